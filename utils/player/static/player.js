// The wall: puts panel, map, keys and presenter's window together, and leads from scene to scene.

class Player {
  constructor(root, begin, deck) {
    Object.assign(this, { root, begin, deck, words: begin.words });
    this.asked = asked();
    this.index = beginsAt(this.asked.scene, deck.slides);
    this.wall = wallId();
    this.lang = deck.languages.includes(this.asked.lang) ? this.asked.lang : begin.lang || deck.languages[0];
    this.theme = ["light", "dark"].includes(this.asked.theme) ? this.asked.theme : usualTheme(begin);
    this.changes = [];
    this.dressed();
    this.build();
  }

  get scene() {
    return this.index + 1;
  }

  build() {
    const { root, begin, deck, words } = this;
    const element = make("div", "p-map");
    element.id = "stage";
    root.append(element);
    this.charts = new Charts(begin.plotly, deck.templates, (error) => console.warn(error));
    this.actions = this.makeActions();
    const jump = (number, time) => this.go(number - 1, time);
    this.stage = new Stage(element, { configUrl: begin.config, told: (value) => this.chosen(value.sel) });
    this.stage.room = () => this.room();
    this.panel = new Panel(root, { deck, words, charts: this.charts });
    this.legend = new Legend(root);
    this.card = new Card(root, words, () => this.chosen(null));
    this.surround = new Surround(root, this.panel.box, { deck, words, actions: this.actions, jump, kiosk: this.asked.kiosk, presenting: true });
    this.help = new Help(root, words);
    this.auto = new Autoplay({ seconds: () => this.now().seconds, go: (loop) => this.onward(loop), changed: () => {
      this.around();
      this.tell();
    } });
    this.channel = new Channel("atlas-story", this.wall, (message) => this.heard(message));
    this.keys = new Keys(this.actions, jump, deck.slides.length);
    strokes(this.panel.box, this.actions);
    window.addEventListener("resize", () => this.resized());
  }

  makeActions() {
    const leads = Boolean(this.begin.home) && !this.asked.kiosk;
    return {
      next: (time) => this.go(this.index + 1, time),
      back: (time) => this.go(this.index - 1, time),
      first: (time) => this.go(0, time),
      last: (time) => this.go(this.deck.slides.length - 1, time),
      play: () => this.auto.toggle(),
      loop: () => this.auto.toggleLoop(),
      full: () => toggleFull(),
      notes: () => (this.surround.notes.hidden = !this.surround.notes.hidden),
      blank: () => this.blank(!this.blanked),
      language: () => this.speak(this.deck.languages[(this.deck.languages.indexOf(this.lang) + 1) % this.deck.languages.length]),
      theme: () => this.wear(this.theme === "dark" ? "light" : "dark"),
      presenter: () => this.openPresenter(),
      help: () => this.help.toggle(),
      wipe_left: () => this.now().before && this.stage.swipe.move(-STEP),
      wipe_right: () => this.now().before && this.stage.swipe.move(STEP),
      leave: () => this.leave(leads),
      ...(leads ? { home: () => goHome(this.begin.home, this.lang) } : {}),
    };
  }

  now() {
    return this.deck.slides[this.index];
  }

  /** The first scene; resolves when it is painted. */
  async start() {
    if (this.asked.scene && this.asked.scene !== String(this.scene)) keepInAddress({ scene: this.scene });
    await this.fitted();
    this.around();
    this.panel.show(this.index, this.lang);
    this.legendNow();
    const drawn = this.charts.show(this.index, this.lang, this.theme);
    await Promise.all([this.stage.show(this.now(), { ...this.look(), fresh: true }), drawn]);
    this.surround.problems(this.lang);
    this.tell();
    if (this.asked.loop) this.auto.toggleLoop();
    if (this.asked.play) this.auto.toggle();
    this.settled = this.ahead();
    documentAt(this.begin.cards).then((cards) => (this.cards = cards), () => {});
  }

  /** Everything the scenes to come will need. */
  async ahead() {
    await this.charts.ahead(this.index, this.lang, this.theme);
    await this.stage.ahead(this.deck.slides);
  }

  look() {
    return { lang: this.lang, theme: this.theme, words: this.words };
  }

  /** Goes to a scene; `time` is when it was asked for. Returns whether there is one. */
  go(index, time = performance.now()) {
    if (index < 0 || index >= this.deck.slides.length) return false;
    // Who cannot see where the show stands is shown that first.
    if (this.blanked) {
      this.blank(false);
      return true;
    }
    if (index === this.index) return true;
    this.index = index;
    this.painting = this.change(time);
    this.tell();
    return true;
  }

