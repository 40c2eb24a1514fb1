"""Tables as spreadsheets of several countries write them: read where it is clear, refused by row where it is not."""

import pytest

from tests.browser.serving import ROOT
from utils.errors import Fault
from utils.store.tables import TABLES, read_table

FILE = "tables/t.csv"
MONTHS = "month,residential_area,units,units_rented,rent_cny_m2_month,provenance,source"
YEARS = "year,output_cny,provenance,source"


def read(name: str, text: str) -> tuple[list[dict], list[Fault], list[Fault]]:
    """The rows, the faults and the notes."""
    frame, faults = read_table(name, text.encode(), FILE)
    rows = [] if frame is None else frame.to_dict("records")
    return rows, [fault for fault in faults if not fault.note], [fault for fault in faults if fault.note]


@pytest.mark.parametrize("name", TABLES)
def test_the_shipped_tables_need_no_word(name: str) -> None:
    frame, faults = read_table(name, (ROOT / "data" / "tables" / f"{name}.csv").read_bytes(), FILE)
    assert frame is not None and len(frame) and faults == ()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators(separator: str) -> None:
    text = f"{YEARS}\n2012,5.5,illustrative,\n".replace(",", separator)
    rows, faults, notes = read("dcc_output", text)
    assert [(row["year"], row["output_cny"]) for row in rows] == [(2012, 5.5)] and faults == []
    assert len(notes) == (separator != ",")


def test_headers_with_spaces_and_capitals() -> None:
    rows, faults, notes = read("dcc_output", "YEAR, Output CNY ,provenance,source,Remark\n2012,5,illustrative,,x\n")
    assert faults == [] and list(rows[0]) == ["year", "output_cny", "provenance", "source", "Remark"]
    assert [note.column for note in notes] == ["year", "output_cny"]


@pytest.mark.parametrize("header", ["year,year,output_cny,provenance,source", "year,Units,UNITS,provenance,source"])
def test_a_header_with_a_name_twice_is_refused(header: str) -> None:
    table = "dcc_output" if "output_cny" in header else "rental_monthly"
    rows, faults, _ = read(table, f"{header}\n2012,2013,5,illustrative,\n")
    assert rows == [] and any(fault.fatal for fault in faults)


def test_empty_rows_are_no_rows_and_keep_their_number() -> None:
    rows, faults, notes = read("dcc_output", f"{YEARS}\n\n2012,5,illustrative,\n,,,\n , ,,\nx,5,illustrative,\n,,,\n")
    assert len(rows) == 1 and [fault.feature for fault in faults] == ["#4"]
    assert "3" in notes[0].problem.en and "row #4" not in notes[0].problem.en


def test_a_row_with_a_value_too_many_is_left_out_but_for_empty_ones() -> None:
    rows, faults, _ = read("dcc_output", f"{YEARS}\n2012,1,300,illustrative,某\n2013,5,illustrative,,,,\n")
    assert [row["year"] for row in rows] == [2013]
    assert any("more values than the header" in fault.problem.en and fault.dropped for fault in faults)


def test_a_column_without_a_name_is_said() -> None:
    rows, _, notes = read("dcc_output", f"{YEARS},\n2012,5,illustrative,,why\n")
    assert len(rows) == 1 and "column 5 has no name" in notes[0].problem.en


@pytest.mark.parametrize(
    ("name", "header", "row", "other"),
    [
        ("rental_monthly", MONTHS, "2026-10,甲,100,97,30,illustrative,", "2026/10,甲,100,49,30,illustrative,"),
        ("rental_by_community", "quarter,community,occupancy_pct,rent_cny_m2_month,provenance,source",
         "2026Q3,小,97,30,illustrative,", "Q3 2026,小,90,30,illustrative,"),
        ("project_progress", "project_id,month,planned_pct,actual_pct,spent_cny,provenance,source",
         "7,2026-10,5,5,1,illustrative,", "7.0,2026年10月,9,9,1,illustrative,"),
        ("dcc_output", YEARS, "2025,5,illustrative,", "2025,6,illustrative,"),
        ("honours", "title,title_en,level,provenance,source",
         "某,,district,illustrative,", "某,A,district,illustrative,"),
    ],
)  # fmt: skip
def test_every_table_has_a_key(name: str, header: str, row: str, other: str) -> None:
    rows, faults, _ = read(name, "\n".join([header, row, other]))
    assert len(rows) == 1 and [fault.feature for fault in faults] == ["#2"] and "#1" in faults[0].problem.en
    rows, faults, notes = read(name, "\n".join([header, row, row]))
    assert len(rows) == 1 and faults == [] and "counted once" in notes[-1].problem.en


def test_more_let_than_there_are_is_left_out() -> None:
    good, bad = "2026-09,甲,100,96,30,illustrative,", "2026-10,甲,100,130,30,illustrative,"
    rows, faults, _ = read("rental_monthly", "\n".join([MONTHS, good, bad]))
    assert [row["month"] for row in rows] == ["2026-09"]
    assert faults[0].dropped and "units_rented 130 > units 100" in faults[0].problem.en
    rows, faults, _ = read("rental_monthly", "\n".join([MONTHS, bad]))
    assert rows == [] and faults[-1].fatal and "no row can be used" in faults[-1].problem.en


@pytest.mark.parametrize("month", ["0000-01", "٢٠٢٣-01", "9999-01", "2023-13", "Jan 2023"])
def test_months_nobody_can_read_are_listed(month: str) -> None:
    rows, faults, _ = read("rental_monthly", "\n".join([MONTHS, f"{month},甲,1,1,1,illustrative,"]))
    assert rows == [] and "2023-03" in faults[0].problem.en and faults[0].column == "month"


def test_messages_speak_of_rows() -> None:
    _, faults, _ = read("dcc_output", "year,provenance,source\n2012,illustrative,\n")
    assert "feature" not in faults[0].remedy.en and "要素" not in faults[0].remedy.zh + faults[0].problem.zh
