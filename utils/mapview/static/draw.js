// Drawing a polygon, a rectangle or a circle to look into. Corners are kept in WGS-84, as [lat, lng].
//
// A rectangle and a circle take two clicks, or one drag; a polygon a click a corner. Keys: space sets a corner at the
// cross, Enter finishes, Backspace undoes, Escape cancels.

const MOST_CORNERS = 200;
const LEAST_AREA = 1;
const CIRCLE_CORNERS = 96;
const DRAG_FROM = 6;
const DRAWN_KINDS = ["polygon", "rectangle", "circle"];

class Draw {
  constructor(atlas) {
    this.atlas = atlas;
    this.kind = null;
    this.corners = [];
    this.pointer = null;
    this.shape = null;
    this.offered = false;
    this.panel = new DrawPanel(atlas.map.getContainer(), atlas.words, {
      finish: () => this.finish(),
      undo: () => this.undo(),
      cancel: () => this.cancel(),
      remove: () => this.remove(),
    });
    atlas.map.on("mousedown", (event) => this.press(event));
    atlas.map.on("mouseup", (event) => this.release(event));
  }

  get active() {
    return this.kind !== null;
  }

  /** The command's part: whether one may draw, and the shape shown. */
  take(command) {
    this.offered = Boolean(command.draw);
    this.shape = command.shape || null;
    if (!this.offered && this.active) this.cancel();
    this.changed();
  }

  /** The same kind again ends it. */
  toggle(kind) {
    const same = this.kind === kind;
    this.cancel();
    if (same) return;
    this.kind = kind;
    const { map } = this.atlas;
    map.doubleClickZoom.disable();
    if (kind !== "polygon") map.dragging.disable();
    map.getContainer().classList.add("atlas-measuring");
    this.changed();
  }

  press(event) {
    if (!this.active || this.kind === "polygon") return;
    this.pressed = event.containerPoint;
    this.began = this.corners.length === 0;
    if (this.began) this.corners = [this.atlas.camera.fromMap(event.latlng)];
    // Where the pointer was before the press is no corner.
    this.pointer = null;
    this.changed();
  }

  release(event) {
    const { pressed } = this;
    this.pressed = null;
    if (!this.active || !pressed || pressed.distanceTo(event.containerPoint) < DRAG_FROM) return;
    this.place(event.latlng);
    // The click that ends the drag is not one on the map.
    this.swallow = true;
    setTimeout(() => (this.swallow = false), 50);
  }

  /** Returns whether the click was for us. */
  click(latlng) {
    if (this.swallow) return true;
    if (!this.active) return false;
    // The press before it has set the first corner.
    if (this.began && this.corners.length === 1) this.began = false;
    else this.place(latlng);
    return true;
  }

  /** A corner of a polygon, or what completes a rectangle or circle. */
  place(latlng) {
    const corner = this.atlas.camera.fromMap(latlng);
    const last = this.corners[this.corners.length - 1];
    // The second click of a double click.
    if (last && distanceBetween(last, corner) < 0.01) return;
    if (this.corners.length < MOST_CORNERS) this.corners.push(corner);
    this.pointer = null;
    if (this.kind !== "polygon" && this.corners.length === 2) this.finish();
    else this.changed();
  }

  move(latlng) {
    this.pointer = this.atlas.camera.fromMap(latlng);
    this.changed();
  }

  undo() {
    this.corners.pop();
    this.changed();
  }

  finish() {
    const shape = this.active ? shapeOf(this.kind, this.kind === "polygon" ? this.corners : this.spots()) : null;
    if (!shape) {
      // Two corners in one place enclose nothing: the second one is still to come.
      if (this.kind !== "polygon") this.corners = this.corners.slice(0, 1);
      this.changed();
      return;
    }
    this.rest();
    this.shape = shape;
    this.changed();
    this.atlas.send({ shape });
  }

  cancel() {
    this.rest();
    this.changed();
  }

  remove() {
    this.shape = null;
    this.changed();
    this.atlas.send({ shape: null });
    this.atlas.map.getContainer().focus({ preventScroll: true });
  }

