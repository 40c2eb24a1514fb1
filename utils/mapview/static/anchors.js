// Where a name is written: a point inside a polygon, the middle of the longest straight stretch of a line.

/** The largest outer ring of feature i, or -1. */
function largestRing(shapes, i, box) {
  let best = -1;
  let most = -1;
  for (let part = shapes.first[i]; part < shapes.first[i + 1]; part += 1) {
    const size = (box[part * 4 + 2] - box[part * 4]) * (box[part * 4 + 3] - box[part * 4 + 1]);
    if (!shapes.hole[part] && size > most) [best, most] = [part, size];
  }
  return best;
}

/** A point inside feature i (unit square): its centroid, or the middle of the widest stretch at that height. */
function insidePoint(shapes, i, datum) {
  const { xy, box, anchor } = shapes.on(datum);
  if (!anchor.has(i)) {
    const ring = largestRing(shapes, i, box);
    const [x, y] = centroid(shapes, xy, ring, box);
    anchor.set(i, { x: widestMiddle(shapes, xy, i, x, y), y, part: ring });
  }
  return anchor.get(i);
}

function centroid(shapes, xy, ring, box) {
  let [area, cx, cy] = [0, 0, 0];
  const [ox, oy] = [box[ring * 4], box[ring * 4 + 1]];
  for (let k = shapes.start[ring] * 2; k + 3 < shapes.start[ring + 1] * 2; k += 2) {
    const [ax, ay, bx, by] = [xy[k] - ox, xy[k + 1] - oy, xy[k + 2] - ox, xy[k + 3] - oy];
    const cross = ax * by - bx * ay;
    area += cross;
    cx += (ax + bx) * cross;
    cy += (ay + by) * cross;
  }
  if (area === 0) return [(ox + box[ring * 4 + 2]) / 2, (oy + box[ring * 4 + 3]) / 2];
  return [ox + cx / (3 * area), oy + cy / (3 * area)];
}

/** x itself where (x, y) is inside, else the middle of the widest stretch inside at height y. */
function widestMiddle(shapes, xy, i, x, y) {
  const crossings = [];
  for (let part = shapes.first[i]; part < shapes.first[i + 1]; part += 1) {
    eachCrossing(shapes, xy, part, y, (at) => crossings.push(at));
  }
  crossings.sort((a, b) => a - b);
  let [best, width] = [x, 0];
  for (let k = 0; k + 1 < crossings.length; k += 2) {
    const [from, to] = [crossings[k], crossings[k + 1]];
    if (x > from && x < to) return x;
    if (to - from > width) [best, width] = [(from + to) / 2, to - from];
  }
  return best;
}

/** Calls back with x of every edge of a ring that crosses height y. */
function eachCrossing(shapes, xy, part, y, found) {
  const begin = shapes.start[part] * 2;
  const end = shapes.start[part + 1] * 2;
  for (let k = begin, before = end - 2; k < end; before = k, k += 2) {
    const [ay, by] = [xy[before + 1], xy[k + 1]];
    if (ay > y !== by > y) found(xy[before] + ((y - ay) / (by - ay)) * (xy[k] - xy[before]));
  }
}

const BEND = 0.3;

/** The longest nearly straight stretch of a line in the window, in pixels: {x, y, angle, length}, or null. */
function straightStretch(shapes, xy, part, view) {
  let best = null;
  let run = null;
  const end = shapes.start[part + 1] * 2 - 2;
  for (let k = shapes.start[part] * 2; k < end; k += 2) {
    const clipped = clipSegment(
      xy[k] * view.scale - view.left,
      xy[k + 1] * view.scale - view.top,
      xy[k + 2] * view.scale - view.left,
      xy[k + 3] * view.scale - view.top,
      view,
    );
    run = clipped && continues(run, clipped) ? { from: run.from, to: clipped.to } : clipped;
    if (run) best = longer(best, run);
  }
  return best && stretchOf(best);
}

function continues(run, next) {
  if (!run || Math.hypot(run.to[0] - next.from[0], run.to[1] - next.from[1]) > 0.5) return false;
  const turn = angleOf(run) - angleOf(next);
  return Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn))) < BEND;
}

function angleOf({ from, to }) {
  return Math.atan2(to[1] - from[1], to[0] - from[0]);
}

function longer(best, run) {
  const length = Math.hypot(run.to[0] - run.from[0], run.to[1] - run.from[1]);
  return !best || length > best.length ? { ...run, length } : best;
}

function stretchOf(run) {
  let angle = angleOf(run);
  if (angle > Math.PI / 2) angle -= Math.PI;
  if (angle < -Math.PI / 2) angle += Math.PI;
  const [x, y] = [(run.from[0] + run.to[0]) / 2, (run.from[1] + run.to[1]) / 2];
  return { x, y, angle, length: run.length };
}

/** The part of a segment inside the window (Liang and Barsky's way), or null. */
function clipSegment(ax, ay, bx, by, { width, height }) {
  let [t0, t1] = [0, 1];
  const [dx, dy] = [bx - ax, by - ay];
  for (const [step, room] of [[-dx, ax], [dx, width - ax], [-dy, ay], [dy, height - ay]]) {
    if (step === 0 && room < 0) return null;
    if (step < 0) t0 = Math.max(t0, room / step);
    if (step > 0) t1 = Math.min(t1, room / step);
  }
  return t0 < t1 ? { from: [ax + t0 * dx, ay + t0 * dy], to: [ax + t1 * dx, ay + t1 * dy] } : null;
}
