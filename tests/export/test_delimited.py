"""CSV as a spreadsheet reads it: the rows of the mask, typed, and text that stays text."""

import csv
import io
import zipfile
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.base import Column, Text
from tests.export.town import LATER, NOW, PAST, STORE, say
from tests.toy import FEWER
from utils import format as fmt
from utils.export.bundle import content, name_of, taken
from utils.export.defuse import TRIGGERS
from utils.export.delimited import csv_bytes
from utils.export.extract import Extract, table_extract
from utils.export.statement import state
from utils.filters import Between, FilterState, OneOf
from utils.text_cleaning import clean_lines
from utils.view import mask_of

VIEWS = [NOW, replace(NOW, filters=LATER), replace(NOW, filters=LATER, as_of=PAST, lang="en")]
NASTY = st.text(st.one_of(st.characters(), st.sampled_from("=+-@\t\r\n＝＋－＠'\", ")), min_size=1, max_size=30)


def first(made: bytes) -> list[dict[str, str]]:
    """The rows of the first file of the archive."""
    with zipfile.ZipFile(io.BytesIO(made)) as bundle:
        return read(bundle.read(bundle.namelist()[0]))


def read(made: bytes) -> list[dict[str, str]]:
    assert made.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("view", VIEWS)
def test_the_rows_are_those_of_the_mask(view):
    made, _ = content("csv", STORE, taken(STORE, ["projects"], (), view), view, say)
    data = STORE.layers["projects"]
    id_label = {"zh": "编号", "en": "ID"}[view.lang]
    assert [row[id_label] for row in first(made)] == data.frame["id"][mask_of(STORE, data, view)].tolist()


def test_values_are_typed_and_every_row_says_how_it_is_known():
    made, _ = content("csv", STORE, taken(STORE, ["projects"], (), NOW), NOW, say)
    for row, (_, feature) in zip(first(made), STORE.layers["projects"].frame.iterrows(), strict=True):
        assert float(row["预算（元）"]) == feature["budget_cny"]
        assert row["计划开工"] == f"{feature['start_planned']:%Y-%m-%d}"
        assert row["数据性质"] in ("示意", "公开报道", "实测")


def test_several_layers_come_in_one_archive_named_by_layer():
    extracts = taken(STORE, ["projects", "parks"], ["project_progress"], NOW)
    made, suffix = content("csv", STORE, extracts, NOW, say)
    assert suffix == "zip" and name_of("csv", STORE, extracts, NOW).endswith("示意.zip")
    with zipfile.ZipFile(io.BytesIO(made)) as bundle:
        assert bundle.namelist() == [
            "项目_2026-11-01_示意.csv",
            "公园_2026-11-01_示意.csv",
            "项目进度_2026-11-01_示意.csv",
            "数据来源与说明_2026-11-01_示意.csv",
        ]
        assert len(read(bundle.read("公园_2026-11-01_示意.csv"))) == len(STORE.layers["parks"].frame)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_notes_beside_the_table_say_filter_date_and_what_is_illustrative(lang):
    view = replace(VIEWS[1], lang=lang)
    extracts = taken(STORE, ["projects"], (), view)
    made, _ = content("csv", STORE, extracts, view, say)
    with zipfile.ZipFile(io.BytesIO(made)) as bundle:
        rows = list(csv.reader(io.StringIO(bundle.read(bundle.namelist()[-1]).decode("utf-8-sig"), newline="")))
    assert [tuple(row) for row in rows] == state(STORE, view, extracts, say).lines()
    words = " ".join(text for row in rows for text in row)
    assert fmt.date(view.as_of or STORE.profile.as_of, lang) in words
    assert {"zh": "示意", "en": "Illustrative"}[lang] in words


def test_a_table_is_narrowed_to_the_features_shown():
    view = replace(NOW, filters=LATER)
    (extract,) = taken(STORE, (), ["project_progress"], view)
    data = STORE.layers["projects"]
    assert set(extract.frame["project_id"]) <= set(data.frame["id"][mask_of(STORE, data, view)])
    assert 0 < len(extract.frame) < extract.total


def of_texts(texts) -> Extract:
    frame = pd.DataFrame({"name": pd.Series(texts, dtype=object), "n": np.arange(len(texts)) - 3.0})
    columns = {"name": Column("text", Text("名称", "Name")), "n": Column("number", Text("数", "Number"))}
    return Extract("t", Text("表", "Table"), frame, columns, len(frame))


@FEWER
@given(st.lists(NASTY, min_size=1, max_size=6))
def test_no_text_begins_a_formula_and_numbers_stay_numbers(texts):
    rows = read(csv_bytes(of_texts(texts), "zh"))
    assert len(rows) == len(texts)
    for number, (row, text) in enumerate(zip(rows, texts, strict=True)):
        said = row["名称"]
        assert not said or (said[0] not in TRIGGERS and said.lstrip()[:1] not in TRIGGERS)
        plain = clean_lines(text)
        assert said in (plain, f"'{plain}")
        assert float(row["数"]) == number - 3


def test_labels_that_look_like_formulas_are_defused_too():
    extract = of_texts(["a"])
    odd = Extract("t", extract.title, extract.frame, {"name": Column("text", Text("=1+1", "=1+1"))}, 1)
    assert read(csv_bytes(odd, "zh")) == [{"'=1+1": "a"}]


@FEWER
@given(
    st.sets(st.sampled_from(["planned", "under_construction", "completed", "suspended"]), min_size=1),
    st.sampled_from([None, 100_000.0, 1_000_000.0]),
    st.one_of(st.none(), st.dates(STORE.profile.as_of.replace(year=2017), STORE.profile.as_of)),
    st.sampled_from(["zh", "en"]),
)
def test_whatever_is_asked_for_the_rows_are_those_on_the_map(statuses, least, as_of, lang):
    items = [("projects", "status", OneOf(statuses))]
    items += [("projects", "budget_cny", Between(least, None))] if least else []
    view = replace(NOW, filters=FilterState(tuple(items)), as_of=as_of, lang=lang)
    data = STORE.layers["projects"]
    shown = data.frame["id"][mask_of(STORE, data, view)].tolist()
    (extract,) = taken(STORE, ["projects"], (), view)
    assert extract.frame["id"].tolist() == shown
    assert [row[{"zh": "编号", "en": "ID"}[lang]] for row in read(csv_bytes(extract, lang))] == shown


def test_rows_of_a_table_name_what_they_refer_to():
    extract = table_extract(STORE, "project_progress", replace(NOW, filters=LATER))
    frame = STORE.layers["projects"].frame
    names = dict(zip(frame["id"], frame["name"], strict=True))
    rows = read(csv_bytes(extract, "zh"))
    assert rows and all(row["名称"] == names[row["项目"]] for row in rows)
    assert [row["月份"] for row in rows] == extract.frame["month"].tolist()
