"""``/fonts/<digest>.woff2``: the letters of every page, from this origin.

The address is known before the font is made, so a page never waits for one: only who asks for the font does.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from weakref import WeakKeyDictionary

from starlette.requests import Request
from starlette.responses import Response

from layers.base import Text
from utils.fonts.characters import community_characters, interface_characters
from utils.fonts.faces import LATIN, LATIN_NAME, font_face, style_sheet
from utils.fonts.woff import Part, woff2
from utils.serve.answer import FOREVER, Content, answer, refusal
from utils.serve.documents import publish
from utils.store import Store

FONT = "/fonts/{digest}.woff2"
NOT_FOUND = Text("没有这个字体", "there is no such font")
# Fonts of former states of the data may still be asked for.
MOST = 32
_offered: OrderedDict[str, Part] = OrderedDict()
_further: WeakKeyDictionary[Store, Part] = WeakKeyDictionary()
_lock = Lock()


def page_fonts(store: Store | None) -> str:
    """The style sheet with the letters of the interface and of ``store``'s data (None: no usable profile)."""
    own, *further = _parts(store)
    faces = [font_face(_offer(part), part.characters) for part in further]
    return style_sheet([font_face(_offer(own)), *faces, font_face(_offer(LATIN), LATIN.characters, LATIN_NAME)])


def fonts_url(store: Store | None) -> str:
    """The address of :func:`page_fonts`; other characters, another address."""
    return publish("assets", "css", page_fonts(store).encode())


def make_fonts(store: Store | None) -> None:
    """Make what :func:`page_fonts` names, before a visitor asks for it: seconds, unless it was made before."""
    for part in (*_parts(store), LATIN):
        woff2(part)


def font_endpoint(request: Request) -> Response:
    """The font, made now where it is not there yet."""
    name = request.path_params["digest"]
    with _lock:
        part = _offered.get(name)
    if part is None:
        return refusal(404, NOT_FOUND)
    return answer(request, Content(woff2(part), "font/woff2", name, compressible=False), FOREVER)


def _parts(store: Store | None) -> list[Part]:
    """The interface's part, and the data's where it has characters of its own."""
    own = Part(interface_characters())
    if store is None:
        return [own]
    if store not in _further:
        _further[store] = Part(community_characters(store))
    return [own, _further[store]] if _further[store].characters else [own]


def _offer(part: Part) -> str:
    with _lock:
        _offered[part.digest] = part
        _offered.move_to_end(part.digest)
        while len(_offered) > MOST:
            _offered.popitem(last=False)
    return FONT.format(digest=part.digest)
