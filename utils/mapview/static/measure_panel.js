// What is being measured, said in figures, with buttons for those who have no keyboard.

class MeasurePanel extends ToolPanel {
  constructor(container, words, actions) {
    super("atlas-measure", container, words, actions);
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
}
