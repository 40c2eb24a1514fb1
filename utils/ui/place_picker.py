"""Which place the report is of: picked from a list, or drawn on the map."""

from __future__ import annotations

import streamlit as st

from layers.base import Text
from utils import session
from utils.analysis.place import WHOLE, Place, name_of, places
from utils.i18n import pick
from utils.store import Store
from utils.ui.controlled import show
from utils.viewstate import ViewState

LABEL = Text("片区", "Area")
KINDS = {
    "": Text("全社区：{}", "The whole of {}"),
    "area": Text("住宅区：{}", "Residential area: {}"),
    "zone": Text("空间：{}", "Zone: {}"),
    "shape": Text("所画范围：{}", "Drawn: {}"),
}
HINT = Text("或用地图右侧的工具画出范围", "or draw one with the tools at the right of the map")
OPTION = "place"


def place_picker(store: Store, view: ViewState, place: Place) -> None:
    """A list of the whole, the residential areas and the zones; a drawn shape stands last while it is there."""
    offered = [found.text for found in places(store)]
    offered += [place.text] if place.text not in offered else []
    by_text = {found.text: found for found in (*places(store), place)}
    st.selectbox(
        f"{pick(LABEL, view.lang)} · {pick(HINT, view.lang)}",
        offered,
        format_func=lambda text: said(store, by_text[text], view.lang),
        key=show("report_place", place.text, view.lang),
        on_change=_picked,
    )


def said(store: Store, place: Place, lang: str) -> str:
    """A place with its kind: 住宅区：新河住宅区."""
    return pick(KINDS[place.kind], lang).format(name_of(store, place, lang))


def drawn_place(key: str) -> bool:
    """Take over a shape drawn on the map ``key`` as the place, or the whole where it was taken away.

    Returns whether what the map sent was about a shape.
    """
    sent = st.session_state[key]
    if not session.drew(sent):
        return False
    shape = session.drawn(sent)
    session.set_option(OPTION, (Place("shape", shape.text()) if shape else WHOLE).text)
    return True


def _picked() -> None:
    session.set_option(OPTION, str(st.session_state["report_place"]))
