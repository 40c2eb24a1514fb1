// One layer: what the configuration says of it, its features once they are there, and what the last command wants of it.

class AtlasLayer {
  constructor(config) {
    this.config = config;
    this.id = config.id;
    this.base = Boolean(config.base);
    this.ownStyle = wholeStyle(config.style);
    this.style = this.ownStyle;
    this.features = null;
    this.failed = false;
    this.grouped = new Map();
    this.want(null);
  }

  load(collection) {
    this.features = readFeatures(collection, this.ownStyle);
    this.index = new Map(this.features.ids.map((id, i) => [id, i]));
  }

  /** Takes over the layer's part of a command; null: off. Returns whether anything changed. */
  want(entry) {
    const text = JSON.stringify(entry);
    if (text === this.wanted) return false;
    const paint = entry && entry.paint;
    const codes = paint ? `${JSON.stringify(paint.paints)} ${paint.codes}` : entry ? entry.k : undefined;
    const style = paint ? repainted(this.ownStyle, paint.paints) : this.ownStyle;
    if (this.wanted === undefined || codes !== this.codeText) this.grouped.clear();
    this.wanted = text;
    this.on = Boolean(entry);
    this.opacity = entry ? (entry.a ?? 100) / 100 : 0;
    this.mask = entry && entry.m ? bytesOf(entry.m) : null;
    this.codeText = codes;
    this.style = entry && entry.lit ? brightened(style, entry.lit) : style;
    this.given = paint ? bytesOf(paint.codes) : entry && entry.k ? bytesOf(entry.k) : null;
    this.labelled = Boolean(entry && entry.w);
    this.density = (entry && entry.d) || null;
    return true;
  }

  shows(i) {
    return this.mask === null || bitOf(this.mask, i) === 1;
  }

  /** Whether it is drawn at all at a zoom. */
  drawn(zoom) {
    return this.on && this.features !== null && zoom >= (this.config.min_zoom || 0);
  }

  code(i) {
    const code = this.given ? this.given[i] : this.features.codes[i];
    const keys = this.style.keys.length;
    return code < keys ? code : keys;
  }

  /** The parts of `shapes` by style code: Uint32Array for each code, the fallback last. */
  groups(kind) {
    if (!this.grouped.has(kind)) this.grouped.set(kind, this.group(this.features[kind]));
    return this.grouped.get(kind);
  }

  group(shapes) {
    const groups = Array.from({ length: this.style.keys.length + 1 }, () => []);
    for (let part = 0; part < shapes.count; part += 1) groups[this.code(shapes.feature[part])].push(part);
    return groups.map((parts) => Uint32Array.from(parts));
  }

  visibleCount() {
    if (!this.on || !this.features) return 0;
    let count = 0;
    for (let i = 0; i < this.features.count; i += 1) count += this.shows(i) ? 1 : 0;
    return count;
  }

  name(i, lang) {
    const { names, namesEn } = this.features;
    return lang === "zh" ? names[i] : namesEn[i] || names[i];
  }
}

/** The style with a look for every kind of geometry: a layer of fills may hold a line all the same. */
function wholeStyle(style) {
  const keys = style.keys || [];
  if (style.label_only) return { ...style, keys };
  const [some] = [style.fill, style.line, style.circle].filter(Boolean);
  return {
    by: style.by,
    keys,
    fill: style.fill || { paints: some.paints, outline: null, width: 1, opacity: 0.5 },
    line: style.line || { paints: some.paints, width: 2.5, width_by: "", dashed: [], casing: null },
    circle: style.circle || { paints: some.paints, radius: 5, radius_by: "", outline: ["#ffffff", "#10161d"], glyphs: [] },
  };
}

/** The style with other colours on the dark map (`bright`: one colour -> another), its areas outlined in them too. */
function brightened(style, bright) {
  const dark = (paint) => [paint[0], bright[paint[1]] || paint[1]];
  const part = (own) => own && { ...own, paints: own.paints.map(dark) };
  const outlines = style.fill && style.fill.outline && style.fill.paints.map((paint) => [style.fill.outline[0], dark(paint)[1]]);
  return { ...style, fill: style.fill && { ...part(style.fill), outlines }, line: part(style.line), circle: part(style.circle) };
}

/** The style in other colours: one a class, then the style's own fallback; nothing dashed, no glyph. */
function repainted(style, paints) {
  const part = (own, more) => own && { ...own, paints: [...paints, own.paints[own.paints.length - 1]], ...more };
  return {
    ...style,
    keys: paints.map((_, k) => String(k)),
    fill: part(style.fill),
    line: part(style.line, { dashed: [] }),
    circle: part(style.circle, { glyphs: [] }),
  };
}
