"""A choice among a few keys of a page's setting, as a bar of buttons; it travels in the link."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from layers.base import Text
from utils import session
from utils.i18n import pick
from utils.ui.choice import choice


def option_choice(option: str, title: Text, labels: Mapping[str, str], chosen: str, key: str, lang: str) -> None:
    """Draw the choice of ``option`` (:mod:`utils.options`): ``labels`` by value, ``chosen`` the value shown.

    ``title`` is for screen readers, ``key`` the widget's own.
    """

    choice(key, pick(title, lang), labels, chosen, partial(session.set_option, option), look="wide")
