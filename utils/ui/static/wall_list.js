// Lists of projects, as many lines at a time as there is room for; the pages of all lists take turns.
// `make` is defined in make.js, `Clicks` in clicks.js, `Rotor` and `dotsOf` in rotor.js.
const LINE_REM = 3.35;

function lineOf(line, tell) {
  const sign = make("i", { textContent: line.sign });
  sign.style.color = line.colour;
  sign.setAttribute("aria-hidden", "true");
  const button = make("button", { type: "button", title: line.name, onclick: () => tell(line.id) }, sign, make("b", { textContent: line.name }), make("small", { textContent: line.why }));
  button.dataset.id = line.id;
  button.setAttribute("aria-pressed", String(line.chosen));
  button.setAttribute("aria-label", [line.word, line.name, line.why].filter(Boolean).join(" "));
  return button;
}

/** [list, its lines of one page], for as many pages as it takes. */
function pagesOf(lists, room) {
  return lists.flatMap((list) => {
    const pages = Math.max(1, Math.ceil(list.lines.length / room));
    return Array.from({ length: pages }, (_, k) => [list, list.lines.slice(k * room, (k + 1) * room)]);
  });
}

function roomIn(root) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const room = root.querySelector(".atlas-wall-lines")?.clientHeight ?? 0;
  return Math.max(1, Math.floor(room / (LINE_REM * rem)));
}

function draw(root, index) {
  const [list, lines] = root.__pages[index];
  const focused = root.contains(document.activeElement) ? document.activeElement.dataset.id : undefined;
  const mark = list.sample ? [make("span", { className: "atlas-sample", textContent: list.sample })] : [];
  const titles = root.__pages.map(([each], k) => `${each.title} ${k + 1}`);
  const dots = root.__pages.length > 1 ? dotsOf(titles, index, (k) => root.__rotor.go(k)) : [];
  const shown = lines.length ? lines.map((line) => lineOf(line, (id) => root.__clicks.tell(id))) : [make("p", { textContent: list.nothing })];
  root.querySelector("h3").replaceChildren(list.title, " ", ...mark);
  root.querySelector(".atlas-dots").replaceChildren(...dots);
  const box = root.querySelector(".atlas-wall-lines");
  const said = JSON.stringify([list.title, lines.map(({ id }) => id)]);
  box.classList.toggle("comes", box.dataset.said !== undefined && box.dataset.said !== said);
  if (box.dataset.said !== said) void box.offsetWidth;
  box.dataset.said = said;
  box.replaceChildren(...shown);
  shown.find((line) => line.dataset.id === focused)?.focus({ preventScroll: true });
}

function lay(root) {
  const { lists, seconds } = root.__data;
  root.__pages = pagesOf(lists, roomIn(root));
  root.__rotor.set(root.__pages.length, seconds);
}

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".atlas-wall-list");
  root.__clicks ??= new Clicks();
  root.__clicks.answered(data.done, setStateValue);
  root.__data = data;
  if (!root.__rotor) {
    root.append(make("header", {}, make("h3", { className: "atlas-wall-title" }), make("nav", { className: "atlas-dots" })), make("div", { className: "atlas-wall-lines" }));
    root.__rotor = new Rotor(root, (index) => draw(root, index));
    root.__watched = new ResizeObserver(() => root.isConnected && lay(root));
    root.__watched.observe(root.querySelector(".atlas-wall-lines"));
  }
  lay(root);
  return () => {
    if (root.isConnected) return;
    root.__watched?.disconnect();
    root.__rotor?.stop();
  };
}
