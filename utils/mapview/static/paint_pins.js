// Numbered pins above everything else: dark on the light map, light on the dark one, so that the number is read.

const PIN = ["#123f7a", "#cfe6ff"];
const PIN_TEXT = ["#ffffff", "#0c1a2b"];
const PIN_EDGE = ["#ffffff", "#0f151c"];
const PIN_RADIUS = 12;
// From its tip to the middle of its head, in radii.
const PIN_HEIGHT = 1.75;

/** `pins`: [lat, lng, text, ...] in WGS-84; the first one lies on top. */
function paintPins(ctx, pins, view) {
  const spots = pixelsOf(pins, view);
  const radius = PIN_RADIUS * view.magnify;
  for (let k = pins.length - 1; k >= 0; k -= 1) paintPin(ctx, spots[k], String(pins[k][2]), radius, view);
}

/** A drop whose tip is the place. */
function paintPin(ctx, [x, y], text, radius, view) {
  const middle = y - radius * PIN_HEIGHT;
  const path = new Path2D();
  path.moveTo(x, y);
  path.lineTo(x - radius * 0.8, middle + radius * 0.6);
  path.arc(x, middle, radius, Math.PI * 0.795, Math.PI * 0.205);
  path.closePath();
  ctx.lineJoin = "round";
  ctx.lineWidth = 3;
  ctx.strokeStyle = view.paint(PIN_EDGE);
  ctx.stroke(path);
  ctx.fillStyle = view.paint(PIN);
  ctx.fill(path);
  ctx.fillStyle = view.paint(PIN_TEXT);
  ctx.font = `700 ${Math.round(radius * (text.length > 2 ? 0.8 : 1.08))}px ${letters.families(view.lang)}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(text, x, middle + radius * 0.06);
}
