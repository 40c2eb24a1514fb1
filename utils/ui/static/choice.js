// One of a few: a row of radio buttons in the clothes of pills. Python says what is chosen; what is picked is told.
// `make` is defined in make.js.
function option(name, id, tell) {
  const box = make("input", { type: "radio", name, value: id });
  box.onchange = () => tell(id);
  const label = make("label", {}, box, make("span"));
  label.dataset.option = id;
  return label;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".atlas-choice");
  root.setAttribute("aria-label", data.title);
  root.dataset.look = data.look;
  // What stays is not made anew: the focus would be lost.
  const kept = new Map([...root.children].map((label) => [label.dataset.option, label]));
  const labels = Object.keys(data.labels).map(
    (id) => kept.get(id) ?? option(data.name, id, (picked) => setTriggerValue("picked", picked)),
  );
  if (labels.length !== root.children.length || labels.some((label, k) => label !== root.children[k])) {
    root.replaceChildren(...labels);
  }
  for (const label of labels) {
    const { option: id } = label.dataset;
    label.lastChild.textContent = data.labels[id];
    label.firstChild.checked = id === data.chosen;
  }
}
