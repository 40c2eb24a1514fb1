// The keys, on a sheet above everything.

const HELP = [
  ["→ ␣ PgDn", "next"], ["← PgUp", "back"], ["Home / End", "ends"], ["1 … 12", "jump"], ["P", "play"], ["O", "loop"],
  ["F", "full"], ["B", "blank"], ["N", "notes"], ["V", "presenter"], ["L", "language"], ["T", "theme"],
  ["[ ]", "swipe"], ["?", "help"], ["Esc", "leave"],
];

class Help {
  constructor(parent, words) {
    this.words = words;
    this.box = make("div", "p-help");
    this.box.hidden = true;
    this.box.setAttribute("role", "dialog");
    this.box.addEventListener("click", () => this.toggle(false));
    parent.append(this.box);
  }

  translate(lang, kiosk, leads) {
    const rows = HELP.filter(([, does]) => !(kiosk && does === "leave")).map(([keys, does]) =>
      make("div", "", "", make("dt", "", "", ...keys.split(" ").map((key) => make("kbd", "", key))), make("dd", "", word(this.words, lang, does === "leave" && !leads ? "close" : does))),
    );
    this.box.setAttribute("aria-label", word(this.words, lang, "keys"));
    this.box.replaceChildren(make("div", "p-sheet", "", make("h2", "", word(this.words, lang, "keys")), make("dl", "", "", ...rows)));
  }

  get open() {
    return !this.box.hidden;
  }

  toggle(open = !this.open) {
    this.box.hidden = !open;
  }
}
