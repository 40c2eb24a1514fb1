// What is in sight is drawn at once; what is not, one after the other when the browser has nothing better to do.

// Pixels beyond the window that count as in sight, so that scrolling finds things drawn.
const AHEAD = "150px";
// Milliseconds after which the map is no longer waited for.
const PATIENCE = 8000;
const LOOK_AGAIN = 80;
const waiting = new Map();
let idle = null;
let since = null;

const sight = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      target.__near = isIntersecting;
      if (isIntersecting) drawNow(target);
    }
  },
  { rootMargin: AHEAD, scrollMargin: AHEAD },
);

function drawNow(element) {
  const work = waiting.get(element);
  waiting.delete(element);
  work?.();
}

function whenIdle(work) {
  // Drawn once, a chart is small work: the browser can do something else between two of them, and need not be idle.
  if ([...waiting.keys()].every((element) => element.dataset.drawn)) return setTimeout(work, 0);
  return window.requestIdleCallback ? window.requestIdleCallback(work, { timeout: 3000 }) : setTimeout(work, 200);
}

/** The map comes first: what is out of sight must not keep the browser from drawing it. */
function mapIsThere() {
  since ??= performance.now();
  const maps = [...document.querySelectorAll(".st-key-map iframe")];
  return maps.every((map) => map.contentDocument?.documentElement?.dataset.atlas === "ready") || performance.now() - since > PATIENCE;
}

function drawNext() {
  if (!mapIsThere()) {
    idle = setTimeout(drawNext, LOOK_AGAIN);
    return;
  }
  idle = null;
  const [element] = waiting.keys();
  if (element) drawNow(element);
  if (waiting.size) idle = whenIdle(drawNext);
}

/** Calls `work` once: soon where `element` is in sight, else later; a call for the same element replaces the one before. */
function drawSoon(element, work) {
  waiting.set(element, work);
  if (element.__near === undefined) sight.observe(element);
  else if (element.__near) drawNow(element);
  idle ??= whenIdle(drawNext);
}

function forget(element) {
  waiting.delete(element);
  sight.unobserve(element);
}
