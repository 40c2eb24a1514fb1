// The presenter's own window: notes, what comes next, the clock and the time gone by, in step with the wall. Its keys
// do on the wall what they do there.

const BEGAN = "atlas-began";
const PASSED_ON = ["play", "blank", "language", "loop", "notes", "theme", "wipe_left", "wipe_right"];

class Presenter {
  constructor(root, begin, deck) {
    Object.assign(this, { root, deck, words: begin.words });
    const { scene, lang, theme, wall } = asked();
    this.index = beginsAt(scene, deck.slides);
    this.lang = deck.languages.includes(lang) ? lang : begin.lang || deck.languages[0];
    document.documentElement.dataset.theme = theme || usualTheme(begin);
    document.body.classList.add("p-presenter");
    this.began = Number(recall(BEGAN)) || this.begins();
    this.changes = [];
    this.channel = new Channel("atlas-story", wall, (message) => this.heard(message));
    this.makeActions();
    this.build();
    this.keys = new Keys(this.actions, (number) => this.go(number - 1), deck.slides.length);
    this.show();
    this.channel.tell({ from: "presenter", ask: true });
    setInterval(() => this.tick(), 250);
  }

  get scene() {
    return this.index + 1;
  }

  makeActions() {
    const pass = (act) => () => this.channel.tell({ from: "presenter", act });
    this.actions = {
      next: () => this.go(this.index + 1),
      back: () => this.go(this.index - 1),
      first: () => this.go(0),
      last: () => this.go(this.deck.slides.length - 1),
      ...Object.fromEntries(PASSED_ON.map((act) => [act, pass(act)])),
    };
  }

  /** The time gone by counts from now on, over a reload too. */
  begins() {
    this.began = Date.now();
    remember(BEGAN, this.began);
    return this.began;
  }

  build() {
    this.state = make("p", "v-state");
    this.now = make("section", "v-now");
    this.clock = make("time", "v-clock");
    this.elapsed = make("time", "v-elapsed");
    this.next = make("section", "v-next");
    this.list = make("ol", "v-list");
    this.problems = make("section", "v-problems");
    this.reset = make("button", "v-button");
    this.reset.type = "button";
    this.reset.addEventListener("click", () => {
      this.begins();
      this.reset.blur();
      this.tick();
    });
    this.bar = make("div", "v-bar", "", ...["back", "next", "play", "blank", "language", "notes", "theme"].map((name) => this.button(name)));
    const times = make("section", "v-times", "", make("div", "", "", (this.clockName = make("span")), this.clock), make("div", "", "", (this.elapsedName = make("span")), this.elapsed, this.reset));
    const side = make("div", "v-side", "", this.state, times, this.next, this.bar, this.list, this.problems);
    this.root.append(this.now, side);
  }

  button(name) {
    const button = make("button", "v-button");
    button.type = "button";
    button.dataset.does = name;
    button.addEventListener("click", () => {
      button.blur();
      this.actions[name]();
    });
    return button;
  }

  go(index) {
    if (index < 0 || index >= this.deck.slides.length) return;
    this.index = index;
    this.show();
    this.channel.tell({ from: "presenter", scene: index });
  }

  heard({ from, scene, lang, blank, playing, loop }) {
    if (from !== "wall") return;
    Object.assign(this, { index: scene, lang, blanked: blank, playing, loop, met: true });
    keepInAddress({ scene: this.scene, lang });
    this.show();
  }

  show() {
    const { lang, words, deck } = this;
    const scene = deck.slides[this.index];
    const next = deck.slides[this.index + 1];
    document.documentElement.lang = lang === "zh" ? "zh-CN" : lang;
    document.title = `${word(words, lang, "presenter")} · ${say(deck.title, lang)}`;
    this.now.replaceChildren(
      make("p", "p-over", "", make("b", "", `${this.scene} / ${deck.slides.length}`), make("span", "", say(deck.title, lang))),
      make("h1", "", say(scene.title, lang)),
      make("p", "v-notes", say(scene.notes, lang) || word(words, lang, "no_notes")),
      make("p", "v-text", say(scene.text, lang)),
      figuresOf(scene, lang, words),
    );
    this.next.replaceChildren(make("span", "", word(words, lang, "next_scene")), make("b", "", next ? say(next.title, lang) : word(words, lang, "end")));
    if (next) this.next.append(make("p", "", say(next.text, lang)), figuresOf(next, lang, words));
    this.stateNow();
    this.list.replaceChildren(...deck.slides.map((one, k) => this.entry(one, k)));
    this.reset.textContent = word(words, lang, "reset");
    this.clockName.textContent = word(words, lang, "clock");
    this.elapsedName.textContent = word(words, lang, "elapsed");
    for (const button of this.bar.children) {
      const { does } = button.dataset;
      button.textContent = word(words, lang, does === "play" && this.playing ? "pause" : does);
      button.setAttribute("aria-pressed", String(Boolean({ play: this.playing, blank: this.blanked }[does])));
    }
    this.problems.hidden = !deck.problems.length;
    this.problems.replaceChildren(make("b", "", word(words, lang, "left_out")), make("ul", "", "", ...deck.problems.map((one) => make("li", "", say(one, lang)))));
    this.tick();
  }

  /** What the wall does that cannot be seen here. */
  stateNow() {
    const { lang, words } = this;
    const on = [["blanked", this.blanked], ["playing", this.playing], ["loop", this.playing && this.loop]].filter(([, yes]) => yes);
    this.state.replaceChildren(...(on.length ? on : [[this.met ? "showing" : "alone"]]).map(([name]) => make("span", `v-${name}`, word(words, lang, name))));
  }

  entry(scene, k) {
    const button = make("button", "", say(scene.title, this.lang));
    button.type = "button";
    button.setAttribute("aria-current", String(k === this.index));
    button.addEventListener("click", () => this.go(k));
    return make("li", "", "", button);
  }

  tick() {
    const two = (number) => String(number).padStart(2, "0");
    const now = new Date();
    this.clock.textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
    const gone = Math.floor((now - this.began) / 1000);
    this.elapsed.textContent = `${two(Math.floor(gone / 60))}:${two(gone % 60)}`;
  }
}

function figuresOf(scene, lang, words) {
  return make("ul", "", "", ...scene.figures.map((one) => figureLine(one, lang, words)));
}

function figureLine(figure, lang, words) {
  const origin = figure.provenance === "illustrative" ? word(words, lang, "illustrative") : say(figure.source, lang);
  return make("li", "", "", make("span", "", say(figure.title, lang)), make("b", "", say(figure.said, lang)), make("small", figure.provenance === "illustrative" ? "p-mark" : "", origin));
}
