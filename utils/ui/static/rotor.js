// Things that take turns: one after the other, unless the pointer or the keys rest on them, or the visitor paused all.
// Whoever wants no motion begins paused (see wall_head.js), and goes from one to the next by hand.

class Rotor {
  /** `show(index)` is called whenever another is to be seen; the turning stops while `root` is pointed at or focused. */
  constructor(root, show) {
    this.show = show;
    this.index = 0;
    this.count = 0;
    this.held = false;
    for (const [kind, held] of [["pointerenter", true], ["pointerleave", false], ["focusin", true], ["focusout", false]]) {
      root.addEventListener(kind, () => (this.held = held));
    }
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
    const now = performance.now();
    if (this.held || Rotor.paused || this.count < 2) this.since = now;
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
