// Pointer and keyboard: hovering, choosing, measuring, drawing.

class Pointer {
  constructor(atlas) {
    this.atlas = atlas;
    this.hover = null;
    const { map } = atlas;
    map.on("mousemove", (event) => this.soon(event));
    map.on("mouseout movestart zoomstart", () => this.leave());
    map.on("click", (event) => this.click(event));
    map.on("dblclick", () => this.twice());
    const container = map.getContainer();
    container.addEventListener("keydown", (event) => this.key(event));
  }

  soon(event) {
    this.event = event;
    if (!this.frame) this.frame = requestAnimationFrame(() => this.move());
  }

  move() {
    this.frame = 0;
    const { atlas, event } = this;
    if (!event) return;
    const tool = [atlas.measure, atlas.sketch].find((one) => one.active);
    if (tool) {
      this.point(null);
      tool.move(event.latlng);
      return;
    }
    const own = atlas.placing.pinAt(event.latlng);
    this.point(own ? null : atlas.at(event.latlng), event.containerPoint);
    if (own) atlas.map.getContainer().classList.add("atlas-over");
  }

  point(hit, place) {
    const { tooltip, map, words, sheets } = this.atlas;
    if (hit) tooltip.show(hit.layer.name(hit.i, words.lang), words.pick(hit.layer.config.title), place);
    else tooltip.hide();
    if (same(hit, this.hover)) return;
    this.hover = hit;
    map.getContainer().classList.toggle("atlas-over", Boolean(hit));
    sheets.marks.redraw();
  }

  leave() {
    this.event = null;
    this.point(null);
  }

  click(event) {
    const { atlas } = this;
    if (atlas.measure.active) atlas.measure.add(event.latlng);
    else if (!atlas.sketch.click(event.latlng)) atlas.press(event.latlng, touched(event) ? 14 : REACH);
  }

  twice() {
    const { atlas } = this;
    atlas.placing.cancel();
    if (atlas.sketch.active) atlas.sketch.finish();
    else atlas.measure.finish();
  }

  key(event) {
    const { atlas } = this;
    if (event.target !== atlas.map.getContainer() && event.key !== "Escape") return;
    if (atlas.measure.key(event.key) || atlas.sketch.key(event.key)) event.preventDefault();
    else if (event.key === "Escape") atlas.choose(null);
    else if (event.key === "Enter") atlas.press(atlas.map.getCenter(), 36);
  }
}

function same(a, b) {
  return a === b || Boolean(a && b && a.layer === b.layer && a.i === b.i);
}

function touched(event) {
  return event.originalEvent && event.originalEvent.pointerType === "touch";
}
