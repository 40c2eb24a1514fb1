// The charts of all scenes, drawn ahead: what is shown next first, the rest when the browser has nothing else to do.
// A chart is drawn for a panel of one size and then magnified, so that its type grows with the wall.

const CHART_CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false, showTips: false, staticPlot: false };

class Charts {
  constructor(plotlyUrl, templates, failed) {
    this.url = plotlyUrl;
    this.templates = templates;
    this.failed = failed;
    this.all = [];
  }

  /** `figures`: theme -> Plotly's figure; `box` is where it stands. */
  add(box, scene, lang, figures) {
    const holder = make("div", "p-plot");
    box.append(holder);
    this.all.push({ box, holder, scene, lang, figures, drawn: "" });
  }

  /** Draws what scene and language show in this theme; at once where it is not there yet. */
  async show(scene, lang, theme) {
    const wanted = this.all.filter((chart) => chart.scene === scene && chart.lang === lang);
    for (const chart of wanted) await this.draw(chart, theme);
  }

  /** Draws every chart of a language ahead, those near `scene` first. */
  async ahead(scene, lang, theme) {
    this.run = (this.run || 0) + 1;
    const { run } = this;
    const far = (chart) => Math.abs(chart.scene - scene) - (chart.scene > scene ? 0.5 : 0) + (chart.lang === lang ? 0 : 1000);
    for (const chart of [...this.all].sort((a, b) => far(a) - far(b))) {
      if (run !== this.run) return;
      if (chart.drawn === this.keyOf(chart, theme)) continue;
      await idle();
      if (run !== this.run) return;
      await this.draw(chart, theme);
    }
  }

  keyOf({ box }, theme) {
    return `${theme} ${box.clientWidth} ${box.clientHeight}`;
  }

  async draw(chart, theme) {
    const key = this.keyOf(chart, theme);
    if (chart.drawn === key || !chart.box.clientWidth) return;
    chart.drawn = key;
    try {
      const Plotly = await plotly(this.url);
      const grown = grownBy(chart);
      const [width, height] = [chart.box.clientWidth / grown, chart.box.clientHeight / grown];
      const { data, layout } = structuredClone(chart.figures[theme] || chart.figures.light);
      const clear = "rgba(0,0,0,0)";
      Object.assign(layout, { width, height, autosize: false, paper_bgcolor: clear, plot_bgcolor: clear, title: undefined });
      layout.template = legible(this.templates[theme]);
      if (rowsOf(chart.figures) > CROWDED) crowd(data, layout);
      layout.margin = { ...layout.margin, t: legendTop(layout, data) };
      chart.holder.style.transform = `scale(${grown})`;
      await Plotly.react(chart.holder, data, layout, CHART_CONFIG);
    } catch (error) {
      chart.drawn = "";
      this.failed(error);
    }
  }
}

// Figures of a story are drawn for a panel of this width (pixels): their type, 18 and more there, is 22 and more on a
// wall of 1080 lines.
const DRAWN_FOR = 520;

// Pixels a name beside a bar needs, or else some would be left out; more rows than these are crowded.
const ROW = 20;
const CROWDED = 8;
// What a chart needs besides its rows, its heading among it.
const AROUND_ROWS = 88;

function grownBy({ box }) {
  return Math.max(0.5, box.clientWidth / DRAWN_FOR);
}

/** How high a chart that lies must be, as the style sheet says it; "" for one that fits any height. */
function heightFor(figures) {
  const rows = rowsOf(figures);
  return rows > CROWDED ? `calc(${rows * ROW + AROUND_ROWS} * var(--pu))` : "";
}

/** The template with names and values in full ink: they are read from afar. */
function legible(template) {
  const { layout } = template;
  const inked = (axis) => ({ ...axis, tickfont: { ...axis.tickfont, color: layout.font.color } });
  return { ...template, layout: { ...layout, xaxis: inked(layout.xaxis), yaxis: inked(layout.yaxis) } };
}

/** How many bars lie below one another. */
function rowsOf({ light: { data } }) {
  return data[0]?.orientation === "h" ? Math.max(...data.map(({ y }) => y.length)) : 0;
}

/** Type that fits the rows. */
function crowd(data, layout) {
  layout.yaxis = { ...layout.yaxis, dtick: 1, tickfont: { ...layout.yaxis?.tickfont, size: 18 } };
  data.forEach((trace) => (trace.textfont = { ...trace.textfont, size: 18 }));
}

/** The title is written by the panel; a legend above the plot keeps its room. */
function legendTop(layout, data) {
  const named = layout.showlegend !== false && data.filter((trace) => trace.showlegend !== false && trace.name).length > 1;
  return named ? 40 : 22;
}

function idle() {
  return new Promise((done) => (window.requestIdleCallback ? requestIdleCallback(() => done(), { timeout: 400 }) : setTimeout(done, 30)));
}
