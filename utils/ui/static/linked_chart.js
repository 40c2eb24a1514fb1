// A Plotly chart that is a control: a click sends what the mark stands for. Python alone decides what is highlighted.
// `plotly(address)` is defined in plotly.js.

// Below this width (pixels) a figure's own short forms apply: layout.meta.narrow, as Plotly's relayout takes them.
const NARROW = 480;
const CONFIG = { displayModeBar: false, scrollZoom: false, doubleClick: false, showTips: false };

// What was clicked since Python last answered: of two fast clicks the server may see only the second message.
function pick(chart, event) {
  const points = event.points.map((point) => point.customdata).filter((mark) => mark !== undefined && mark !== null);
  if (!points.length) return;
  chart.__clicks = (chart.__clicks ?? []).filter(([number]) => number > chart.__done);
  const last = chart.__clicks.at(-1)?.[0] ?? chart.__done;
  chart.__clicks.push([Math.max(Date.now(), last + 1), points]);
  chart.__send("picked", chart.__clicks);
}

// Fill the width there is, in the short forms where it is small.
async function fit(Plotly, chart) {
  const short = chart.layout.meta?.narrow;
  const narrow = Boolean(short) && chart.clientWidth < NARROW;
  if (short && narrow !== (chart.__narrow ?? false)) {
    chart.__narrow = narrow;
    await Plotly.relayout(chart, narrow ? short : JSON.parse(chart.__wide));
  }
  if (Math.abs(chart._fullLayout.width - chart.clientWidth) > 1) await Plotly.Plots.resize(chart);
}

// The layout's own values at the paths the short forms replace, to go back to them on a wider screen.
function wideOf(layout) {
  const paths = Object.keys(layout.meta?.narrow ?? {});
  return Object.fromEntries(paths.map((path) => [path, path.split(".").reduce((part, name) => part?.[name], layout) ?? null]));
}

async function draw(chart, { figure, plotly: address }) {
  const Plotly = await plotly(address);
  if (!chart.isConnected || chart.__drawn === figure) return;
  chart.__drawn = figure;
  const { data, layout } = JSON.parse(figure);
  layout.width = undefined;
  layout.autosize = true;
  chart.__narrow = undefined;
  chart.__wide = JSON.stringify(wideOf(layout));
  await Plotly.react(chart, data, layout, CONFIG);
  await fit(Plotly, chart);
  if (!chart.__watched) {
    chart.__watched = new ResizeObserver(() => chart.clientWidth && fit(Plotly, chart));
    chart.__watched.observe(chart);
    chart.on("plotly_click", (event) => pick(chart, event));
  }
  chart.removeAttribute("aria-busy");
  chart.dataset.drawn = String(Number(chart.dataset.drawn ?? 0) + 1);
}

export default function ({ data, parentElement, setStateValue }) {
  const chart = parentElement.querySelector(".atlas-chart");
  chart.__send = setStateValue;
  chart.__done = data.done;
  chart.style.height = `${data.height}px`;
  chart.classList.toggle("picks", data.picks);
  chart.setAttribute("aria-label", data.alt);
  draw(chart, data).catch((error) => {
    console.warn(error);
    chart.textContent = data.failed;
  });
  return () => {
    if (chart.isConnected) return;
    chart.__watched?.disconnect();
    window.Plotly?.purge(chart);
  };
}
