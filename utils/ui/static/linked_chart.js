// A Plotly chart that is a control: a click sends what the mark stands for. Python alone decides what is highlighted.
// `plotly(address)` is defined in plotly.js, `drawSoon` in patience.js, `Clicks` in clicks.js,
// `offerPicture` in chart_picture.js, `Wall` in wall_chart.js.

// Below this width (pixels) a figure's own short forms apply: layout.meta.narrow, as Plotly's relayout takes them.
const NARROW = 480;
// Milliseconds after which a chart is drawn in what letters there are.
const LETTERS_PATIENCE = 4000;
const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false, showTips: false };

function pick(chart, event) {
  const points = event.points.map((point) => point.customdata).filter((mark) => mark !== undefined && mark !== null);
  if (points.length) chart.__clicks.tell(points);
}

// Fill the width there is, in the short forms where it is small.
async function fit(Plotly, chart) {
  Wall.spread(chart);
  const narrow = isNarrow(chart, chart.layout);
  if (narrow !== chart.__narrow) {
    chart.__narrow = narrow;
    await Plotly.relayout(chart, narrow ? chart.layout.meta.narrow : JSON.parse(chart.__wide));
  }
  const { width, height } = chart._fullLayout;
  const tall = chart.__data.wall ? chart.clientHeight : height;
  if (Math.abs(width - chart.clientWidth) > 1 || Math.abs(height - tall) > 1) await Plotly.Plots.resize(chart);
}

function isNarrow(chart, layout) {
  return Boolean(layout.meta?.narrow) && chart.clientWidth < NARROW;
}

// The layout's own values at the paths the short forms replace, to go back to them on a wider screen.
function wideOf(layout) {
  const paths = Object.keys(layout.meta?.narrow ?? {});
  return Object.fromEntries(paths.map((path) => [path, path.split(".").reduce((part, name) => part?.[name], layout) ?? null]));
}

/** Draws what Python sent last, once; a promise of Plotly with that chart drawn. */
function draw(chart) {
  const { figure } = chart.__data;
  if (chart.__drawn !== figure) {
    chart.__drawn = figure;
    chart.__drawing = put(chart, chart.__data);
  }
  return chart.__drawing;
}

/** Plotly can stumble over what it drew before (a mark that was under the pointer and is gone): then it begins anew. */
async function plot(Plotly, chart, figure) {
  const { data, layout } = whole(figure, chart);
  try {
    await Plotly.react(chart, data, layout, CONFIG);
  } catch (error) {
    console.warn(error);
    forgetFigure(Plotly, chart);
    const again = whole(figure, chart);
    await Plotly.newPlot(chart, again.data, again.layout, CONFIG);
  }
}

/** The figure as wide as there is room, in its short forms where that is little. */
function whole(figure, chart) {
  const { data, layout } = JSON.parse(figure);
  layout.width = undefined;
  layout.autosize = true;
  if (chart.__data.wall) Wall.dress(layout);
  chart.__wide = JSON.stringify(wideOf(layout));
  chart.__narrow = isNarrow(chart, layout);
  if (chart.__narrow) putAll(layout, layout.meta.narrow);
  return { data, layout };
}

function forgetFigure(Plotly, chart) {
  chart.__watched?.disconnect();
  chart.__watched = undefined;
  Plotly.purge(chart);
}

/** Plotly measures what it writes, so the letters of a figure come first; where they cannot come, without them. */
async function lettersFor(figure) {
  const { layout } = JSON.parse(figure);
  const loaded = document.fonts.load(`16px ${layout.font.family}`, [...new Set(figure)].join(""));
  await Promise.race([loaded.catch(() => {}), new Promise((done) => setTimeout(done, LETTERS_PATIENCE))]);
}

async function put(chart, { figure, plotly: address, failed }) {
  try {
    const [Plotly] = await Promise.all([plotly(address), lettersFor(figure)]);
    // Another figure may have come while Plotly was loading: that one is drawn.
    if (!chart.isConnected || chart.__drawn !== figure) return Plotly;
    Wall.spread(chart);
    await plot(Plotly, chart, figure);
    await fit(Plotly, chart);
    if (!chart.__watched) watch(Plotly, chart);
    chart.dataset.drawn = String(Number(chart.dataset.drawn ?? 0) + 1);
    return Plotly;
  } catch (error) {
    chart.__drawn = undefined;
    chart.textContent = failed;
    throw error;
  }
}

/** Another figure may have come meanwhile, and may have gone again. */
function settle(chart) {
  if (chart.__drawn === chart.__data.figure) chart.removeAttribute("aria-busy");
}

function watch(Plotly, chart) {
  chart.__watched = new ResizeObserver(() => chart.clientWidth && fit(Plotly, chart));
  chart.__watched.observe(chart.__data.wall ? Wall.sheet(chart) : chart);
  chart.on("plotly_click", (event) => pick(chart, event));
}

export default function ({ data, parentElement, setStateValue }) {
  const chart = parentElement.querySelector(".atlas-chart");
  const note = parentElement.querySelector(".atlas-hint");
  const tools = parentElement.querySelector(".atlas-tools");
  chart.__data = data;
  chart.__clicks ??= new Clicks();
  chart.__clicks.answered(data.done, setStateValue);
  if (!data.wall) chart.style.height = `${data.height}px`;
  chart.classList.toggle("picks", data.picks);
  chart.setAttribute("aria-label", data.alt);
  note.textContent = data.note;
  note.hidden = !data.note;
  if (chart.__drawn !== data.figure) chart.setAttribute("aria-busy", "true");
  Wall.title(parentElement.querySelector(".atlas-wall-title"), data.wall);
  Wall.keys(parentElement.querySelector(".atlas-wall-keys"), data);
  tools.hidden = Boolean(data.wall);
  if (!data.wall) offerPicture(tools, chart, data.picture, () => draw(chart));
  drawSoon(chart, () => draw(chart).then(() => settle(chart), (error) => console.warn(error)));
  return () => {
    if (chart.isConnected) return;
    forget(chart);
    if (window.Plotly) forgetFigure(window.Plotly, chart);
  };
}
