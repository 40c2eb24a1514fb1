"""Clicks that come faster than the page answers: none is lost, panel, map and link agree in the end."""

import pytest


@pytest.mark.parametrize("gap_ms", [0, 80, 200])
def test_no_click_is_lost(visit, store, gap_ms):
    atlas = visit().open(lang="en")
    layers = [layer for layer, data in store.layers.items() if not data.spec.basemap]
    before = {layer: atlas.checkbox(layer).is_checked() for layer in layers}
    for layer in layers:
        box = atlas.label(layer).bounding_box()
        atlas.page.mouse.click(box["x"] + 8, box["y"] + box["height"] / 2)
        if gap_ms:
            atlas.page.wait_for_timeout(gap_ms)
    wanted = {layer for layer in layers if not before[layer]}
    atlas.page.wait_for_function(
        "wanted => (new URLSearchParams(location.search).get('l') || '').split('.').sort().join() === wanted",
        arg=",".join(sorted(wanted)),
    )
    atlas.idle()
    assert {layer for layer in layers if atlas.checkbox(layer).is_checked()} == wanted
    atlas.agree(store)
