// What is selected and what the pointer is on: an accent outline with a soft glow.

// A blue that no layer uses, so that a mark is never taken for data.
const ACCENT = ["#0a7cff", "#6bd5ff"];
const INNER = ["#ffffff", "#0f151c"];

function paintHighlight(ctx, layer, i, view, strong) {
  if (!layer || !layer.drawn(view.zoom) || !layer.shows(i)) return;
  const glow = strong ? 14 : 6;
  markRings(ctx, layer, i, view, strong, glow);
  markLines(ctx, layer, i, view, strong, glow);
  markPoints(ctx, layer, i, view, strong, glow);
  if (strong) ringSmall(ctx, layer, i, view, glow);
}

/** What is selected is found again even where it is only a few pixels large. */
function ringSmall(ctx, layer, i, view, glow) {
  for (const shapes of [layer.features.rings, layer.features.lines]) {
    const from = shapes.first[i];
    if (from === shapes.first[i + 1]) continue;
    const { box } = shapes.on(view.datum);
    const [x0, y0, x1, y1] = box.subarray(from * 4, from * 4 + 4);
    if (Math.max(x1 - x0, y1 - y0) * view.scale > 18) continue;
    const path = new Path2D();
    path.arc(((x0 + x1) / 2) * view.scale - view.left, ((y0 + y1) / 2) * view.scale - view.top, 15, 0, 2 * Math.PI);
    strokeMark(ctx, path, view, 2.6, true, glow);
  }
}

/** Strokes a path three times: glow, light edge, accent. */
function strokeMark(ctx, path, view, width, strong, glow) {
  ctx.lineJoin = "round";
  ctx.lineCap = "round";
  ctx.save();
  ctx.shadowColor = view.paint(ACCENT);
  ctx.shadowBlur = glow * (ctx.getTransform().a || 1);
  ctx.strokeStyle = view.paint(INNER);
  ctx.globalAlpha = strong ? 0.95 : 0.75;
  ctx.lineWidth = width + (strong ? 3.2 : 2);
  ctx.stroke(path);
  ctx.restore();
  ctx.strokeStyle = view.paint(ACCENT);
  ctx.lineWidth = width;
  ctx.stroke(path);
}

function featurePath(shapes, i, view, close) {
  const { xy } = shapes.on(view.datum);
  const path = new Path2D();
  for (let part = shapes.first[i]; part < shapes.first[i + 1]; part += 1) {
    trace(path, shapes, xy, part, view);
    if (close) path.closePath();
  }
  return path;
}

function markRings(ctx, layer, i, view, strong, glow) {
  const shapes = layer.features.rings;
  if (shapes.first[i] === shapes.first[i + 1]) return;
  const path = featurePath(shapes, i, view, true);
  ctx.fillStyle = view.paint(ACCENT);
  ctx.globalAlpha = strong ? 0.16 : 0.08;
  ctx.fill(path);
  ctx.globalAlpha = 1;
  strokeMark(ctx, path, view, strong ? 2.6 : 1.8, strong, glow);
}

function markLines(ctx, layer, i, view, strong, glow) {
  const shapes = layer.features.lines;
  if (shapes.first[i] === shapes.first[i + 1]) return;
  const path = featurePath(shapes, i, view, false);
  const width = lineWidth(layer, i, view);
  strokeMark(ctx, path, view, width + (strong ? 5 : 3), strong, glow);
  ctx.strokeStyle = view.paint(layer.style.line.paints[layer.code(i)]);
  ctx.lineWidth = Math.max(width, 2);
  ctx.stroke(path);
}

function markPoints(ctx, layer, i, view, strong, glow) {
  const shapes = layer.features.points;
  for (let part = shapes.first[i]; part < shapes.first[i + 1]; part += 1) {
    const [x, y] = placeOf(shapes, part, view);
    const path = new Path2D();
    path.arc(x, y, pointRadius(layer, i, view) + (strong ? 3.4 : 2.4), 0, 2 * Math.PI);
    strokeMark(ctx, path, view, strong ? 2.8 : 1.8, strong, glow);
    paintPoint(ctx, layer, shapes, part, view);
  }
}
