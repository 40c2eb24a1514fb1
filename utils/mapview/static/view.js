// Where on the world a canvas lies, and how sizes follow the zoom.

class CanvasView {
  /** left, top: world pixels of the canvas's corner at `zoom`; width, height in CSS pixels; inner: the window in it. */
  constructor({ zoom, left, top, width, height, inner, magnify = 1, theme, lang, datum, lat }) {
    Object.assign(this, { zoom, left, top, width, height, inner, magnify, lang, datum });
    this.dark = theme === "dark" ? 1 : 0;
    this.scale = 256 * 2 ** zoom;
    this.x0 = left / this.scale;
    this.y0 = top / this.scale;
    this.x1 = (left + width) / this.scale;
    this.y1 = (top + height) / this.scale;
    this.pixelsPerMetre = this.scale / (2 * Math.PI * EARTH_A * Math.cos(lat * RADIANS));
    // Lines and symbols have their given size at zoom 16 and grow more slowly than the ground.
    this.growth = Math.min(2.2, Math.max(0.5, 2 ** ((zoom - 16) / 2)));
    this.symbols = magnify * Math.min(1.5, Math.max(0.42, 2 ** ((zoom - 16) * (zoom < 16 ? 0.7 : 0.4))));
  }

  paint(pair) {
    return pair[this.dark] || pair[0];
  }

  /** Whether a box lies off the canvas by more than `edge` pixels. */
  misses(box, part, edge = 0) {
    const more = edge / this.scale;
    const at = part * 4;
    return (
      box[at] > this.x1 + more || box[at + 2] < this.x0 - more || box[at + 1] > this.y1 + more || box[at + 3] < this.y0 - more
    );
  }
}

/** Adds one part to a path; corners closer than half a pixel to the last one are left out. */
function trace(path, shapes, xy, part, view) {
  const { scale, left, top } = view;
  let i = shapes.start[part] * 2;
  const end = shapes.start[part + 1] * 2;
  let x = xy[i] * scale - left;
  let y = xy[i + 1] * scale - top;
  path.moveTo(x, y);
  for (i += 2; i < end; i += 2) {
    const nextX = xy[i] * scale - left;
    const nextY = xy[i + 1] * scale - top;
    const far = (nextX - x) * (nextX - x) + (nextY - y) * (nextY - y);
    if (far < 0.3 && i + 2 < end) continue;
    x = nextX;
    y = nextY;
    path.lineTo(x, y);
  }
}
