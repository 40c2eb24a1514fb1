// One of a few: a row of radio buttons in the clothes of pills. Python says what is chosen; what is picked is told.
// `make` is defined in make.js, `Clicks` in clicks.js.
const choices = new WeakMap();

function option(clicks, name, id) {
  const box = make("input", { type: "radio", name, value: id });
  box.onchange = () => clicks.tell(id);
  const label = make("label", {}, box, make("span"));
  label.dataset.option = id;
  return label;
}

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".atlas-choice");
  const clicks = choices.get(root) ?? new Clicks();
  choices.set(root, clicks);
  clicks.answered(data.done, setStateValue);
  root.setAttribute("aria-label", data.title);
  root.dataset.look = data.look;
  // What stays is not made anew: the focus would be lost.
  const kept = new Map([...root.children].map((label) => [label.dataset.option, label]));
  const labels = Object.keys(data.labels).map((id) => kept.get(id) ?? option(clicks, data.name, id));
  if (labels.length !== root.children.length || labels.some((label, k) => label !== root.children[k])) {
    root.replaceChildren(...labels);
  }
  const chosen = clicks.unanswered.at(-1)?.[1] ?? data.chosen;
  for (const label of labels) {
    label.lastChild.textContent = data.labels[label.dataset.option];
    label.firstChild.checked = label.dataset.option === chosen;
  }
}
