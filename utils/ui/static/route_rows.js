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

/** The stop's name; a click on it opens a field to change it. */
function nameOf(line, tell, edit) {
  if (edit.now?.key === line.key) return fieldOf(line, tell, edit);
  const name = buttonOf(line, "name", "edit", tell);
  name.className = "name";
  name.prepend(make("b", { textContent: line.name }));
  name.onclick = () => {
    edit.now = { key: line.key, text: line.name };
    const field = fieldOf(line, tell, edit);
    name.replaceWith(field);
    field.select();
  };
  return name;
}

/** Enter or leaving the field keeps the name, Escape does not. */
function fieldOf(line, tell, edit) {
  const field = make("input", { type: "text", maxLength: edit.longest, value: edit.now.text });
  field.setAttribute("aria-label", line.words.name);
  Object.assign(field.dataset, { key: line.key, action: "name" });
  const leave = (kept, byKey) => {
    if (edit.now?.key !== line.key || !field.isConnected) return;
    edit.now = null;
    const changed = kept && field.value.trim() !== line.name;
    if (changed) tell([line.key, "name", field.value]);
    const name = nameOf(changed ? { ...line, name: field.value.trim() || line.name } : line, tell, edit);
    field.replaceWith(name);
    if (byKey) name.focus({ preventScroll: true });
  };
  field.oninput = () => (edit.now.text = field.value);
  field.onblur = () => leave(true, false);
  field.onkeydown = (event) => {
    // Enter also ends the choice of a Chinese word.
    if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
    // Or the button that comes in its place would be pressed by the same key.
    event.preventDefault();
    leave(event.key === "Enter", true);
  };
  return field;
}

const MADE = {
  stop(line, tell, edit) {
    const said = make("div", { className: "said" }, nameOf(line, tell, edit), make("small", { textContent: line.when }));
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

function headOf({ title, undo }, tell) {
  const head = make("header", {}, make("h3", { textContent: title }));
  if (undo) {
    const button = make("button", { type: "button" }, signOf("undo"), make("span", { textContent: undo }));
    Object.assign(button.dataset, { key: "", action: "undo" });
    button.onclick = () => tell(["", "undo"]);
    head.append(button);
  }
  return head;
}

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".atlas-route");
  const focused = root.contains(document.activeElement) ? { ...document.activeElement.dataset } : undefined;
  root.__clicks ??= new Clicks();
  root.__clicks.answered(data.done, setStateValue);
  const tell = (what) => root.__clicks.tell(what);
  const edit = (root.__edit ??= {});
  edit.longest = data.longest;
  // Drawn again while a name is being written: the field goes on, and leaving the old one means nothing.
  const writing = edit.now;
  edit.now = null;
  root.replaceChildren();
  edit.now = data.lines.some(({ key }) => key && key === writing?.key) ? writing : null;
  const lines = data.lines.map((line) => MADE[line.kind](line, tell, edit));
  root.replaceChildren(
    headOf(data, tell),
    ...(lines.length ? [make("ol", {}, ...lines)] : []),
    ...(data.hint ? [make("p", { textContent: data.hint })] : []),
  );
  const again = focused && [...root.querySelectorAll("button, input")].find(
    ({ dataset, disabled }) => !disabled && dataset.key === focused.key && dataset.action === focused.action,
  );
  again?.focus({ preventScroll: true });
}
