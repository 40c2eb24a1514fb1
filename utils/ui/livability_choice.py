"""What the livability page is about: coverage, or residents' matters."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from layers.base import Text
from utils import session
from utils.i18n import pick
from utils.ui.controlled import show

SUBJECT = Text("看什么", "Look at")
SUBJECTS = {"coverage": Text("设施覆盖", "Coverage"), "issues": Text("民生诉求", "Resident issues")}


def subject_choice(there: Sequence[str], chosen: str, lang: str) -> None:
    """The subjects the community has data on; nothing where there is no choice."""
    if len(there) > 1:
        st.segmented_control(
            pick(SUBJECT, lang),
            list(there),
            format_func=lambda key: pick(SUBJECTS[key], lang),
            key=show("livability_subject", chosen, lang),
            on_change=_chosen,
            label_visibility="collapsed",
            width="stretch",
        )


def _chosen() -> None:
    session.set_option("live", st.session_state["livability_subject"] or session.view().option("live"))
