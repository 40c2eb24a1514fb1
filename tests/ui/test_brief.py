"""The popover on a page: choose, make, download; a section for the story."""

from __future__ import annotations

import time

from streamlit.testing.v1 import AppTest

from tests.pages.kit import open_page


def story_section() -> None:
    from utils import session
    from utils.ui.brief import handouts_of_story

    store = session.latest_store()
    session.begin(store)
    handouts_of_story(store, "zh")


def test_every_page_with_an_export_has_it() -> None:
    for page in ("map.py", "projects.py", "rental.py", "livability.py", "changes.py", "report.py", "route.py"):
        app = open_page(page)
        assert [block for block in app.get("popover") if block.proto.popover.label == "简报"], page


def test_the_storys_hand_outs_are_made_and_offered() -> None:
    app = AppTest.from_function(story_section, default_timeout=60).run()
    assert not app.exception
    app.button(key="story_handouts_make").click().run()
    job = app.session_state["story_handouts_job"]
    # Another form is another hand-out: what is being made is no longer wanted.
    app.segmented_control(key="story_handouts_form").set_value("pdf").run()
    assert "story_handouts_job" not in app.session_state
    until = time.monotonic() + 20
    while job.running and time.monotonic() < until:
        time.sleep(0.02)
    assert job.cancelled
    assert not app.exception


def odd_story_section() -> None:
    from dataclasses import replace

    from layers.base import Text
    from utils import session
    from utils.story.build import deck_of
    from utils.ui.brief import handouts_of_story

    store = session.latest_store()
    session.begin(store)
    deck = deck_of(store)
    assert deck is not None
    handouts_of_story(store, "zh", replace(deck, title=Text("שלום 视察", "Visit")))


def test_characters_the_font_lacks_are_named_before_the_work_begins() -> None:
    app = AppTest.from_function(odd_story_section, default_timeout=60).run()
    app.segmented_control(key="story_handouts_form").set_value("pdf").run()
    assert not app.exception
    (warning,) = app.warning
    assert "希伯来文" in warning.value and "标题" in warning.value and "方框" in warning.value
    app.segmented_control(key="story_handouts_form").set_value("html").run()
    assert not app.warning
