// What a tool of the map says of its work: a figure, a word more, and buttons for those who have no keyboard.

class ToolPanel {
  /** `name` is what the classes of its parts begin with; `actions`: name of a button (a key of the words) -> action. */
  constructor(name, container, words, actions) {
    this.words = words;
    this.box = element("div", name, container);
    this.box.hidden = true;
    this.figure = element("div", `${name}-figure`, this.box);
    this.more = element("span", `${name}-more`, this.box);
    this.buttons = Object.entries(actions).map(([key, action]) => {
      const button = element("button", "atlas-measure-button", this.box);
      button.type = "button";
      L.DomEvent.disableClickPropagation(button);
      button.addEventListener("click", action);
      return [key, button];
    });
  }

  translate() {
    if (this.last) this.show(...this.last);
  }
}
