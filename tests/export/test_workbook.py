"""A workbook opened again: typed cells, frozen header, autofilter, labels with units, sources and notes."""

import datetime as dt
import io
from dataclasses import replace

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.base import Column, Text
from tests.export.town import LATER, NOW, PAST, STORE, say
from tests.toy import FEWER
from utils.export.bundle import content, taken
from utils.export.defuse import MOST, starts_formula, writable
from utils.export.extract import Extract
from utils.export.statement import Statement
from utils.export.workbook import sheet_name, workbook_bytes
from utils.view import mask_of

VIEWS = [NOW, replace(NOW, filters=LATER), replace(NOW, filters=LATER, as_of=PAST, lang="en")]
NASTY = st.text(
    st.one_of(st.characters(), st.sampled_from("=+-@\t\r\n＝＋－＠'\"|;,\x00\x0b\u2028{}[]")), min_size=1, max_size=40
)


def opened(layers, view, tables=()):
    made, suffix = content("xlsx", STORE, taken(STORE, layers, tables, view), view, say)
    assert suffix == "xlsx"
    return openpyxl.load_workbook(io.BytesIO(made))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("layer", ["projects", "buildings", "parks", "drying_racks", "resident_issues"])
def test_a_sheet_holds_exactly_the_features_of_the_mask(layer, view):
    sheet = opened([layer], view).worksheets[0]
    data = STORE.layers[layer]
    shown = data.frame["id"][mask_of(STORE, data, view)].tolist()
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == shown


def test_cells_are_typed_and_the_header_says_the_unit():
    sheet = opened(["projects"], NOW).worksheets[0]
    head = {cell.value: cell.column - 1 for cell in sheet[1]}
    assert {"编号", "名称", "类别", "预算（元）", "进度（%）", "数据性质", "亮灯"} - set(head) <= {"亮灯"}
    frame = STORE.layers["projects"].frame
    for row, (_, feature) in zip(sheet.iter_rows(min_row=2), frame.iterrows(), strict=True):
        start, budget = row[head["计划开工"]], row[head["预算（元）"]]
        assert start.is_date and start.value.date() == feature["start_planned"].date()
        assert budget.data_type == "n" and budget.value == feature["budget_cny"]
        assert row[head["数据性质"]].value in ("示意", "公开报道", "实测")
        ended = row[head["实际完工"]].value
        assert (ended is None) == pd.isna(feature["end_actual"])


def test_months_are_dates_that_read_as_months():
    sheet = opened([], NOW, ["rental_monthly"]).worksheets[0]
    first, frame = sheet.cell(2, 1), STORE.tables["rental_monthly"]
    assert sheet.cell(1, 1).value == "月份" and first.is_date and first.number_format == "yyyy-mm"
    assert [f"{row[0].value:%Y-%m}" for row in sheet.iter_rows(min_row=2)] == frame["month"].tolist()


def test_booleans_and_whole_numbers_and_lists_of_buildings():
    sheet = opened(["buildings"], replace(NOW, lang="en")).worksheets[0]
    head = {cell.value: cell.column - 1 for cell in sheet[1]}
    rows = list(sheet.iter_rows(min_row=2))
    assert {row[head["Access control"]].data_type for row in rows} <= {"b", "n"}
    assert any(row[head["Access control"]].value is True for row in rows)
    years = {type(row[head["Year built"]].value) for row in rows}
    assert years <= {int, type(None)}
    assert rows[0][head["Year built"]].number_format == "0"
    modes = [row[head["Ways to open"]].value for row in rows if row[head["Ways to open"]].value]
    assert any(", " in mode for mode in modes)


def test_header_is_frozen_filtered_and_columns_are_wide_enough():
    sheet = opened(["projects"], NOW).worksheets[0]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref.startswith("A1:") and sheet.auto_filter.ref.endswith(str(sheet.max_row))
    assert all(8 <= dimension.width <= 44 for dimension in sheet.column_dimensions.values())


@pytest.mark.parametrize(("lang", "title"), [("zh", "数据来源与说明"), ("en", "Sources and notes")])
def test_the_last_sheet_says_filter_date_provenance_and_sources(lang, title):
    view = replace(NOW, filters=LATER, as_of=PAST, lang=lang)
    sheet = opened(["projects", "buildings"], view, ["honours"]).worksheets[-1]
    assert sheet.title == title
    said = {(row[0].value, row[1].value) for row in sheet.iter_rows()}
    texts = " ".join(str(part) for pair in said for part in pair)
    for word in {
        "zh": ("budget_cny?", "2021年6月30日", "示意", "数据截至", "龙岗融媒"),
        "en": ("budget_cny?", "30 Jun 2021", "Illustrative", "Data as of", "Longgang Media Centre"),
    }[lang]:
        assert word in texts


def test_on_an_earlier_date_nothing_later_is_told():
    view = replace(NOW, as_of=PAST)
    sheet = opened(["projects"], view).worksheets[0]
    head = {cell.value: cell.column - 1 for cell in sheet[1]}
    for row in sheet.iter_rows(min_row=2):
        for name in ("实际开工", "实际完工"):
            when = row[head[name]].value
            assert when is None or when.date() <= PAST
        assert row[head["状态"]].value in ("在建", "已完成")
        assert (row[head["实际完工"]].value is not None) == (row[head["状态"]].value == "已完成")
    progress = [row[head["进度（%）"]].value for row in sheet.iter_rows(min_row=2)]
    assert (
        progress
        != STORE.layers["projects"].frame["progress_pct"][mask_of(STORE, STORE.layers["projects"], view)].tolist()
    )


def test_an_empty_selection_is_a_sheet_with_its_header():
    view = replace(NOW, as_of=dt.date(1990, 1, 1))
    sheet = opened(["projects"], view).worksheets[0]
    assert sheet.max_row == 1 and sheet["A1"].value == "编号"


@FEWER
@given(st.lists(NASTY, min_size=1, max_size=6))
def test_text_from_data_is_never_a_formula_nor_breaks_the_file(texts):
    frame = pd.DataFrame({"name": pd.Series(texts, dtype=object), "provenance": "illustrative"})
    extract = Extract("t", Text("表", "Table"), frame, {"name": Column("text", Text("名称", "Name"))}, len(texts))
    made = workbook_bytes([extract], Statement(Text("社", "C"), dt.date(2026, 1, 1), (), "zh"), "zh")
    sheet = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]
    for row, text in enumerate(texts, start=2):
        cell = sheet.cell(row, 1)
        assert cell.data_type in ("s", "n", "inlineStr") and cell.data_type != "f"
        if starts_formula(writable(text)):
            assert cell.quotePrefix


def test_a_text_longer_than_a_cell_is_cut_and_says_so():
    frame = pd.DataFrame({"name": ["长" * 40_000]})
    extract = Extract("t", Text("表", "Table"), frame, {"name": Column("text", Text("名称", "Name"))}, 1)
    made = workbook_bytes([extract], Statement(Text("社", "C"), dt.date(2026, 1, 1), (), "zh"), "zh")
    value = openpyxl.load_workbook(io.BytesIO(made)).worksheets[0]["A2"].value
    assert len(value) == MOST and value.endswith("…")


@given(st.lists(st.text(max_size=40), min_size=1, max_size=8))
def test_sheet_names_are_what_excel_takes_and_all_different(titles):
    taken_names: set[str] = set()
    names = [sheet_name(title, taken_names) for title in titles]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
