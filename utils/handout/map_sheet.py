"""One map on one sheet of paper: legend, scale, grid, datum, approval number, filter in words, sources."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from layers.base import Text
from utils import format as fmt
from utils.export.statement import NO_SAMPLE, SAMPLE
from utils.export.words import filter_words
from utils.filters.values import texts
from utils.handout import says
from utils.handout.furniture import credits, ground
from utils.handout.grid import MARGIN, NORTH, framed, scale_bar
from utils.handout.key import Block, legend_of
from utils.handout.picture import Extras, is_illustrative, map_svg, whole
from utils.handout.typeset import document
from utils.handout.window import EARTH_A, TILE, Window, window_of
from utils.i18n import pick
from utils.store import Store
from utils.story.deck import Box
from utils.view import masks_of, statuses_of
from utils.viewstate import ViewState

MILLIMETRES = 25.4 / 96
LEGEND = Text("图例", "Legend")
SCALE = Text("比例尺 1:{}", "Scale 1:{}")
CRS = Text(
    "坐标基准 {}，Web 墨卡托投影（EPSG:3857），比例尺以图幅中心为准；经纬网为经纬度",
    "Datum {}, Web Mercator (EPSG:3857), scale true at the centre; grid of longitude and latitude",
)
APPROVED = Text("审图号：{}", "Map approval no. {}")
NOT_APPROVED = Text("审图号：未取得，公开使用前须送审", "Map approval no.: none; to be obtained before publication")
FILTERED = Text("筛选：{}", "Filter: {}")
ALL = Text("未筛选", "no filter")
MADE = Text("制图日期 {}", "Made on {}")
KNOWN = Text("来源：{}", "Sources: {}")
JOIN = Text("；", "; ")
# Millimetres the notes of an upright sheet are wide, for each point of their size.
NOTES = 8.6
# Millimetres the north arrow takes, pixels the numbers of the scale bar reach beyond it.
ARROW, ENDS = 10.8, 40.0
# As many lines as a column of the legend has room for.
LINES = 22
# 1:N is one of these, times a power of ten.
ROUND = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.5, 10.0)


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet in millimetres, upright; ``small`` is the size of notes in points."""

    id: str
    width: float
    height: float
    margin: float
    head: float
    side: float
    foot: float
    small: float


PAPERS = {
    "a4": Paper("a4", 210, 297, 9, 15, 50, 58, 7),
    "a3": Paper("a3", 297, 420, 12, 20, 74, 78, 9.5),
}


@dataclass(frozen=True, eq=False)
class Sheet:
    """What is asked for. ``title`` None is the community's name; ``box`` None the whole community;
    ``about`` says what a page looks at; ``note`` is what else the sheet has to say of itself."""

    paper: str = "a4"
    landscape: bool = True
    title: Text | None = None
    box: Box | None = None
    today: dt.date | None = None
    extras: Extras | None = None
    about: Text | None = None
    note: Text | None = None


A4 = Sheet()


def map_sheet(store: Store, view: ViewState, lang: str, sheet: Sheet = A4, form: str = "pdf") -> bytes:
    """The sheet as ``pdf`` (vector, text to be selected) or ``png``. Raises ``KeyError`` for a paper we do not know."""
    paper = PAPERS[sheet.paper]
    extras = replace(sheet.extras or Extras(), furnished=False)
    width, height = _map_size(paper, sheet.landscape)
    pixels = (width / MILLIMETRES - 2 * MARGIN, height / MILLIMETRES - 2 * MARGIN)
    window = _scaled(window_of(pixels, None, sheet.box or whole(store), 0.92 if paper.id == "a4" else 1.0, finer=0.9))
    masks = {**masks_of(store, view), **(extras.masks or {})}
    blocks = legend_of(store, view, masks, statuses_of(store, view), lang, page=extras.page)
    drawings = {
        "map.svg": framed(map_svg(store, view, window, lang, extras), window),
        "north.svg": NORTH,
        "bar.svg": scale_bar(window, bar_room(paper), lang),
    }
    columns = _columns(blocks, _count(blocks, sheet.landscape), drawings)
    data = _data(store, view, lang, sheet, window) | {"legend": columns}
    size = {"map_width": width, "map_height": height}
    return document("sheet", data | size, drawings, form)


def bar_room(paper: Paper) -> float:
    """Pixels the scale bar may be long: beside the north arrow, its numbers reaching beyond its ends."""
    return (paper.side - ARROW) / MILLIMETRES - ENDS


def scale_number(window: Window) -> float:
    """N of 1:N at the middle of the map, a pixel being 1/96 inch on paper."""
    return 1000 / (window.pixels_per_metre * MILLIMETRES)


def _scaled(window: Window) -> Window:
    """The window at the next round scale at which everything still fits."""
    number = scale_number(window)
    power = 10 ** math.floor(math.log10(number))
    rounded = next(step * power for step in ROUND if step * power >= number * 0.999)
    around = 2 * math.pi * EARTH_A * math.cos(math.radians(window.lat))
    return replace(window, zoom=math.log2(1000 / (rounded * MILLIMETRES) * around / TILE))


