"""Layers, opacity, filters and the as-of date: what is drawn is what is counted, on a map that stays as it is."""

import datetime as dt
import re

import numpy as np
import pytest

from layers import LAYERS
from utils import format as fmt
from utils.view import masks_of

TUNABLE = [layer for layer, spec in LAYERS.items() if not spec.basemap]


def shown(atlas):
    """The count the open settings show: features shown, of all."""
    text = atlas.page.locator(".st-key-settings .atlas-count").inner_text()
    numbers = [int(number.replace(",", "")) for number in re.findall(r"[\d,]+", text)]
    return numbers[0], numbers[-1]


def wait_shown(atlas, drawn):
    """Wait until the open settings show this count."""
    atlas.page.locator(".st-key-settings .atlas-count").get_by_text(re.compile(rf"\b{drawn:,}\b")).wait_for()
    assert shown(atlas)[0] == drawn


def test_every_layer_goes_on_and_off_and_the_map_stays(visit, store):
    atlas = visit().open()
    camera = atlas.mark()
    for layer in TUNABLE:
        before = atlas.counts()
        was_on = atlas.checkbox(layer).is_checked()
        atlas.toggle(layer)
        after = atlas.agree(store)
        assert (after[layer] > 0) == (not was_on)
        assert {key: count for key, count in after.items() if key != layer} == {
            key: count for key, count in before.items() if key != layer
        }
        assert atlas.checkbox(layer).is_checked() != was_on
    atlas.unmoved(camera)
    assert len([url for url in atlas.asked if url.endswith(".geojson")]) == len(store.layers), "each once"


def test_the_legend_is_in_step(atlas):
    title = atlas.page.locator(".atlas-legend h4").get_by_text(LAYERS["greenways"].title.zh, exact=True)
    title.wait_for()
    atlas.toggle("greenways")
    title.wait_for(state="detached")
    atlas.toggle("greenways")
    title.wait_for()


def test_all_layers_off(atlas, store):
    atlas.go(l="-")
    assert set(atlas.agree(store).values()) == {0}
    assert atlas.js("__atlas.counts().base_land") > 0, "the ground stays"
    assert "没有打开的图层" in atlas.page.locator(".atlas-legend").inner_text()


def test_the_panel_counts_what_the_data_holds(atlas, store):
    for layer in TUNABLE:
        assert atlas.label(layer).inner_text().endswith(f"{len(store.layers[layer].frame):,}")


def test_opacity(atlas, store):
    camera = atlas.mark()
    atlas.settings("buildings")
    atlas.slide("alpha_buildings", *["ArrowLeft"] * 8)
    atlas.until("__atlas.command.layers.buildings.a === 60")
    atlas.page.wait_for_function("location.search.includes('buildings~60')")
    atlas.unmoved(camera)
    atlas.agree(store)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_filters_by_category_range_and_date(atlas, store, lang):
    atlas.go(lang=lang)
    camera = atlas.mark()
    settings = atlas.settings("buildings")
    use = LAYERS["buildings"].columns["use"]
    label = use.values["residential"].label
    atlas.act(lambda: settings.get_by_role("button", name=label.zh if lang == "zh" else label.en).click())
    atlas.wait_for_query(f="buildings.use~residential")
    one = atlas.agree(store)["buildings"]
    assert one == 348
    wait_shown(atlas, one)
    # A range.
    atlas.slide("range_buildings_floors", "ArrowRight", "ArrowRight", "ArrowRight")
    two = atlas.agree(store)["buildings"]
    assert 0 < two < one
    wait_shown(atlas, two)
    # A date, of another layer.
    settings = atlas.settings("drying_racks")
    atlas.slide("range_drying_racks_installed", *["PageDown"] * 3, handle=1)
    racks = atlas.agree(store)["drying_racks"]
    assert 0 < racks < len(store.layers["drying_racks"].frame)
    wait_shown(atlas, racks)
    assert {part.partition(".")[0] for part in atlas.query["f"].split(";")} == {"buildings", "drying_racks"}
    # The closed row says so too.
    total = len(store.layers["buildings"].frame)
    atlas.label("buildings").get_by_text(f"{two:,} / {total:,}").wait_for()
    # And back.
    atlas.act(lambda: settings.locator(".st-key-clear_drying_racks button").click())
    assert atlas.agree(store)["drying_racks"] == len(store.layers["drying_racks"].frame)
    atlas.unmoved(camera)


def test_a_filter_that_keeps_nothing(atlas, store):
    atlas.go(f="buildings.use~residential;buildings.year_built:1890..1900")
    assert atlas.agree(store)["buildings"] == 0
    assert "0 / 428" in atlas.label("buildings").inner_text()


def projects_by_code(atlas):
    """How many projects are drawn with each status, as the map has it."""
    return atlas.js("""() => {
      const layer = __atlas.layers.find((one) => one.id === "projects");
      const found = {};
      for (let i = 0; i < layer.features.count; i += 1) {
        if (!layer.shows(i)) continue;
        const key = layer.style.keys[layer.code(i)] ?? "";
        found[key] = (found[key] || 0) + 1;
      }
      return found;
    }""")


def headline(atlas):
    return atlas.page.locator(".atlas-figure").all_inner_texts()


def test_the_community_as_it_stood(atlas, store):
    camera, now, figures = atlas.mark(), projects_by_code(atlas), headline(atlas)
    everything = atlas.counts()
    atlas.slide("as_of", "Home")
    atlas.wait_for_query(t="2017-01-01")
    first = atlas.agree(store)
    assert first["drying_racks"] < everything["drying_racks"] and first["buildings"] < everything["buildings"]
    assert fmt.date(dt.date(2017, 1, 1), "zh") in atlas.page.locator(".st-key-as_of").inner_text()
    past = headline(atlas)
    assert len(past) >= 4 and past != figures
    changed = [text for text, before in zip(past, figures, strict=False) if text != before]
    assert changed and all("示意" in text for text in changed), "what is worked out from sample data says so"
    atlas.slide("as_of", "End")
    atlas.wait_for_query(t=None)
    assert atlas.counts() == everything and projects_by_code(atlas) == now and headline(atlas) == figures
    atlas.slide("as_of", "ArrowLeft")
    atlas.wait_for_query(t="2026-10")  # a day earlier, the last of the month: every day can be reached
    atlas.agree(store)
    atlas.unmoved(camera)


def test_projects_take_the_colour_of_their_status_then(atlas, store):
    atlas.go(t="2021-06")
    atlas.agree(store)
    drawn = projects_by_code(atlas)
    frame, day = store.layers["projects"].frame, np.datetime64(dt.date(2021, 6, 30))
    begun = frame["start_actual"].to_numpy(dtype="datetime64[D]") <= day
    ended = frame["end_actual"].to_numpy(dtype="datetime64[D]") <= day
    assert drawn == {"completed": int(ended.sum()), "under_construction": int((begun & ~ended).sum())}
    assert atlas.agree(store)["projects"] == int(begun.sum())
    assert fmt.date(dt.date(2021, 6, 30), "zh") in atlas.page.locator(".st-key-as_of").inner_text()


def test_time_only_adds(atlas, store):
    atlas.go(t="2018-03-31")
    before = atlas.agree(store)
    for presses in (3, 4, 4):
        atlas.slide("as_of", *["PageUp"] * presses)
        after = atlas.agree(store)
        assert all(after[layer] >= before[layer] for layer in before)
        before = after
    assert masks_of(store, atlas.view(store))["buildings"].sum() == before["buildings"]
