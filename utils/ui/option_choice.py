"""A choice among a few keys of a page's setting, as a bar of buttons; it travels in the link."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from layers.base import Text
from utils import session
from utils.i18n import pick
from utils.ui.controlled import show


def option_choice(option: str, title: Text, labels: Mapping[str, str], chosen: str, key: str, lang: str) -> None:
    """Draw the choice of ``option`` (:mod:`utils.options`): ``labels`` by value, ``chosen`` the value shown.

    ``title`` is for screen readers, ``key`` the widget's own.
    """

    def changed() -> None:
        # A click on what is chosen already leaves nothing chosen: the setting stays.
        session.set_option(option, st.session_state[key] or session.view().option(option))

    st.segmented_control(
        pick(title, lang),
        list(labels),
        format_func=labels.__getitem__,
        key=show(key, chosen, lang),
        on_change=changed,
        label_visibility="collapsed",
        width="stretch",
    )
