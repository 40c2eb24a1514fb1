// Before and after: a line across the map, dragged by hand or by keys; left of it the community as it was.

const STEP = 0.03;

class Swipe {
  constructor(atlas, element) {
    this.atlas = atlas;
    this.share = 0.5;
    this.bar = make("div", "p-swipe");
    this.was = make("span", "p-date p-was");
    this.is = make("span", "p-date p-is");
    this.knob = make("button", "p-knob");
    this.knob.type = "button";
    this.knob.setAttribute("role", "slider");
    this.knob.setAttribute("aria-valuemin", "0");
    this.knob.setAttribute("aria-valuemax", "100");
    this.knob.innerHTML = '<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M7 5l-4 5 4 5M13 5l4 5-4 5"/></svg>';
    this.bar.append(this.was, this.is, this.knob);
    this.bar.hidden = true;
    element.after(this.bar);
    this.listen();
  }

  listen() {
    this.bar.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.stop();
      this.bar.setPointerCapture(event.pointerId);
      this.knob.focus({ preventScroll: true });
    });
    this.bar.addEventListener("pointermove", (event) => {
      if (this.bar.hasPointerCapture(event.pointerId)) this.to((event.clientX - this.left) / this.width);
    });
    this.knob.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -STEP, ArrowRight: STEP, Home: -1, End: 1 }[event.key];
      if (!by) return;
      event.preventDefault();
      event.stopPropagation();
      this.move(by);
    });
  }

  /** `dates`: the two days as they are said, or null for no comparison; `room` is what is covered at the edges. */
  show(dates, lang, words, room, fresh) {
    this.bar.hidden = !dates;
    if (!dates) return this.stop();
    [this.was.textContent, this.is.textContent] = dates.map((date) => say(date.said, lang));
    this.knob.setAttribute("aria-label", word(words, lang, "swipe"));
    this.resize(room);
    if (fresh) this.enter();
    return undefined;
  }

  resize(room) {
    this.left = room[0];
    this.width = this.atlas.map.getSize().x - room[0] - room[2];
    this.top = room[1];
    this.bar.style.top = `${room[1]}px`;
    this.bar.style.bottom = `${room[3]}px`;
    this.to(this.share);
  }

  /** The line comes in from the present, so that one sees what it does. */
  enter() {
    this.stop();
    if (STILL.matches) return this.to(0.5);
    this.to(0.04);
    const from = performance.now() + 1300;
    const step = () => {
      const t = Math.min(1, Math.max(0, (performance.now() - from) / 1600));
      this.to(0.04 + 0.5 * (t * t * (3 - 2 * t)));
      if (t < 1) this.frame = requestAnimationFrame(step);
    };
    step();
    return undefined;
  }

  move(by) {
    this.stop();
    this.to(this.share + by);
  }

  to(share) {
    this.share = Math.min(1, Math.max(0, share));
    const x = this.left + this.share * this.width;
    this.bar.style.transform = `translateX(${x}px)`;
    this.knob.setAttribute("aria-valuenow", String(Math.round(this.share * 100)));
    this.atlas.before.place(x);
  }

  stop() {
    cancelAnimationFrame(this.frame);
  }
}
