// Groups of figures that take turns. `make` is defined in make.js, `Rotor` and `dotsOf` in rotor.js.
function valueOf({ runs, text }) {
  if (text) return make("dd", { className: "atlas-wall-words", textContent: text });
  const parts = runs.map(([run, digits]) => make(digits ? "b" : "span", { textContent: run }));
  return make("dd", { className: "atlas-wall-value" }, ...parts);
}

function noteOf({ parts, note }) {
  const marks = parts.map(([colour, label, count]) => {
    const dot = make("i");
    dot.style.background = colour;
    return make("span", {}, dot, `${label} ${count}`);
  });
  return make("dd", { className: "atlas-wall-note", title: note }, ...(marks.length ? marks : [note]));
}

function cellOf(cell) {
  const mark = cell.sample ? [make("span", { className: "atlas-sample", textContent: cell.sample })] : [];
  const source = cell.source ? [make("dd", { className: "atlas-wall-source", textContent: cell.source, title: cell.source })] : [];
  const below = cell.note || cell.parts.length ? [noteOf(cell)] : [];
  return make("div", { className: "atlas-wall-figure" }, make("dt", {}, make("span", { textContent: cell.title }), ...mark), valueOf(cell), ...below, ...source);
}

function fill(root, { groups, seconds }) {
  const lists = groups.map(({ title, cells }) => {
    const list = make("dl", {}, ...cells.map(cellOf));
    list.setAttribute("aria-label", title);
    return list;
  });
  const head = make("div", { className: "atlas-turns-head" });
  root.replaceChildren(head, make("div", { className: "atlas-turns-all" }, ...lists));
  root.__show = (index) => {
    lists.forEach((list, k) => {
      list.dataset.on = String(k === index);
      list.inert = k !== index;
    });
    const dots = groups.length > 1 ? dotsOf(groups.map(({ title }) => title), index, (k) => root.__rotor.go(k)) : [];
    head.replaceChildren(make("h2", { textContent: groups[index].title }), make("nav", { className: "atlas-dots" }, ...dots));
  };
  root.__rotor ??= new Rotor(root, (index) => root.__show(index));
  root.__rotor.set(groups.length, seconds);
}

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".atlas-turns");
  const said = JSON.stringify(data);
  if (root.__said !== said) {
    root.__said = said;
    fill(root, data);
  }
  return () => root.isConnected || root.__rotor?.stop();
}
