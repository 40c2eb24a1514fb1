"""The legend is derived from the style."""

from base64 import b64decode
from xml.etree import ElementTree

import pytest

from layers import LAYERS
from utils.ui.swatch import down, legend, legend_paints, sheet, swatch


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_and_value_has_a_well_formed_swatch(layer: str, theme: str) -> None:
    spec = LAYERS[layer]
    for value in ["", *(key for key, _ in legend(spec))]:
        ElementTree.fromstring(swatch(spec, theme, value))


def test_a_value_has_its_own_colour() -> None:
    spec = LAYERS["projects"]
    status = spec.columns["status"].values
    for key, _ in legend(spec):
        assert status[key].paint.light in swatch(spec, "light", key)
        assert status[key].paint.dark in swatch(spec, "dark", key)


def test_legend_follows_the_column_the_layer_is_drawn_by() -> None:
    spec = LAYERS["buildings"]
    assert [key for key, _ in legend(spec)] == list(spec.columns["use"].values)
    assert len(legend_paints(spec)) == len(legend(spec))


def test_a_layer_with_one_look_has_no_legend_entries() -> None:
    assert legend(LAYERS["boundary"]) == []
    assert legend_paints(LAYERS["boundary"]) == [LAYERS["boundary"].style.paint]


def test_planned_greenways_are_dashed() -> None:
    assert "stroke-dasharray" in swatch(LAYERS["greenways"], "light", "planned")
    assert "stroke-dasharray" not in swatch(LAYERS["greenways"], "light", "open")


def test_a_sheet_holds_its_swatches_one_below_the_other() -> None:
    pictures = [(LAYERS["projects"], key) for key, _ in legend(LAYERS["projects"])]
    whole = ElementTree.fromstring(b64decode(sheet(pictures, "light").partition(",")[2]))
    parts = list(whole)
    assert [int(part.get("y", "")) for part in parts] == [down(k) for k in range(len(pictures))]
    assert int(whole.get("height", "")) == down(len(pictures))
    for part, (spec, key) in zip(parts, pictures, strict=True):
        assert spec.columns["status"].values[key].paint.light in ElementTree.tostring(part, encoding="unicode")
