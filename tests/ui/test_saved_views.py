"""Saved views, the Python side: presets this community understands, QR codes or the reason why there is none."""

import re
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from layers import LAYERS
from tests.export.town import STORE
from utils.qr import MOST
from utils.ui.saved_views import WORDS, in_language, qr_of
from utils.viewstate import from_query

PAGES = Path(__file__).parents[2] / "pages" / "navigation.py"


@pytest.mark.parametrize("view", STORE.profile.views, ids=lambda view: view.id)
def test_a_view_made_ready_is_understood_whole(view):
    page, _, query = view.link.partition("?")
    paths = set(re.findall(r'url_path="([\w-]+)"', PAGES.read_text(encoding="utf-8"))) | {""}
    assert page.removeprefix("/") in paths
    found, problems = from_query(dict(parse_qsl(query)), LAYERS, STORE.profile, present=tuple(STORE.layers))
    assert problems == []
    if found.selected:
        layer, feature = found.selected
        assert feature in set(STORE.layers[layer].frame["id"])


@pytest.mark.parametrize(
    ("link", "lang", "expected"),
    [
        ("/?t=2024", "zh", "/?t=2024"),
        ("/?t=2024", "en", "/?lang=en&t=2024"),
        ("/projects", "en", "/projects?lang=en"),
        ("/?lang=zh&t=2024", "en", "/?lang=zh&t=2024"),
    ],
)
def test_a_link_made_ready_keeps_the_visitors_language(link, lang, expected):
    assert in_language(link, lang) == expected


def test_a_code_or_the_reason_why_there_is_none():
    assert qr_of(None, "zh") is None
    assert qr_of("http://a.example/?t=2024", "zh")["image"].startswith("data:image/svg+xml")
    assert "太长" in qr_of("http://a.example/?" + "x" * MOST, "zh")["problem"]
    assert "web link" in qr_of("javascript:alert(1)", "en")["problem"]


def test_placeholders_are_the_same_in_both_languages():
    for text in WORDS.values():
        assert sorted(re.findall(r"\{\w+\}", text.zh)) == sorted(re.findall(r"\{\w+\}", text.en))
