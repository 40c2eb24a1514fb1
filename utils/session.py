"""The visitor's view: one ``ViewState`` per session, seeded from the link and written back to it.

The camera is not part of the exchange: the map itself keeps ``c=lat,lng,zoom`` in the address while it moves, so that
panning costs no rerun. Python therefore leaves that key alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import streamlit as st
from streamlit.errors import StreamlitAPIException

from layers import LAYERS
from layers.base import Text
from utils.errors import LinkError
from utils.filters import Shape, Within
from utils.link_bounds import sendable_link
from utils.settings import Settings
from utils.store import Mishap, Store, current_store, mishap, open_store
from utils.text_cleaning import quotable
from utils.viewstate import ViewState, default_view, from_query, to_query

CAMERA = "c"
# Keys of the address that are no part of the view: Python leaves them as they are.
KIOSK = "kiosk"
NOT_OURS = (CAMERA, KIOSK)
_VIEW, _QUERY, _PROBLEMS, _GO = "view", "view_query", "link_problems", "go"
_PRESENT = "layers_present"
_GATHERED = "redraws_gathered"
_PAGE, _LINKED, _ANSWERS = "page", "view_query_of_page_links", "answers_a_widget"


def latest_store() -> Store:
    """The community's data as it is now: once a run. Raises as ``open_store`` where it was never of use."""
    return open_store(Settings.from_env().data)


def store() -> Store:
    """The community's data as this run found it; the disk is not looked at again. Raises as :func:`latest_store`."""
    folder = Settings.from_env().data
    return current_store(folder) or open_store(folder)


def data_trouble() -> Mishap | None:
    """Why the data shown is not the data there is, where that is so."""
    return mishap(Settings.from_env().data)


def begin(current: Store) -> ViewState:
    """Read the link where it is new (first run, back button, edited address); else keep the session's view.

    A run that answers a widget never reads it: clicks can come faster than the browser learns of the address the
    click before led to, and an old address would take that click back.
    """
    query = _address()
    answered = st.session_state.pop(_ANSWERS, False)
    page, before = urlsplit(st.context.url or "").path, st.session_state.get(_PAGE)
    st.session_state[_PAGE] = page
    if before not in (None, page) and query == st.session_state.get(_LINKED):
        # A link between the pages, drawn before the latest fragments ran: the visitor takes along what they see now.
        st.session_state[_QUERY] = query
    elif _VIEW not in st.session_state or (query != st.session_state[_QUERY] and not answered):
        view, problems = from_query(query, LAYERS, current.profile, present=tuple(current.layers))
        if view.selected and not _exists(current, *view.selected):
            problems.append(_missing_feature(*view.selected))
            view = replace(view, selected=None)
        st.session_state[_VIEW] = replace(view, centre=None, zoom=None)
        st.session_state[_PROBLEMS] = problems
        st.session_state[_QUERY] = query
        if view.selected and CAMERA not in address():
            fly_to(*view.selected)
    _take_in_repaired(current)
    return st.session_state[_VIEW]


def _take_in_repaired(current: Store) -> None:
    """A layer whose file was mended since the visitor came shows as it would have from the start."""
    before = st.session_state.get(_PRESENT, current.layers.keys())
    st.session_state[_PRESENT] = frozenset(current.layers)
    usual = default_view(LAYERS, current.profile, current.layers).layers
    come = {layer: opacity for layer, opacity in usual.items() if layer not in before}
    if come:
        st.session_state[_VIEW] = replace(view(), layers={**come, **view().layers})


def address() -> dict[str, str]:
    """All parameters of the page's address, sendable: the one place where they are read."""
    return sendable_link(st.query_params.to_dict())


def _address() -> dict[str, str]:
    return {key: value for key, value in address().items() if key not in NOT_OURS}


def exists(layer: str, feature: str) -> bool:
    """Whether the community has the feature."""
    return layer in store().layers and _exists(store(), layer, feature)


def _exists(current: Store, layer: str, feature: str) -> bool:
    return bool((current.layers[layer].frame["id"] == feature).any())


def _missing_feature(layer: str, feature: str) -> LinkError:
    return LinkError(
        Text(
            f"链接选中的要素 {layer}/{quotable(feature)} 不在数据中，可能已改名或删除。",
            f"The link selects {layer}/{quotable(feature)}, which is not in the data; it may have been renamed or "
            "removed.",
        )
    )


def view() -> ViewState:
    """The session's view; ``begin`` has run before."""
    return st.session_state[_VIEW]


def kiosk() -> bool:
    """Whether the page is asked to show itself alone (``kiosk=1``): no way to other pages."""
    return address().get(KIOSK) == "1"


