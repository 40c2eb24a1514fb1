// What the colours of the layers on the map mean.

class Legend {
  constructor(parent, legend) {
    this.legend = legend;
    this.box = make("aside", "p-legend");
    parent.append(this.box);
  }

  /** `layers`: ids of the layers that are on; top of the map first. */
  show(layers, lang, theme, words) {
    const shown = this.legend.filter(({ id }) => layers.includes(id));
    const blocks = shown.map(({ title, rows }) => {
      const list = make("ul");
      for (const { label, light, dark } of rows) {
        const picture = make("img");
        picture.src = theme === "dark" ? dark : light;
        picture.alt = "";
        list.append(make("li", "", "", picture, make("span", "", say(label, lang))));
      }
      // A layer of one look is its own entry.
      return rows.length > 1 ? make("div", "", "", make("h3", "", say(title, lang)), list) : make("div", "p-single", "", list);
    });
    this.box.hidden = !blocks.length;
    this.box.setAttribute("aria-label", word(words, lang, "legend"));
    this.box.replaceChildren(...blocks);
  }
}
