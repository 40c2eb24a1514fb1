"""How dense a layer's points are, as on the map (``static/paint_density.js``): a surface of quartic kernels."""

from __future__ import annotations

import io
from base64 import b64encode

import numpy as np
import shapely

from utils.handout.looks import THEME, Look
from utils.mapview.command import LayerDensity

# Pixels of a cell of the surface.
GRID = 2.0
# Opacity at the least and at the greatest density; it begins out of nothing.
FAINT, STRONG, RISE = 0.25, 0.85, 12.0


def heat(look: Look) -> str:
    """The surface as an SVG picture of the window's size; ``""`` where the layer's points are drawn as they are."""
    if look.density is None:
        return ""
    window = look.window
    spots = shapely.get_coordinates(shapely.centroid(look.shapes[look.keep]))
    shape = (int(np.ceil(window.height / GRID)), int(np.ceil(window.width / GRID)))
    radius = look.density.radius_m * window.pixels_per_metre / GRID
    picture = _png(coloured(surface(spots / GRID, shape, radius), look.density))
    size = f'width="{shape[1] * GRID:g}" height="{shape[0] * GRID:g}"'
    return f'<image x="0" y="0" {size} href="data:image/png;base64,{b64encode(picture).decode("ascii")}"/>'


def surface(spots: np.ndarray, shape: tuple[int, int], radius: float) -> np.ndarray:
    """The sum of (1 - (d / ``radius``)²)² around ``spots`` (n, 2; x, y in cells): float, one a cell of ``shape``."""
    heights = np.zeros(shape)
    rows, columns = shape
    for x, y in spots.tolist():
        left, right = max(0, int(np.ceil(x - radius))), min(columns - 1, int(np.floor(x + radius)))
        top, bottom = max(0, int(np.ceil(y - radius))), min(rows - 1, int(np.floor(y + radius)))
        if left > right or top > bottom:
            continue
        across, down = np.arange(left, right + 1) - x, np.arange(top, bottom + 1) - y
        rest = np.maximum(0, 1 - (across[None, :] ** 2 + down[:, None] ** 2) / radius**2)
        heights[top : bottom + 1, left : right + 1] += rest**2
    return heights


def coloured(heights: np.ndarray, density: LayerDensity) -> np.ndarray:
    """The surface in the density's colours: uint8 (rows, columns, 4), red, green, blue, opacity."""
    colours = [paint.on(THEME) for paint in density.paints]
    known = np.array([[int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in colours], dtype=float)
    part = np.minimum(1, heights / density.top)
    steps = np.linspace(0, 1, len(known))
    mixed = [np.interp(part, steps, known[:, channel]) for channel in range(3)]
    opacity = 255 * np.minimum(1, part * RISE) * (FAINT + (STRONG - FAINT) * part)
    return np.stack([*mixed, opacity], axis=-1).astype(np.uint8)


def _png(pixels: np.ndarray) -> bytes:
    from PIL import Image

    held = io.BytesIO()
    Image.fromarray(pixels, "RGBA").save(held, "PNG")
    return held.getvalue()
