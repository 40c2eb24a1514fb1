"""The cockpit's title bar: name and motto, date and clock, small buttons that keys press as well."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import streamlit as st

from layers.base import Text
from utils import format as fmt
from utils import session
from utils.i18n import languages, pick
from utils.profile import Profile
from utils.store import Store
from utils.ui.clicks import done, new_clicks
from utils.ui.notices import DATA, LINK
from utils.ui.own_element import own_element
from utils.validate import summarise
from utils.viewstate import ViewState

KEY = "wall_head"
AS_OF = Text("数据截至 {}", "Data as of {}")
WORDS = {
    "full": Text("全屏（F）", "Full screen (F)"),
    "lang": Text("切换语言（L）", "Switch language (L)"),
    "theme": Text("深色或浅色（T）", "Dark or light (T)"),
    "pause": Text("暂停轮播（P）", "Pause (P)"),
    "resume": Text("继续轮播（P）", "Resume (P)"),
    "back": Text("返回一张图", "Back to the map"),
}
THEMES = {"dark": "light", "light": "dark"}
_component = own_element(KEY, '<header class="atlas-wall-head"></header>', "make", "clicks", KEY, isolated=False)


def theme_of(view: ViewState) -> str:
    """How the wall is painted, whatever the visitor's own preference: ``dark``, unless the link says ``light``."""
    return view.option("wall")


def cockpit_head(store: Store, view: ViewState) -> None:
    """Draw the bar. Its keys are F, L, T and P; ``kiosk=1`` leaves out the way back and what is wrong with the data."""
    data = _said(store.profile, view) | {"done": done(KEY), "warn": "" if session.kiosk() else _wrong(store, view.lang)}
    _component(key=KEY, data=data, on_clicks_change=_clicked, height="content")


def _wrong(store: Store, lang: str) -> str:
    """How much of the data or of the link was left out: the map page says more."""
    faults, problems = len(summarise(store.faults)), len(session.link_problems())
    trouble = session.data_trouble()
    said = [pick(trouble.head, lang).rstrip(":：")] if trouble else []
    said += [pick(text, lang).format(count) for text, count in ((DATA, faults), (LINK, problems)) if count]
    return " · ".join(said)


def _said(profile: Profile, view: ViewState) -> dict[str, Any]:
    lang = view.lang
    query = urlencode({key: value for key, value in session.carried().items() if key != "o"})
    return {
        "name": pick(profile.name, lang),
        "motto": pick(profile.motto or profile.place, lang),
        "as_of": pick(AS_OF, lang).format(fmt.date(view.as_of or profile.as_of, lang)),
        "lang": "zh-CN" if lang == "zh" else "en-GB" if lang == "en" else lang,
        "other": languages()[_following(lang)],
        "theme": theme_of(view),
        "words": {key: pick(text, lang) for key, text in WORDS.items()},
        "back": "" if session.kiosk() else f"./?{query}" if query else "./",
    }


def _following(lang: str) -> str:
    codes = list(languages())
    return codes[(codes.index(lang) + 1) % len(codes)]


def _clicked() -> None:
    session.answer()
    for what in new_clicks(KEY, st.session_state[KEY]):
        if what == "lang":
            session.change(lang=_following(session.view().lang))
        elif what == "theme":
            session.set_option("wall", THEMES[theme_of(session.view())])
