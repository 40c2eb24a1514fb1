"""Third-party browser assets, out of the installed Python packages that carry them."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import plotly
import xstatic.pkg.leaflet as leaflet

from utils.serve.answer import Content

# Package -> folder, version, which of its files.
PACKAGES: Mapping[str, tuple[Path, str, str]] = {
    "leaflet": (Path(leaflet.BASE_DIR), leaflet.PACKAGE_VERSION, "*"),
    "plotly": (Path(plotly.__file__).parent / "package_data", plotly.__version__, "plotly.min.js"),
}
_RASTER = (".png", ".gif", ".jpg", ".woff", ".woff2")


def vendor_file(package: str, name: str) -> Content | None:
    """The file ``name`` of ``package``; None for nothing.

    ``name`` is looked up in a list of what there is and never becomes part of a path: no way leads out of it.
    """
    path = _listing(package).get(name)
    return _read(package, path) if path else None


@cache
def _listing(package: str) -> Mapping[str, Path]:
    if package not in PACKAGES:
        return {}
    base, _, files = PACKAGES[package]
    return {path.relative_to(base).as_posix(): path for path in base.rglob(files) if path.is_file()}


@cache
def _read(package: str, path: Path) -> Content:
    kind = "text/javascript" if path.suffix == ".js" else mimetypes.guess_type(path.name)[0]
    compressible = path.suffix not in _RASTER
    return Content(path.read_bytes(), kind or "application/octet-stream", PACKAGES[package][1], compressible)
