// The cockpit's title bar. Python says the words; the clock, full screen and pausing are the browser's own.
// `make` is defined in make.js, `Clicks` in clicks.js.
const SHAPES = {
  back: "M12 4.5L6.5 10l5.5 5.5",
  full: "M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4",
  theme: "M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5z",
  pause: "M7 5v10M13 5v10",
  resume: "M7 4.5v11l8.5-5.5z",
};
const KEYS = { f: "full", l: "lang", t: "theme", p: "pause" };
const CALM = window.matchMedia("(prefers-reduced-motion: reduce)");
let bar = null;

function shape(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}

/** Whether figures and lists stand still; those who want no motion begin so. Their elements listen. */
function pausing(on) {
  if (on !== undefined) {
    window.__atlasPaused = on;
    window.dispatchEvent(new Event("atlas-paused"));
  }
  return (window.__atlasPaused ??= CALM.matches);
}

function act(what) {
  if (what === "full") {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.();
  } else if (what === "pause") {
    pausing(!pausing());
    dressPause(bar);
  } else bar.__clicks.tell(what);
}

function dressPause(root) {
  const button = root.querySelector("[data-act=pause]");
  const said = root.__data.words[pausing() ? "resume" : "pause"];
  button.replaceChildren(shape(pausing() ? "resume" : "pause"));
  button.title = said;
  button.setAttribute("aria-label", said);
}

function buttonOf(what, words, content) {
  const button = make("button", { type: "button", title: words[what], onclick: () => act(what) }, content);
  button.dataset.act = what;
  button.setAttribute("aria-label", words[what]);
  return button;
}

function pressed(event) {
  const what = KEYS[event.key?.toLowerCase()];
  const typing = event.target?.closest?.("input, textarea, select, [contenteditable=true]");
  if (!what || typing || event.ctrlKey || event.metaKey || event.altKey || !bar?.isConnected) return;
  event.preventDefault();
  act(what);
}

/** Keys pressed in the map's frame count as well. */
function listenInFrames() {
  for (const frame of document.querySelectorAll(".st-key-map iframe")) {
    const inside = frame.contentWindow;
    if (inside && inside.__atlasKeys !== true) {
      inside.__atlasKeys = true;
      inside.addEventListener("keydown", pressed);
    }
  }
}

function tick() {
  if (!bar?.isConnected) return;
  const now = new Date();
  const { lang } = bar.__data;
  const say = (form) => new Intl.DateTimeFormat(lang, form).format(now);
  bar.querySelector(".atlas-wall-clock").textContent = say({ hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });
  bar.querySelector(".atlas-wall-date").textContent = say({ year: "numeric", month: "long", day: "numeric", weekday: "long" });
}

/** How many times larger than designed the page is: style sheets cannot divide lengths everywhere. */
function measure() {
  if (!bar?.isConnected) return;
  const root = document.documentElement;
  root.style.setProperty("--wall-zoom", String(parseFloat(getComputedStyle(root).fontSize) / 16));
}

function begin() {
  if (window.__atlasWall) window.__atlasWall.abort();
  window.__atlasWall = new AbortController();
  const { signal } = window.__atlasWall;
  window.addEventListener("keydown", pressed, { signal });
  window.addEventListener("blur", listenInFrames, { signal });
  window.addEventListener("resize", measure, { signal });
  const timer = setInterval(tick, 1000);
  signal.addEventListener("abort", () => clearInterval(timer));
}

function fill(root, data) {
  const { words } = data;
  const back = make("a", { href: data.back, title: words.back }, shape("back"));
  back.setAttribute("aria-label", words.back);
  const warn = data.warn ? [make("small", { className: "atlas-wall-warn", textContent: data.warn, title: data.warn })] : [];
  root.replaceChildren(
    make("div", {}, ...(data.back ? [back] : []), make("div", {}, make("time", { className: "atlas-wall-date" }), make("small", { textContent: data.as_of }), ...warn)),
    make("div", {}, make("h1", { textContent: data.name }), make("p", { textContent: data.motto })),
    make(
      "div",
      {},
      make("time", { className: "atlas-wall-clock" }),
      make("nav", {}, buttonOf("lang", words, data.other), buttonOf("theme", words, shape("theme")), buttonOf("pause", words, ""), buttonOf("full", words, shape("full"))),
    ),
  );
}

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".atlas-wall-head");
  root.__clicks ??= new Clicks();
  root.__clicks.answered(data.done, setStateValue);
  const focused = root.contains(document.activeElement) ? document.activeElement.dataset.act : undefined;
  root.__data = data;
  bar = root;
  fill(root, data);
  root.querySelector(`[data-act="${focused}"]`)?.focus({ preventScroll: true });
  document.documentElement.dataset.wall = data.theme;
  document.documentElement.lang = data.lang;
  dressPause(root);
  begin();
  measure();
  tick();
  return () => {
    if (root.isConnected) return;
    window.__atlasWall?.abort();
    window.__atlasWall = undefined;
    delete document.documentElement.dataset.wall;
    document.documentElement.style.removeProperty("--wall-zoom");
  };
}
