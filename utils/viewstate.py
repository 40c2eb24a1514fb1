"""Everything a link reproduces, as one value, and its short query parameters.

===== ============================================================================ =======================
key   meaning                                                                      left out when
===== ============================================================================ =======================
lang  language                                                                     Chinese
l     layers that are on, ``buildings.roads~60`` (opacity in percent), ``-`` none  those the specs turn on
t     as-of date, ``2023-03-15``; ``2023-03`` stands for that month's last day     now
b     basemap                                                                      the profile's first
c     camera, ``lat,lng,zoom`` (WGS-84 degrees)                                    the whole community
s     selected feature, ``layer/id``                                               nothing selected
f     filters (:mod:`utils.filters.link`)                                          no filter
o     settings of single pages (:mod:`utils.options`), ``within:300,of:park``      as usual
===== ============================================================================ =======================
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from layers.base import LayerSpec, Text
from utils.day import read_day
from utils.errors import LinkError
from utils.filters import FilterState, decode, encode
from utils.filters.escaping import escape, unescape
from utils.filters.numbers import read_number
from utils.filters.problems import malformed, unknown_layer
from utils.i18n import DEFAULT, languages
from utils.link_bounds import bound_link
from utils.options import OPTIONS
from utils.profile import Profile
from utils.text_cleaning import quotable

NO_LAYERS = "-"
OPAQUE = 100
MOST_ZOOM = 24.0
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")


@dataclass(frozen=True)
class ViewState:
    """What one visitor looks at.

    ``layers`` maps the layers that are on to their opacity in percent (1 to 100). ``as_of`` None is now. ``centre`` is
    (lat, lng) in WGS-84 degrees, kept to 6 decimals, ``zoom`` to 2; without a centre there is no zoom. ``selected`` is
    (layer, id). ``options`` holds the settings of single pages that are not as usual. Raises ``ValueError`` for an
    option, or a value of one, that is not declared in :data:`utils.options.OPTIONS`.
    """

    lang: str
    layers: Mapping[str, int]
    basemap: str
    as_of: dt.date | None = None
    centre: tuple[float, float] | None = None
    zoom: float | None = None
    selected: tuple[str, str] | None = None
    filters: FilterState = field(default_factory=FilterState)
    options: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        set_ = object.__setattr__
        set_(self, "options", MappingProxyType(_unusual(self.options)))
        set_(self, "layers", MappingProxyType(dict(self.layers)))
        # Adding 0.0 turns -0.0 into 0.0, which a link writes alike.
        set_(self, "centre", None if self.centre is None else tuple(round(part, 6) + 0.0 for part in self.centre))
        set_(self, "zoom", None if self.zoom is None or self.centre is None else round(self.zoom, 2) + 0.0)

    def option(self, name: str) -> str:
        """The value of a page's setting. Raises ``KeyError`` for one that is not declared."""
        return self.options.get(name, OPTIONS[name].usual)

    def with_option(self, name: str, value: str) -> ViewState:
        """This view with a page's setting replaced."""
        return replace(self, options={**self.options, name: value})


def default_view(specs: Mapping[str, LayerSpec], profile: Profile, present: Iterable[str] | None = None) -> ViewState:
    """The first view: Chinese, now, the layers turned on by their specs, the profile's first basemap.

    ``present`` are the layers the community has data for; None: all.
    """
    shown_layers = {layer: OPAQUE for layer, spec in _switchable(specs, present).items() if spec.on}
    return ViewState(DEFAULT, shown_layers, profile.basemaps[0].id)


def to_query(
    view: ViewState, specs: Mapping[str, LayerSpec], profile: Profile, present: Iterable[str] | None = None
) -> dict[str, str]:
    """The query parameters of the view; what is as in the default view is left out."""
    usual = default_view(specs, profile, present)
    query = {
        "lang": "" if view.lang == usual.lang else view.lang,
        "l": "" if view.layers == usual.layers else _write_layers(view.layers, specs),
        "t": "" if view.as_of is None else _write_day(view.as_of),
        "b": "" if view.basemap == usual.basemap else view.basemap,
        "c": _write_camera(view),
        "s": "" if view.selected is None else f"{escape(view.selected[0])}/{view.selected[1]}",
        "f": encode(view.filters),
        "o": ",".join(f"{name}:{escape(value)}" for name, value in view.options.items()),
    }
    return {key: value for key, value in query.items() if value}


def from_query(
    params: Mapping[str, str],
    specs: Mapping[str, LayerSpec],
    profile: Profile,
    present: Iterable[str] | None = None,
) -> tuple[ViewState, list[LinkError]]:
    """The view the parameters stand for, and what in them could not be understood; that part is as by default.

    Raises nothing. Keys that are not ours are ignored. Whether the selected feature exists only the data can tell.
    """
    here = _present(specs, present)
    usual = default_view(specs, profile, present)
    params, faults = bound_link(params)
    centre, zoom = _read_camera(params.get("c", ""), faults)
    filters, unknown = decode(params.get("f", ""), here)
    view = ViewState(
        lang=_one_of("lang", params, languages(), usual.lang, faults),
        layers=_read_layers(params.get("l", ""), _switchable(specs, present), usual.layers, faults),
        basemap=_one_of("b", params, {basemap.id for basemap in profile.basemaps}, usual.basemap, faults),
        as_of=_within_years(_read_day(params.get("t", ""), faults), profile, faults),
        centre=centre,
        zoom=zoom,
        selected=_read_selected(params.get("s", ""), here, faults),
        filters=filters,
        options=_read_options(params.get("o", ""), faults),
    )
    return view, faults + unknown