def _map_size(paper: Paper, landscape: bool) -> tuple[float, float]:
    """Millimetres of the framed map."""
    if landscape:
        return paper.height - 2 * paper.margin - paper.side - 5, paper.width - 2 * paper.margin - paper.head
    return paper.width - 2 * paper.margin, paper.height - 2 * paper.margin - paper.head - paper.foot - 2


def _count(blocks: Sequence[Block], landscape: bool) -> int:
    """How many columns the legend has: fewer where it tells classes with their limits, in long lines."""
    usual = 2 if landscape else 4
    lines = sum(len(block.entries) + bool(block.title) for block in blocks)
    return usual // 2 if any(block.whole for block in blocks) and lines <= usual // 2 * LINES else usual


def _columns(blocks: Sequence[Block], count: int, drawings: dict[str, str]) -> list[list[dict[str, Any]]]:
    """The legend in columns of about the same length; its pictures go into ``drawings``."""
    total = sum(len(block.entries) + bool(block.title) for block in blocks) or 1
    columns: list[list[dict[str, Any]]] = [[] for _ in range(count)]
    done = 0.0
    for block in blocks:
        lines = len(block.entries) + bool(block.title)
        column = min(count - 1, int((done + lines / 2) / total * count))
        done += lines
        entries = []
        for entry in block.entries:
            file = f"key-{len(drawings)}.svg"
            drawings[file] = entry.picture
            entries.append({"picture": file, "label": entry.label})
        columns[column].append({"title": block.title, "entries": entries})
    return [column for column in columns if column] or [[]]


def _data(store: Store, view: ViewState, lang: str, sheet: Sheet, window: Window) -> dict[str, Any]:
    paper, profile = PAPERS[sheet.paper], store.profile
    wide, high = (paper.height, paper.width) if sheet.landscape else (paper.width, paper.height)
    day = view.as_of or profile.as_of
    sample = is_illustrative(store, view, sheet.extras.masks if sheet.extras else None)
    return {
        "lang": lang,
        "region": "cn" if lang == "zh" else "gb",
        "width": wide,
        "height": high,
        "margin": paper.margin,
        "head": paper.head,
        "foot": paper.foot,
        "small": paper.small,
        "notes_width": NOTES * paper.small,
        "title_size": paper.small * 2.5,
        "side": paper.side if sheet.landscape else paper.width - 2 * paper.margin - NOTES * paper.small - 5,
        "landscape": sheet.landscape,
        "title": pick(sheet.title or profile.name, lang),
        "community": pick(profile.name, lang),
        "subtitle": " · ".join(part for part in _subtitle(store, view, lang, sheet) if part),
        "as_of": pick(says.AS_OF, lang).format(fmt.date(day, lang)),
        "mark": pick(says.HOLDS_SAMPLE, lang) if sample else "",
        "legend_title": pick(LEGEND, lang),
        "scale": pick(SCALE, lang).format(fmt.number(round(scale_number(window)), lang)),
        "notes": _notes(store, view, lang, sheet, sample),
    }


def _subtitle(store: Store, view: ViewState, lang: str, sheet: Sheet) -> list[str]:
    about = pick(sheet.about, lang).rstrip("。.") if sheet.about else ""
    return [pick(store.profile.place, lang), about, filter_said(store, view, lang)]


def filter_said(store: Store, view: ViewState, lang: str) -> str:
    """The filters of the layers that are on, in words."""
    said = []
    for data in store.layers.values():
        words = filter_words(store, data, view, lang) if data.spec.id in view.layers else ()
        said += [f"{pick(data.spec.title, lang)} — {pick(fmt.COMMA, lang).join(words)}"] if words else []
    return pick(FILTERED, lang).format(pick(JOIN, lang).join(said)) if said else pick(ALL, lang)


def _notes(store: Store, view: ViewState, lang: str, sheet: Sheet, sample: bool) -> list[str]:
    basemap, profile = ground(store.profile), store.profile
    datum = basemap.datum if basemap else "WGS-84"
    approval = basemap.approval if basemap else ""
    sources = sources_of(store, view, lang, sheet.extras.masks if sheet.extras else None)
    lines = [
        pick(CRS, lang).format(datum),
        pick(APPROVED, lang).format(approval) if approval else pick(NOT_APPROVED, lang),
        credits(profile, lang),
        pick(KNOWN, lang).format(pick(JOIN, lang).join(sources)) if sources else "",
        pick(SAMPLE if sample else NO_SAMPLE, lang),
        pick(sheet.note, lang) if sheet.note else "",
        pick(MADE, lang).format(fmt.date(sheet.today or dt.datetime.now(tz=dt.UTC).date(), lang)),
    ]
    return [line for line in dict.fromkeys(lines) if line]


def sources_of(store: Store, view: ViewState, lang: str, shown: Mapping[str, np.ndarray] | None = None) -> list[str]:
    """The sources named by what the view shows (or ``shown``: masks of all layers), each once."""
    masks = {**masks_of(store, view), **(shown or {})}
    found = {
        source
        for layer in view.layers
        if layer in store.layers
        for source in texts(store.layers[layer].frame, "source")[masks[layer]].tolist()
    }
    return [fmt.word(source, lang, store.profile.words) for source in sorted(found - {""})]
