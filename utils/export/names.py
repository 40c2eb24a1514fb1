"""Names of the files that are taken away: what is in them, as of when, and whether it is illustrative."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from layers.base import Text
from utils.i18n import pick
from utils.text_cleaning import clean_text

SAMPLE = Text("示意", "illustrative")
MOST = 80
_REFUSED = re.compile(r'[\\/:*?"<>|\s]+')


def safe_name(name: str) -> str:
    """``name`` as a file name that Windows, macOS and Linux take; at least ``_``, at most :data:`MOST` characters."""
    printable = "".join(char for char in clean_text(name) if unicodedata.category(char)[0] != "C")
    return _REFUSED.sub("_", printable).strip("._")[:MOST] or "_"


def file_name(title: str, as_of: dt.date, illustrative: bool, suffix: str, lang: str) -> str:
    """``项目_2026-11-01_示意.xlsx``: title, the date the data stands for, the mark of illustrative data."""
    parts = [safe_name(title), as_of.isoformat(), *([pick(SAMPLE, lang)] if illustrative else [])]
    return f"{'_'.join(parts)}.{suffix}"
