"""Contract tests over the registry: what every layer must declare so that nothing else needs to know it."""

import re

import pytest

from layers import LAYERS
from layers.base import CircleStyle, FillStyle, LayerSpec, LineStyle, MixedStyle, Paint, Value

COLOUR = re.compile(r"#[0-9a-f]{6}")
CONTRACT = {
    "boundary": "",
    "zones": "life",
    "buildings": "use residential_area floors year_built access_control video access_modes units units_rented "
    "rent_cny_m2_month ground_floor_tenants",
    "roads": "road_class width_m surface resurfaced lines_underground project_id",
    "greenways": "status width_m surface opened project_id",
    "river_works": "reach work status progress_pct project_id",
    "parks": "kind amenities opened project_id",
    "drying_racks": "kind racks residential_area building_id installed project_id",
    "facilities": "kind opened",
    "projects": "category civilisation life status start_planned end_planned start_actual end_actual budget_cny "
    "spent_cny progress_pct lead partner funding summary summary_en",
    "resident_issues": "category channel reported responded resolved status department",
}


@pytest.fixture(params=LAYERS.values(), ids=LAYERS.keys())
def spec(request: pytest.FixtureRequest) -> LayerSpec:
    return request.param


def test_every_contract_layer_and_column_is_declared() -> None:
    missing = {
        layer: set(columns.split()) - set(LAYERS[layer].columns)
        for layer, columns in CONTRACT.items()
        if set(columns.split()) - set(LAYERS[layer].columns)
    }
    assert missing == {}


def test_registry_key_is_the_id(spec: LayerSpec) -> None:
    assert LAYERS[spec.id] is spec


def test_popup_filters_label_timeline_name_columns(spec: LayerSpec) -> None:
    named = {*spec.popup, *spec.filters}
    if spec.timeline:
        named |= {spec.timeline.since, *(column for column, _ in spec.timeline.stages)}
        named |= {spec.timeline.status} - {""}
    named |= {*spec.searched, spec.area_by} - {""}
    assert named - set(spec.filters) <= set(spec.all_columns)
    assert named <= set(spec.asked_columns)


def test_drawn_by_a_category_whose_values_are_painted(spec: LayerSpec) -> None:
    if spec.style.by:
        column = spec.all_columns[spec.style.by]
        assert column.kind == "category"
        assert [key for key, value in column.values.items() if value.paint is None] == []


def test_a_category_lists_its_values(spec: LayerSpec) -> None:
    assert [name for name, column in spec.columns.items() if column.kind == "category" and not column.values] == []


def test_stages_lead_to_allowed_values(spec: LayerSpec) -> None:
    if spec.timeline and spec.timeline.status:
        allowed = spec.all_columns[spec.timeline.status].values
        assert {value for _, value in spec.timeline.stages} <= set(allowed)


def test_references_are_layers(spec: LayerSpec) -> None:
    assert {column.references for column in spec.columns.values()} - {""} <= set(LAYERS)


def test_style_fits_the_geometry(spec: LayerSpec) -> None:
    kinds = {name.removeprefix("Multi") for name in spec.geometry}
    if isinstance(spec.style, CircleStyle):
        assert kinds == {"Point"}
    if isinstance(spec.style, LineStyle):
        assert kinds == {"LineString"}
    if isinstance(spec.style, FillStyle):
        assert "Polygon" in kinds
    if isinstance(spec.style, MixedStyle):
        assert spec.style.fill.by == spec.style.line.by == spec.style.circle.by
        assert len(kinds) > 1


def test_texts_are_in_both_languages(spec: LayerSpec) -> None:
    texts = [spec.title, *(column.title for column in spec.columns.values())]
    texts += [value.label for column in spec.columns.values() for value in column.values.values()]
    assert [text for text in texts if not text.zh.strip() or not text.en.strip()] == []
    assert [text.en for text in texts if re.search(r"[\u4e00-\u9fff]", text.en)] == []


def test_colours_are_hex(spec: LayerSpec) -> None:
    wrong = [
        (name, key)
        for name, column in spec.columns.items()
        for key, value in column.values.items()
        if value.paint and not all(COLOUR.fullmatch(value.paint.on(theme)) for theme in ("light", "dark"))
    ]
    assert wrong == []


def test_a_paint_without_a_dark_colour_uses_its_light_one() -> None:
    assert Paint("#123456").on("dark") == "#123456"
    assert Paint("#123456", "#abcdef").on("dark") == "#abcdef"


def test_glyphs_are_svg_paths(spec: LayerSpec) -> None:
    glyphs = [value.glyph for column in spec.columns.values() for value in column.values.values()]
    assert [glyph for glyph in glyphs if glyph and not re.fullmatch(r"[MmLlHhVvCcSsQqTtAaZz0-9 .,\-]+", glyph)] == []


def test_value_defaults_to_no_look() -> None:
    assert Value(LAYERS["roads"].title).paint is None
