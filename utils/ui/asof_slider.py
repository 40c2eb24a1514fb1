"""The as-of slider: the community as it stood on a day. All the way to the right is now."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from layers.base import Text
from utils import format as fmt
from utils import session
from utils.i18n import pick
from utils.profile import Profile
from utils.ui.controlled import show
from utils.viewstate import ViewState

TITLE = Text("时间：{}", "As of {}")
NOW = Text("现在", "now")
FORMAT = Text("YYYY年M月", "MMM YYYY")
_KEY = "as_of"


def asof_slider(profile: Profile, view: ViewState) -> None:
    """From the first day of the profile's first year to the date its data describes."""
    first = dt.date(profile.years[0], 1, 1)
    shown = min(max(view.as_of or profile.as_of, first), profile.as_of)
    label = pick(NOW, view.lang) if view.as_of is None else fmt.date(shown, view.lang)
    st.slider(
        pick(TITLE, view.lang).format(label),
        first,
        profile.as_of,
        key=show(_KEY, shown),
        format=pick(FORMAT, view.lang),
        step=dt.timedelta(days=_step((profile.as_of - first).days)),
        on_change=_moved,
        args=(profile.as_of,),
    )


def _step(days: int) -> int:
    """About a month, so that keys get somewhere; a divisor of the whole, so that they reach the end."""
    return max(step for step in range(1, 32) if days % step == 0)


def _moved(now: dt.date) -> None:
    chosen = st.session_state[_KEY]
    session.change(as_of=None if chosen >= now else chosen)
