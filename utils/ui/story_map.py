"""The map beside the scenes: what the visitor's view shows, to be captured."""

from __future__ import annotations

import streamlit as st

from utils import session
from utils.basemaps import usable
from utils.mapview import map_command, map_config
from utils.mapview.element import atlas_map
from utils.serve.documents import publish
from utils.settings import Settings
from utils.store import Store
from utils.ui.story_desk import look
from utils.view import masks_of, statuses_of

KEY = "story_map"


def story_map(store: Store, theme: str) -> None:
    """Layers, filter, date and selection of the session's view; a scene shown flies there."""
    now = session.view()
    command = map_command(store, now, masks_of(store, now), statuses_of(store, now), theme)
    go = look()
    basemaps = usable(store.profile, Settings.from_env(), session.secrets())
    atlas_map(
        map_config(store, basemaps, publish), command | ({"go": go} if go else {}), publish, KEY, on_change=_clicked
    )
    session.finish()


def _clicked() -> None:
    only_selection = session.take_over(st.session_state[KEY])
    session.redraw(*(("map",) if only_selection else ()))
