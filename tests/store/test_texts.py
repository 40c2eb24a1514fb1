"""One nasty name through every output: each says the same clean text, and the store notes what it read otherwise."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import plotly.graph_objects as go
import pytest
from pptx import Presentation

from layers.base import Paint, Text
from tests.export.town import NOW
from tests.handout.kit import bare, pages_of, words_of
from tests.store.folder import boundary, building, feature, make_folder, point, rack, square, write
from utils.analysis.kept import keep
from utils.export.bundle import content, name_of, taken
from utils.export.names import file_name
from utils.export.workbook import sheet_name
from utils.handout.looks import names_of
from utils.handout.makers import Paper, story_maker, view_maker
from utils.handout.says import unwatched
from utils.handout.slide_chart import native_chart
from utils.player.cards import cards_json
from utils.selection import describe
from utils.store import Store
from utils.story.build import deck_of
from utils.story.deck import Series, StoryChart
from utils.viewstate import ViewState

# A lone surrogate is a fault of the feature, see tests/validate/test_layer.py.
NASTY, CLEAN = "甲\x0b乙\x07丙\u202e丁\u2028戊\x85己\ufffe", "甲 乙丙丁 戊 己"
BAD = set("\x0b\x07\u202e\u2028\x85\ufffe")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = make_folder(tmp_path_factory.mktemp("nasty") / "community")
    profile = (folder / "community.toml").read_text(encoding="utf-8")
    escaped = NASTY.encode("unicode_escape").decode("ascii").replace("\\x", "\\u00")
    profile = profile.replace('zh = "上木古社区"', f'zh = "{escaped}"').replace('"Shangmugu Community"', f'"{escaped}"')
    (folder / "community.toml").write_text(profile, encoding="utf-8")
    write(folder, "boundary", boundary())
    write(folder, "buildings", building("b-1", square(size=0.002), name=NASTY, name_en=NASTY, residential_area=NASTY))
    park = {"kind": "pocket_park", "amenities": [], "opened": None, "project_id": None}
    write(folder, "parks", feature(square(114.125, size=0.004), id="p-1", **park))
    items = json.loads((folder / "geojson" / "parks.geojson").read_text(encoding="utf-8"))
    items["features"][0]["properties"] |= {"name": NASTY, "name_en": NASTY}
    (folder / "geojson" / "parks.geojson").write_text(json.dumps(items), encoding="utf-8")
    write(folder, "drying_racks", rack("r-1", point(114.12), building_id="b-1"))
    rents = "month,residential_area,units,units_rented,rent_cny_m2_month,provenance,source\n"
    line = f'2026-10,"{NASTY}",10,9,30,illustrative,\n'
    (folder / "tables" / "rental_monthly.csv").write_text(rents + line, encoding="utf-8")
    story = folder / "story"
    (story / "scenes").mkdir(parents=True)
    (story / "story.toml").write_text(f'title = {{ zh = "{escaped}", en = "{escaped}" }}\nscenes = ["one"]\n')
    texts = "".join(f'{key} = {{ zh = "{escaped}", en = "{escaped}" }}\n' for key in ("title", "text", "notes"))
    (story / "scenes" / "one.toml").write_text(f'{texts}link = "l=buildings.parks"\nhighlights = ["parks/p-1"]\n')
    return Store(folder)


def made(store: Store, form: str) -> bytes:
    view, key = view_of_store(store), ("nasty", form, id(store))
    return keep(key, lambda: view_maker(store, view, Text(NASTY, NASTY), None, form, Paper())(unwatched), held=store)


def view_of_store(store: Store) -> ViewState:
    return replace(NOW, layers={"buildings": 100, "parks": 100}, as_of=None)


def export(store: Store, form: str) -> bytes:
    view = view_of_store(store)
    return content(form, store, taken(store, ["buildings"], ["rental_monthly"], view), view, lambda *_: ())[0]


def test_what_was_read_is_clean_and_noted(store: Store) -> None:
    assert store.layers["parks"].frame["name"].tolist() == [CLEAN] and store.profile.name.zh == CLEAN
    assert store.tables["rental_monthly"]["residential_area"].tolist() == [CLEAN]
    assert not store.faults
    noted = {(note.file, note.column) for note in store.notes}
    assert ("geojson/buildings.geojson", "residential_area") in noted and ("geojson/parks.geojson", "name") in noted
    assert ("tables/rental_monthly.csv", "residential_area") in noted


def test_workbook(store: Store) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(store, "xlsx")))
    values = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert values.count(CLEAN) >= 4 and not BAD & set("".join(values)) and "_x0" not in "".join(values)


def test_csv(store: Store) -> None:
    with zipfile.ZipFile(io.BytesIO(export(store, "csv"))) as bundle:
        texts = [bundle.read(name).decode("utf-8-sig") for name in bundle.namelist()]
    cells = [cell for text in texts for row in csv.reader(io.StringIO(text)) for cell in row]
    assert cells.count(CLEAN) >= 4 and not BAD & set("".join(texts))


def test_geojson_and_geopackage(store: Store, tmp_path: Path) -> None:
    document = json.loads(export(store, "geojson"))
    found = document["features"][0]["properties"]
    assert found["name"] == found["residential_area"] == document["metadata"]["community"]["zh"] == CLEAN
    (tmp_path / "atlas.gpkg").write_bytes(export(store, "gpkg"))
    with sqlite3.connect(tmp_path / "atlas.gpkg") as database:
        assert database.execute("select name from buildings").fetchall() == [(CLEAN,)]
        assert database.execute("select residential_area from rental_monthly").fetchall() == [(CLEAN,)]


def test_slides(store: Store) -> None:
    for content_ in (made(store, "pptx"), story(store, "pptx")):
        slides = Presentation(io.BytesIO(content_))
        said = "\n".join(words_of(slide) for slide in slides.slides)
        assert CLEAN in said.replace("\n", " ") and not BAD & set(said) and "_x0" not in said
        assert slides.core_properties.title.strip() and not BAD & set(slides.core_properties.title)
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides.slides if slide.has_notes_slide]
    assert any(CLEAN in note.replace("\n", " ") for note in notes)


def story(store: Store, form: str) -> bytes:
    deck = deck_of(store)
    assert deck is not None and not deck.problems
    return keep(("nasty story", form, id(store)), lambda: story_maker(store, deck, form, "zh")(unwatched), held=store)


@pytest.mark.parametrize("form", ["pdf", "sheet"])
def test_pages(form: str, store: Store) -> None:
    said = "".join(pages_of(made(store, form)))
    assert bare(CLEAN) in said and not BAD & set(said)


def test_picture(store: Store) -> None:
    assert made(store, "sheet_png").startswith(b"\x89PNG")
    assert names_of(store.layers["parks"], "zh") == [CLEAN]


def test_web_page_and_story(store: Store) -> None:
    for content_ in (made(store, "html"), story(store, "html")):
        text = content_.decode()
        held = text[: text.index("text/plain")]
        assert CLEAN in held.replace("\\n", " ") and not BAD & set(held)
        assert not [code for code in ("\\u000b", "\\u0007", "\\u202e", "\\ufffe") if code in held]


def test_screen(store: Store) -> None:
    assert describe(store, "parks", "p-1", "zh", date(2026, 11, 1)).title == CLEAN
    assert cards_json(store, ["parks"])["parks"]["zh"][0][0] == CLEAN
    payload = json.loads(store.layers["parks"].payload)
    assert payload["features"][0]["properties"]["name"] == CLEAN


def test_chart_with_its_workbook() -> None:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    name = Text(NASTY, f"\x07={NASTY}")
    series = (Series(name, (1.0,), Paint("#112233")),)
    chart = StoryChart("c", name, "bar", (name,), series, "", "illustrative", None, lambda *_: go.Figure())
    for lang, said in (("zh", CLEAN), ("en", f"'={CLEAN}")):
        drawn = native_chart(slide, (1, 1, 4, 3), chart, lang)
        assert list(drawn.plots[0].categories) == [said] and drawn.plots[0].series[0].name == said
        sheet = openpyxl.load_workbook(io.BytesIO(drawn.part.chart_workbook.xlsx_part.blob)).active
        assert sheet["A2"].value == sheet["B1"].value == said


def test_names_of_files_and_sheets(store: Store) -> None:
    view = view_of_store(store)
    names = [
        name_of("csv", store, taken(store, ["buildings", "parks"], [], view), view),
        file_name(NASTY, date(2026, 11, 1), False, "xlsx", "zh"),
        sheet_name(NASTY, set()),
    ]
    assert not any(BAD & set(name) for name in names)
    assert names[1] == "甲_乙丙丁_戊_己_2026-11-01.xlsx" and names[2] == CLEAN
    assert sheet_name("\x0b\x07", set()) == "_"


def test_ids_are_clean_and_stay_different(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "community")
    bad = json.loads(json.dumps([building("b\x07-1", square(114.12)), building("b-1", square(114.13))]))
    (folder / "geojson" / "buildings.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": bad}), encoding="ascii"
    )
    store = Store(folder)
    assert store.layers["buildings"].frame["id"].tolist() == ["b-1"]
    (fault,) = store.faults
    assert fault.dropped and "id" in fault.problem.en
