// Two buttons beside a chart: the chart as it is on the page, as a picture. Plotly is fetched from our own server, and only when asked.
const NOTE_SPACE = 26;

function plotly(address) {
  window.__atlasPlotly ??= window.Plotly
    ? Promise.resolve(window.Plotly)
    : new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = () => resolve(window.Plotly);
        script.onerror = () => {
          window.__atlasPlotly = undefined;
          script.remove();
          reject(new Error(address));
        };
        document.head.append(script);
      });
  return window.__atlasPlotly;
}

// The figure of the page, with the note below it: what leaves the page says where it comes from.
// A picture cannot bring the page's web font along: it is set, and measured, in fonts of the system.
function figureOf(chart, { note, paper, ink, fonts }) {
  const layout = structuredClone(chart.layout);
  layout.font = { ...layout.font, family: fonts };
  const height = chart.clientHeight + (note ? NOTE_SPACE : 0);
  layout.paper_bgcolor = paper;
  layout.plot_bgcolor = paper;
  if (note) {
    // What the axes take at the left and below, which Plotly works out as it draws.
    const { l = 8, b = 40 } = chart._fullLayout?._size ?? {};
    layout.margin = { ...layout.margin, b: b + NOTE_SPACE };
    const font = { size: 11, color: ink };
    const at = { xref: "paper", yref: "paper", x: 0, y: 0, xanchor: "left", yanchor: "top" };
    const place = { ...at, xshift: 2 - l, yshift: -b };
    layout.annotations = [...(layout.annotations ?? []), { ...place, text: note, showarrow: false, font, align: "left" }];
  }
  return { figure: { data: structuredClone(chart.data), layout }, width: chart.clientWidth, height };
}

function blobOf(url) {
  const [head, body] = [url.slice(0, url.indexOf(",")), url.slice(url.indexOf(",") + 1)];
  if (!head.includes(";base64")) return new Blob([decodeURIComponent(body)], { type: "image/svg+xml;charset=utf-8" });
  return new Blob([Uint8Array.from(atob(body), (char) => char.charCodeAt(0))], { type: "image/png" });
}

// The chart's title, the mark of illustrative data with it, makes the better name; data.name stands in where there is none.
function nameOf(chart, { name, day }) {
  const title = new DOMParser().parseFromString(chart.layout.title?.text ?? "", "text/html").body.textContent;
  const plain = title.replace(/[\p{C}\\/:*?"<>|\s]+/gu, "_").replace(/^[._]+|[._]+$/g, "").slice(0, 80);
  return `${plain || name}_${day}`;
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

export default function ({ data, parentElement }) {
  const said = parentElement.querySelector("[role=status]");
  const buttons = parentElement.querySelectorAll("button");
  for (const button of buttons) {
    const format = button.dataset.format;
    button.textContent = format.toUpperCase();
    button.title = data.words[format];
    button.setAttribute("aria-label", data.words[format]);
    button.onclick = async () => {
      said.textContent = "";
      buttons.forEach((other) => (other.disabled = true));
      try {
        const chart = document.querySelector(`.st-key-${CSS.escape(data.chart)} .js-plotly-plot`);
        const { figure, width, height } = figureOf(chart, data);
        const made = await (await plotly(data.plotly)).toImage(figure, { format, width, height, scale: format === "png" ? 2 : 1 });
        save(blobOf(made), `${nameOf(chart, data)}.${format}`);
      } catch (error) {
        console.warn(error);
        said.textContent = data.words.failed;
      } finally {
        buttons.forEach((other) => (other.disabled = false));
      }
    };
  }
}
