// The small box beside the pointer: what is under it. Text only: names are data.

class Tooltip {
  constructor(container) {
    this.container = container;
    this.box = element("div", "atlas-tip", container);
    this.box.setAttribute("aria-hidden", "true");
    this.name = element("b", "", this.box);
    this.layer = element("span", "", this.box);
    this.hide();
  }

  show(name, layer, point) {
    this.name.textContent = name;
    this.layer.textContent = layer;
    this.box.hidden = false;
    const { clientWidth, clientHeight } = this.container;
    const { offsetWidth, offsetHeight } = this.box;
    const x = point.x + 14 + offsetWidth > clientWidth ? point.x - offsetWidth - 10 : point.x + 14;
    const y = point.y + 16 + offsetHeight > clientHeight ? point.y - offsetHeight - 8 : point.y + 16;
    this.box.style.transform = `translate(${Math.max(4, x)}px, ${Math.max(4, y)}px)`;
  }

  hide() {
    this.name.textContent = "";
    this.layer.textContent = "";
    this.box.hidden = true;
  }
}
