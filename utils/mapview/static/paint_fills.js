// The polygons of one layer: one path a colour; tiny ones as rectangles, without outline.

const OUTLINED_FROM = 4;
// Browsers take far longer over one path of very many rings than over many paths.
const MOST_RINGS = 150;
const SHADOW_FROM_ZOOM = 16.5;

function paintFills(ctx, layer, view) {
  const { fill } = layer.style;
  const shapes = layer.features.rings;
  if (!shapes.count || !fill) return;
  const batches = fillBatches(layer, shapes, view);
  if (fill.raised && view.zoom >= SHADOW_FROM_ZOOM) paintShadow(ctx, batches, view);
  for (const batch of batches) paintBatch(ctx, fill, batch, view);
}

function fillBatches(layer, shapes, view) {
  const batches = [];
  layer.groups("rings").forEach((parts, code) => {
    let batch = null;
    for (const part of parts) {
      if (view.misses(shapes.on(view.datum).box, part, 3) || !layer.shows(shapes.feature[part])) continue;
      // A hole stays with its polygon.
      if (!batch || (batch.rings >= MOST_RINGS && !shapes.hole[part])) {
        batch = { code, large: new Path2D(), small: new Path2D(), rings: 0 };
        batches.push(batch);
      }
      addRing(batch.large, batch.small, shapes, part, view);
      batch.rings += 1;
    }
  });
  return batches;
}

function addRing(large, small, shapes, part, view) {
  const { xy, box } = shapes.on(view.datum);
  const width = (box[part * 4 + 2] - box[part * 4]) * view.scale;
  const height = (box[part * 4 + 3] - box[part * 4 + 1]) * view.scale;
  if (Math.max(width, height) >= OUTLINED_FROM) {
    trace(large, shapes, xy, part, view);
    large.closePath();
  } else if (!shapes.hole[part]) {
    const x = box[part * 4] * view.scale - view.left;
    const y = box[part * 4 + 1] * view.scale - view.top;
    small.rect(x, y, Math.max(width, 0.9), Math.max(height, 0.9));
  }
}

function paintShadow(ctx, batches, view) {
  const reach = Math.min(5, 1.1 * 2 ** (view.zoom - 17));
  ctx.save();
  ctx.translate(reach, reach * 1.2);
  ctx.fillStyle = view.dark ? "rgba(0,0,0,.38)" : "rgba(66,52,38,.22)";
  for (const batch of batches) ctx.fill(batch.large);
  ctx.restore();
}

function paintBatch(ctx, fill, { code, large, small }, view) {
  ctx.fillStyle = view.paint(fill.paints[code]);
  if (fill.opacity > 0) {
    ctx.globalAlpha = fill.opacity;
    ctx.fill(large);
    ctx.fill(small);
    ctx.globalAlpha = 1;
  }
  const outline = fill.own_outline ? fill.paints[code] : fill.outlines ? fill.outlines[code] : fill.outline;
  if (!outline) return;
  ctx.strokeStyle = view.paint(outline);
  ctx.lineWidth = fill.width * Math.min(1.25, Math.max(0.6, view.growth));
  ctx.lineJoin = "round";
  ctx.stroke(large);
}
