"""A story's chart as SVG, for pages: the same numbers as everywhere, written as people read them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from utils import format as fmt
from utils.charts.template import GRID, INK, MUTED, unit_axis
from utils.handout import fonts
from utils.i18n import pick
from utils.story.deck import Series, StoryChart

SIZE, SMALL = 12.0, 10.5
FEW = 12
LEAST_LABEL = 16.0


def chart_svg(chart: StoryChart, size: tuple[float, float], lang: str) -> str:
    """The chart (without its title) as SVG of ``size`` (width, height) pixels; a legend where it has several series."""
    width, height = size
    top = 24.0 if len(chart.series) > 1 else 6.0
    legend = _legend(chart.series, lang) if len(chart.series) > 1 else ""
    if chart.kind == "line":
        body = _lines(chart, width, height, top, lang)
    elif chart.horizontal:
        body = _lying(chart, width, height, top, lang)
    else:
        body = _upright(chart, width, height, top, lang)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} '
        f'{height:g}" font-family="{fonts.FAMILY}" >{legend}{body}</svg>'
    )


def _text(said: str, x: float, y: float, anchor: str = "middle", size: float = SMALL, ink: str = INK.light) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" font-weight="500" text-anchor="{anchor}" fill="{ink}">'
        f"{escape(said)}</text>"
    )


def _rect(x: float, y: float, width: float, height: float, paint: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{max(height, 0):.1f}" fill="{paint}"/>'


def _legend(series: Sequence[Series], lang: str) -> str:
    x, parts = 0.0, []
    for one in series:
        said = pick(one.title, lang)
        parts.append(_rect(x, 4, 10, 10, one.paint.light) + _text(said, x + 14, 13, "start"))
        x += 14 + fonts.width(said, SMALL) + 18
    return "".join(parts)


def _said(chart: StoryChart, value: float, lang: str) -> str:
    return fmt.quantity(value, chart.unit, lang, compact=True)


def _stacks(chart: StoryChart) -> list[list[float]]:
    """The values of each category, series by series; an empty one counts nothing."""
    return [[value or 0.0 for value in row] for row in zip(*(one.values for one in chart.series), strict=True)]


def _most(chart: StoryChart) -> float:
    stacks = _stacks(chart)
    each = (sum(row) if chart.kind == "stacked_bar" else max(row, default=0.0) for row in stacks)
    return max(each, default=0.0) or 1.0


def _axis(chart: StoryChart, most: float, left: float, right: float, bottom: float, high: float, lang: str) -> str:
    ticks = unit_axis(most, chart.unit, lang)
    marks = []
    for value, said in zip(ticks["tickvals"], ticks["ticktext"], strict=True):
        y = bottom - high * value / most
        if y < bottom - high - 2:
            continue
        marks.append(f'<path d="M{left:.1f} {y:.1f}H{right:.1f}" stroke="{GRID.light}" stroke-width="1"/>')
        marks.append(_text(said, left - 6, y + 4, "end", ink=MUTED.light))
    return "".join(marks)


def _room(chart: StoryChart, most: float, lang: str) -> float:
    """Pixels the widest number of the axis takes."""
    return max(fonts.width(said, SMALL) for said in unit_axis(most, chart.unit, lang)["ticktext"]) + 10


def _upright(chart: StoryChart, width: float, height: float, top: float, lang: str) -> str:
    most = _most(chart) * 1.12
    left, bottom = _room(chart, most, lang), height - 20
    high, step = bottom - top, (width - left) / len(chart.categories)
    parts = [_axis(chart, most, left, width, bottom, high, lang)]
    stacks = _stacks(chart)
    for k, (name, row) in enumerate(zip(chart.categories, stacks, strict=True)):
        middle = left + (k + 0.5) * step
        parts.append(_text(_fitted(pick(name, lang), step), middle, height - 5, ink=MUTED.light))
        stacked = chart.kind == "stacked_bar"
        each = step * 0.66 / (1 if stacked else len(row))
        base = bottom
        for j, (value, series) in enumerate(zip(row, chart.series, strict=True)):
            tall = high * value / most
            x = middle - step * 0.33 + (0 if stacked else j * each)
            parts.append(_rect(x, base - tall, each, tall, series.paint.light))
            base -= tall if stacked else 0
        total = sum(row) if stacked else max(row, default=0.0)
        said = _said(chart, total, lang)
        if len(stacks) <= FEW and fonts.width(said, SMALL) < step * 1.05:
            parts.append(_text(said, middle, bottom - high * total / most - 5))
    return "".join(parts)


def _lying(chart: StoryChart, width: float, height: float, top: float, lang: str) -> str:
    names = [pick(name, lang) for name in chart.categories]
    left = max(fonts.width(name, SMALL) for name in names) + 8
    stacks, most = _stacks(chart), _most(chart)
    ends = [_said(chart, sum(row), lang) for row in stacks]
    across = width - left - max(fonts.width(said, SMALL) for said in ends) - 10
    step = min(30.0, (height - top) / len(names))
    parts = []
    for k, (name, row, said) in enumerate(zip(names, stacks, ends, strict=True)):
        y, x = top + k * step, left
        parts.append(_text(name, left - 8, y + step / 2 + 4, "end"))
        for value, series in zip(row, chart.series, strict=True):
            wide = across * value / most
            parts.append(_rect(x, y + step * 0.16, wide, step * 0.68, series.paint.light))
            if sum(bool(other) for other in row) > 1 and wide > LEAST_LABEL:
                parts.append(_text(fmt.number(value, lang, 1), x + wide / 2, y + step / 2 + 4, ink="#ffffff"))
            x += wide
        parts.append(_text(said, x + 6, y + step / 2 + 4, "start"))
    return "".join(parts)


def _lines(chart: StoryChart, width: float, height: float, top: float, lang: str) -> str:
    known = [value for one in chart.series for value in one.values if value is not None]
    most = (max(known, default=0.0) or 1.0) * 1.12
    left, bottom = _room(chart, most, lang), height - 20
    high, count = bottom - top, len(chart.categories)
    step = (width - left - 24) / max(count - 1, 1)
    parts = [_axis(chart, most, left, width, bottom, high, lang)]
    every = max(1, -(-count // 6))
    for k in range(0, count, every):
        parts.append(_text(pick(chart.categories[k], lang), left + 12 + k * step, height - 5, ink=MUTED.light))
    for one in chart.series:
        spots = [(left + 12 + k * step, bottom - high * v / most, v) for k, v in enumerate(one.values) if v is not None]
        if not spots:
            continue
        d = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y, _ in spots)
        parts.append(f'<path d="{d}" fill="none" stroke="{one.paint.light}" stroke-width="2.4"/>')
        x, y, value = spots[-1]
        parts.append(_text(_said(chart, value, lang), x, y - 7, "end"))
    return "".join(parts)


def _fitted(said: str, room: float) -> str:
    """What of ``said`` fits into ``room`` pixels."""
    while len(said) > 1 and fonts.width(said, SMALL) > room * 1.05:
        said = said[:-1]
    return said
