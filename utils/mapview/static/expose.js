// The one name the page gets.

window.__atlas = new Atlas();
window.__atlas.datum_shift = { there: wgs84ToGcj02, back: gcj02ToWgs84 };
window.__atlas.geodesic = { length: lengthOf, area: areaOf };
window.__atlas.shapes = { of: shapeOf, ring: ringOf };
