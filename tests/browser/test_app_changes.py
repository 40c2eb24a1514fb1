"""The page of what changed in a real browser: map, list, charts and dates, each way to the others and back."""

from __future__ import annotations

import pytest

from tests.browser.atlas import Atlas
from tests.browser.workbench import Workbench
from utils.analysis.changes import KINDS, MOVED, SLIPPED, changes, compared, marks
from utils.ui.change_parts import MOST_ROWS

SINCE = "since:2021-01-01"


def at(bench: Workbench, **query: str) -> Workbench:
    bench.resize(1440, 1000)
    return bench.enter("changes", **query)


def expected(atlas: Atlas, store) -> dict[str, int]:
    """What the map should draw of the layers compared, by the view of the address."""
    view = atlas.view(store)
    found = changes(store, view)
    kinds = tuple(KINDS) if view.option("change") == "all" else (view.option("change"),)
    return {
        data.spec.id: int((marks(data, found[found["kind"].isin(kinds)]) >= 0).sum()) for data in compared(store, view)
    }


def agree(atlas: Atlas, store) -> None:
    """The map draws what changed, and nothing else but the outline."""
    wanted = expected(atlas, store)
    atlas.until("wanted => Object.entries(wanted).every(([layer, n]) => (__atlas.counts()[layer] ?? 0) === n)", wanted)
    others = {layer: count for layer, count in atlas.counts().items() if layer not in wanted and count}
    assert list(others) == ["boundary"]


def bar(atlas: Atlas, chart: str, number: int) -> tuple[float, float]:
    """The middle of a bar with some width, in pixels of the page; the bars in their order on the chart."""
    plot = atlas.page.locator(f".st-key-{chart} .js-plotly-plot[data-drawn]")
    plot.wait_for()
    plot.scroll_into_view_if_needed()
    boxes = [path.bounding_box() for path in plot.locator(".bars .point path").all()]
    wide = [box for box in boxes if box and box["width"] > 6]
    return wide[number]["x"] + wide[number]["width"] / 2, wide[number]["y"] + wide[number]["height"] / 2


def test_map_figures_and_link_agree_for_any_two_dates(bench, store):
    atlas = at(bench, o=SINCE)
    agree(atlas, store)
    atlas.choose("change_period", "三年")
    atlas.page.wait_for_function("new URLSearchParams(location.search).get('o') === 'since:2023-11-02'")
    agree(atlas, store)
    found = changes(store, atlas.view(store))
    strip = atlas.page.locator(".atlas-headline").inner_text().replace(" ", "").replace("\n", "")
    for kind, value in KINDS.items():
        assert f"{value.label.zh}" in strip
        assert str((found["kind"] == kind).sum()) in strip


def test_a_bar_narrows_map_and_list_to_its_kind_and_back(bench, store):
    atlas = at(bench, o=SINCE)
    where = bar(atlas, "changes_count", 0)
    atlas.act(lambda: atlas.page.mouse.click(*where))
    atlas.page.wait_for_function("location.search.includes('change')")
    kind = atlas.view(store).option("change")
    assert kind in KINDS
    agree(atlas, store)
    chosen = atlas.page.locator(".st-key-change_kind label:has(:checked)")
    assert KINDS[kind].label.zh in chosen.first.inner_text()
    where = bar(atlas, "changes_count", 0)
    atlas.act(lambda: atlas.page.mouse.click(*where))
    atlas.page.wait_for_function("!location.search.includes('change:')")
    agree(atlas, store)


def test_a_late_project_is_flown_to_and_a_second_click_lets_go(bench, store):
    atlas = at(bench, o=SINCE)
    found = changes(store, atlas.view(store))
    first = found[found["kind"] == SLIPPED].iloc[0]
    where = bar(atlas, "changes_late", 0)
    atlas.page.mouse.click(*where)
    atlas.wait_for_query(s=f"projects/{first['id']}")
    atlas.until("id => __atlas.sel && __atlas.sel[1] === id", first["id"])
    atlas.idle()
    assert first["name"] in atlas.card().inner_text()
    lat, lng = atlas.camera()[:2]
    place = atlas.place_of(store, "projects", first["id"])
    assert (lat, lng) == pytest.approx(place, abs=0.01)
    where = bar(atlas, "changes_late", 0)
    atlas.page.mouse.click(*where)
    atlas.wait_for_query(s=None)
    atlas.until("__atlas.sel === null")


def test_a_click_on_the_map_opens_the_card_and_marks_the_chart(bench, store):
    atlas = at(bench, o="since:2024-01-01")
    found = changes(store, atlas.view(store))
    gained = found[(found["kind"] == MOVED) & found["pct_to"].notna()]
    gained = gained.assign(gain=gained["pct_to"] - gained["pct_from"].fillna(0)).nlargest(MOST_ROWS, "gain")
    frame = store.layers["projects"].frame.set_index("id")
    point = next(id_ for id_ in gained["id"] if frame.geometry[id_].geom_type == "Point")
    card = atlas.select(store, "projects", point)
    assert frame.name[point] in card.inner_text()
    bold = atlas.page.locator(".st-key-changes_progress .ytick text tspan[style*=bold]")
    bold.wait_for(state="attached")
    assert bold.text_content().strip("\u200b…") in frame.name[point]


def test_a_link_reproduces_dates_kind_and_selection(bench, store):
    atlas = at(bench, lang="en", t="2023-06", o=f"{SINCE},change:opened", s="parks/pk-linggenxia")
    agree(atlas, store)
    assert "Linggenxia" in atlas.card().inner_text()
    assert "1 Jan 2021" in atlas.page.locator(".st-key-change_span").inner_text()
    assert atlas.query["o"] == f"{SINCE},change:opened" and atlas.query["t"] == "2023-06"


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_nothing_is_wider_than_the_window(bench, size):
    bench.resize(*size)
    bench.enter("changes", lang="en", o=SINCE)
    assert bench.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    wide = bench.page.evaluate(
        """() => [...document.querySelectorAll('.st-key-work *')].filter((part) =>
            part.getBoundingClientRect().right > innerWidth + 2 && part.checkVisibility() &&
            !part.closest('canvas, iframe, input, [data-testid=stDataFrame], .stElementToolbar')).slice(0, 3)
            .map((part) => part.outerHTML.slice(0, 120))"""
    )
    assert wide == []
