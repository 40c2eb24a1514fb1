// The timetable of a route. Python says what is in it; clicks are told in order, each once.
// `make` is defined in make.js, `Clicks` in clicks.js.
function signOf(name) {
  const sign = make("span", { className: "atlas-icon", textContent: name, translate: false });
  sign.setAttribute("aria-hidden", "true");
  return sign;
}

function buttonOf(line, action, icon, tell, off) {
  const button = make("button", { type: "button", title: line.words[action], disabled: Boolean(off) }, signOf(icon));
  button.setAttribute("aria-label", line.words[action]);
  button.dataset.key = line.key;
  button.dataset.action = action;
  button.onclick = () => tell([line.key, action]);
  return button;
}

const MADE = {
  stop(line, tell) {
    const said = make("div", { className: "said" }, make("b", { textContent: line.name }), make("small", { textContent: line.when }));
    const stay = make(
      "div",
      { className: "stay" },
      buttonOf(line, "less", "remove", tell),
      make("span", { textContent: line.stay }),
      buttonOf(line, "more", "add", tell),
    );
    const acts = make(
      "div",
      { className: "acts" },
      buttonOf(line, "up", "arrow_upward", tell, line.first),
      buttonOf(line, "down", "arrow_downward", tell, line.last),
      buttonOf(line, "remove", "close", tell),
    );
    const row = make("li", { className: line.out ? "stop out" : "stop" }, make("i", { textContent: line.number }), said, stay, acts);
    row.dataset.key = line.key;
    return row;
  },
  walk: (line) => make("li", { className: "walk" }, make("i"), make("small", { textContent: line.text })),
  back: (line) =>
    make(
      "li",
      { className: "stop back" },
      make("i", {}, signOf("keyboard_return")),
      make("div", { className: "said" }, make("b", { textContent: line.text }), make("small", { textContent: line.when })),
    ),
};

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".atlas-route");
  const focused = root.contains(document.activeElement) ? { ...document.activeElement.dataset } : undefined;
  root.__clicks ??= new Clicks();
  root.__clicks.answered(data.done, setStateValue);
  const lines = data.lines.map((line) => MADE[line.kind](line, (what) => root.__clicks.tell(what)));
  root.replaceChildren(
    make("h3", { textContent: data.title }),
    ...(lines.length ? [make("ol", {}, ...lines)] : []),
    ...(data.hint ? [make("p", { textContent: data.hint })] : []),
  );
  const again = focused && [...root.querySelectorAll("button")].find(
    ({ dataset, disabled }) => !disabled && dataset.key === focused.key && dataset.action === focused.action,
  );
  again?.focus({ preventScroll: true });
}