  async change(time) {
    const { index } = this;
    this.chosen(null);
    this.auto.again();
    this.panel.show(index, this.lang);
    this.legendNow();
    keepInAddress({ scene: this.scene });
    await Promise.all([this.stage.show(this.now(), { ...this.look(), fresh: true }), this.charts.show(index, this.lang, this.theme)]);
    if (index === this.index) this.changes.push(performance.now() - time);
  }

  onward(loop) {
    return this.go(this.index + 1) || (loop && this.go(0));
  }

  speak(lang) {
    this.lang = lang;
    this.dressed();
    keepInAddress({ lang });
    this.again();
    this.tell();
  }

  wear(theme) {
    this.theme = theme;
    this.dressed();
    keepInAddress({ theme });
    this.again();
  }

  /** The same scene in another language, theme or size. */
  again() {
    this.panel.show(this.index, this.lang);
    this.around();
    this.legendNow();
    this.card.show(this.cards, this.sel, this.lang);
    this.charts.show(this.index, this.lang, this.theme);
    this.stage.show(this.now(), { ...this.look(), fresh: false });
    this.settled = this.ahead();
  }

  dressed() {
    const page = document.documentElement;
    page.lang = this.lang === "zh" ? "zh-CN" : this.lang;
    page.dataset.theme = this.theme;
  }

  around() {
    this.surround.show(this.index, this.lang, { playing: this.auto.on, loop: this.auto.loop });
    this.help.translate(this.lang, this.asked.kiosk, Boolean(this.begin.home));
    document.title = say(this.deck.title, this.lang);
  }

  legendNow() {
    this.legend.show(this.now().legend, this.lang, this.theme, this.words);
  }

  /** A feature of the map was clicked, or none. */
  chosen(sel) {
    this.sel = sel;
    if (!sel && __atlas.sel) {
      __atlas.sel = null;
      __atlas.sheets.marks.redraw();
    }
    this.card.show(this.cards, sel, this.lang);
    document.body.classList.toggle("p-carded", !this.card.box.hidden);
  }

  blank(on) {
    this.blanked = on;
    this.surround.blank.hidden = !on;
    if (on) this.auto.hold();
    else this.auto.again();
    this.tell();
  }

  leave(leads) {
    if (this.help.open) this.help.toggle(false);
    else if (this.blanked) this.blank(false);
    else if (this.sel) this.chosen(null);
    else if (!this.surround.notes.hidden) this.surround.notes.hidden = true;
    else if (leads) this.actions.home();
  }

  openPresenter() {
    const query = new URLSearchParams({ view: "presenter", lang: this.lang, theme: this.theme, scene: this.scene, wall: this.wall });
    const opened = window.open(`${location.pathname}?${query}`, `atlas-presenter-${this.wall}`, "popup,width=1280,height=800");
    if (opened) this.channel.peers.add(opened);
  }

  tell() {
    this.channel.tell({ from: "wall", scene: this.index, lang: this.lang, blank: Boolean(this.blanked), playing: this.auto.on, loop: this.auto.loop });
  }

  heard({ from, ask, scene, act }) {
    if (from !== "presenter") return;
    if (ask) this.tell();
    if (act && this.actions[act]) this.actions[act](performance.now());
    if (Number.isInteger(scene)) this.go(scene);
  }

  /** Pixels covered at the left, top, right and bottom of the map. */
  room() {
    const { left, right, top } = this.panel.box.getBoundingClientRect();
    const { innerWidth: width, innerHeight: height } = window;
    if (right - left > width * 0.8) {
      const { height: legend } = this.legend.box.getBoundingClientRect();
      return [0, 0, 0, height - top + legend];
    }
    const legend = this.legend.box.hidden ? height : this.legend.box.getBoundingClientRect().top;
    return [right, 0, 0, height - legend];
  }

  async fitted() {
    await document.fonts?.ready;
    this.panel.fit();
  }

  resized() {
    clearTimeout(this.sizing);
    this.sizing = setTimeout(async () => {
      this.panel.fit();
      this.stage.again(this.now());
      this.again();
    }, 120);
  }
}

/** A wall is dark; a hand-out follows the reader's own setting. */
function usualTheme({ home }) {
  return home || window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

function clamp(index, count) {
  return Math.min(Math.max(0, index), count - 1);
}

/** The page around a frame, so that nothing of it is left in sight. */
function toggleFull() {
  const page = pageAround().document;
  if (page.fullscreenElement) page.exitFullscreen();
  else page.documentElement.requestFullscreen?.().catch(() => {});
}

/** By a link of the page around us: a frame may not send its page elsewhere, the page itself may. */
function goHome(home, lang) {
  const link = pageAround().document.createElement("a");
  link.href = lang === "zh" ? home : `${home}?${new URLSearchParams({ lang })}`;
  pageAround().document.body.append(link);
  link.click();
}
