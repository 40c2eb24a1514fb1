"""What the command says when something is wrong, and that it then leaves everything as it was."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from layers.base import Text
from utils.osm import build
from utils.osm.cli import main
from utils.osm.progress import Progress

BOX = "24.940,60.170,24.945,60.173"
POINT = {"type": "Point", "coordinates": [24.94, 60.17]}
METRES = {
    "type": "Polygon",
    "coordinates": [[[385000, 6672000], [386000, 6672000], [386000, 6673000], [385000, 6672000]]],
}
FLAT = {"type": "Polygon", "coordinates": [[[24.94, 60.17], [24.95, 60.17], [24.94, 60.17]]]}


def said(capsys: pytest.CaptureFixture[str]) -> str:
    """The message on stderr: exactly two lines, English then Chinese."""
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2, lines
    assert not re.search("[一-鿿]", lines[0]) and re.search("[一-鿿]", lines[1])
    return lines[0]


def run(extract: Path, out: Path, *more: str) -> int:
    return main([str(extract), "--name", "Centre", "--out", str(out), "--quiet", *more])


@pytest.mark.parametrize(
    ("bbox", "expected"),
    [
        ("24.9,60.1,25.0", "four numbers"),
        ("a,b,c,d", "four numbers"),
        ("25.0,60.1,24.9,60.2", "not a box"),
        ("60.1,24.9,60.2,125.0", "not a box"),
        ("nan,0,1,1", "not a box"),
        ("114.0,22.6,114.1,22.7", "outside the extract"),
        ("-1.5,50.1,-1.4,50.2", "outside the extract"),
    ],
)
def test_bad_box(
    bbox: str, expected: str, helsinki_pbf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(helsinki_pbf, tmp_path / "out", "--bbox", bbox) == 2
    assert expected in said(capsys)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "cannot be used"),
        ("[]", "cannot be used"),
        ('{"type":"FeatureCollection","features":[]}', "0 features"),
        (json.dumps(POINT), "Point"),
        (json.dumps({"type": "Feature", "geometry": None}), "cannot be used"),
        (json.dumps(METRES), "EPSG:4326"),
        (json.dumps(FLAT), ""),
    ],
)
def test_bad_boundary(
    text: str, expected: str, helsinki_pbf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "edge.geojson"
    file.write_text(text, encoding="utf-8")
    assert run(helsinki_pbf, tmp_path / "out", "--boundary", str(file)) == 2
    assert expected in said(capsys)
    assert list(tmp_path.iterdir()) == [file]


def test_no_boundary_file(helsinki_pbf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(helsinki_pbf, tmp_path / "out", "--boundary", str(tmp_path / "gone.geojson")) == 2
    assert "gone.geojson" in said(capsys)


def test_no_extract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "gone.osm.pbf", tmp_path / "out", "--bbox", BOX) == 2
    assert "gone.osm.pbf" in said(capsys)


@pytest.mark.parametrize(("name", "keep"), [("text.osm.pbf", 0), ("short.osm.pbf", 300_000), ("notes.txt", 0)])
def test_not_an_extract(
    name: str, keep: int, helsinki_pbf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_bytes(helsinki_pbf.read_bytes()[:keep] if keep else b"this is not a map")
    assert run(file, tmp_path / "out", "--bbox", BOX) == 2
    assert name in said(capsys)
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("more", [(), ("--bbox", BOX, "--boundary", "x.geojson"), ("--nonsense", "1")])
def test_bad_command_line(
    more: tuple[str, ...], helsinki_pbf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(helsinki_pbf, tmp_path / "out", *more) == 2
    assert "--help" in said(capsys)


def test_blank_name(helsinki_pbf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(helsinki_pbf), "--bbox", BOX, "--name", "  ", "--out", str(tmp_path / "out")]) == 2
    assert "--name" in said(capsys)


def test_folder_in_use_is_left_alone(helsinki_pbf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    assert run(helsinki_pbf, out, "--bbox", BOX) == 2
    assert "--force" in said(capsys)
    assert [path.name for path in out.iterdir()] == ["mine.txt"]


def test_out_is_a_file(helsinki_pbf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    out.write_text("mine")
    assert run(helsinki_pbf, out, "--bbox", BOX, "--force") == 2
    assert "not a folder" in said(capsys)


def test_force_keeps_every_earlier_folder(helsinki_pbf: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("mine")
    assert run(helsinki_pbf, out, "--bbox", BOX, "--force") == 0
    assert run(helsinki_pbf, out, "--bbox", BOX, "--force") == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "out.bak-1", "out.bak-2"]
    assert (tmp_path / "out.bak-1" / "mine.txt").read_text() == "mine"
    assert (tmp_path / "out.bak-2" / "community.toml").is_file()


def test_failure_while_writing_leaves_nothing(
    helsinki_pbf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert run(helsinki_pbf, out, "--bbox", BOX) == 0
    before = (out / "community.toml").read_bytes()

    def full(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "profile_text", full)
    assert run(helsinki_pbf, out, "--bbox", BOX, "--force") == 130
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert (out / "community.toml").read_bytes() == before


def test_boundary_file_of_any_wrapping(helsinki_pbf: Path, tmp_path: Path) -> None:
    ring = [[24.94, 60.17], [24.945, 60.17], [24.945, 60.173], [24.94, 60.173], [24.94, 60.17]]
    polygon = {"type": "Polygon", "coordinates": [ring]}
    feature = {"type": "Feature", "properties": {}, "geometry": polygon}
    made = []
    for number, document in enumerate((polygon, feature, {"type": "FeatureCollection", "features": [feature]})):
        file = tmp_path / f"{number}.geojson"
        file.write_text(json.dumps(document), encoding="utf-8")
        assert run(helsinki_pbf, tmp_path / str(number), "--boundary", str(file)) == 0
        made.append((tmp_path / str(number) / "geojson" / "buildings.geojson").read_bytes())
    assert made[0] == made[1] == made[2]


def test_bow_tie_boundary_is_mended_and_reported(helsinki_pbf: Path, tmp_path: Path) -> None:
    ring = [[24.94, 60.17], [24.945, 60.173], [24.945, 60.17], [24.94, 60.173], [24.94, 60.17]]
    file = tmp_path / "edge.geojson"
    file.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}), encoding="utf-8")
    assert run(helsinki_pbf, tmp_path / "out", "--boundary", str(file)) == 0
    report = json.loads((tmp_path / "out" / "import-report.json").read_text(encoding="utf-8"))
    assert report["layers"]["boundary"]["repaired"] == {"boundary_fixed": ["boundary"]}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_report_is_printed(lang: str, helsinki_pbf: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main([str(helsinki_pbf), "--bbox", BOX, "--name", "C", "--out", str(out), "--lang", lang]) == 0
    printed = capsys.readouterr().out
    assert ("建筑：读到" if lang == "zh" else "Buildings: ") in printed
    assert "missing" not in printed or lang == "en"


def test_progress_is_quiet_sparse_or_a_bar() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, quiet, lines in ((io.StringIO(), True, 0), (io.StringIO(), False, 1)):
        assert list(Progress(quiet, stream).over(range(1000), Text("读", "Reading"), 1000)) == list(range(1000))
        assert len(stream.getvalue().splitlines()) == lines
    bar = Terminal()
    list(Progress(False, bar).over(range(1000), Text("读", "Reading"), 1000))
    assert "%" in bar.getvalue()
