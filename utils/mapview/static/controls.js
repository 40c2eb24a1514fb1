// The buttons at the edge of the map.

const Controls = L.Control.extend({
  options: { position: "topright" },

  /** `groups`: lists of [name, action]; names are keys of ICONS and of the words. */
  initialize(groups, words) {
    this.groups = groups;
    this.words = words;
    this.buttons = new Map();
  },

  onAdd() {
    const bar = element("div", "atlas-controls");
    for (const group of this.groups) {
      const box = element("div", "atlas-buttons", bar);
      for (const [name, action] of group) box.appendChild(this.button(name, action));
    }
    L.DomEvent.disableClickPropagation(bar);
    L.DomEvent.disableScrollPropagation(bar);
    this.translate();
    return bar;
  },

  button(name, action) {
    const button = element("button", "atlas-button");
    button.type = "button";
    button.appendChild(icon(name));
    button.addEventListener("click", action);
    this.buttons.set(name, button);
    return button;
  },

  press(name, pressed) {
    this.buttons.get(name).setAttribute("aria-pressed", String(pressed));
  },

  /** Shows or hides a button, and its box when none is left in it. */
  reveal(name, shown) {
    const button = this.buttons.get(name);
    button.hidden = !shown;
    const box = button.parentElement;
    box.hidden = [...box.children].every((one) => one.hidden);
  },

  enable(name, enabled) {
    this.buttons.get(name).disabled = !enabled;
  },

  translate() {
    for (const [name, button] of this.buttons) {
      button.setAttribute("aria-label", this.words.say(name));
      button.title = this.words.say(name);
    }
  },
});

/** Light to dark or back. Streamlit keeps the choice for each path of the app and reads it when the page loads. */
function switchAppearance(now) {
  const page = window.parent;
  const next = JSON.stringify(now === "dark" ? "Light" : "Dark");
  for (const path of new Set(["/", page.location.pathname])) page.localStorage.setItem(`stActiveTheme-${path}-v2`, next);
  page.location.reload();
}

/** Calls back when full screen begins or ends, of the map or of the frame it stands in. */
function whenFullScreen(changed) {
  const pages = window.frameElement ? [document, window.parent.document] : [document];
  const tell = () => changed(pages.some((page) => page.fullscreenElement));
  // The page around the frame outlives it.
  const gone = new AbortController();
  window.addEventListener("pagehide", () => gone.abort());
  pages.forEach((page) => page.addEventListener("fullscreenchange", tell, { signal: gone.signal }));
}

/** Full screen of the page around the map, with panel and card: who clicks before a wall screen wants to see the facts. */
function toggleFullScreen() {
  const pages = window.frameElement ? [document, window.parent.document] : [document];
  const full = pages.find((page) => page.fullscreenElement);
  return full ? full.exitFullscreen() : pages.at(-1).documentElement.requestFullscreen();
}
