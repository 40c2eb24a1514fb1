"""What the livability page is about: coverage, or residents' matters."""

from __future__ import annotations

from collections.abc import Sequence

from layers.base import Text
from utils.i18n import pick
from utils.ui.option_choice import option_choice

SUBJECT = Text("看什么", "Look at")
SUBJECTS = {"coverage": Text("设施覆盖", "Coverage"), "issues": Text("民生诉求", "Resident issues")}


def subject_choice(there: Sequence[str], chosen: str, lang: str) -> None:
    """The subjects the community has data on; nothing where there is no choice."""
    if len(there) > 1:
        labels = {key: pick(SUBJECTS[key], lang) for key in there}
        option_choice("live", SUBJECT, labels, chosen, "livability_subject", lang)
