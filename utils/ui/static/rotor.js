// Things that take turns: one after the other, unless someone is busy with them, or paused all.
// Whoever wants no motion begins paused (see wall_head.js), and goes from one to the next by hand.

// Milliseconds for which a hand on them stays: a pointer left lying on a wall must not stop it for good.
const HOLD = 20000;

class Rotor {
  /** `show(index)` is called whenever another is to be seen; no turning while `root` is in use. */
  constructor(root, show) {
    this.root = root;
    this.show = show;
    this.index = 0;
    this.count = 0;
    this.touched = -Infinity;
    for (const kind of ["pointermove", "focusin", "keydown"]) {
      root.addEventListener(kind, () => (this.touched = performance.now()));
    }
    root.addEventListener("pointerleave", () => (this.touched = -Infinity));
    this.timer = setInterval(() => this.beat(), 250);
    this.since = performance.now();
  }

  static get paused() {
    return (window.__atlasPaused ??= window.matchMedia("(prefers-reduced-motion: reduce)").matches);
  }

  /** So many things, each to be seen for `seconds`; the one seen stays where it is still there. */
  set(count, seconds) {
    this.count = count;
    this.seconds = seconds;
    if (this.index >= count) this.index = 0;
    this.show(this.index);
  }

  go(index) {
    this.index = (index + this.count) % this.count;
    this.since = performance.now();
    this.show(this.index);
  }

  beat() {
    if (this.there && !this.root.isConnected) this.stop();
    this.there = this.root.isConnected;
    const now = performance.now();
    if (now - this.touched < HOLD || Rotor.paused || this.count < 2) this.since = now;
    else if (now - this.since >= 1000 * this.seconds) this.go(this.index + 1);
  }

  stop() {
    clearInterval(this.timer);
  }
}

/** Dots, one a thing; the one seen is full, a click goes there. */
function dotsOf(titles, index, go) {
  return titles.map((title, k) => {
    const dot = make("button", { type: "button", title, onclick: () => go(k) });
    dot.setAttribute("aria-label", title);
    dot.setAttribute("aria-current", String(k === index));
    return dot;
  });
}
