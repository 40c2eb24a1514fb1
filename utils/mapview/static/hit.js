// Which feature lies under a point: points first, then lines, then polygons, the topmost layer first.

const REACH = 5;

/** {layer, i} at (x, y) of the unit square, or null. `reach` is the tolerance in pixels. */
function hitTest(layers, view, x, y, reach = REACH) {
  const open = layers.filter((layer) => layer.config.interactive && layer.drawn(view.zoom) && layer.opacity > 0).reverse();
  return (
    firstHit(open, (layer) => nearestPoint(layer, view, x, y, reach)) ||
    firstHit(open, (layer) => nearestLine(layer, view, x, y, reach)) ||
    polygonAt(open, view, x, y)
  );
}

/** Streets and greenways: where a place is asked for they are ground to stand on, anywhere along them. */
function isLine({ layer, i }) {
  return layer.features.lines.feature.includes(i);
}

function firstHit(layers, find) {
  for (const layer of layers) {
    const i = find(layer);
    if (i >= 0) return { layer, i };
  }
  return null;
}

function near(box, part, x, y, more) {
  const at = part * 4;
  return x >= box[at] - more && x <= box[at + 2] + more && y >= box[at + 1] - more && y <= box[at + 3] + more;
}

function nearestPoint(layer, view, x, y, reach) {
  const shapes = layer.features.points;
  if (!shapes.count || !layer.style.circle) return -1;
  const { xy, box } = shapes.on(view.datum);
  let [best, least] = [-1, Infinity];
  for (let part = 0; part < shapes.count; part += 1) {
    const i = shapes.feature[part];
    if (!near(box, part, x, y, 60 / view.scale) || !layer.shows(i)) continue;
    const at = shapes.start[part] * 2;
    const distance = Math.hypot(xy[at] - x, xy[at + 1] - y) * view.scale;
    if (distance <= pointRadius(layer, i, view) + reach * 0.6 && distance <= least) [best, least] = [i, distance];
  }
  return best;
}

function nearestLine(layer, view, x, y, reach) {
  const shapes = layer.features.lines;
  if (!shapes.count || !layer.style.line) return -1;
  const { xy, box } = shapes.on(view.datum);
  let [best, least] = [-1, Infinity];
  for (let part = 0; part < shapes.count; part += 1) {
    const i = shapes.feature[part];
    if (!near(box, part, x, y, 60 / view.scale) || !layer.shows(i)) continue;
    const distance = lineDistance(shapes, xy, part, x, y) * view.scale;
    if (distance <= lineWidth(layer, i, view) / 2 + reach && distance < least) [best, least] = [i, distance];
  }
  return best;
}

function lineDistance(shapes, xy, part, x, y) {
  let least = Infinity;
  for (let k = shapes.start[part] * 2; k < shapes.start[part + 1] * 2 - 2; k += 2) {
    const [dx, dy] = [xy[k + 2] - xy[k], xy[k + 3] - xy[k + 1]];
    const length2 = dx * dx + dy * dy;
    const t = length2 ? Math.max(0, Math.min(1, ((x - xy[k]) * dx + (y - xy[k + 1]) * dy) / length2)) : 0;
    least = Math.min(least, Math.hypot(xy[k] + t * dx - x, xy[k + 1] + t * dy - y));
  }
  return least;
}

/** The topmost polygon; one far smaller beneath it goes first, or a project area would hide every house in it. */
function polygonAt(layers, view, x, y) {
  let best = null;
  for (const layer of layers) {
    const found = layerPolygonAt(layer, view, x, y);
    if (found && (!best || found.size * 3 < best.size)) best = found;
  }
  return best && { layer: best.layer, i: best.i };
}

function layerPolygonAt(layer, view, x, y) {
  const shapes = layer.features.rings;
  const { xy, box } = shapes.on(view.datum);
  let best = null;
  for (let part = shapes.count - 1; part >= 0; part -= 1) {
    const i = shapes.feature[part];
    if (!near(box, part, x, y, 0) || !layer.shows(i) || !insideFeature(shapes, xy, i, x, y)) continue;
    const size = (box[part * 4 + 2] - box[part * 4]) * (box[part * 4 + 3] - box[part * 4 + 1]);
    if (!best || size * 3 < best.size) best = { layer, i, size };
  }
  return best;
}

function insideFeature(shapes, xy, i, x, y) {
  let inside = false;
  for (let part = shapes.first[i]; part < shapes.first[i + 1]; part += 1) {
    eachCrossing(shapes, xy, part, y, (at) => {
      if (at > x) inside = !inside;
    });
  }
  return inside;
}
