// The points of one layer: circles with an outline, a glyph inside where there is room.

const GLYPH_FROM = 5.5;
const MOST_SINGLE = 3000;
// Radius of a point whose layer is drawn as a density.
const GRAIN = 2.2;
const glyphs = new Map();

function paintPoints(ctx, layer, view) {
  const { circle } = layer.style;
  const shapes = layer.features.points;
  if (!shapes.count || !circle) return;
  const parts = visiblePoints(layer, shapes, view, 24);
  ctx.strokeStyle = view.paint(circle.outline);
  ctx.lineWidth = Math.max(0.5, Math.min(1.8, view.symbols * (0.5 + circle.radius * 0.12)));
  if (parts.length > MOST_SINGLE) paintMany(ctx, layer, shapes, parts, view);
  else for (const part of parts) paintPoint(ctx, layer, shapes, part, view);
}

/** The points shown that lie on the canvas, or off it by at most `edge` pixels. */
function visiblePoints(layer, shapes, view, edge) {
  const { box } = shapes.on(view.datum);
  const parts = [];
  for (let part = 0; part < shapes.count; part += 1) {
    if (!view.misses(box, part, edge) && layer.shows(shapes.feature[part])) parts.push(part);
  }
  return parts;
}

/** Pixels. A size column scales the area, the middle value having the style's radius. */
function pointRadius(layer, i, view) {
  if (layer.density) return GRAIN * view.symbols;
  const { sizes, middleSize } = layer.features;
  const ratio = sizes ? Math.sqrt(Math.max(sizes[i] || 0, 0) / middleSize) : 1;
  return Math.max(1.4, layer.style.circle.radius * view.symbols * Math.min(2.6, Math.max(0.6, ratio)));
}

function placeOf(shapes, part, view) {
  const { xy } = shapes.on(view.datum);
  const i = shapes.start[part] * 2;
  return [xy[i] * view.scale - view.left, xy[i + 1] * view.scale - view.top];
}

function paintPoint(ctx, layer, shapes, part, view) {
  const { circle } = layer.style;
  const i = shapes.feature[part];
  const code = layer.code(i);
  const radius = pointRadius(layer, i, view);
  const [x, y] = placeOf(shapes, part, view);
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = view.paint(circle.paints[code]);
  ctx.fill();
  ctx.stroke();
  const glyph = circle.glyphs && circle.glyphs[code];
  if (glyph && radius >= GLYPH_FROM) paintGlyph(ctx, glyph, x, y, radius, view.paint(circle.outline));
}

function paintGlyph(ctx, glyph, x, y, radius, colour) {
  if (!glyphs.has(glyph)) glyphs.set(glyph, new Path2D(glyph));
  const scale = (radius * 1.24) / 16;
  ctx.save();
  ctx.translate(x - 8 * scale, y - 8 * scale);
  ctx.scale(scale, scale);
  ctx.fillStyle = colour;
  ctx.fill(glyphs.get(glyph));
  ctx.restore();
}

/** Too many to draw one by one: one path a colour. */
function paintMany(ctx, layer, shapes, parts, view) {
  const paths = new Map();
  for (const part of parts) {
    const code = layer.code(shapes.feature[part]);
    if (!paths.has(code)) paths.set(code, new Path2D());
    const [x, y] = placeOf(shapes, part, view);
    const radius = pointRadius(layer, shapes.feature[part], view);
    paths.get(code).moveTo(x + radius, y);
    paths.get(code).arc(x, y, radius, 0, 2 * Math.PI);
  }
  for (const [code, path] of paths) {
    ctx.fillStyle = view.paint(layer.style.circle.paints[code]);
    ctx.fill(path);
    ctx.stroke(path);
  }
}
