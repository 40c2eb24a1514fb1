// What is said of a scene: one section for each scene and language, made before it is shown.

class Panel {
  constructor(parent, { deck, words, charts }) {
    Object.assign(this, { deck, words, charts });
    this.box = make("main", "p-panel");
    this.sections = new Map();
    parent.append(this.box);
    for (const lang of deck.languages) deck.slides.forEach((scene, k) => this.add(scene, k, lang));
  }

  add(scene, k, lang) {
    const section = make("section", "p-scene");
    section.lang = lang === "zh" ? "zh-CN" : lang;
    section.inert = true;
    section.append(
      make("p", "p-over", "", make("b", "", say(this.deck.community, lang)), make("span", "", `${k + 1} / ${this.deck.slides.length}`)),
      make("h1", "", say(scene.title, lang)),
      make("p", "p-text", say(scene.text, lang)),
    );
    if (scene.figures.length) section.append(this.figures(scene, lang));
    if (scene.chart) section.append(this.chart(scene, k, lang));
    this.box.append(section);
    this.sections.set(`${k} ${lang}`, section);
  }

  figures(scene, lang) {
    const list = make("dl", `p-figures p-of-${scene.figures.length}`);
    for (const figure of scene.figures) {
      const [before, number, after] = partsOf(say(figure.said, lang));
      const said = make("dd", "", "", make("small", "", before), make("b", "", number), make("small", "", after));
      const item = make("div", "p-figure", "", make("dt", "", say(figure.title, lang)), said, this.origin(figure, lang));
      const note = say(figure.note, lang);
      if (note) item.append(make("dd", "p-note", note));
      list.append(item);
    }
    return list;
  }

  /** Where a figure comes from; what is not a fact says so. */
  origin({ provenance, source }, lang) {
    const marked = provenance === "illustrative";
    const text = marked ? word(this.words, lang, "illustrative") : say(source, lang) || word(this.words, lang, provenance);
    return make("dd", marked ? "p-mark" : "p-source", text);
  }

  chart(scene, k, lang) {
    const { chart } = scene;
    const plot = make("div", "p-chart");
    const head = make("figcaption", "", "", make("b", "", say(chart.title, lang)), this.origin(chart, lang));
    const figure = make("figure", "p-figure-chart", "", head, plot);
    plot.setAttribute("role", "img");
    plot.setAttribute("aria-label", say(chart.title, lang));
    this.charts.add(plot, k, lang, chart.plotly[lang] || chart.plotly.en || chart.plotly.zh);
    return figure;
  }

  show(k, lang) {
    for (const [key, section] of this.sections) {
      const on = key === `${k} ${lang}`;
      section.classList.toggle("p-on", on);
      section.inert = !on;
    }
  }

  /** Makes type and chart of every scene as large as its panel has room for. */
  fit() {
    for (const section of this.sections.values()) fitSection(section);
  }
}

const FITS = [1, 0.94, 0.88, 0.8, 0.72, 0.64];

function fitSection(section) {
  for (const fit of FITS) {
    section.style.setProperty("--fit", fit);
    if (section.scrollHeight <= section.clientHeight + 1) return;
  }
}
