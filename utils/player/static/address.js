// The page's address: where to begin, and where to go on after a reload.

/** The page around us where it is ours, else our own. */
function pageAround() {
  try {
    return window.parent.location.search !== undefined ? window.parent : window;
  } catch {
    return window;
  }
}

function asked() {
  const own = new URLSearchParams(window.location.search);
  return {
    scene: own.get("scene"),
    wall: own.get("wall") || "",
    kiosk: own.get("kiosk") === "1",
    lang: own.get("lang"),
    theme: own.get("theme"),
    view: own.get("view"),
    play: own.get("play") === "1",
    loop: own.get("loop") === "1",
  };
}

/** Where a story begins: `scene` is a number from 1 on, or a scene's id; what is neither is the first scene. */
function beginsAt(scene, slides) {
  const named = slides.findIndex(({ id }) => id === scene);
  if (named >= 0) return named;
  const number = Math.trunc(Number(scene)) || 1;
  return clamp(number - 1, slides.length);
}

/** Every other parameter stays as it is written. */
function keepInAddress(values) {
  for (const page of new Set([window, pageAround()])) {
    try {
      const { location, history } = page;
      const query = new URLSearchParams(location.search);
      Object.entries(values).forEach(([key, value]) => query.set(key, value));
      history.replaceState(history.state, "", `${location.pathname}?${query}${location.hash}`);
    } catch {
      // A file's address may not be changed everywhere: then a reload begins anew.
    }
  }
}
