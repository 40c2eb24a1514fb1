"""Which basemap lies under the layers. Online ones whose key is not configured are not offered."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from layers.base import Text
from utils import session
from utils.i18n import pick
from utils.profile import Basemap
from utils.ui.controlled import show
from utils.viewstate import ViewState

TITLE = Text("底图", "Basemap")
_KEY = "basemap"


def basemap_picker(basemaps: Iterable[Basemap], view: ViewState) -> None:
    """One pill for each basemap that can be used here: all in sight, and no further script to load."""
    titles = {basemap.id: pick(basemap.title, view.lang) for basemap in basemaps}
    if len(titles) < 2:
        return
    shown = view.basemap if view.basemap in titles else next(iter(titles))
    st.pills(
        pick(TITLE, view.lang),
        list(titles),
        format_func=titles.__getitem__,
        key=show(_KEY, shown, view.lang),
        on_change=_picked,
        required=True,
    )


def _picked() -> None:
    session.change(basemap=st.session_state[_KEY])
