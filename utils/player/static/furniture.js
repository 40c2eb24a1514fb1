// Around the picture: dots, buttons that come with the pointer, notes, notices, the blank sheet.

const QUIET = 3000;

class Surround {
  constructor(root, panel, { deck, words, actions, jump, kiosk, presenting }) {
    Object.assign(this, { deck, words, kiosk });
    this.foot = make("footer", "p-foot");
    this.dots = make("nav", "p-dots");
    this.facts = make("p", "p-facts");
    this.foot.append(this.dots, this.facts);
    deck.slides.forEach((scene, k) => {
      const dot = make("button");
      dot.type = "button";
      dot.addEventListener("click", (event) => {
        dot.blur();
        jump(k + 1, event.timeStamp);
      });
      this.dots.append(dot);
    });
    this.bar = make("div", "p-bar");
    const wanted = ["back", "play", "next", "loop", "language", "theme", "full", ...(presenting ? ["presenter"] : []), "help", ...(kiosk || !actions.home ? [] : ["home"])];
    this.buttons = new Map(wanted.map((name) => [name, iconButton(name, () => actions[name](performance.now()))]));
    this.bar.append(...this.buttons.values());
    this.notes = make("aside", "p-notes");
    this.notes.hidden = true;
    this.notice = make("aside", "p-notice");
    this.notice.hidden = true;
    this.blank = make("div", "p-blank");
    this.blank.hidden = true;
    panel.append(this.foot);
    root.append(this.bar, this.notes, this.notice, this.blank);
    for (const kind of ["pointermove", "pointerdown", "touchstart"]) window.addEventListener(kind, () => this.wake(), { passive: true });
  }

  /** The buttons come with the pointer and go with it. */
  wake() {
    document.body.classList.add("p-awake");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => document.body.classList.remove("p-awake"), QUIET);
  }

  show(k, lang, { playing, loop }) {
    const scene = this.deck.slides[k];
    [...this.dots.children].forEach((dot, i) => {
      dot.setAttribute("aria-current", String(i === k));
      dot.setAttribute("aria-label", `${i + 1} ${say(this.deck.slides[i].title, lang)}`);
      dot.title = say(this.deck.slides[i].title, lang);
      dot.classList.toggle("p-past", i < k);
    });
    this.dots.style.setProperty("--seconds", `${scene.seconds}s`);
    this.dots.classList.toggle("p-playing", playing);
    const said = [word(this.words, lang, "as_of", say(this.deck.as_of.said, lang))];
    said.push(...this.deck.sources.map((source) => say(source, lang)));
    this.facts.textContent = said.join(" · ");
    this.notes.textContent = say(scene.notes, lang) || word(this.words, lang, "no_notes");
    const play = this.buttons.get("play");
    play.querySelector("path").setAttribute("d", PICTURES[playing ? "pause" : "play"]);
    this.buttons.get("loop").setAttribute("aria-pressed", String(loop));
    for (const [name, button] of this.buttons) {
      const title = word(this.words, lang, name === "play" && playing ? "pause" : name);
      button.setAttribute("aria-label", title);
      button.title = title;
    }
  }

  /** What the deck had to leave out, for those who prepare, not for those who look. */
  problems(lang) {
    const { problems } = this.deck;
    this.notice.hidden = this.kiosk || !problems.length;
    if (this.notice.hidden) return;
    const close = iconButton("close", () => (this.notice.hidden = true));
    close.setAttribute("aria-label", word(this.words, lang, "close"));
    const list = make("ul", "", "", ...problems.map((problem) => make("li", "", say(problem, lang))));
    this.notice.replaceChildren(close, make("b", "", word(this.words, lang, "left_out")), list);
    setTimeout(() => (this.notice.hidden = true), 15000);
  }
}
