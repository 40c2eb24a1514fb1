// The lines of one layer: all edges first, then the lines, so that crossings join.

// As for rings: many paths are drawn sooner than one very long one.
const MOST_PARTS = 200;

function paintLines(ctx, layer, view) {
  const { line } = layer.style;
  const shapes = layer.features.lines;
  if (!shapes.count || !line) return;
  const batches = lineBatches(layer, shapes, view);
  ctx.lineJoin = "round";
  if (line.casing) {
    ctx.strokeStyle = view.paint(line.casing);
    for (const batch of batches) if (!batch.dashed || !line.width_by) strokeBatch(ctx, batch, edgeWidth(view) * 2);
  }
  // The first value of a legend is the most important one: on top.
  for (const batch of batches.reverse()) {
    ctx.strokeStyle = view.paint(line.paints[batch.code]);
    strokeBatch(ctx, batch, 0);
  }
  ctx.setLineDash([]);
}

function edgeWidth(view) {
  return Math.min(1.3, Math.max(0.35, 0.8 * view.growth));
}

function lineBatches(layer, shapes, view) {
  const { xy, box } = shapes.on(view.datum);
  const batches = new Map();
  layer.groups("lines").forEach((parts, code) => {
    for (const part of parts) {
      const i = shapes.feature[part];
      if (view.misses(box, part, 30) || !layer.shows(i)) continue;
      const width = lineWidth(layer, i, view);
      const key = code * 4096 + Math.round(width * 4);
      if (!batches.has(key)) batches.set(key, [newBatch(layer, code, width)]);
      const same = batches.get(key);
      if (same[same.length - 1].parts >= MOST_PARTS) same.push(newBatch(layer, code, width));
      trace(same[same.length - 1].path, shapes, xy, part, view);
      same[same.length - 1].parts += 1;
    }
  });
  return [...batches.values()].flat();
}

function newBatch(layer, code, width) {
  return { path: new Path2D(), parts: 0, code, width, dashed: layer.style.line.dashed.includes(code) };
}

/** Pixels; metres on the ground where the layer has a width column, never so thin that it vanishes. */
function lineWidth(layer, i, view) {
  const { line } = layer.style;
  const dashed = line.dashed.includes(layer.code(i));
  if (!layer.features.widths) return line.width * Math.max(0.55, view.growth);
  const metres = layer.features.widths[i] || 4;
  const least = Math.max(0.7, Math.min(1.6, metres * 0.12)) * Math.min(1, view.growth * 1.4);
  const width = Math.max(metres * view.pixelsPerMetre, least);
  return dashed ? Math.min(width, 2.4) : width;
}

function strokeBatch(ctx, { path, width, dashed }, more) {
  ctx.lineWidth = width + more;
  ctx.lineCap = dashed ? "butt" : "round";
  ctx.setLineDash(dashed ? [Math.max(4, width * 1.8), Math.max(3, width * 1.3)] : []);
  ctx.stroke(path);
}
