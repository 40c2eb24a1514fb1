"""Names of files: what they hold, as of when, what is illustrative; names every system takes."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.export.town import NOW, PAST, STORE
from utils.export.bundle import name_of, taken
from utils.export.names import MOST, file_name, safe_name


def test_names_say_layer_date_and_illustrative():
    extracts = taken(STORE, ["projects"], (), NOW)
    assert name_of("xlsx", STORE, extracts, NOW) == "项目_2026-11-01_示意.xlsx"
    past = replace(NOW, as_of=PAST, lang="en")
    assert name_of("gpkg", STORE, taken(STORE, ["parks", "projects"], (), past), past).startswith(
        "Shangmugu_Community_2021-06-30_illustrative"
    )


def test_nothing_illustrative_nothing_said():
    assert file_name("公园", dt.date(2026, 1, 2), False, "csv", "zh") == "公园_2026-01-02.csv"
    assert name_of("csv", STORE, taken(STORE, (), ["honours"], NOW), NOW) == "荣誉_2026-11-01.zip"


@given(st.text())
def test_any_text_makes_a_name(text):
    name = safe_name(text)
    assert 0 < len(name) <= MOST
    assert not set(name) & set('\\/:*?"<>| \n\t\x00') and not name.startswith(".")
