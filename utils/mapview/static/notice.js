// A calm message on the map, closed by hand or after a while.

class Notice {
  constructor(container, words) {
    this.words = words;
    this.box = element("div", "atlas-notice", container);
    this.box.setAttribute("role", "status");
    this.box.hidden = true;
    L.DomEvent.disableClickPropagation(this.box);
    this.text = element("span", "", this.box);
    this.closer = element("button", "atlas-notice-close", this.box, "×");
    this.closer.type = "button";
    this.closer.addEventListener("click", () => this.hide());
  }

  /** `say` gives the message in the language of the moment. */
  show(say, seconds = 12) {
    this.say = say;
    this.translate();
    this.box.hidden = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hide(), seconds * 1000);
  }

  hide() {
    this.box.hidden = true;
  }

  translate() {
    this.closer.setAttribute("aria-label", this.words.say("close"));
    if (this.say) this.text.textContent = this.say();
  }
}
