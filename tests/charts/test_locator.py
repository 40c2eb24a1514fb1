import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy as np

from tests import town
from utils.charts.locator import WIDTH, locator_svg
from utils.store import open_store

STORE = open_store(Path(__file__).parents[2] / "data")


def paths(svg):
    return ElementTree.fromstring(svg).findall("{http://www.w3.org/2000/svg}path")


def test_what_is_inside_is_drawn_in_its_own_colours_and_nothing_else():
    data = STORE.layers["buildings"]
    public = (data.frame["use"] == "public").to_numpy()
    none = locator_svg(STORE, {"buildings": np.zeros_like(public)}, None, "t")
    some = paths(locator_svg(STORE, {"buildings": public}, None, "t"))
    assert len(paths(none)) == 1
    assert [path.get("fill") for path in some[1:]] == [data.spec.columns["use"].values["public"].paint.light]
    assert some[1].get("d").count("M") == public.sum()


def test_everything_lies_in_the_picture_and_text_is_text():
    outline = STORE.layers["boundary"].metric.geometry.iloc[0]
    masks = {layer: np.ones(len(data.frame), bool) for layer, data in STORE.layers.items() if data.spec.interactive}
    svg = locator_svg(STORE, masks, outline, "<b>&")
    assert "<b>" not in svg
    numbers = [float(part) for path in paths(svg)[:1] for part in path.get("d").replace("M", " ").replace("L", " ")
               .replace("Z", " ").split()]  # fmt: skip
    assert min(numbers) >= 0 and max(numbers[0::2]) <= WIDTH
    assert len(svg) < 150_000


def test_a_community_without_an_outline_has_no_picture():
    assert locator_svg(town.store(), {}, None, "t") == ""
