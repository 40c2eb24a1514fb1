"""Which basemap lies under the layers. Online ones whose key is not configured are not offered."""

from __future__ import annotations

from collections.abc import Iterable

from layers.base import Text
from utils import session
from utils.i18n import pick
from utils.profile import Basemap
from utils.ui.choice import choice
from utils.viewstate import ViewState

TITLE = Text("底图", "Basemap")


def basemap_picker(basemaps: Iterable[Basemap], view: ViewState) -> None:
    """One pill for each basemap that can be used here; none where there is nothing to choose."""
    titles = {basemap.id: pick(basemap.title, view.lang) for basemap in basemaps}
    if len(titles) < 2:
        return
    shown = view.basemap if view.basemap in titles else next(iter(titles))
    choice("basemap", pick(TITLE, view.lang), titles, shown, _picked, look="titled")


def _picked(basemap: str) -> None:
    session.change(basemap=basemap)
