"""The as-of slider: the community as it stood on a day. All the way to the right is now."""

from __future__ import annotations

import datetime as dt
from functools import partial

import streamlit as st

from layers.base import Text
from utils import format as fmt
from utils import session
from utils.i18n import pick
from utils.profile import Profile
from utils.ui.clicks import done, new_clicks
from utils.ui.own_element import own_element
from utils.viewstate import ViewState

TITLE = Text("时间", "As of")
NOW = Text("现在", "now")
KEY = "as_of_slider"
# Days a page key moves it; arrows reach every day.
QUARTER = 91
_HTML = """<div class="atlas-date"><label><b></b><output></output></label><input type="range">
<div class="atlas-date-ends" aria-hidden="true"><span></span><span></span></div></div>"""
_component = own_element("date_slider", _HTML, "clicks", "date_slider", isolated=False)


def asof_slider(profile: Profile, view: ViewState) -> None:
    """From the first day of the profile's first year to the date its data describes."""
    first = dt.date(profile.years[0], 1, 1)
    shown = min(max(view.as_of or profile.as_of, first), profile.as_of)
    days = (profile.as_of - first).days
    now = pick(NOW, view.lang)
    data = {
        "title": pick(TITLE, view.lang),
        "lang": "zh-CN" if view.lang == "zh" else view.lang,
        "first": first.isoformat(),
        "days": days,
        "page": QUARTER,
        "value": (shown - first).days,
        "said": now if view.as_of is None else fmt.date(shown, view.lang),
        "now": now,
        "ends": [str(first.year), now],
        "done": done(KEY),
    }
    with st.container(key="as_of"):
        _component(key=KEY, data=data, on_clicks_change=partial(_moved, first, days), height="content")


def _moved(first: dt.date, days: int) -> None:
    session.answer()
    for value in new_clicks(KEY, st.session_state[KEY]):
        # Anyone can send anything.
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= days:
            session.change(as_of=None if value == days else first + dt.timedelta(days=value))
    session.redraw()
