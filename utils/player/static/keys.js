// Keys, digits and swipes of the hand -> what they ask for.

const KEYS = {
  ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", ArrowLeft: "back", ArrowUp: "back", PageUp: "back",
  Home: "first", End: "last", f: "full", n: "notes", b: "blank", ".": "blank", l: "language", t: "theme", p: "play",
  o: "loop", v: "presenter", "?": "help", h: "help", Escape: "leave", "[": "wipe_left", "]": "wipe_right",
};
const DIGITS_WAIT = 900;
const SWIPE_FROM = 60;

class Keys {
  /** `actions`: name -> function(time of the press); `jump(number, time)` goes to a scene by its number, from 1. */
  constructor(actions, jump, count) {
    Object.assign(this, { actions, jump, count });
    this.digits = "";
    // Before the map takes them: its Escape would leave nothing for ours to close.
    // The page around our frame hears the keys until someone clicks into the frame; it may outlive us.
    const gone = new AbortController();
    window.addEventListener("pagehide", () => gone.abort());
    for (const page of new Set([window, pageAround()])) {
      page.addEventListener("keydown", (event) => this.key(event), { signal: gone.signal, capture: true });
    }
    window.focus();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // The line between before and after has keys of its own.
    if (event.target.closest?.("[role=slider]") && /^(Arrow|Home|End)/.test(event.key)) return;
    // A button that has the focus takes its own space and Enter.
    if ((event.key === " " || event.key === "Enter") && event.target.closest?.("button, a, input")) return;
    if (/^\d$/.test(event.key)) return this.digit(event);
    if (event.key === "Enter" && this.digits) return this.flush(event.timeStamp);
    const name = KEYS[event.key] || KEYS[event.key.toLowerCase()];
    if (!name || !this.actions[name] || (event.repeat && !["next", "back", "wipe_left", "wipe_right"].includes(name))) return undefined;
    event.preventDefault();
    event.stopPropagation();
    this.digits = "";
    return this.actions[name](event.timeStamp);
  }

  /** With ten scenes or more a second digit may follow. */
  digit(event) {
    event.preventDefault();
    this.digits += event.key;
    clearTimeout(this.timer);
    const more = Number(this.digits) > 0 && Number(this.digits) * 10 <= this.count;
    if (!more) return this.flush(event.timeStamp);
    this.timer = setTimeout(() => this.flush(performance.now()), DIGITS_WAIT);
    return undefined;
  }

  flush(time) {
    clearTimeout(this.timer);
    const number = Number(this.digits);
    this.digits = "";
    if (number >= 1 && number <= this.count) this.jump(number, time);
  }
}

/** A sideways stroke of one finger on `element`. */
function strokes(element, actions) {
  let from = null;
  element.addEventListener("touchstart", ({ touches }) => (from = touches.length === 1 ? touches[0] : null), { passive: true });
  element.addEventListener(
    "touchend",
    ({ changedTouches: [to], timeStamp }) => {
      if (!from) return;
      const [dx, dy] = [to.clientX - from.clientX, to.clientY - from.clientY];
      if (Math.abs(dx) > SWIPE_FROM && Math.abs(dx) > 2 * Math.abs(dy)) actions[dx < 0 ? "next" : "back"](timeStamp);
      from = null;
    },
    { passive: true },
  );
}
