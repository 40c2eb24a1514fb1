"""A scene from what the map shows now."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from layers import LAYERS
from layers.base import Text
from utils.i18n import DEFAULT
from utils.store import Store
from utils.story.scene import Scene
from utils.viewstate import ViewState, default_view, from_query, to_query

NEW = Text("新场景", "New scene")
# These stand in a link as they are.
SAFE = "~.,:;/"


def captured(store: Store, view: ViewState, camera: str, id_: str) -> Scene:
    """A scene ``id_`` that shows ``view``: layers, filter, as-of date; what is selected is highlighted.

    ``camera`` is ``lat,lng,zoom`` as the page's address has it (``c``); one that cannot be read, or none, leaves the
    scene without: it then looks at what is highlighted, or at the whole community. The basemap is not kept: a scene
    must work without a network.
    """
    highlights = () if view.selected is None else (view.selected,)
    empty = Text("", "")
    return Scene(
        id_, NEW, empty, empty, link=link_of(store, view), camera=_camera(store, camera), highlights=highlights
    )


def recaptured(store: Store, view: ViewState, camera: str, scene: Scene) -> Scene:
    """``scene`` with what the map shows now; words, figures, chart and dates compared stay."""
    now = captured(store, view, camera, scene.id)
    return replace(scene, link=now.link, camera=now.camera, highlights=now.highlights)


def link_of(store: Store, view: ViewState) -> str:
    """The query of the view without language, camera, basemap, selection and the settings of single pages."""
    usual = default_view(LAYERS, store.profile, tuple(store.layers))
    bare = replace(view, lang=DEFAULT, basemap=usual.basemap, centre=None, zoom=None, selected=None, options={})
    return urlencode(to_query(bare, LAYERS, store.profile, present=tuple(store.layers)), safe=SAFE)


def _camera(store: Store, text: str) -> tuple[float, float, float] | None:
    view, _ = from_query({"c": text}, LAYERS, store.profile, present=tuple(store.layers))
    return None if view.centre is None or view.zoom is None else (*view.centre, view.zoom)
