"""The page's head, one row: the community's name and motto, the pages, saved views, the language switch."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from layers.base import Text
from utils import session
from utils.i18n import languages, pick
from utils.profile import Profile
from utils.ui.choice import choice
from utils.ui.saved_views import saved_views

LANGUAGE = Text("语言", "Language")


def masthead(profile: Profile, pages: Iterable[StreamlitPage], lang: str) -> None:
    """Name and motto at the left; pages, views and language at the right."""
    with st.container(horizontal=True, vertical_alignment="center", key="masthead"):
        motto = escape(pick(profile.motto, lang)) if profile.motto else ""
        st.html(
            f'<div class="atlas-name"><h1>{escape(pick(profile.name, lang))}</h1>'
            f"<p>{escape(pick(profile.place, lang))}{' · ' if motto else ''}{motto}</p></div>"
        )
        query = session.carried()
        with st.container(horizontal=True, key="pages"):
            for page in pages:
                st.page_link(page, query_params=query)
        saved_views(profile, lang)
        choice("language", pick(LANGUAGE, lang), languages(), lang, _switch, look="bar")


def _switch(lang: str) -> None:
    session.change(lang=lang)
