// The list of lights. Python says which projects and which is chosen; clicks are told in order, each once.
// `make` is defined in make.js, `Clicks` in clicks.js.
function signOf({ light, sign }, colours) {
  const found = make("i", { textContent: sign });
  found.style.color = colours[light];
  found.setAttribute("aria-hidden", "true");
  return found;
}

function headOf({ title, sample, counts, colours }) {
  const head = make("div", { className: "atlas-lights" }, make("h3", { textContent: title }));
  for (const each of counts) {
    const count = make("b", { textContent: each.count, ariaLabel: `${each.word} ${each.count}` });
    head.append(make("span", { title: each.word }, signOf(each, colours), count));
  }
  if (sample) head.append(make("span", { className: "atlas-sample", textContent: sample }));
  return head;
}

function lineOf(line, colours, tell) {
  const said = make("span", {}, make("b", { textContent: line.name }), make("small", { textContent: line.why }));
  const button = make("button", { type: "button", title: line.word, onclick: () => tell(line.id) }, signOf(line, colours), said);
  button.dataset.light = line.light;
  button.dataset.id = line.id;
  button.setAttribute("aria-pressed", String(line.chosen));
  button.setAttribute("aria-label", `${line.word} ${line.name} ${line.why}`);
  return button;
}

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".atlas-attention");
  const focused = root.contains(document.activeElement) ? document.activeElement.dataset.id : undefined;
  root.__clicks ??= new Clicks();
  root.__clicks.answered(data.done, setStateValue);
  const lines = data.lines.map((line) => lineOf(line, data.colours, (id) => root.__clicks.tell(id)));
  root.replaceChildren(headOf(data), ...lines, ...(data.note ? [make("p", { textContent: data.note })] : []));
  lines.find((line) => line.dataset.id === focused)?.focus({ preventScroll: true });
}
