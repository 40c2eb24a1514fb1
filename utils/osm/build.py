"""The whole import, start to end."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import shapely

from layers import LAYERS
from layers.base import Text
from utils.osm.area import Bbox, StudyArea, outside_error, projected_crs, read_boundary, study_area
from utils.osm.coast import sea
from utils.osm.draft import Draft
from utils.osm.errors import OsmError
from utils.osm.finish import Feature, Setting, feature, projector, settle
from utils.osm.folder import check_free, new_folder, write, write_layers
from utils.osm.infer import INFERENCES
from utils.osm.plan import PLANS
from utils.osm.profile_text import Community, profile_text
from utils.osm.progress import Progress
from utils.osm.read import Reading, read_extract, read_header
from utils.osm.report import ImportReport
from utils.osm.rules import Match
from utils.osm.rules.base_map import COAST

Layers = dict[str, list[Feature]]


@dataclass(frozen=True, slots=True)
class Request:
    """What to import. Exactly one of ``boundary`` (GeoJSON file) and ``bbox`` (W, S, E, N in degrees) is given."""

    extract: Path
    out: Path
    name: str
    name_en: str = ""
    boundary: Path | None = None
    bbox: Bbox | None = None
    force: bool = False


def import_extract(request: Request, progress: Progress | None = None) -> ImportReport:
    """Reads the extract and writes the data folder ``request.out``; gives back the books.

    Raises :class:`OsmError` for anything a person can put right; then nothing is written.
    """
    progress = progress or Progress(quiet=True)
    check_free(request.out, request.force)
    outline = read_boundary(request.boundary) if request.boundary is not None else _box(request.bbox)
    extent, stamped = read_header(request.extract)
    area = study_area(outline, extent)
    report = ImportReport(extract=request.extract.name, crs=projected_crs(area.boundary))
    reading = read_extract(request.extract, area, report, progress)
    if not any(reading.drafts.values()):
        raise outside_error(area.boundary.bounds, extent)
    report.extract_date = stamped or reading.latest or _file_date(request.extract)
    setting = Setting(area, report.extract_date, projector(report.crs))
    report.area_m2 = setting.metres(area.boundary).area
    features = _features(request, reading, report, setting, progress)
    with new_folder(request.out) as folder:
        write_layers(folder, features)
        write(folder / "community.toml", profile_text(_community(request, report, area, features)))
        write(folder / "import-report.json", json.dumps(report.as_json(), ensure_ascii=False, indent=1) + "\n")
    return report


def _box(bbox: Bbox | None) -> shapely.Polygon:
    if bbox is None:
        raise OsmError(Text("请给出 --boundary 或 --bbox。", "Give either --boundary or --bbox."))
    return shapely.box(*bbox)


def _file_date(path: Path) -> str:
    """The day the extract was saved, for extracts that carry no date at all."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()


def _community(request: Request, report: ImportReport, area: StudyArea, features: Layers) -> Community:
    centre = area.boundary.centroid
    held = [layer for layer, found in features.items() if found]
    name_en = request.name_en or request.name
    return Community(request.name, name_en, report.crs, report.extract_date, (centre.x, centre.y), held)


def _features(request: Request, reading: Reading, report: ImportReport, setting: Setting, progress: Progress) -> Layers:
    """The features of every layer, in the registry's order."""
    made: Layers = {"boundary": [_boundary(request, setting)]}
    if setting.area.repaired:
        report.layer("boundary").repair("boundary_fixed", "boundary")
    report.layer("boundary").added = 1
    grounds = _ground(reading, report, setting)
    drawn: dict[str, set[str]] = {}
    for layer, plan in progress.over(PLANS.items(), Text("整理图层", "Finishing layers"), len(PLANS)):
        books = report.layer(layer)
        kept = settle(reading.drafts.get(layer, ()), plan, books, setting, drawn)
        drawn[layer] = {draft.element for draft in kept}
        infer = INFERENCES.get(layer)
        known = infer(kept, reading.drafts, books, setting) if infer else {}
        synthetic = grounds.get(layer, ())
        books.added = len(synthetic)
        made[layer] = [_feature(layer, draft, known, setting) for draft in (*synthetic, *kept)]
    return {layer: made[layer] for layer in LAYERS if layer in made}


def _feature(
    layer: str, draft: Draft, known: Mapping[str, tuple[Mapping[str, object], str]], setting: Setting
) -> Feature:
    columns, remark = known.get(draft.element, ({}, ""))
    return feature(layer, draft, {**draft.match.columns, **columns}, setting.extract_date, remark)


def _boundary(request: Request, setting: Setting) -> Feature:
    match = Match("boundary", "area", Text(request.name, request.name_en or request.name), numbered=False)
    draft = Draft("boundary", match, setting.area.boundary, {})
    made = feature("boundary", draft, {}, setting.extract_date)
    # The outline is the user's own, not OpenStreetMap's.
    made["properties"]["source"] = "User-supplied boundary" if request.boundary is not None else "User-supplied box"
    return made


def _ground(reading: Reading, report: ImportReport, setting: Setting) -> Mapping[str, Sequence[Draft]]:
    """The ground and the sea: features that come from no single element. Takes the coastlines out of the drafts."""
    frame = setting.area.surroundings
    water = reading.drafts.get("base_water", [])
    shores = [draft for draft in water if draft.match.columns.get("kind") == COAST]
    reading.drafts["base_water"] = [draft for draft in water if draft.match.columns.get("kind") != COAST]
    wet = sea([draft.geometry for draft in shores], frame)
    for draft in shores:
        if not draft.geometry.intersects(frame):
            report.layer("base_water").outside += 1
        else:
            joined = wet is not None and draft.geometry.intersects(wet.boundary)
            report.layer("base_water").skip("made_into_sea" if joined else "coast_open", draft.element)
    dry = frame if wet is None else frame.difference(wet)
    parts: dict[str, list[Draft]] = {"base_land": [], "base_water": []}
    if not dry.is_empty:
        match = Match("base_land", "area", Text("陆地", "Land"), {"kind": "land"}, numbered=False)
        parts["base_land"].append(Draft("ground/land", match, dry, {}))
    if wet is not None:
        match = Match("base_water", "area", Text("海域", "Sea"), {"kind": "lake"}, numbered=False)
        parts["base_water"].append(Draft("ground/sea", match, wet, {}))
    return parts
