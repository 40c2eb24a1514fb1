"""The ``community.toml`` of an imported community: only what the import itself knows, no facts from elsewhere."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# Years the as-of slider reaches back from the extract's own.
YEARS_BACK = 9
# Headline figures an import can compute, and the layer each needs ("" = the boundary alone).
HEADLINES: Mapping[str, str] = {
    "area": "",
    "buildings": "buildings",
    "roads_length": "roads",
    "greenways_length": "greenways",
    "parks": "parks",
    "facilities": "facilities",
}


@dataclass(frozen=True, slots=True)
class Community:
    """What the profile says. ``as_of`` is an ISO date; ``layers`` are those with features; centre is (lon, lat)."""

    name: str
    name_en: str
    crs: str
    as_of: str
    centre: tuple[float, float]
    layers: Sequence[str]


def profile_text(community: Community) -> str:
    """The TOML text."""
    year = int(community.as_of[:4])
    headlines = [figure for figure, layer in HEADLINES.items() if not layer or layer in community.layers]
    lon, lat = community.centre
    position = f"{abs(lat):.4f}°{'N' if lat >= 0 else 'S'} {abs(lon):.4f}°{'E' if lon >= 0 else 'W'}"
    return _TEMPLATE.format(
        name=_quoted(community.name),
        name_en=_quoted(community.name_en),
        position=_quoted(position),
        crs=_quoted(community.crs),
        first=year - YEARS_BACK,
        last=year,
        as_of=community.as_of,
        headlines=json.dumps(headlines),
    )


def _quoted(text: str) -> str:
    """A TOML basic string; its escapes are JSON's, but for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


_TEMPLATE = """\
# Imported from OpenStreetMap by utils.osm; what became of every element is in import-report.json beside this file.
# Map data © OpenStreetMap contributors, available under the Open Database License 1.0
# (https://www.openstreetmap.org/copyright). Wherever this data is shown, the attribution must be shown.

[community]
id = "osm-import"
name = {{ zh = {name}, en = {name_en} }}
place = {{ zh = {position}, en = {position} }}
attribution = {{ zh = "数据 © OpenStreetMap 贡献者，ODbL 1.0", en = "Data © OpenStreetMap contributors, ODbL 1.0" }}
# Projected CRS for lengths and areas in metres.
crs = {crs}
years = [{first}, {last}]
# The date of the extract.
as_of = {as_of}
headlines = {headlines}

[thresholds]
late_days_yellow = 1
late_days_red = 60
over_budget_pct_yellow = 0
over_budget_pct_red = 10
issue_open_days = 14

[[basemap]]
id = "offline"
kind = "offline"
title = {{ zh = "离线底图", en = "Offline" }}
datum = "WGS-84"
attribution = {{ zh = "© OpenStreetMap 贡献者，ODbL 1.0", en = "© OpenStreetMap contributors, ODbL 1.0" }}
approval = ""

[[basemap]]
id = "osm"
kind = "tiles"
title = {{ zh = "OpenStreetMap", en = "OpenStreetMap" }}
datum = "WGS-84"
urls = ["https://tile.openstreetmap.org/{{z}}/{{x}}/{{y}}.png"]
attribution = {{ zh = "© OpenStreetMap 贡献者", en = "© OpenStreetMap contributors" }}
approval = ""
max_zoom = 19
"""
