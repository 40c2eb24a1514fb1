"""``community.toml`` as typed values: what this community is called, where it lies, what is reported of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pyproj

from layers import LAYERS
from layers.base import Text
from utils.datum.convert import DATUMS
from utils.day import FIRST_YEAR, LAST_YEAR
from utils.errors import ProfileError
from utils.profile_reader import NOWHERE, Section, problem_list
from utils.text_cleaning import clean_text
from utils.toml_file import TomlError, read_toml

FILE = "community.toml"
MOST_HEADLINES = 6
QUALIFIERS = ("exact", "more_than", "nearly", "under")
KINDS = ("offline", "tiles")
BASEMAP_DATUMS = ("WGS-84", "CGCS2000", "GCJ-02")
THRESHOLDS = ("late_days_yellow", "late_days_red", "over_budget_pct_yellow", "over_budget_pct_red", "issue_open_days")
CRS = Text("以米为单位的投影坐标系，如 EPSG:4547", "a projected CRS in metres, such as EPSG:4547")
URLS = Text("以 https:// 开头的瓦片地址列表", "a list of tile addresses that begin with https://")
LINK = Text("本系统内的链接，如 /projects?f=…", "a link within the atlas, such as /projects?f=…")
YEARS = Text(
    f"{FIRST_YEAR} 到 {LAST_YEAR} 的两个年份，如 [2017, 2026]，先早后晚",
    f"two years from {FIRST_YEAR} to {LAST_YEAR}, the earlier first, such as [2017, 2026]",
)
AS_OF = Text("不早于 years 第一年的日期", "a date not before the first of years")
RED = Text("不小于对应的 yellow", "not less than its yellow one")
LONGEST_CRS = 4000
LONGEST_LINK = 4000
# Thresholds are days, or percent of a budget.
MOST_THRESHOLD = 36_500
_PAGE = re.compile(r"/[A-Za-z0-9_-]*")
_HOST = re.compile(r"(\*\.)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?")


@dataclass(frozen=True, slots=True)
class Fact:
    """One reported figure. ``qualifier`` is one of :data:`QUALIFIERS`; ``unit`` a unit key of ``utils.format``."""

    id: str
    title: Text
    value: float
    unit: str
    qualifier: str
    note: Text | None
    source: Text
    date: dt.date


@dataclass(frozen=True, slots=True)
class Basemap:
    """What lies under the layers. ``urls`` are tile templates, bottom first; ``secret`` fills their ``{key}``."""

    id: str
    title: Text
    kind: str
    urls: tuple[str, ...]
    datum: str
    attribution: Text
    approval: str
    max_zoom: int
    secret: str

    @property
    def hosts(self) -> tuple[str, ...]:
        """The origins tiles come from, as CSP sources (``https://tile.example.org``), each once."""
        return tuple(dict.fromkeys(_origin(url) for url in self.urls))


@dataclass(frozen=True, slots=True)
class Preset:
    """A view made ready for someone. ``link`` is the path of a page and the query parameters of the view."""

    id: str
    title: Text
    link: str


@dataclass(frozen=True, slots=True)
class Profile:
    """The community. ``crs`` is projected, in metres; ``years`` the first and last year of the as-of slider.

    ``as_of`` is the date the data describes. ``facts`` are by id. ``attribution`` is shown on every map, if given.
    ``words`` are texts found in data columns (by their Chinese), such as departments and residential areas. ``views``
    are the views made ready, in the order they are offered. ``datums`` is the datum a layer's file is in, by layer,
    where it is declared.
    """

    id: str
    name: Text
    place: Text
    motto: Text | None
    crs: str
    years: tuple[int, int]
    as_of: dt.date
    headlines: tuple[str, ...]
    facts: Mapping[str, Fact]
    thresholds: Mapping[str, float]
    basemaps: tuple[Basemap, ...]
    attribution: Text | None
    code: str
    words: Mapping[str, Text]
    views: tuple[Preset, ...] = ()
    datums: Mapping[str, str] = field(default_factory=dict)


def load_profile(folder: Path) -> Profile:
    """Read ``folder/community.toml``.

    Raises :class:`ProfileError` naming the file (never where the folder lies: visitors read it), every key that is
    missing or wrong, what was expected, what was found.
    """
    section = Section(_read(folder), "")
    profile = _profile(section)
    if section.problems:
        raise ProfileError(problem_list(FILE, section.problems))
    return profile


def _read(folder: Path) -> dict[str, Any]:
    try:
        return read_toml(folder / FILE)[0]
    except FileNotFoundError:
        raise ProfileError(
            Text(
                f"找不到 {FILE}。请检查 ATLAS_DATA 是否指向社区数据文件夹，"
                f"并在其中放入 {FILE}（可复制自带的 data/{FILE} 修改）。",
                f"{FILE} does not exist. Check that ATLAS_DATA names the community's folder and put a {FILE} there "
                f"(copy data/{FILE} and change it).",
            )
        ) from None
    except TomlError as error:
        raise ProfileError(Text(f"{FILE}：{error.message.zh}", f"{FILE}: {error.message.en}")) from error


def _profile(top: Section) -> Profile:
    community = top.section("community")
    thresholds = top.section("thresholds")
    years, as_of = _years(community), community.date("as_of")
    if as_of != NOWHERE and as_of.year < years[0]:
        community.wrong("as_of", AS_OF)
    return Profile(
        id=community.id(),
        name=community.both("name"),
        place=community.both("place"),
        motto=community.both("motto") if "motto" in community else None,
        crs=_crs(community),
        years=years,
        as_of=as_of,
        headlines=community.texts("headlines", most=MOST_HEADLINES),
        facts={fact.id: fact for fact in top.unique("fact", [_fact(item) for item in top.sections("fact")])},
        thresholds=_thresholds(thresholds),
        basemaps=tuple(
            top.unique("basemap", [_basemap(item) for item in top.sections("basemap", required=True)]),
        ),
        attribution=community.both("attribution") if "attribution" in community else None,
        code=clean_text(community.text("code", default="")),
        words={zh: Text(zh, en) for zh, en in top.dictionary("words").items()},
        views=tuple(top.unique("views", [_preset(item) for item in top.sections("views")])),
        datums=_datums(top.section("datum")) if "datum" in top else {},
    )


def _thresholds(section: Section) -> dict[str, float]:
    """The limits; of a pair, red begins where yellow does or later."""
    found = {key: section.number(key, 0, MOST_THRESHOLD) for key in THRESHOLDS}
    for key, limit in found.items():
        yellow = key.replace("_red", "_yellow")
        if 0 < limit < found[yellow]:
            section.wrong(key, RED)
    return found


def _crs(community: Section) -> str:
    crs = community.text("crs")
    if not crs:
        return crs
    try:
        if len(crs) > LONGEST_CRS or "\0" in crs:
            raise pyproj.exceptions.CRSError("too long, or cut short by a zero character")
        known = pyproj.CRS.from_user_input(crs)
        good = known.is_projected and all(axis.unit_name == "metre" for axis in known.axis_info[:2])
    except pyproj.exceptions.CRSError:
        good = False
    if not good:
        community.wrong("crs", CRS)
    return crs


def _datums(section: Section) -> dict[str, str]:
    for layer in section.values.keys() - LAYERS.keys():
        section.wrong(layer, Text("图层编号：" + "、".join(LAYERS), "the id of a layer: " + ", ".join(LAYERS)))
    return {layer: section.choice(layer, DATUMS) for layer in LAYERS if layer in section}


def _years(community: Section) -> tuple[int, int]:
    years = community.get("years")
    if (
        isinstance(years, list)
        and len(years) == 2
        and all(type(year) is int and FIRST_YEAR <= year <= LAST_YEAR for year in years)
        and years[0] <= years[1]
    ):
        return years[0], years[1]
    community.wrong("years", YEARS)
    return 0, 0


def _fact(item: Section) -> Fact:
    return Fact(
        id=item.id(),
        title=item.both("title"),
        value=item.number("value"),
        unit=item.text("unit", blank=True),
        qualifier=item.choice("qualifier", QUALIFIERS),
        note=item.both("note") if "note" in item else None,
        source=item.both("source"),
        date=item.date("date"),
    )


def _basemap(item: Section) -> Basemap:
    kind = item.choice("kind", KINDS)
    return Basemap(
        id=item.id(),
        title=item.both("title"),
        kind=kind,
        urls=_urls(item) if kind == "tiles" else (),
        datum=item.choice("datum", BASEMAP_DATUMS),
        attribution=item.both("attribution"),
        approval=item.text("approval", blank=True),
        max_zoom=item.whole("max_zoom", default=18),
        secret=item.text("secret", default=""),
    )


def _preset(item: Section) -> Preset:
    link = item.text("link")
    if link and not _is_own(link):
        item.wrong("link", LINK)
    return Preset(id=item.id(), title=item.both("title"), link=link)


def _is_own(link: str) -> bool:
    """Whether ``link`` is a path of one part and well-formed query parameters, leading nowhere else."""
    path, _, query = link.partition("?")
    if len(link) > LONGEST_LINK or not link.isprintable() or not _PAGE.fullmatch(path):
        return False
    try:
        return not query or bool(parse_qsl(query, strict_parsing=True, keep_blank_values=True))
    except ValueError:
        return False


def _urls(item: Section) -> tuple[str, ...]:
    urls = item.get("urls")
    if isinstance(urls, list) and urls and all(isinstance(url, str) and _origin(url) for url in urls):
        return tuple(urls)
    item.wrong("urls", URLS)
    return ()


def _origin(url: str) -> str:
    """``scheme://host[:port]``; a ``{s}`` in the host stands for any name there. ``""`` when it is no web address."""
    if not url.isprintable() or " " in url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if not url.isprintable():
        return ""
    host = parts.netloc.rpartition("@")[2]
    if "{" in host:
        host = "*." + host.partition(".")[2]
    # It becomes part of a header, which holds ASCII only; names in other scripts are written as xn--… there.
    return f"{parts.scheme}://{host}" if parts.scheme in ("http", "https") and _HOST.fullmatch(host) else ""
