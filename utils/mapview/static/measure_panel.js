// What is being measured, said in figures, with buttons for those who have no keyboard.

class MeasurePanel {
  constructor(container, words, actions) {
    this.words = words;
    this.box = element("div", "atlas-measure", container);
    this.box.hidden = true;
    L.DomEvent.disableClickPropagation(this.box);
    this.figure = element("div", "atlas-measure-figure", this.box);
    this.more = element("span", "atlas-measure-more", this.box);
    this.buttons = Object.entries(actions).map(([name, action]) => {
      const button = element("button", "atlas-measure-button", this.box);
      button.type = "button";
      button.addEventListener("click", action);
      return [name, button];
    });
  }

  show(kind, result, done) {
    this.last = [kind, result, done];
    this.box.hidden = kind === null;
    if (kind === null) return;
    const { words } = this;
    const area = kind === "area";
    this.figure.textContent = area ? areaText(result.area, words) : distanceText(result.length);
    this.more.textContent = this.hint(area, result, done);
    for (const [name, button] of this.buttons) {
      button.textContent = words.say(name === "cancel" && done ? "close" : name);
      button.hidden = name !== "cancel" && (done || result.corners < (name === "undo" ? 1 : 2));
    }
  }

  hint(area, result, done) {
    if (result.corners < 2) return this.words.say(area ? "hint_area" : "hint_distance");
    if (area) return this.words.say("perimeter", distanceText(result.length));
    return done ? this.words.say("total") : this.words.say("segment", distanceText(result.last));
  }

  translate() {
    if (this.last) this.show(...this.last);
  }
}
