"""Views under a name: those made ready for the community, this one's link and QR code, and the visitor's own.

There are no accounts: the visitor's own views stay in their browser, survive a reload and are nobody else's business.
Python never learns of them, but for a link whose QR code is asked for.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from layers.base import Text
from utils.errors import LinkError
from utils.i18n import DEFAULT, pick
from utils.profile import Profile
from utils.qr import qr_code
from utils.ui.own_element import own_element

TITLE = Text("视图", "Views")
WORDS = {
    "presets": Text("预设视图", "Made ready"),
    "current": Text("当前视图的链接", "Link to this view"),
    "kept": Text("我的视图", "My views"),
    "name": Text("给当前视图起个名字", "Name this view"),
    "link": Text("当前视图的链接", "Link to this view"),
    "open": Text("打开", "Open"),
    "save": Text("保存", "Save"),
    "overwrite": Text("覆盖", "Overwrite"),
    "copy": Text("复制链接", "Copy link"),
    "qr": Text("二维码", "QR code"),
    "remove": Text("删除", "Delete"),
    "undo": Text("撤销", "Undo"),
    "scan": Text("扫码打开此视图", "Scan to open this view"),
    "none": Text("还没有保存的视图", "No views saved yet"),
    "where": Text(
        "只保存在本浏览器中，不上传服务器；换浏览器或清除浏览数据后就没有了。",
        "Kept in this browser only, never sent to the server; gone in another browser or when its data is cleared.",
    ),
    "empty": Text("请先输入名称", "Enter a name first"),
    "too_long": Text("名称最多 {most} 个字", "A name has {most} characters at most"),
    "too_many": Text("最多保存 {most} 个视图，请先删除一些", "{most} views at most: delete some first"),
    "exists": Text(
        "已有视图“{name}”。再按“覆盖”将替换它，或改个名字。",
        "“{name}” exists already. Press Overwrite to replace it, or choose another name.",
    ),
    "saved": Text("已保存“{name}”", "“{name}” saved"),
    "removed": Text("已删除“{name}”", "“{name}” deleted"),
    "refused": Text("浏览器不允许在此保存", "The browser does not allow saving here"),
    "copied": Text("链接已复制", "Link copied"),
    "not_copied": Text("无法复制，请选中链接后手动复制", "It could not be copied: select the link and copy it by hand"),
}
_KEY, _ASKED = "saved_views", "saved_views_qr"
_component = own_element("saved_views", '<div class="views"></div>')


@st.fragment(key="views")
def saved_views(profile: Profile, lang: str) -> None:
    """The popover; what is in it is sent only when it is opened."""
    popover = st.popover(pick(TITLE, lang), icon=":material/bookmark:", key="views_open", on_change="rerun")
    if not popover.open:
        st.session_state.pop(_ASKED, None)
        return
    with popover:
        data = {
            "community": profile.id,
            "presets": [
                {"title": pick(view.title, lang), "link": in_language(view.link, lang)} for view in profile.views
            ],
            "words": {key: pick(text, lang) for key, text in WORDS.items()},
            "qr": qr_of(st.session_state.get(_ASKED), lang),
        }
        _component(key=_KEY, data=data, on_qr_change=_ask, height="content")


def in_language(link: str, lang: str) -> str:
    """``link`` with the visitor's language, where it does not ask for one itself."""
    page, _, query = link.partition("?")
    if lang == DEFAULT or any(part.startswith("lang=") for part in query.split("&")):
        return link
    return f"{page}?lang={lang}" + (f"&{query}" if query else "")


def qr_of(link: object, lang: str) -> dict[str, str] | None:
    """What the element shows for ``link``: its QR code, or why there is none; None where none was asked for."""
    if not isinstance(link, str):
        return None
    try:
        return {"link": link, "image": qr_code(link)}
    except LinkError as error:
        return {"link": link, "problem": pick(error.message, lang)}


def _ask() -> None:
    sent: Any = st.session_state[_KEY]
    st.session_state[_ASKED] = sent.get("qr") if hasattr(sent, "get") else None
