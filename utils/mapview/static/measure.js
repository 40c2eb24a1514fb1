// Measuring a way or an area by clicks. Corners are kept in WGS-84.

class Measure {
  constructor(atlas) {
    this.atlas = atlas;
    this.kind = null;
    this.corners = [];
    this.done = false;
    this.panel = new MeasurePanel(atlas.map.getContainer(), atlas.words, {
      finish: () => this.finish(),
      undo: () => this.undo(),
      cancel: () => this.cancel(),
    });
  }

  get active() {
    return this.kind !== null && !this.done;
  }

  /** `kind`: "distance" or "area"; the same one again ends it. */
  toggle(kind) {
    const same = this.kind === kind;
    this.cancel();
    this.atlas.sketch.cancel();
    if (same) return;
    this.kind = kind;
    this.atlas.map.doubleClickZoom.disable();
    this.atlas.map.getContainer().classList.add("atlas-measuring");
    this.changed();
  }

  add(latlng) {
    const corner = this.atlas.camera.fromMap(latlng);
    const last = this.corners[this.corners.length - 1];
    // The second click of a double click.
    if (last && distanceBetween(last, corner) < 0.01) return;
    this.corners.push(corner);
    this.changed();
  }

  move(latlng) {
    this.pointer = this.atlas.camera.fromMap(latlng);
    this.changed();
  }

  undo() {
    this.corners.pop();
    this.done = false;
    this.changed();
  }

  finish() {
    if (!this.active) return;
    this.done = true;
    this.pointer = null;
    this.restoreMap();
    this.changed();
  }

  cancel() {
    this.kind = null;
    this.corners = [];
    this.pointer = null;
    this.done = false;
    this.restoreMap();
    this.changed();
  }

  restoreMap() {
    const { map } = this.atlas;
    map.getContainer().classList.remove("atlas-measuring");
    // Not before the double click that ended it is over.
    setTimeout(() => this.active || this.atlas.sketch.active || map.doubleClickZoom.enable(), 300);
  }

  /** Returns whether the key was for us. */
  key(name) {
    if (!this.kind) return false;
    const action = { Escape: () => this.cancel(), Enter: () => this.finish(), Backspace: () => this.undo() }[name];
    if (action) action();
    return Boolean(action);
  }

  way() {
    return this.active && this.pointer && this.corners.length ? [...this.corners, this.pointer] : this.corners;
  }

  result() {
    const way = this.way();
    const last = way.length > 1 ? distanceBetween(way[way.length - 2], way[way.length - 1]) : 0;
    const ring = this.kind === "area" && way.length > 2;
    return { length: lengthOf(ring ? [...way, way[0]] : way), last, area: ring ? areaOf(way) : 0, corners: way.length };
  }

  changed() {
    this.panel.show(this.kind, this.result(), this.done);
    this.atlas.controls?.press("measure_distance", this.kind === "distance");
    this.atlas.controls?.press("measure_area", this.kind === "area");
    this.atlas.sheets?.marks.redraw();
  }

  paint(ctx, view) {
    if (!this.kind || !this.corners.length) return;
    const spots = pixelsOf(this.way(), view);
    paintWay(ctx, view, spots, this.kind === "area" && spots.length > 2);
    // The last one is the pointer's.
    const corners = this.active && spots.length > 1 ? spots.slice(0, -1) : spots;
    corners.forEach((spot) => paintCorner(ctx, view, spot));
  }
}

/** Pixels of the canvas of [lat, lng] in WGS-84. */
function pixelsOf(spots, view) {
  const shift = shiftOf(view.datum);
  return spots.map(([lat, lng]) => {
    const [x, y] = shift.there(lng, lat);
    return [mercatorX(x) * view.scale - view.left, mercatorY(y) * view.scale - view.top];
  });
}

function paintWay(ctx, view, spots, closed) {
  const path = new Path2D();
  spots.forEach(([x, y], k) => (k ? path.lineTo(x, y) : path.moveTo(x, y)));
  if (closed) {
    path.closePath();
    ctx.fillStyle = view.paint(ACCENT);
    ctx.globalAlpha = 0.14;
    ctx.fill(path);
    ctx.globalAlpha = 1;
  }
  ctx.lineJoin = "round";
  ctx.lineCap = "round";
  for (const [colour, width] of [[view.paint(INNER), 5], [view.paint(ACCENT), 2.4]]) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.stroke(path);
  }
}

function paintCorner(ctx, view, [x, y]) {
  ctx.beginPath();
  ctx.arc(x, y, 4.2, 0, 2 * Math.PI);
  ctx.fillStyle = view.paint(INNER);
  ctx.fill();
  ctx.strokeStyle = view.paint(ACCENT);
  ctx.lineWidth = 2.2;
  ctx.stroke();
}
