// WGS-84 <-> GCJ-02, the same formulas as utils/datum/shift.py (which names their sources). Longitude and latitude in degrees.

const CHINA = [72.004, 0.8293, 137.8347, 55.8271];
const KRASOVSKY_A = 6378245;
const KRASOVSKY_E2 = 0.00669342162296594323;
const RADIANS = Math.PI / 180;

function insideChina(lng, lat) {
  return lng >= CHINA[0] && lng <= CHINA[2] && lat >= CHINA[1] && lat <= CHINA[3];
}

function wave(angle, height, half) {
  return height * Math.sin((Math.PI * angle) / half);
}

/** GPS coordinates -> those of Amap and Tencent maps: [lng, lat]. */
function wgs84ToGcj02(lng, lat) {
  if (!insideChina(lng, lat)) return [lng, lat];
  const x = lng - 105;
  const y = lat - 35;
  const root = Math.sqrt(Math.abs(x));
  const ripple = wave(x, 20, 1 / 6) + wave(x, 20, 1 / 2);
  const alongX = wave(x, 20, 1) + wave(x, 40, 3) + wave(x, 150, 12) + wave(x, 300, 30);
  const alongY = wave(y, 20, 1) + wave(y, 40, 3) + wave(y, 160, 12) + wave(y, 320, 30);
  const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + ((ripple + alongX) * 2) / 3;
  const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + ((ripple + alongY) * 2) / 3;
  const phi = lat * RADIANS;
  const w2 = 1 - KRASOVSKY_E2 * Math.sin(phi) ** 2;
  const metresPerLat = (KRASOVSKY_A * (1 - KRASOVSKY_E2) * RADIANS) / w2 ** 1.5;
  const metresPerLng = (KRASOVSKY_A * Math.cos(phi) * RADIANS) / Math.sqrt(w2);
  return [lng + east / metresPerLng, lat + north / metresPerLat];
}

/** The inverse of wgs84ToGcj02, by fixed point; six rounds reach the limit of the numbers. */
function gcj02ToWgs84(lng, lat) {
  if (!insideChina(lng, lat)) return [lng, lat];
  let x = lng;
  let y = lat;
  for (let round = 0; round < 6; round += 1) {
    const [thereX, thereY] = wgs84ToGcj02(x, y);
    x -= thereX - lng;
    y -= thereY - lat;
  }
  return [x, y];
}

/** What a datum does to WGS-84 coordinates; every datum that is not listed leaves them alone (CGCS2000 agrees to a metre). */
const SHIFTS = { "GCJ-02": { there: wgs84ToGcj02, back: gcj02ToWgs84 } };
const NO_SHIFT = { there: (lng, lat) => [lng, lat], back: (lng, lat) => [lng, lat] };

function shiftOf(datum) {
  return SHIFTS[datum] || NO_SHIFT;
}
