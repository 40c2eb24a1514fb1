// Many rings, lines or points in flat arrays: quick to cull, to draw and to hit. Coordinates are Web Mercator in the unit
// square (0,0 north-west, 1,1 south-east), worked out once for each datum.

function mercatorX(lng) {
  return lng / 360 + 0.5;
}

function mercatorY(lat) {
  const sine = Math.sin(Math.max(-85.0511287798, Math.min(85.0511287798, lat)) * RADIANS);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

class Shapes {
  constructor() {
    this.lnglat = new Float64Array(512);
    this.used = 0;
    this.start = [0];
    this.feature = [];
    this.hole = [];
    this.projected = {};
  }

  get count() {
    return this.feature.length;
  }

  /** Adds [[lng, lat], ...] as one part of a feature. */
  add(coordinates, feature, hole = 0) {
    const needed = this.used + coordinates.length * 2;
    if (needed > this.lnglat.length) this.grow(needed);
    for (const [lng, lat] of coordinates) {
      this.lnglat[this.used] = lng;
      this.lnglat[this.used + 1] = lat;
      this.used += 2;
    }
    this.start.push(this.used / 2);
    this.feature.push(feature);
    this.hole.push(hole);
  }

  /** Adds a ring; outer rings run counter-clockwise and holes clockwise, so that rings fill rightly in one batch. */
  addRing(coordinates, feature, hole) {
    const wrong = signedArea(coordinates) > 0 === Boolean(hole);
    this.add(wrong ? coordinates.slice().reverse() : coordinates, feature, hole ? 1 : 0);
  }

  grow(needed) {
    const larger = new Float64Array(Math.max(needed, this.lnglat.length * 2));
    larger.set(this.lnglat.subarray(0, this.used));
    this.lnglat = larger;
  }

  /** Ends the adding. */
  seal(features) {
    this.lnglat = this.lnglat.slice(0, this.used);
    this.start = Uint32Array.from(this.start);
    this.feature = Uint32Array.from(this.feature);
    this.hole = Uint8Array.from(this.hole);
    this.first = firstParts(this.feature, features);
  }

  /** Coordinates `xy` and one box (x0, y0, x1, y1) a part on the maps of a datum. */
  on(datum) {
    const key = SHIFTS[datum] ? datum : "";
    if (!this.projected[key]) this.projected[key] = project(this, shiftOf(key));
    return this.projected[key];
  }
}

function signedArea(ring) {
  let sum = 0;
  for (let i = 1; i < ring.length; i += 1) sum += (ring[i][0] - ring[i - 1][0]) * (ring[i][1] + ring[i - 1][1]);
  return -sum;
}

/** Where the parts of each feature begin: those of feature i are first[i] to first[i + 1]. Parts come in feature order. */
function firstParts(feature, features) {
  const first = new Uint32Array(features + 1);
  for (const owner of feature) first[owner + 1] += 1;
  for (let i = 0; i < features; i += 1) first[i + 1] += first[i];
  return first;
}

function project(shapes, shift) {
  const moved = shift !== NO_SHIFT;
  const xy = new Float64Array(shapes.used);
  for (let i = 0; i < shapes.used; i += 2) {
    let lng = shapes.lnglat[i];
    let lat = shapes.lnglat[i + 1];
    if (moved) [lng, lat] = shift.there(lng, lat);
    xy[i] = mercatorX(lng);
    xy[i + 1] = mercatorY(lat);
  }
  return { xy, box: boxes(shapes, xy), anchor: new Map() };
}

function boxes(shapes, xy) {
  const box = new Float64Array(shapes.count * 4);
  for (let part = 0; part < shapes.count; part += 1) {
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = shapes.start[part] * 2; i < shapes.start[part + 1] * 2; i += 2) {
      if (xy[i] < x0) x0 = xy[i];
      if (xy[i] > x1) x1 = xy[i];
      if (xy[i + 1] < y0) y0 = xy[i + 1];
      if (xy[i + 1] > y1) y1 = xy[i + 1];
    }
    box[part * 4] = x0;
    box[part * 4 + 1] = y0;
    box[part * 4 + 2] = x1;
    box[part * 4 + 3] = y1;
  }
  return box;
}
