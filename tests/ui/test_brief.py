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
