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
    section.classList.toggle("p-listed", Boolean(scene.table));
    section.append(
      make("p", "p-over", "", make("b", "", say(this.deck.community, lang)), make("span", "", `${k + 1} / ${this.deck.slides.length}`)),
      make("h1", "", say(scene.title, lang)),
    );
    if (say(scene.text, lang)) section.append(make("p", "p-text", say(scene.text, lang)));
    if (scene.figures.length) section.append(this.figures(scene, lang));
    if (scene.chart) section.append(this.chart(scene, k, lang));
    if (scene.table) section.append(...listOf(scene.table, lang, this.origin(scene.table, lang)));
    this.box.append(section);
    section.addEventListener("scroll", () => this.more(section), { passive: true });
    this.sections.set(`${k} ${lang}`, section);
  }

  figures(scene, lang) {
    const list = make("dl", `p-figures p-of-${scene.figures.length}`);
    for (const figure of scene.figures) {
      const [before, number, after] = partsOf(say(figure.said, lang));
      const said = make("dd", "p-said", "", make("small", "", before), make("b", "", number), make("small", "", after));
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
    const figures = chart.plotly[lang] || chart.plotly.en;
    figure.style.minHeight = heightFor(figures);
    this.charts.add(plot, k, lang, figures);
    return figure;
  }

  show(k, lang) {
    for (const [key, section] of this.sections) {
      const on = key === `${k} ${lang}`;
      section.classList.toggle("p-on", on);
      section.inert = !on;
      if (!on) continue;
      this.box.classList.toggle("p-wide", section.classList.contains("p-listed"));
      this.box.style.height = section.dataset.high ? `${section.dataset.high}px` : "";
      section.scrollTop = 0;
      this.more(section);
    }
  }

  /** Shows that there is more below. */
  more({ scrollHeight, scrollTop, clientHeight }) {
    this.box.classList.toggle("p-more", scrollHeight - scrollTop - clientHeight > 12);
  }

  /** Makes type and chart of every scene as large as its panel has room for; a panel without a chart ends where it ends. */
  fit() {
    this.box.style.height = "";
    const whole = this.box.clientHeight;
    for (const section of this.sections.values()) {
      fitSection(section);
      const rest = section.querySelector(".p-chart") ? 0 : section.clientHeight - heightOf(section);
      section.dataset.high = rest > 0 && !held() ? whole - rest : "";
    }
  }
}

// [type, chart]: type becomes smaller down to what is read from three metres, then the chart, and only then type again.
const WITH_CHART = [[1, 1], [0.94, 1], [0.87, 1], [0.87, 0.9], [0.87, 0.8], [0.87, 0.7], [0.8, 0.7], [0.72, 0.7], [0.64, 0.7]];
const ALONE = [1.16, 1.08, 1, 0.94, 0.87, 0.8, 0.72, 0.64].map((type) => [type, 1]);

function fitSection(section) {
  const list = section.querySelector(".p-figures");
  for (const [type, chart] of section.querySelector(".p-chart") ? WITH_CHART : ALONE) {
    section.style.setProperty("--fit", type);
    section.style.setProperty("--squeeze", chart);
    if (list) setFigures(list);
    if (section.scrollHeight <= section.clientHeight + 1) return;
  }
}

/** Figures side by side where they have room, their units smaller where that helps; else one below the other. */
function setFigures(list) {
  const cut = () => [...list.querySelectorAll(".p-said")].some((one) => one.scrollWidth > one.clientWidth + 1);
  list.classList.remove("p-tight", "p-stacked");
  for (const way of ["p-tight", "p-stacked"]) if (cut()) list.classList.add(way);
  if (list.classList.contains("p-stacked")) list.classList.remove("p-tight");
}

/** How high the content is. */
function heightOf(section) {
  const { lastElementChild: last } = section;
  return last.offsetTop + last.offsetHeight + parseFloat(getComputedStyle(section).rowGap || 0);
}

/** Whether the screen is held upright: there the panel is a sheet of its own. */
function held() {
  return window.matchMedia("(max-aspect-ratio: 1/1)").matches;
}
