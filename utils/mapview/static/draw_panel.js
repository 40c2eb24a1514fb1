// What is being drawn, how large it is, and buttons for those who have no keyboard; later: that it is there, to remove.

class DrawPanel extends ToolPanel {
  constructor(container, words, actions) {
    super("atlas-draw", container, words, actions);
    this.more.setAttribute("role", "status");
  }

  /** `kind`: what is being drawn, "done" for a shape that is there, null for nothing. */
  show(now) {
    this.last = [now];
    const { kind, corners, area } = now;
    this.box.hidden = kind === null;
    if (kind === null) return;
    this.figure.textContent = area ? areaText(area, this.words) : "";
    this.figure.hidden = !area;
    this.more.textContent = this.hint(now);
    const wanted = {
      finish: kind === "polygon" && corners > 2,
      undo: kind === "polygon" && corners > 0,
      cancel: kind !== "done",
      remove: kind === "done",
    };
    for (const [name, button] of this.buttons) {
      button.textContent = this.words.say(name);
      button.hidden = !wanted[name];
    }
  }

  hint({ kind, corners, radius }) {
    const { words } = this;
    if (radius) return words.say("radius", distanceText(radius));
    if (kind === "done") return words.say("drawn");
    if (kind === "polygon") return words.say(corners > 2 ? "hint_polygon_more" : "hint_area");
    return words.say(kind === "circle" ? "hint_circle" : "hint_rectangle");
  }
}
