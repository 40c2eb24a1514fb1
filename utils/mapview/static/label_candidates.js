// Every name that could be written in the window, with where it may stand.

const widths = new Map();

function fontOf(label, size, lang) {
  return `${label.bold ? 600 : 500} ${size}px ${letters.families(lang)}`;
}

function textWidth(ctx, font, text) {
  const key = `${font}\n${text}`;
  if (!widths.has(key)) {
    if (widths.size > 20000) widths.clear();
    ctx.font = font;
    widths.set(key, ctx.measureText(text).width);
  }
  return widths.get(key);
}

/** Candidates of a layer: {text, font, size, paint, weight, places: [[x, y]], angle?, width}. */
function labelCandidates(ctx, layer, view) {
  const { label } = layer.config;
  if (!label || !layer.labelled || view.zoom < label.min_zoom) return [];
  const make = (i, more) => candidate(ctx, layer, label, i, view, more);
  return [...polygonLabels(layer, view, make), ...lineLabels(layer, view, make), ...pointLabels(layer, view, make)];
}

function candidate(ctx, layer, label, i, view, more) {
  // A mere description ("Building 12") is for the card, not for the map.
  const text = layer.features.unnamed[i] ? "" : layer.name(i, view.lang);
  const size = Math.round(label.size * view.magnify * 2) / 2;
  const font = fontOf(label, size, view.lang);
  const paints = layer.style.label_only && layer.style.paints;
  const paint = view.paint(paints ? paints[layer.code(i)] : label.paint);
  const width = text ? textWidth(ctx, font, text) : 0;
  return { text, font, size, paint, width, priority: label.priority, ...more };
}

function polygonLabels(layer, view, make) {
  const shapes = layer.features.rings;
  const { box } = shapes.on(view.datum);
  const found = [];
  for (let i = 0; shapes.count && i < layer.features.count; i += 1) {
    const from = shapes.first[i];
    if (from === shapes.first[i + 1] || !layer.shows(i) || !anyInWindow(shapes, box, i, view)) continue;
    const { x, y, part } = insidePoint(shapes, i, view.datum);
    const at = [x * view.scale - view.left, y * view.scale - view.top];
    const room = (box[part * 4 + 2] - box[part * 4]) * view.scale;
    const made = make(i, { places: [at], weight: room });
    // A name twice as wide as its polygon hides more than it says.
    if (made.text && room * 2 > made.width) found.push(made);
  }
  return found;
}

function anyInWindow(shapes, box, i, view) {
  for (let part = shapes.first[i]; part < shapes.first[i + 1]; part += 1) if (!view.misses(box, part)) return true;
  return false;
}

function lineLabels(layer, view, make) {
  const shapes = layer.features.lines;
  const { xy, box } = shapes.on(view.datum);
  const found = [];
  for (let part = 0; part < shapes.count; part += 1) {
    const i = shapes.feature[part];
    if (view.misses(box, part) || !layer.shows(i)) continue;
    const stretch = straightStretch(shapes, xy, part, view);
    const made = stretch && make(i, { places: [[stretch.x, stretch.y]], angle: stretch.angle, weight: stretch.length });
    if (made && made.text && stretch.length > made.width * 0.9) found.push(made);
  }
  return found;
}

function pointLabels(layer, view, make) {
  const shapes = layer.features.points;
  const { box } = shapes.on(view.datum);
  const found = [];
  for (let part = 0; part < shapes.count; part += 1) {
    const i = shapes.feature[part];
    if (view.misses(box, part) || !layer.shows(i)) continue;
    const made = make(i, { weight: 0 });
    const radius = layer.style.circle ? pointRadius(layer, i, view) : 0;
    const area = layer.style.areas?.includes(layer.style.keys[layer.code(i)]);
    if (made.text) found.push({ ...made, places: aroundPoint(placeOf(shapes, part, view), radius, made, area) });
  }
  return found;
}

// How far, in heights of the letters, the name of an area may step aside from symbols: a quarter is no exact spot.
const ASIDE = [[0, 0], [0, -1.6], [0, 1.6], [0, -2.8], [0, 2.8], [-2.4, -1.6], [2.4, -1.6], [-2.4, 1.6], [2.4, 1.6], [0, -4], [0, 4]];

/** Below, right, left, above a symbol; where there is none, on the spot or, for an area, close to it. */
function aroundPoint([x, y], radius, { size, width }, area) {
  if (!radius && area) return ASIDE.map(([dx, dy]) => [x + dx * size, y + dy * size]);
  if (!radius) return [[x, y]];
  const off = radius + 3;
  const aside = off + 2 + width / 2;
  return [[x, y + off + size * 0.62], [x + aside, y], [x - aside, y], [x, y - off - size * 0.62]];
}
