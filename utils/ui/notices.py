"""What went wrong, said once, above the map: broken layers, left-out features, parts of a link that do not exist."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from layers.base import Text
from utils import session
from utils.errors import LinkError
from utils.format import number
from utils.i18n import pick
from utils.metrics import unknown_headlines
from utils.store import Store
from utils.ui.plain import plain, plain_lines
from utils.validate import summarise

DATA = Text("数据有 {} 处需要处理，其余照常显示", "Data to attend to: {}; the rest is shown")
LINK = Text("链接中有 {} 处无法识别，已略过", "Unknown in the link, left out: {}")
MORE = Text("另有 {} 处", "and {} more")
MOST_LINES = 10
MOST_FAULTS = 50
REMEDY = Text("处理办法：{}", "Remedy: {}")


def notices(store: Store, link_problems: Iterable[LinkError], lang: str) -> None:
    """A line a subject that opens, that of the link open already; nothing at all when all is well."""
    _trouble(lang)
    faults = [*unknown_headlines(store.profile), *summarise(store.faults)]
    if faults:
        with st.expander(pick(DATA, lang).format(len(faults)), icon=":material/warning:"):
            for fault in faults[:MOST_FAULTS]:
                st.markdown(
                    f"**{plain(fault.file)}** — {plain(pick(fault.problem, lang))}  \n"
                    f":gray[{pick(REMEDY, lang).format(plain(pick(fault.remedy, lang)))}]"
                )
            _more(len(faults), MOST_FAULTS, lang)
    problems = list(link_problems)
    if problems:
        # Open: who was sent the link sees at once which part of it they do not see.
        with st.expander(pick(LINK, lang).format(len(problems)), expanded=True, icon=":material/link_off:"):
            for problem in problems[:MOST_LINES]:
                st.markdown(plain(pick(problem.message, lang)))
            _more(len(problems), MOST_LINES, lang)


def _trouble(lang: str) -> None:
    """The data cannot be read now, and what is shown is older than it."""
    trouble = session.data_trouble()
    if trouble:
        st.warning(plain_lines("\n".join(pick(text, lang) for text in (trouble.head, trouble.error.message))))


def _more(count: int, listed: int, lang: str) -> None:
    """How many there are beyond those listed."""
    if count > listed:
        st.caption(plain(pick(MORE, lang).format(number(count - listed, lang))))
