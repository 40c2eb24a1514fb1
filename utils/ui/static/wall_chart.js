// Charts of a wall: each fills its sheet and is scaled as a whole with the page's type, so that it looks the same on
// every screen. Plotly is told of a smaller chart, and knows of the scale by the transform.

const Wall = {
  /** Type size for which figures are made, in pixels. */
  TYPE: 16,
  /** Room above the plot: for an axis that stands there, and for the top of a label. */
  TITLE: 30,
  LEAST_TOP: 8,

  sheet(chart) {
    return chart.closest("[class*=st-key-sheet_]");
  },

  /** Gives the chart the room its sheet has. */
  spread(chart) {
    if (!chart.__data.wall) return;
    const sheet = this.sheet(chart);
    const style = getComputedStyle(sheet);
    const type = parseFloat(getComputedStyle(document.documentElement).fontSize) / this.TYPE;
    const times = type * (parseFloat(style.getPropertyValue("--wall")) || 1);
    const beside = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
    const keys = chart.previousElementSibling;
    const above = keys.hidden ? keys.previousElementSibling : keys;
    const top = above.offsetTop + above.offsetHeight;
    const note = chart.nextElementSibling;
    const below = parseFloat(style.paddingBottom) + (note.hidden ? 0 : note.offsetHeight);
    chart.style.top = `${top}px`;
    chart.style.transform = `scale(${times})`;
    chart.style.width = `${Math.max(80, (sheet.clientWidth - beside) / times)}px`;
    chart.style.height = `${Math.max(60, (sheet.clientHeight - top - below) / times)}px`;
  },

  /** Title and legend stand above, not in the figure, which is as low as it must be: see `layout.meta.low`. */
  dress(layout) {
    const template = layout.template?.layout?.margin ?? {};
    layout.height = undefined;
    layout.title = undefined;
    layout.showlegend = false;
    layout.margin = { ...template, ...layout.margin, t: layout.xaxis?.side === "top" ? this.TITLE : this.LEAST_TOP };
    const { narrow, low } = layout.meta ?? {};
    for (const name of ["margin.t", "margin.b"]) delete narrow?.[name];
    putAll(layout, low ?? {});
  },

  /** What the legend would say: each series that has a name, where there are several. */
  keys(list, { wall, figure }) {
    const { data } = wall ? JSON.parse(figure) : { data: [] };
    const named = data.filter(({ name, showlegend }) => name && showlegend !== false);
    list.replaceChildren(...(named.length > 1 ? named.map((trace) => this.key(trace)) : []));
    list.hidden = named.length < 2;
  },

  key({ name, type, mode, line, marker }) {
    const item = document.createElement("li");
    const swatch = document.createElement("i");
    const lines = type === "scatter" && mode?.includes("lines");
    const colour = [lines ? line?.color : marker?.line?.color, marker?.color].find((each) => typeof each === "string");
    swatch.className = lines ? "line" : type === "scatter" ? "mark" : "bar";
    swatch.style.color = colour;
    if (lines && line?.dash && line.dash !== "solid") swatch.dataset.dash = line.dash;
    // The name is written for Plotly, which reads a little HTML: its entities are letters here.
    const said = new DOMParser().parseFromString(name, "text/html").body.textContent;
    item.append(swatch, said);
    return item;
  },

  title(head, said) {
    head.hidden = !said;
    if (!said) return;
    const words = Object.assign(document.createElement("span"), { textContent: said.title, title: said.title });
    const sample = Object.assign(document.createElement("span"), { className: "atlas-sample", textContent: said.sample });
    head.replaceChildren(words, ...(said.sample ? [sample] : []));
  },
};

/** Puts values where Plotly's relayout would: {"xaxis.range": [0, 1]}. */
function putAll(layout, values) {
  for (const [path, value] of Object.entries(values)) putAt(layout, path.split("."), value);
}

function putAt(layout, [first, ...rest], value) {
  if (!rest.length) layout[first] = value;
  else putAt((layout[first] ??= {}), rest, value);
}
