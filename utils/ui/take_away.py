"""Take away what the view shows: a popover with the files to download, each made only when it is clicked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

import streamlit as st

from layers.base import Text
from utils import format as fmt
from utils import session
from utils.errors import AtlasError
from utils.export.bundle import FORMATS, content, name_of, taken
from utils.export.extract import Extract
from utils.export.words import filter_words
from utils.i18n import pick
from utils.store import Store
from utils.ui.plain import plain
from utils.viewstate import ViewState

Further = Callable[[Store, ViewState], Iterable[Extract]]
TITLE = Text("导出数据", "Export data")
WHAT = Text(
    "导出当前筛选的结果，数据截至 {}。文件内注明筛选条件、来源和示意数据。",
    "What the present filter keeps, as of {}. The files say the filter, the sources and what is illustrative.",
)
ROWS = Text("{}：{} 条", "{}: {} rows")
NOTHING = Text("当前筛选没有结果，文件中将只有表头", "The filter keeps nothing: the files will hold headers only")
NO_DATA = Text("没有可导出的数据", "There is no data to export")


def take_away(
    store: Store,
    layer_ids: Iterable[str] | None,
    view: ViewState,
    tables: Iterable[str] = (),
    key: str = "take_away",
    first: Further | None = None,
) -> None:
    """Draw the popover for these layers (and tables of the store); those the community lacks are left out.

    None stands for the layers that are on when the popover is opened.

    ``first`` gives what else comes along, of the view it is given, before the layers. ``key`` is unique on the page.

    Given the session's own view, the files follow it: they are of what is seen when the popover is opened. Any other
    view is taken as it is. Nothing is worked out before the popover is opened, no file made before it is clicked.
    """
    layers, further = None if layer_ids is None else tuple(layer_ids), tuple(tables)
    own = None if view == session.view() else view

    @st.fragment(key=key)
    def draw() -> None:
        now = own or session.view()
        popover = st.popover(pick(TITLE, now.lang), icon=":material/download:", key=f"{key}_open", on_change="rerun")
        if popover.open:
            with popover:
                before = tuple(first(store, now)) if first else ()
                chosen = now.layers if layers is None else layers
                _files(store, (*before, *taken(store, chosen, further, now)), now, key)

    draw()


def _files(store: Store, extracts: tuple[Extract, ...], view: ViewState, key: str) -> None:
    if not extracts:
        st.caption(pick(NO_DATA, view.lang))
        return
    st.caption(plain(pick(WHAT, view.lang).format(fmt.date(view.as_of or store.profile.as_of, view.lang))))
    counts = (pick(ROWS, view.lang).format(pick(part.title, view.lang), f"{len(part.frame):,}") for part in extracts)
    st.caption(plain(" · ".join(counts)))
    if not any(len(part.frame) for part in extracts):
        st.caption(f":material/filter_alt_off: {pick(NOTHING, view.lang)}")
    # Files are made after the page is drawn: what went wrong then is said when it is drawn again.
    refused: dict[str, Text] = st.session_state.setdefault(f"{key}_refused", {})
    for message in refused.values():
        st.error(plain(pick(message, view.lang)))
    for form in FORMATS.values():
        if form.spatial and not any(part.id in store.layers for part in extracts):
            continue
        st.download_button(
            pick(form.label, view.lang),
            _maker(form.id, store, extracts, view, refused),
            file_name=name_of(form.id, store, extracts, view),
            mime="application/zip" if name_of(form.id, store, extracts, view).endswith(".zip") else form.media_type,
            key=f"{key}_{form.id}",
            on_click="ignore",
            icon=":material/download:",
            width="stretch",
        )


def _maker(
    form: str, store: Store, extracts: tuple[Extract, ...], view: ViewState, refused: dict[str, Text]
) -> Callable[[], bytes]:
    return partial(_made, form, store, extracts, view, refused)


def _made(form: str, store: Store, extracts: tuple[Extract, ...], view: ViewState, refused: dict[str, Text]) -> bytes:
    refused.pop(form, None)
    try:
        return content(form, store, extracts, view, filter_words)[0]
    except AtlasError as error:
        refused[form] = error.message
        raise