def link_problems() -> tuple[LinkError, ...]:
    """What the link asked for that does not exist."""
    return tuple(st.session_state.get(_PROBLEMS, ()))


def change(**fields: Any) -> None:
    """Replace fields of the view; the link follows at the end of the run."""
    st.session_state[_VIEW] = replace(st.session_state[_VIEW], **fields)
    answer()


def set_option(name: str, value: str) -> None:
    """Replace a page's setting (:mod:`utils.options`). Raises ``ValueError`` for one that is not declared."""
    st.session_state[_VIEW] = view().with_option(name, value)
    answer()


def answer() -> None:
    """This run answers a widget (see ``begin``). Callbacks that change nothing of the view call it themselves."""
    st.session_state[_ANSWERS] = True


def redraw(*parts: str) -> None:
    """Draw only these fragments of the page again; none: the whole page. Call it last in a widget's callback.

    Where a part is not on the page (another page, a run cut short), the whole page is drawn again as usual.
    """
    if _GATHERED in st.session_state:
        st.session_state[_GATHERED].append(parts)
        return
    with suppress(StreamlitAPIException):
        st.rerun(parts or "app")


@contextmanager
def gathered() -> Iterator[None]:
    """Several clicks told at once: what each asks to draw again is drawn once, at the end of the block.

    Without it the first of them would end the callback, and the others would be lost.
    """
    st.session_state[_GATHERED] = []
    try:
        yield
    finally:
        asked = st.session_state.pop(_GATHERED)
    if asked:
        redraw(*(dict.fromkeys(part for parts in asked for part in parts) if all(asked) else ()))


def carried() -> dict[str, str]:
    """The view as the query parameters of a link to another page."""
    st.session_state[_LINKED] = _link()
    return st.session_state[_LINKED]


def finish() -> None:
    """Write the view into the address, only where it changed: every write is an entry in the browser's history."""
    query = _link()
    st.session_state.pop(_ANSWERS, None)
    st.session_state[_QUERY] = query
    if query != _address():
        # The camera is the map's; taking it out here would lose the one of a link before the map has read it.
        others = {key: value for key, value in address().items() if key in NOT_OURS}
        st.query_params.from_dict(query | others)


def _link() -> dict[str, str]:
    current = store()
    return to_query(view(), LAYERS, current.profile, present=tuple(current.layers))


def take_over(sent: object, drawn_on: Iterable[str] = ()) -> bool:
    """Take over what the map sent: the feature clicked (or none), a shape drawn, or that its basemap failed.

    ``drawn_on`` are the layers a drawn shape narrows; one taken away narrows them no more. Returns whether only the
    selection changed; a shape and a failed basemap concern the whole page. Anyone can send anything: what is no feature
    of the community selects nothing.
    """
    message = _message(sent)
    change(selected=_chosen(message.get("sel")))
    if message.get("failed") == view().basemap:
        change(basemap=store().profile.basemaps[0].id)
        return False
    if not drew(message):
        return True
    shape = drawn(message)
    filters = view().filters
    for layer in drawn_on:
        filters = filters.with_clause(layer, Within.NAME, Within(shape) if shape else None)
    change(filters=filters)
    return False


def _message(sent: object) -> Mapping[str, Any]:
    return sent if isinstance(sent, Mapping) else {}


def _chosen(selected: object) -> tuple[str, str] | None:
    match selected:
        case [str(layer), str(feature)] if exists(layer, feature):
            return layer, feature
    return None


def drew(sent: object) -> bool:
    """Whether what the map sent is about a shape: drawn, or taken away."""
    return "shape" in _message(sent)


def drawn(sent: object) -> Shape | None:
    """The shape drawn on the map; None where it was taken away, and for one that encloses nothing."""
    shape = _message(sent).get("shape")
    with suppress(ValueError):
        return Shape.from_json(shape) if shape else None
    return None


def placed(sent: object) -> tuple[float, float] | None:
    """Where the map was clicked and nothing was (lat, lng in WGS-84 degrees); None for any other click."""
    match _message(sent).get("place"):
        case [int() | float() as lat, int() | float() as lng] if abs(lat) <= 90 and abs(lng) <= 180:
            return float(lat), float(lng)
    return None


def secrets() -> Mapping[str, Any]:
    """Streamlit's secrets, where there are any."""
    try:
        return dict(st.secrets)
    except FileNotFoundError:
        return {}


def fly_to(layer: str, feature: str) -> None:
    """Ask the map to move to a feature, once: the map keeps the flights it has made by their random name."""
    st.session_state[_GO] = (uuid4().hex[:8], layer, feature)


def flight() -> tuple[str, str, str] | None:
    """The latest flight asked for: (its name, layer, feature id)."""
    return st.session_state.get(_GO)
