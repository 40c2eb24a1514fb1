// Names on the map: the most important first, none over another, each with a halo.

const SAME_NAME_APART = 260;
const MOST_LABELS = 600;

function paintLabels(ctx, layers, view) {
  if (!letters.there) return 0;
  const taken = new Boxes();
  const drawn = layers.filter((layer) => layer.drawn(view.zoom));
  drawn.forEach((layer) => reserveSymbols(taken, layer, view));
  const all = drawn.flatMap((layer) => labelCandidates(ctx, layer, view));
  all.sort((a, b) => b.priority - a.priority || b.weight - a.weight);
  const written = new Map();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  let count = 0;
  for (const label of all) {
    if (count >= MOST_LABELS) break;
    if (placeLabel(ctx, taken, written, label, view)) count += 1;
  }
  return count;
}

/** Names do not hide symbols that carry a glyph. */
function reserveSymbols(taken, layer, view) {
  const shapes = layer.features.points;
  const { circle } = layer.style;
  if (!circle || !shapes.count || circle.radius * view.symbols < GLYPH_FROM) return;
  for (const part of visiblePoints(layer, shapes, view).slice(0, 500)) {
    const [x, y] = placeOf(shapes, part, view);
    const r = pointRadius(layer, shapes.feature[part], view);
    taken.add([[x - r, y - r, x + r, y + r]]);
  }
}

function placeLabel(ctx, taken, written, label, view) {
  for (const [x, y] of wholeFirst(label, view)) {
    if (label.angle !== undefined && repeats(written, label, x, y)) return false;
    const boxes = labelBoxes(label, x, y);
    if (!taken.free(boxes)) continue;
    taken.add(boxes);
    written.set(label.text, [...(written.get(label.text) || []), [x, y]]);
    writeLabel(ctx, label, x, y, view);
    return true;
  }
  return false;
}

/** Where there is a choice, the places at which the name is not cut off by the window's edge come first. */
function wholeFirst({ places, width, size }, { inner }) {
  if (places.length < 2) return places;
  const whole = ([x, y]) =>
    x - width / 2 > inner[0] && x + width / 2 < inner[2] && y - size > inner[1] && y + size < inner[3];
  return [...places.filter(whole), ...places.filter((place) => !whole(place))];
}

function repeats(written, { text }, x, y) {
  return (written.get(text) || []).some(([ax, ay]) => Math.hypot(ax - x, ay - y) < SAME_NAME_APART);
}

/** One box; along a slanting line a chain of small ones. */
function labelBoxes({ width, size, angle = 0 }, x, y) {
  const pad = 3;
  const half = size * 0.6 + pad;
  if (Math.abs(angle) < 0.05) return [[x - width / 2 - pad, y - half, x + width / 2 + pad, y + half]];
  const steps = Math.max(1, Math.ceil(width / size));
  return Array.from({ length: steps + 1 }, (_, k) => {
    const along = (k / steps - 0.5) * width;
    const [cx, cy] = [x + along * Math.cos(angle), y + along * Math.sin(angle)];
    return [cx - half, cy - half, cx + half, cy + half];
  });
}

function writeLabel(ctx, label, x, y, view) {
  ctx.save();
  ctx.translate(Math.round(x * 2) / 2, Math.round(y * 2) / 2);
  ctx.font = label.font;
  ctx.strokeStyle = view.dark ? "rgba(15,21,28,.88)" : "rgba(255,255,255,.9)";
  ctx.fillStyle = label.paint;
  ctx.lineWidth = 3.2;
  if (standsUpright(label)) writeDown(ctx, label);
  else {
    ctx.rotate(label.angle || 0);
    ctx.strokeText(label.text, 0, 0);
    ctx.fillText(label.text, 0, 0);
  }
  ctx.restore();
}

const STEEP = 0.95;
const CHINESE = /^[\u3400-\u9fff]+$/;

/** Chinese along a steep line is written downwards, each character upright, as on printed maps. */
function standsUpright({ angle = 0, text }) {
  return Math.abs(angle) > STEEP && CHINESE.test(text);
}

function writeDown(ctx, { text, angle, size }) {
  const step = size * 1.08;
  const [dx, dy] = angle > 0 ? [Math.cos(angle), Math.sin(angle)] : [-Math.cos(angle), -Math.sin(angle)];
  const spots = [...text].map((char, k) => [char, (k - (text.length - 1) / 2) * step]);
  for (const [char, along] of spots) ctx.strokeText(char, along * dx, along * dy);
  for (const [char, along] of spots) ctx.fillText(char, along * dx, along * dy);
}
