// A way to walk: a light edge, the line, and arrows along it that say which way it goes.

const PATH = ["#1466d8", "#6bbcff"];
const PATH_EDGE = ["#ffffff", "#0f151c"];
const ARROW_EVERY = 72;

/** `way`: [[lat, lng], ...] in WGS-84. */
function paintPath(ctx, way, view) {
  if (way.length < 2) return;
  const spots = pixelsOf(way, view);
  const width = 6 * view.magnify * Math.min(1.3, Math.max(0.9, view.growth));
  const path = new Path2D();
  spots.forEach(([x, y], k) => (k ? path.lineTo(x, y) : path.moveTo(x, y)));
  ctx.save();
  ctx.lineJoin = "round";
  ctx.lineCap = "round";
  ctx.shadowColor = "rgba(8, 20, 36, .35)";
  ctx.shadowBlur = 5 * (ctx.getTransform().a || 1);
  strokePath(ctx, path, view.paint(PATH_EDGE), width + 4.5);
  ctx.shadowBlur = 0;
  strokePath(ctx, path, view.paint(PATH), width);
  strokePath(ctx, arrowsAlong(spots, width), view.paint(PATH_EDGE), width * 0.27);
  ctx.restore();
}

function strokePath(ctx, path, colour, width) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.stroke(path);
}

/** Chevrons at even distances, where the way runs straight enough to hold one. */
function arrowsAlong(spots, width) {
  const path = new Path2D();
  let due = ARROW_EVERY / 2;
  for (let k = 1; k < spots.length; k += 1) {
    const [[x0, y0], [x1, y1]] = [spots[k - 1], spots[k]];
    const length = Math.hypot(x1 - x0, y1 - y0);
    // On a piece too short for it the arrow waits for the next.
    while (due <= length - width / 2) {
      const at = Math.max(due, Math.min(width / 2, length / 2));
      const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
      addArrow(path, [x0 + dx * at, y0 + dy * at], [dx, dy], width * 0.26);
      due = at + ARROW_EVERY;
    }
    due = Math.max(0, due - length);
  }
  return path;
}

function addArrow(path, [x, y], [dx, dy], half) {
  path.moveTo(x - dx * half - dy * half * 1.15, y - dy * half + dx * half * 1.15);
  path.lineTo(x + dx * half, y + dy * half);
  path.lineTo(x - dx * half + dy * half * 1.15, y - dy * half - dx * half * 1.15);
}
