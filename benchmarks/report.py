"""Writes RESULTS.md: what was measured, side by side, against what was to be reached."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path

from benchmarks.measure import Figures
from benchmarks.reading import Seconds, reading_table
from benchmarks.scenes import SceneChanges

LAYERS = Path(__file__).parents[1] / "data" / "geojson"
FASTER = {None: 4, 10_000: 15, 100_000: 75}
HEAD = """# Measurements

`make bench` writes this page. One run, one machine, headless Chromium, medians; times compare only within a run:
read the ratios. *Plain* is st_folium with embedded GeoJSON and Leaflet served locally; *empty* is a Streamlit page with
one checkbox. Load: a fresh browser profile until everything is painted. Filter: click on a category until the map is
redrawn. Bytes are counted on the wire by a proxy between browser and server.

"""


IN_STEP = 0.35
NEXT_SCENE = 0.5


def write_report(
    path: Path,
    empty: Figures,
    rows: Mapping[int | None, tuple[Figures, Figures]],
    work: Mapping[int | None, Figures],
    scenes: SceneChanges,
    reading: Seconds,
    machine: str,
) -> None:
    """Write the tables to ``path``."""
    shipped = _shipped("buildings")
    lines = [
        HEAD + f"{dt.date.today():%Y-%m-%d}, {machine}.\n",
        *_absolute(empty, rows, shipped),
        *_goals(empty, rows, shipped),
        *_workbench(empty, work, _shipped("projects")),
        *_scenes(scenes),
        *_reading(reading),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def _shipped(layer: str) -> int:
    return len(json.loads((LAYERS / f"{layer}.geojson").read_text(encoding="utf-8"))["features"])


def _workbench(empty: Figures, work: Mapping[int | None, Figures], shipped: int) -> list[str]:
    table = [
        "\nThe projects page. Filter: a click on a status, every second one to undo it, until count, map and all "
        "charts show the selection.\n",
        "| projects | load | filter, all views | beside an empty rerun | filter, bytes | server CPU a filter | |",
        "|---|---|---|---|---|---|---|",
    ]
    for size, figures in work.items():
        met = "" if size else f"<= {IN_STEP} s: " + ("reached" if figures.filter_s <= IN_STEP else "**not reached**")
        table.append(
            f"| {size or shipped:,} | {figures.load_s:.2f} s | {figures.filter_s:.3f} s | "
            f"{figures.filter_s / empty.filter_s:.1f} x | {figures.filter_bytes:,} | "
            f"{figures.cpu_s * 1000:.0f} ms | {met} |"
        )
    return table


def _scenes(scenes: SceneChanges) -> list[str]:
    """The presentation: from the key until text, chart and layers of the next scene are painted, over all scenes."""
    met = "reached" if scenes.p95(scenes.moving) <= NEXT_SCENE else "**not reached**"
    return [
        "\nThe presentation at 1920 x 1080, every scene once forward and once back. Flying: until the next scene is "
        "painted, the map still on its way; still: without motion, until it is there as well.\n",
        "| scene changes | ready to present | p95, flying | p95, still | |",
        "|---|---|---|---|---|",
        f"| {len(scenes.moving)} | {scenes.ready_s:.2f} s | {scenes.p95(scenes.moving):.3f} s | "
        f"{scenes.p95(scenes.still):.3f} s | <= {NEXT_SCENE} s: {met} |",
    ]


def _reading(reading: Seconds) -> list[str]:
    """What the server does before anything can be shown; beside another checkout: ``benchmarks.reading --against``."""
    said = (
        "\nReading and checking files (`python -m benchmarks.reading --against PATH` compares with another checkout).\n"
    )
    return [said, *reading_table(reading)]


def _absolute(empty: Figures, rows: Mapping[int | None, tuple[Figures, Figures]], shipped: int) -> list[str]:
    table = [
        "| buildings | way | load | filter | load, KB | filter, bytes | server CPU a filter | memory a viewer |",
        "|---|---|---|---|---|---|---|---|",
        _row("–", "empty", empty),
    ]
    for size, (plain, atlas) in rows.items():
        table += [_row(f"{size or shipped:,}", "plain", plain), _row(f"{size or shipped:,}", "**atlas**", atlas)]
    return table


def _row(size: str, way: str, figures: Figures) -> str:
    memory = "–" if figures.viewer_mb != figures.viewer_mb else f"{figures.viewer_mb:.1f} MB"
    return (
        f"| {size} | {way} | {figures.load_s:.2f} s | {figures.filter_s:.3f} s | {figures.load_bytes / 1000:,.0f} | "
        f"{figures.filter_bytes:,} | {figures.cpu_s * 1000:.0f} ms | {memory} |"
    )


def _goals(empty: Figures, rows: Mapping[int | None, tuple[Figures, Figures]], shipped: int) -> list[str]:
    table = ["\n| goal | to reach | measured | |", "|---|---|---|---|"]
    for size, (plain, atlas) in rows.items():
        number = size or shipped
        if size is None:
            table.append(
                _goal("load, shipped size, beside the empty page", "<= 1.8 x", atlas.load_s / empty.load_s, 1.8, " x")
            )
        if size in FASTER:
            ratio = plain.filter_s / atlas.filter_s
            met = "reached" if ratio >= FASTER[size] else "**not reached**"
            table.append(
                f"| filter beside plain, {number:,} buildings | >= {FASTER[size]} x faster | {ratio:.1f} x | {met} |"
            )
        budget = 2048 + number / 6
        table.append(
            _goal(f"bytes a filter, {number:,} buildings", f"<= {budget:,.0f}", atlas.filter_bytes, budget, "")
        )
        table.append(_goal(f"layers loaded twice, {number:,} buildings", "0", atlas.loaded_twice, 0, ""))
    return table


def _goal(what: str, target: str, value: float, limit: float, unit: str) -> str:
    shown = f"{value:,.2f}" if unit else f"{value:,.0f}"
    return f"| {what} | {target} | {shown}{unit} | {'reached' if value <= limit else '**not reached**'} |"
