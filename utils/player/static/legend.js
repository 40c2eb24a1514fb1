// What the colours on the map of a scene mean.

class Legend {
  constructor(parent) {
    this.box = make("aside", "p-legend");
    parent.append(this.box);
  }

  show(rows, lang, theme, words) {
    let group = "";
    const entries = rows.flatMap((row) => {
      const head = say(row.group, lang);
      const begins = head && head !== group ? [make("li", "p-group", head)] : [];
      group = head;
      const picture = make("img");
      picture.src = row[theme];
      picture.alt = "";
      return [...begins, make("li", "", "", picture, make("span", "", say(row.label, lang)))];
    });
    this.box.hidden = !entries.length;
    this.box.setAttribute("aria-label", word(words, lang, "legend"));
    this.box.replaceChildren(make("ul", "", "", ...entries));
  }
}
