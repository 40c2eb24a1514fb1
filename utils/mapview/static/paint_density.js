// How dense the points of a layer are: a surface of quartic kernels, the same at every zoom, coloured from low to high.

// Pixels of a cell of the surface; the browser smooths between cells.
const GRID = 4;
// Opacity at the least and at the greatest density.
const FAINT = 0.25;
const STRONG = 0.85;

/** `layer.density`: {r: radius in metres, top: sum of kernels where the points are densest, paints: pairs, low to high}. */
function paintDensity(ctx, layer, view) {
  const { density } = layer;
  if (!density || !layer.features.points.count) return;
  const columns = Math.ceil(view.width / GRID);
  const rows = Math.ceil(view.height / GRID);
  const heights = new Float32Array(columns * rows);
  const radius = (density.r * view.pixelsPerMetre) / GRID;
  for (const part of visiblePoints(layer, layer.features.points, view, radius * GRID)) {
    const [x, y] = placeOf(layer.features.points, part, view);
    addKernel(heights, columns, rows, x / GRID, y / GRID, radius);
  }
  const colours = density.paints.map((pair) => rgbOf(view.paint(pair)));
  const surface = document.createElement("canvas");
  surface.width = columns;
  surface.height = rows;
  surface.getContext("2d").putImageData(coloured(heights, columns, rows, density.top, colours), 0, 0);
  ctx.imageSmoothingQuality = "high";
  ctx.drawImage(surface, 0, 0, columns * GRID, rows * GRID);
}

/** (1 - (d / radius)²)² around (x, y), in cells. */
function addKernel(heights, columns, rows, x, y, radius) {
  const [left, right] = [Math.max(0, Math.ceil(x - radius)), Math.min(columns - 1, Math.floor(x + radius))];
  const [top, bottom] = [Math.max(0, Math.ceil(y - radius)), Math.min(rows - 1, Math.floor(y + radius))];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const rest = 1 - ((column - x) ** 2 + (row - y) ** 2) / radius ** 2;
      if (rest > 0) heights[row * columns + column] += rest * rest;
    }
  }
}

function coloured(heights, columns, rows, top, colours) {
  const image = new ImageData(columns, rows);
  const last = colours.length - 1;
  heights.forEach((height, cell) => {
    if (height <= 0) return;
    const part = Math.min(1, height / top);
    const below = Math.min(last - 1, Math.floor(part * last));
    const rest = part * last - below;
    for (let channel = 0; channel < 3; channel += 1) {
      image.data[cell * 4 + channel] = colours[below][channel] * (1 - rest) + colours[below + 1][channel] * rest;
    }
    // It begins out of nothing: no edge where the first kernel ends.
    image.data[cell * 4 + 3] = 255 * Math.min(1, part * 12) * (FAINT + (STRONG - FAINT) * part);
  });
  return image;
}

function rgbOf(hex) {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}
