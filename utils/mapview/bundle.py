"""The map's own scripts and style sheet, put together into one file."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

_STATIC = Path(__file__).resolve().parent / "static"

# In the order of their dependencies; they share one scope.
SCRIPTS = (
    "datum.js", "geodesic.js", "bits.js", "shapes.js", "features.js", "layer.js", "view.js", "paint_fills.js",
    "paint_lines.js", "paint_points.js", "paint_density.js", "paint_layers.js", "sheet.js", "sheets.js", "anchors.js",
    "boxes.js", "letters.js", "label_candidates.js", "paint_labels.js", "paint_highlight.js", "hit.js", "words.js",
    "figures.js", "notice.js", "tooltip.js", "memory.js", "camera.js", "basemap.js", "icons.js", "controls.js",
    "furniture.js", "away.js", "marked.js", "before.js", "tool_panel.js", "measure.js", "measure_panel.js", "draw.js",
    "draw_panel.js", "paint_path.js", "paint_pins.js", "placing.js", "pointer.js", "loader.js", "interface.js",
    "main.js", "expose.js",
)  # fmt: skip


def source(name: str) -> str:
    """One of the scripts, for another bundle that needs the same."""
    return (_STATIC / name).read_text(encoding="utf-8")


@cache
def bundle() -> bytes:
    """All of ``static/`` as one classic script (UTF-8) that defines ``window.__atlas``; Leaflet comes before it."""
    css = json.dumps(source("atlas.css"), ensure_ascii=False)
    scripts = "\n".join(source(name) for name in SCRIPTS)
    return f'(() => {{\n"use strict";\nconst CSS = {css};\n{scripts}}})();\n'.encode()
