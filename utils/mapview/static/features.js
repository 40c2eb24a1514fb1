// A FeatureCollection taken apart: ids, names, style codes, and its geometry by kind.

const FALLBACK = 255;

function readFeatures(collection, style) {
  const all = collection.features;
  const keys = new Map((style.keys || []).map((key, code) => [key, code]));
  const found = {
    count: all.length,
    ids: new Array(all.length),
    names: new Array(all.length),
    namesEn: new Array(all.length),
    unnamed: new Uint8Array(all.length),
    codes: new Uint8Array(all.length).fill(FALLBACK),
    widths: numbers(all, style.line && style.line.width_by),
    sizes: numbers(all, style.circle && style.circle.radius_by),
    rings: new Shapes(),
    lines: new Shapes(),
    points: new Shapes(),
  };
  all.forEach((feature, i) => {
    const properties = feature.properties;
    found.ids[i] = String(properties.id);
    found.names[i] = String(properties.name ?? "");
    found.namesEn[i] = String(properties.name_en ?? "");
    found.unnamed[i] = properties.named === false ? 1 : 0;
    if (style.by) found.codes[i] = keys.get(String(properties[style.by])) ?? FALLBACK;
    if (feature.geometry) addGeometry(found, feature.geometry, i);
  });
  for (const shapes of [found.rings, found.lines, found.points]) shapes.seal(all.length);
  found.middleSize = found.sizes ? median(found.sizes) : 1;
  return found;
}

function numbers(all, column) {
  if (!column) return null;
  return Float64Array.from(all, (feature) => feature.properties[column] ?? NaN);
}

function median(values) {
  const sorted = values.filter((value) => value > 0).sort();
  return sorted.length ? sorted[sorted.length >> 1] : 1;
}

const ADDERS = {
  Point: (found, at, i) => found.points.add([at], i),
  MultiPoint: (found, all, i) => all.forEach((at) => found.points.add([at], i)),
  LineString: (found, line, i) => found.lines.add(line, i),
  MultiLineString: (found, all, i) => all.forEach((line) => found.lines.add(line, i)),
  Polygon: (found, rings, i) => rings.forEach((ring, hole) => found.rings.addRing(ring, i, hole)),
  MultiPolygon: (found, all, i) => all.forEach((rings) => ADDERS.Polygon(found, rings, i)),
};

function addGeometry(found, geometry, i) {
  if (geometry.type === "GeometryCollection") geometry.geometries.forEach((part) => addGeometry(found, part, i));
  else if (ADDERS[geometry.type]) ADDERS[geometry.type](found, geometry.coordinates, i);
}