  rest() {
    this.kind = null;
    this.corners = [];
    this.pointer = this.pressed = null;
    const { map, measure } = this.atlas;
    map.dragging.enable();
    map.getContainer().classList.remove("atlas-measuring");
    // Not before the double click that ended it is over.
    setTimeout(() => this.active || measure.active || map.doubleClickZoom.enable(), 300);
  }

  /** Returns whether the key was for us. */
  key(name) {
    if (!this.active) return false;
    const action = {
      Escape: () => this.cancel(),
      Enter: () => this.finish(),
      Backspace: () => this.undo(),
      " ": () => this.place(this.atlas.map.getCenter()),
    }[name];
    if (action) action();
    return Boolean(action);
  }

  /** The corners so far and where the pointer is. */
  spots() {
    const open = this.pointer && this.corners.length && this.corners.length < (this.kind === "polygon" ? Infinity : 2);
    return open ? [...this.corners, this.pointer] : this.corners;
  }

  /** What is drawn now, or the shape that is there. */
  outline() {
    if (!this.active) return this.shape ? ringOf(this.shape) : [];
    const spots = this.spots();
    const shape = spots.length > (this.kind === "polygon" ? 2 : 1) ? shapeOf(this.kind, spots) : null;
    return shape ? ringOf(shape) : spots;
  }

  changed() {
    const ring = this.outline();
    const drawn = this.active ? shapeOf(this.kind, this.spots()) : this.shape;
    this.panel.show({
      kind: this.active ? this.kind : this.offered && this.shape ? "done" : null,
      corners: this.corners.length,
      area: ring.length > 2 ? areaOf(ring) : 0,
      radius: drawn && drawn.t === "circle" ? drawn.r : 0,
    });
    for (const kind of DRAWN_KINDS) {
      this.atlas.controls?.press(`draw_${kind}`, this.kind === kind);
      this.atlas.controls?.reveal(`draw_${kind}`, this.offered);
    }
    this.atlas.sheets?.marks.redraw();
  }

  paint(ctx, view) {
    const ring = this.outline();
    if (!ring.length) return;
    const spots = pixelsOf(ring, view);
    paintWay(ctx, view, spots, ring.length > 2);
    const corners = this.active ? pixelsOf(this.corners, view) : [];
    corners.forEach((spot) => paintCorner(ctx, view, spot));
  }
}

/** The shape of some corners, 6 decimals of a degree and 1 of a metre; null where it encloses nothing. */
function shapeOf(kind, corners) {
  const spots = corners.map(([lat, lng]) => [round(lat, 6), round(lng, 6)]);
  let shape = null;
  if (kind === "polygon" && spots.length > 2) shape = { t: kind, c: spots };
  if (kind === "rectangle" && spots.length > 1) {
    const [[a, b], [c, d]] = spots;
    shape = { t: kind, c: [[Math.min(a, c), Math.min(b, d)], [Math.max(a, c), Math.max(b, d)]] };
  }
  if (kind === "circle" && spots.length > 1) {
    shape = { t: kind, c: [spots[0]], r: round(distanceBetween(spots[0], spots[1]), 1) };
  }
  return shape && encloses(ringOf(shape)) ? shape : null;
}

/** Whether some three corners span an area: the loops of an outline that crosses itself may cancel out in its own. */
function encloses([first, ...others]) {
  return others.some((corner, k) => k > 0 && areaOf([first, others[k - 1], corner]) >= LEAST_AREA);
}

/** The outline of a shape as corners. */
function ringOf({ t, c, r }) {
  if (t === "polygon") return c;
  if (t === "rectangle") {
    const [[south, west], [north, east]] = c;
    return [[south, west], [south, east], [north, east], [north, west]];
  }
  const [[lat, lng]] = c;
  const [north, east] = metresPerRadian(lat * RADIANS);
  return Array.from({ length: CIRCLE_CORNERS }, (_, k) => {
    const angle = (2 * Math.PI * k) / CIRCLE_CORNERS;
    return [lat + (r * Math.cos(angle)) / north / RADIANS, lng + (r * Math.sin(angle)) / east / RADIANS];
  });
}
