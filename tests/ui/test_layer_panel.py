"""The layer panel: what its element is sent, and what is done for its clicks."""

import pytest
from streamlit.testing.v1 import AppTest

from layers import LAYERS
from tests.pages.rows import click, layers_on, lines, row, tune
from utils.ui.layer_panel import GROUPS


def panel_page() -> None:
    from utils import session
    from utils.ui.layer_panel import layer_panel

    store = session.store()
    layer_panel(store, session.begin(store), "light")
    session.finish()


@pytest.fixture
def app() -> AppTest:
    app = AppTest.from_function(panel_page, default_timeout=60)
    app.query_params["lang"] = "en"
    app.run()
    assert not app.exception
    return app


def layers_in(app: AppTest) -> list[str]:
    return [line["layer"] for line in lines(app) if line["kind"] == "layer"]


def test_every_layer_stands_once_below_its_group(app: AppTest) -> None:
    assert sorted(layers_in(app)) == sorted(layer for layer, spec in LAYERS.items() if not spec.basemap)
    group = ""
    for line in lines(app):
        if line["kind"] == "group":
            group = line["text"]
        else:
            assert group == GROUPS[LAYERS[line["layer"]].group].en


def test_each_row_has_a_swatch_and_a_named_button_of_its_own(app: AppTest) -> None:
    rows = [line for line in lines(app) if line["kind"] == "layer"]
    assert len({line["down"] for line in rows}) == len({line["tune"] for line in rows}) == len(rows)
    assert row(app, "buildings")["tune"] == "Buildings: filter and style"


def test_fast_clicks_are_all_kept_and_old_ones_not_repeated(app: AppTest) -> None:
    before = set(layers_on(app))
    first, second = [101, ["roads", "show", False]], [102, ["parks", "show", False]]
    click(app, "roads", first, second)
    assert set(layers_on(app)) == before - {"roads", "parks"}
    click(app, "roads", first, second, [103, ["roads", "show", True]])
    assert set(layers_on(app)) == before - {"parks"}


def test_a_layer_that_is_on_already_keeps_its_opacity(app: AppTest) -> None:
    app.query_params["l"] = "roads~40"
    app.run()
    click(app, "roads", [1, ["roads", "show", True]])
    assert app.query_params["l"] == "roads~40"


@pytest.mark.parametrize(
    "clicks",
    [
        ["x", None, 5, []],
        [[1, ["roads", "show"]]],
        [[1, ["nonsense", "show", True]]],
        [["1", ["roads", "show", False]]],
        [[True, ["roads", "show", False]]],
        [[1, ["roads", "delete", False]]],
        [[1, [["roads"], "show", False]]],
        [[1, ["roads", "show", "no"]]],
    ],
)
def test_nonsense_changes_nothing(app: AppTest, clicks: list) -> None:
    before = lines(app)
    click(app, "roads", *clicks)
    assert lines(app) == before


def test_settings_open_below_their_row_one_layer_at_a_time(app: AppTest) -> None:
    before = layers_in(app)
    tune(app, "buildings")
    assert app.slider(key="alpha_buildings").value == 100
    assert [line["layer"] for line in lines(app) if line.get("open")] == ["buildings"]
    tune(app, "zones")
    assert [slider.key for slider in app.slider if slider.key.startswith("alpha_")] == ["alpha_zones"]
    assert layers_in(app) == before, "no row is lost where the panel is split"
    tune(app, "zones")
    assert not [line for line in lines(app) if line.get("open")] and layers_in(app) == before
