"""The server's map shows what the map in the browser shows: same masks, colours, order."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest

from tests.export.town import NOW, PAST, STORE
from utils.filters import FilterState, OneOf
from utils.handout.picture import Extras, is_illustrative, map_svg, whole
from utils.handout.typeset import picture_png
from utils.handout.window import window_of
from utils.mapview.command import LayerPaint, Pin
from utils.view import masks_of

WINDOW = window_of((700, 500), None, whole(STORE))
BARE = Extras(furnished=False)


def only(layer: str, **fields: object):
    return replace(NOW, layers={layer: 100}, **fields)


def drawn(view, extras: Extras = BARE) -> str:
    svg = map_svg(STORE, view, WINDOW, "zh", extras)
    ElementTree.fromstring(svg)
    return svg


def circles(svg: str) -> int:
    return svg.count("<circle")


def test_points_are_those_of_the_mask() -> None:
    filters = FilterState((("facilities", "kind", OneOf({"micro_space"})),))
    view = only("facilities", filters=filters)
    keep = masks_of(STORE, view)["facilities"]
    assert 0 < keep.sum() < len(keep)
    assert circles(drawn(view)) == keep.sum()
    assert circles(drawn(only("facilities"))) == len(keep)
    assert circles(drawn(only("boundary"))) == 0


def test_an_earlier_date_shows_less() -> None:
    assert 0 < circles(drawn(only("facilities", as_of=PAST))) < circles(drawn(only("facilities")))


def test_colours_are_those_of_the_style() -> None:
    svg = drawn(only("projects"))
    for value in STORE.layers["projects"].spec.columns["status"].values.values():
        assert value.paint is not None
        assert value.paint.light in svg


def test_a_page_may_paint_otherwise() -> None:
    from layers.base import Paint

    codes = np.full(len(STORE.layers["facilities"].frame), 0)
    paints = {"facilities": LayerPaint((Paint("#123456"),), codes)}
    assert "#123456" in drawn(only("facilities"), Extras(paints=paints, furnished=False))


def test_layers_lie_in_their_order() -> None:
    svg = drawn(replace(NOW, layers={"buildings": 100, "greenways": 50, "facilities": 100}))
    land, building, green = (svg.index(colour) for colour in ("#ece7dd", "#e2a07a", '<g opacity="0.5">'))
    assert land < building < green < svg.index("<circle")


def test_highlights_route_and_pins_are_on_top() -> None:
    extras = Extras(highlights=[("parks", "pk-linggenxia")], pins=[Pin(22.675, 114.12, "7")], furnished=False)
    svg = drawn(only("parks"), extras)
    assert svg.index("#0a7cff") < svg.rindex(">7</text>")
    assert "#0a7cff" not in drawn(only("parks"))


@pytest.mark.parametrize(("lang", "name"), [("zh", "平湖生态园"), ("en", "Pinghu Ecological Park")])
def test_names_are_in_the_language_asked_for(lang: str, name: str) -> None:
    assert name in map_svg(STORE, only("parks"), WINDOW, lang, BARE)


def test_no_name_covers_another() -> None:
    svg = drawn(NOW)
    found = re.findall(r'<text font-size="([\d.]+)"[^>]*? x="([\d.]+)" y="([\d.]+)">', svg)
    spots = [(float(x), float(y), float(size)) for size, x, y in found]
    assert len(spots) > 10
    close = [
        (a, b) for k, a in enumerate(spots) for b in spots[k + 1 :] if abs(a[0] - b[0]) < 8 and abs(a[1] - b[1]) < 8
    ]
    assert close == []


def test_names_from_the_data_are_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    data = STORE.layers["parks"]
    frame = data.frame.assign(name='<script>"&\x00')
    hostile = replace(data, frame=frame)
    monkeypatch.setattr(STORE, "layers", {**STORE.layers, "parks": hostile})
    svg = drawn(only("parks"))
    assert "<script>" not in svg
    assert "&lt;script&gt;" in svg


def test_the_mark_of_illustrative_data_and_the_credits_are_on_its_face() -> None:
    assert is_illustrative(STORE, NOW)
    svg = map_svg(STORE, NOW, WINDOW, "zh")
    assert "含示意数据" in svg
    assert STORE.profile.basemaps[0].attribution.zh in svg
    assert "Contains illustrative data" in map_svg(STORE, NOW, WINDOW, "en")


def test_an_approval_number_is_shown_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    first, *others = STORE.profile.basemaps
    profile = replace(STORE.profile, basemaps=(replace(first, approval="GS(2026)1"), *others))
    monkeypatch.setattr(STORE, "profile", profile)
    assert "审图号：GS(2026)1" in map_svg(STORE, NOW, WINDOW, "zh")


def test_a_picture_has_twice_the_pixels() -> None:
    png = picture_png(map_svg(STORE, only("boundary"), window_of((200, 100), None, whole(STORE)), "zh"), 2.0)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")) == (400, 200)
