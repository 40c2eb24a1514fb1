// The rows of the layer panel. Python says what is on and what is open; clicks are told in order, each once.
// `make` is defined in make.js, `Clicks` in clicks.js.
const panels = new WeakMap();
// The layer whose settings were asked for: its row may come back in another element, and the focus with it.
let asked;

function icon(name) {
  const found = make("span", { className: "atlas-icon", textContent: name, translate: false });
  found.setAttribute("aria-hidden", "true");
  return found;
}

class Panel {
  constructor(root) {
    this.root = root;
    this.clicks = new Clicks();
  }

  tell(layer, action, wanted) {
    this.clicks.tell([layer, action, wanted]);
  }

  isOn({ layer, on }) {
    return this.clicks.unanswered.findLast(([, [of, action]]) => of === layer && action === "show")?.[1][2] ?? on;
  }

  row({ layer }) {
    const box = make("input", { type: "checkbox" });
    box.onchange = () => this.tell(layer, "show", box.checked);
    const tune = make("button", { type: "button" }, icon("tune"));
    tune.onclick = () => {
      asked = layer;
      this.tell(layer, "tune", tune.ariaExpanded !== "true");
    };
    const row = make("div", { className: "atlas-layer" }, make("label", {}, box, make("i"), make("span")), tune);
    row.dataset.layer = layer;
    return row;
  }

  fillRow(row, line) {
    const [box, picture, text, tune] = row.querySelectorAll("input, i, label span, button");
    box.checked = this.isOn(line);
    picture.style.backgroundPosition = `0 -${line.down}px`;
    text.textContent = line.text;
    tune.setAttribute("aria-label", line.tune);
    tune.setAttribute("aria-expanded", String(line.open));
    tune.firstChild.textContent = line.open ? "close" : "tune";
  }

  // Rows stay where they are: one put in anew would lose the focus, and the click that is just being made.
  draw() {
    const { root, data } = this;
    root.style.setProperty("--swatches", `url("${data.picture}")`);
    const kept = new Map([...root.children].map((element) => [element.dataset.name, element]));
    const lines = data.lines.map((line) => {
      const name = `${line.kind} ${line.layer ?? line.text}`;
      const element = kept.get(name) ?? KINDS[line.kind].make(this, line);
      element.dataset.name = name;
      KINDS[line.kind].fill?.(this, element, line);
      return element;
    });
    lines.forEach((element, k) => {
      if (root.children[k] !== element) root.insertBefore(element, root.children[k] ?? null);
    });
    while (root.children.length > lines.length) root.lastChild.remove();
    const opened = data.lines.findIndex((line) => line.open);
    if (opened >= 0 && data.lines[opened].layer === asked) {
      asked = undefined;
      lines[opened].querySelector("button").focus({ preventScroll: true });
    }
  }
}

const KINDS = {
  group: { make: (_, line) => make("h2", { className: "atlas-group", textContent: line.text }) },
  layer: { make: (panel, line) => panel.row(line), fill: (panel, row, line) => panel.fillRow(row, line) },
  missing: {
    make: () => make("p", { className: "atlas-missing" }, icon("error"), make("span")),
    fill: (_, element, line) => (element.lastChild.textContent = line.text),
  },
};

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".atlas-layers");
  const panel = panels.get(root) ?? new Panel(root);
  panels.set(root, panel);
  panel.data = data;
  panel.clicks.answered(data.done, setStateValue);
  panel.draw();
}