def _present(specs: Mapping[str, LayerSpec], present: Iterable[str] | None) -> dict[str, LayerSpec]:
    known = set(specs if present is None else present)
    return {layer: spec for layer, spec in specs.items() if layer in known}


def _switchable(specs: Mapping[str, LayerSpec], present: Iterable[str] | None) -> dict[str, LayerSpec]:
    """Layers that go on and off one by one: those of the offline basemap go with it."""
    return {layer: spec for layer, spec in _present(specs, present).items() if not spec.basemap}


def _one_of(key: str, params: Mapping[str, str], allowed: Iterable[str], usual: str, faults: list[LinkError]) -> str:
    asked = params.get(key, "")
    if not asked or asked in allowed:
        return asked or usual
    faults.append(malformed(f"{key}={asked}"))
    return usual


def _write_layers(layers: Mapping[str, int], specs: Mapping[str, LayerSpec]) -> str:
    order = [layer for layer in specs if layer in layers]
    parts = (escape(layer) + ("" if layers[layer] == OPAQUE else f"~{layers[layer]}") for layer in order)
    return ".".join(parts) or NO_LAYERS


def _read_layers(
    text: str, specs: Mapping[str, LayerSpec], usual: Mapping[str, int], faults: list[LinkError]
) -> Mapping[str, int]:
    """The layers asked for; the usual ones where none is asked for or none of those asked for is known."""
    if text in ("", NO_LAYERS):
        return {} if text else usual
    layers: dict[str, int] = {}
    for part in text.split("."):
        name, tilde, percent = part.partition("~")
        opacity = _whole(percent, 1, OPAQUE) if tilde else OPAQUE
        try:
            layer = unescape(name)
        except ValueError:
            layer, opacity = "", None
        if opacity is None or not name:
            faults.append(malformed(f"l={part}"))
        elif layer not in specs:
            faults.append(unknown_layer(layer))
        else:
            layers[layer] = opacity
    return layers or usual


def _whole(text: str, least: int, most: int) -> int | None:
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(most))):
        return None
    return int(text) if least <= int(text) <= most else None


def _write_day(day: dt.date) -> str:
    return day.isoformat()[:7] if day.day == _last_day(day.year, day.month) else day.isoformat()


def _read_day(text: str, faults: list[LinkError]) -> dt.date | None:
    if not text:
        return None
    try:
        if _MONTH.fullmatch(text):
            year, month = int(text[:4]), int(text[5:])
            return dt.date(year, month, _last_day(year, month))
        return read_day(text)
    except ValueError:
        faults.append(malformed(f"t={text}"))
        return None


def _within_years(day: dt.date | None, profile: Profile, faults: list[LinkError]) -> dt.date | None:
    """A day the community's data can answer for; for any other, now."""
    first = dt.date(profile.years[0], 1, 1)
    if day is None or first <= day < profile.as_of:
        return day
    if day != profile.as_of:
        faults.append(
            LinkError(
                Text(
                    f"链接的日期 {day} 不在 {first} 至 {profile.as_of} 之间，按现在显示",
                    f"the link's date {day} is not between {first} and {profile.as_of}; the present is shown",
                )
            )
        )
    return None


def _last_day(year: int, month: int) -> int:
    """The month's last day. Raises ``ValueError`` for a month or year that does not exist."""
    dt.date(year, month, 1)
    return calendar.monthrange(year, month)[1]


def _write_camera(view: ViewState) -> str:
    if view.centre is None:
        return ""
    degrees = [f"{part:.6f}".rstrip("0").rstrip(".") for part in view.centre]
    return ",".join(degrees if view.zoom is None else [*degrees, f"{view.zoom:g}"])


def _read_camera(text: str, faults: list[LinkError]) -> tuple[tuple[float, float] | None, float | None]:
    if not text:
        return None, None
    try:
        lat, lng, *rest = (read_number(part) for part in text.split(",", 3))
        zoom = rest[0] if rest else None
        good = len(rest) <= 1 and abs(lat) <= 90 and abs(lng) <= 180 and (zoom is None or 0 <= zoom <= MOST_ZOOM)
    except ValueError:
        good = False
    if not good:
        faults.append(malformed(f"c={text}"))
        return None, None
    return (lat, lng), zoom


def _read_selected(text: str, specs: Mapping[str, LayerSpec], faults: list[LinkError]) -> tuple[str, str] | None:
    if not text:
        return None
    name, slash, feature = text.partition("/")
    try:
        layer = unescape(name)
    except ValueError:
        layer = ""
    if slash and feature and layer in specs and specs[layer].interactive:
        return layer, feature
    faults.append(
        LinkError(
            Text(
                f"链接选中的“{quotable(text)}”不存在或不可选，已略过",
                f"“{quotable(text)}”, selected by the link, does not exist or cannot be selected; it was left out",
            )
        )
    )
    return None


def _unusual(options: Mapping[str, str]) -> dict[str, str]:
    """The options that are not as usual, in the order of their declaration."""
    wrong = [name for name, value in options.items() if name not in OPTIONS or not OPTIONS[name].accepts(value)]
    if wrong:
        raise ValueError(f"no such option or value: {wrong}")
    return {name: options[name] for name, option in OPTIONS.items() if options.get(name, option.usual) != option.usual}


def _read_options(text: str, faults: list[LinkError]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in text.split(",") if text else ():
        name, colon, written = part.partition(":")
        try:
            value = unescape(written)
        except ValueError:
            colon = ""
        if colon and name in OPTIONS and name not in found and OPTIONS[name].accepts(value):
            found[name] = value
        else:
            faults.append(malformed(f"o={part}"))
    return found
