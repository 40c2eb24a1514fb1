// What the colours on the map of a scene mean.

class Legend {
  constructor(parent) {
    this.box = make("aside", "p-legend");
    parent.append(this.box);
  }

  show(rows, lang, theme, words) {
    const entries = rows.map((row) => {
      const picture = make("img");
      picture.src = row[theme];
      picture.alt = "";
      return make("li", "", "", picture, make("span", "", say(row.label, lang)));
    });
    this.box.hidden = !entries.length;
    this.box.setAttribute("aria-label", word(words, lang, "legend"));
    this.box.replaceChildren(make("ul", "", "", ...entries));
  }
}
