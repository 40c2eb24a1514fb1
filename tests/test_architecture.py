"""The arrows of docs/architecture.md: pages -> utils -> layers, no cycles, Streamlit only where it belongs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from layers import LAYERS

ROOT = Path(__file__).parents[1]
OURS = ("app", "pages", "layers", "utils", "data")
WITH_STREAMLIT = ("utils.session", "utils.ui", "utils.mapview", "pages", "app")
FILES = [ROOT / "app.py", *(path for folder in OURS[1:] for path in sorted((ROOT / folder).rglob("*.py")))]


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> set[str]:
    """Modules a file imports when it is loaded or later."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            full = {f"{node.module}.{alias.name}" for alias in node.names}
            # A module taken from its package is the dependency, not the package.
            found |= full if full <= NAMES else {node.module} | (full & NAMES)
    return found


NAMES = {name_of(path) for path in FILES}
MODULES = {name_of(path): imports(path) for path in FILES}


@pytest.mark.parametrize("module", MODULES)
def test_arrows_run_one_way(module: str) -> None:
    allowed = {"layers": ("layers",), "utils": ("layers", "utils"), "data": ("layers", "utils", "data")}
    known = allowed.get(module.split(".")[0], OURS)
    assert [name for name in MODULES[module] if name.split(".")[0] in OURS and name.split(".")[0] not in known] == []


def test_a_layer_imports_only_the_vocabulary() -> None:
    layers = {name: found for name, found in MODULES.items() if name.startswith("layers.") and name != "layers.base"}
    assert layers
    ours = {name for found in layers.values() for name in found if name.split(".")[0] in OURS}
    assert ours == {"layers.base"}


def test_no_cycles() -> None:
    graph = {name: {other for other in found if other in MODULES} - {name} for name, found in MODULES.items()}
    TopologicalSorter(graph).prepare()  # raises CycleError


@pytest.mark.parametrize("module", MODULES)
def test_streamlit_stays_where_it_belongs(module: str) -> None:
    uses = any(name.split(".")[0] in ("streamlit", "streamlit_folium", "folium") for name in MODULES[module])
    assert not uses or module.startswith(WITH_STREAMLIT)


def test_no_code_compares_with_a_layers_id() -> None:
    names = "|".join(map(re.escape, LAYERS))
    branch = re.compile(rf"(==|!=|\bin\b|startswith\()\s*\(?[\"']({names})[\"']")
    scripts = sorted((ROOT / "utils" / "mapview" / "static").glob("*.js"))
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in [*FILES, *scripts]
        if "sample" not in path.parts and "layers" not in path.parts and "osm" not in path.parts
        for line in path.read_text(encoding="utf-8").splitlines()
        if branch.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_files_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_the_entry_does_not_import_the_map_element() -> None:
    """Streamlit-folium imported before Streamlit runs a page is not found by the browser."""
    code = "import app, sys; sys.exit('streamlit_folium' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
