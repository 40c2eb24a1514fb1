"""Take away what the view shows: a popover with the files to download, each made only when it is clicked."""

from __future__ import annotations

from collections.abc import Iterable

from utils.store import Store
from utils.viewstate import ViewState


def take_away(store: Store, layer_ids: Iterable[str], view: ViewState, tables: Iterable[str] = ()) -> None:
    """Draw the popover for these layers (and tables); layers the community lacks are left out."""
