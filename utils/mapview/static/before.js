// The community as it was, beside how it is: a second drawing of the layers on the same map, each on its side of a line.

class Before {
  constructor(atlas) {
    this.atlas = atlas;
    this.layers = [];
    this.x = 0;
    this.on = false;
    atlas.map.on("move zoom viewreset resize", () => this.clip());
  }

  /** `before`: the layers of the other side, as a command lists them. */
  take({ before }) {
    const was = this.on;
    this.on = Boolean(before);
    if (!this.on && !was) return;
    if (before) this.dress(before.layers);
    this.sheets();
    this.atlas.sheets.expire("before", "names-before");
  }

  /** After the camera has moved. */
  renew() {
    if (!this.atlas.sheets.before) return;
    const { sheets } = this.atlas;
    sheets.renew("before", "names-before");
    for (const name of ["before", "names-before"]) sheets.reveal(name, this.on);
    this.clip();
  }

  dress(wanted) {
    if (!this.layers.length) this.layers = this.atlas.themes().map((layer) => new AtlasLayer(layer.config));
    for (const layer of this.layers) {
      const twin = this.atlas.layers.find((one) => one.id === layer.id);
      layer.features = twin.features;
      layer.index = twin.index;
      layer.want(wanted[layer.id] || null);
    }
  }

  /** Draws it once unseen: the first time takes longer. */
  rehearse(wanted) {
    this.dress(wanted);
    for (const on of [true, false]) {
      this.on = on;
      this.sheets().forEach((sheet) => sheet.redraw());
    }
    this.renew();
  }

  sheets() {
    const { sheets } = this.atlas;
    if (!sheets.before) {
      const painter = new LayerPainter();
      sheets.more("before", 401, (ctx, view) => this.on && painter.paint(ctx, this.layers, view));
      sheets.more("names-before", 461, (ctx, view) => this.on && paintLabels(ctx, [...this.atlas.ground(), ...this.layers], view));
    }
    return [sheets.before, sheets["names-before"]];
  }

  /** Puts the line `x` pixels from the left edge of the map. */
  place(x) {
    this.x = x;
    this.clip();
  }

  /** The canvases move with the map, the line does not. */
  clip() {
    const { map, sheets } = this.atlas;
    if (!sheets.before) return;
    const first = map.containerPointToLayerPoint([0, 0]);
    const last = map.containerPointToLayerPoint(map.getSize());
    const line = first.x + this.x;
    const side = (from, to) => `polygon(${from}px ${first.y}px, ${to}px ${first.y}px, ${to}px ${last.y}px, ${from}px ${last.y}px)`;
    const clips = this.on ? { was: side(first.x, line), is: side(line, last.x) } : { was: "", is: "" };
    for (const name of ["before", "names-before"]) map.getPane(`atlas-${name}`).style.clipPath = clips.was;
    for (const name of ["layers", "names"]) map.getPane(`atlas-${name}`).style.clipPath = clips.is;
  }
}
