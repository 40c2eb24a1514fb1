"""The committed data keeps docs/data.md and the facts: columns, geometry rules, control totals, consistent series."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from layers import LAYERS
from layers.base import Column

DATA = Path(__file__).resolve().parents[2] / "data"
TODAY = "2026-11-01"


@cache
def raw(layer: str) -> list[dict[str, Any]]:
    return json.loads((DATA / "geojson" / f"{layer}.geojson").read_text(encoding="utf-8"))["features"]


@cache
def metres(layer: str) -> gpd.GeoDataFrame:
    rows = raw(layer)
    shapes = [shapely.from_geojson(json.dumps(row["geometry"])) for row in rows]
    frame = gpd.GeoDataFrame([row["properties"] for row in rows], geometry=shapes, crs=4326)
    return frame.to_crs(4547)


@cache
def series(name: str) -> pd.DataFrame:
    return pd.read_csv(DATA / "tables" / f"{name}.csv")


def boundary() -> shapely.Polygon:
    return metres("boundary").geometry.iloc[0]


def homes() -> gpd.GeoDataFrame:
    buildings = metres("buildings")
    return buildings[buildings["use"] == "residential"]


def fault(column: Column, value: Any) -> str:
    if value is None:
        return "" if column.nullable else "is null"
    kinds: dict[str, type | tuple[type, ...]] = {"bool": bool, "int": int, "number": (int, float), "list": list}
    if not isinstance(value, kinds.get(column.kind, str)) or (column.kind != "bool" and isinstance(value, bool)):
        return f"is {type(value).__name__}"
    if column.kind == "date" and date.fromisoformat(value).isoformat() != value:
        return "is no ISO date"
    if column.values:
        unknown = set(value if isinstance(value, list) else [value]) - set(column.values)
        return f"unknown {unknown}" if unknown else ""
    if column.minimum is not None and column.kind in {"int", "number"} and value < column.minimum:
        return "too small"
    if column.maximum is not None and column.kind in {"int", "number"} and value > column.maximum:
        return "too large"
    return ""


@pytest.mark.parametrize("layer", LAYERS)
def test_columns_and_geometry_are_as_declared(layer: str) -> None:
    spec = LAYERS[layer]
    faults: list[str] = []
    for row in raw(layer):
        properties = row["properties"]
        where = f"{layer} {properties.get('id')}"
        required = (name for name, column in spec.all_columns.items() if not column.optional)
        faults += [f"{where}: no {name}" for name in required if name not in properties]
        for name, column in spec.all_columns.items():
            if name in properties and (problem := fault(column, properties[name])):
                faults.append(f"{where} {name}={properties[name]!r} {problem}")
        if properties["provenance"] != "illustrative" and not properties["source"]:
            faults.append(f"{where}: {properties['provenance']} without source")
        if not properties["name"] or not properties["name_en"]:
            faults.append(f"{where}: nameless")
        if row["geometry"]["type"] not in spec.geometry:
            faults.append(f"{where}: {row['geometry']['type']}")
    assert not faults, "\n".join(faults[:20])


@pytest.mark.parametrize("layer", LAYERS)
def test_features_are_valid_unique_and_rounded(layer: str) -> None:
    frame = metres(layer)
    assert frame["id"].is_unique
    assert frame.geometry.is_valid.all(), frame[~frame.geometry.is_valid]["id"].tolist()
    assert not frame.geometry.is_empty.any()
    degrees = np.concatenate([shapely.get_coordinates(g) for g in frame.to_crs(4326).geometry])
    assert degrees[:, 0].min() > 113.9 and degrees[:, 0].max() < 114.4
    assert degrees[:, 1].min() > 22.5 and degrees[:, 1].max() < 22.9
    text = (DATA / "geojson" / f"{layer}.geojson").read_text(encoding="utf-8")
    assert "\\u" not in text


@pytest.mark.parametrize("layer", [key for key, spec in LAYERS.items() if spec.boundary_checked])
def test_everything_lies_in_the_community(layer: str) -> None:
    around = boundary().buffer(0.5)
    frame = metres(layer)
    outside = frame[~frame.geometry.within(around)]
    assert outside.empty, outside["id"].tolist()


@pytest.mark.parametrize("layer", LAYERS)
def test_references_lead_somewhere(layer: str) -> None:
    for name, column in LAYERS[layer].columns.items():
        if column.references:
            known = set(metres(column.references)["id"])
            assert {v for v in metres(layer)[name] if isinstance(v, str)} <= known


def test_area_is_the_reported_one() -> None:
    assert len(metres("boundary")) == 1
    assert boundary().area / 1e6 == pytest.approx(3.97, abs=0.005)


def test_zones_are_the_three_spaces_and_cover_the_community() -> None:
    zones = metres("zones")
    assert set(zones["life"]) == {"living", "production", "ecological"}
    assert zones.area.sum() == pytest.approx(boundary().area, rel=1e-4)
    assert zones.union_all().symmetric_difference(boundary()).area < 50


def test_residential_buildings_are_all_fitted() -> None:
    assert 340 <= len(homes()) <= 380
    assert homes()["access_control"].all() and homes()["video"].all()
    assert 45 <= len(metres("buildings")) - len(homes()) <= 80
    assert homes()["residential_area"].nunique() >= 5
    assert (homes()["units_rented"] <= homes()["units"]).all()
    assert homes()["units_rented"].sum() / homes()["units"].sum() == pytest.approx(0.976, abs=0.008)


def test_no_building_touches_another() -> None:
    shapes = metres("buildings").geometry.to_numpy()
    left, right = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=1.0)
    assert [(int(a), int(b)) for a, b in zip(left, right, strict=True) if a < b] == []


@pytest.mark.parametrize("what", ["roads", "rails", "river", "parks", "boundary"])
def test_no_building_stands_in_the_way(what: str) -> None:
    roads = metres("roads")
    water = metres("base_water")
    taken = {
        "roads": lambda: roads.geometry.buffer(roads["width_m"] / 2, cap_style="flat").union_all(),
        "rails": lambda: metres("base_streets").query("kind == 'rail'").geometry.buffer(4).union_all(),
        "river": lambda: water.geometry.union_all(),
        "parks": lambda: metres("parks").geometry.union_all(),
        "boundary": lambda: boundary().boundary,
    }[what]()
    buildings = metres("buildings")
    assert buildings[buildings.intersects(taken)]["id"].tolist() == []


def test_houses_face_a_street_in_rows() -> None:
    lanes = metres("roads")
    tree = shapely.STRtree(lanes.geometry.to_numpy())
    shapes = homes().geometry.to_numpy()
    (_, nearest), distance = tree.query_nearest(shapes, return_distance=True, all_matches=False)
    gap = distance - lanes["width_m"].to_numpy()[nearest] / 2
    assert np.quantile(gap, 0.99) < 5.0
    assert gap.max() < 12.0
    middles = homes().geometry.centroid
    left, right = shapely.STRtree(middles.to_numpy()).query(middles.to_numpy(), predicate="dwithin", distance=30)
    neighbours = np.bincount(left[left != right], minlength=len(middles))
    assert np.mean(neighbours >= 2) > 0.85, "houses stand in rows, not alone"


def test_footprints_are_not_one_stamp() -> None:
    corners = homes().geometry.map(lambda shape: len(shape.exterior.coords))
    assert corners.nunique() >= 3
    assert (corners == 5).mean() < 0.75


def test_roads_are_one_network_joined_at_their_ends() -> None:
    roads = metres("roads")
    assert set(roads["road_class"]) == {"main", "secondary", "lane"}
    parent: dict[tuple[float, ...], tuple[float, ...]] = {}

    def root(node: tuple[float, ...]) -> tuple[float, ...]:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    ends = [
        (tuple(row["geometry"]["coordinates"][0]), tuple(row["geometry"]["coordinates"][-1])) for row in raw("roads")
    ]
    for start, end in ends:
        parent[root(start)] = root(end)
    assert len({root(start) for start, _ in ends}) == 1
    crossing = gpd.sjoin(roads[["geometry"]], roads[["geometry"]], predicate="crosses")
    assert crossing.empty, "streets are split where they meet"


def test_the_river_widens_downstream() -> None:
    water = metres("base_water")
    river = water[water["kind"] == "river"].geometry.iloc[0]
    _, south, _, north = river.bounds
    widths = []
    for top in np.arange(north, south, -700):
        part = river.intersection(shapely.box(river.bounds[0], max(south, top - 700), river.bounds[2], top))
        widths.append(2 * part.area / part.length)
    assert all(b > a for a, b in pairwise(widths)), widths
    beds = metres("river_works")
    mean = {
        row.reach: 2 * row.geometry.area / row.geometry.length for row in beds.itertuples() if row.work == "dredging"
    }
    assert mean["下游段"] > mean["中游段"]


def test_greenways_follow_river_and_parks() -> None:
    water = metres("base_water")
    near = shapely.union_all(
        [*water[water["kind"] == "river"].geometry.buffer(25), *metres("parks").geometry.buffer(25)]
    )
    greenways = metres("greenways")
    assert (greenways.intersection(near).length / greenways.length > 0.9).all()
    assert set(greenways["status"]) == {"planned", "under_construction", "open"}
    assert (greenways["opened"].notna() == (greenways["status"] == "open")).all()


def test_racks_stand_at_the_foot_of_their_house() -> None:
    racks = metres("drying_racks")
    assert racks[racks["kind"] == "rack_group"]["racks"].sum() == 2300
    assert racks[racks["kind"] == "rack_group"]["racks"].between(2, 9).all()
    public = racks[racks["kind"] == "public_facility"]
    assert len(public) >= 3 and set(public["residential_area"]) == {"新河住宅区"}
    own = homes().set_index("id").geometry
    distance = racks.geometry.distance(
        gpd.GeoSeries(own.loc[racks["building_id"]].to_numpy(), racks.index, crs=racks.crs)
    )
    assert distance.between(0.2, 3.0).all()
    assert not racks.intersects(metres("buildings").union_all()).any()


def test_projects_cover_every_kind_and_keep_their_dates() -> None:
    projects = metres("projects")
    assert 35 <= len(projects) <= 45
    for column in ("category", "civilisation", "life", "status", "funding"):
        assert set(projects[column]) == set(LAYERS["projects"].columns[column].values), column
    assert (projects["start_planned"] < projects["end_planned"]).all()
    assert projects["start_planned"].min().startswith("2017") and projects["start_planned"].max() >= "2026"
    done = projects["status"] == "completed"
    assert (projects["end_actual"].notna() == done).all()
    assert (projects["progress_pct"].eq(100) == done).all()
    planned = projects["status"] == "planned"
    assert (projects["start_actual"].isna() == planned).all()
    assert projects.loc[planned, ["spent_cny", "progress_pct"]].eq(0).all().all()
    for column in ("start_actual", "end_actual"):
        assert (projects[column].dropna() < TODAY).all()
    late = (projects["end_actual"].fillna(TODAY) > projects["end_planned"]) & ~planned
    assert 5 <= late.sum() <= len(projects) / 2 + 5
    assert 5 <= (projects["spent_cny"] > projects["budget_cny"]).sum() <= 20
    access = projects[(projects["category"] == "access_video") & (projects["budget_cny"] == 1_300_000)]
    assert access["funding"].tolist() == ["joint_stock_company"]


def test_progress_agrees_with_the_projects() -> None:
    progress = series("project_progress")
    projects = metres("projects").set_index("id")
    assert set(progress["project_id"]) == set(projects.index)
    for key, rows in progress.groupby("project_id"):
        assert rows["month"].is_monotonic_increasing and rows["month"].is_unique
        known = rows[rows["actual_pct"].notna()]
        assert (rows["planned_pct"].iloc[0], rows["planned_pct"].iloc[-1]) == (0, 100), key
        for column in ("planned_pct", "actual_pct", "spent_cny"):
            assert rows[column].dropna().is_monotonic_increasing, (key, column)
        assert (rows["month"] >= TODAY[:7]).eq(rows["actual_pct"].isna()).all(), key
        if len(known):
            assert known["actual_pct"].iloc[-1] == projects.loc[key, "progress_pct"]
            assert known["spent_cny"].iloc[-1] == projects.loc[key, "spent_cny"]


def test_assets_and_their_projects_tell_the_same_story() -> None:
    projects = metres("projects").set_index("id")
    same = {"planned": {"planned"}, "under_construction": {"under_construction"}, "open": {"completed"}}
    for row in metres("greenways").itertuples():
        assert projects.loc[row.project_id, "status"] in same[row.status], row.id
    roads = metres("roads")
    for row in roads[roads["project_id"].notna()].itertuples():
        ended = projects.loc[row.project_id, "end_actual"]
        assert (row.resurfaced or None) == (ended or None) or (pd.isna(row.resurfaced) and pd.isna(ended)), row.id
    works = metres("river_works")
    for row in works[works["project_id"].notna()].itertuples():
        if projects.loc[row.project_id, "status"] == "completed":
            assert row.status == "completed" and row.completed <= projects.loc[row.project_id, "end_actual"], row.id


def test_resident_issues_keep_their_order() -> None:
    issues = metres("resident_issues")
    assert 150 <= len(issues) <= 250
    assert issues["reported"].min() >= "2022-06-01" and issues["reported"].max() <= TODAY
    for column in ("category", "channel", "status"):
        assert set(issues[column]) == set(LAYERS["resident_issues"].columns[column].values), column
    responded, resolved = issues["responded"], issues["resolved"]
    assert (responded.notna() == issues["status"].ne("open")).all()
    assert (resolved.notna() == issues["status"].isin(["resolved", "closed"])).all()
    assert (responded.dropna() >= issues["reported"][responded.notna()]).all()
    assert (resolved.dropna() >= responded[resolved.notna()]).all()
    assert resolved.dropna().max() <= TODAY
    waiting = issues[resolved.isna()]
    assert 3 <= len(waiting) <= 40
    assert (pd.Timestamp(TODAY) - pd.to_datetime(waiting["reported"])).dt.days.gt(14).any()


def test_rental_ends_where_the_buildings_stand() -> None:
    rental = series("rental_monthly")
    assert (rental["month"].min(), rental["month"].max()) == ("2019-01", "2026-10")
    assert (rental["units_rented"] <= rental["units"]).all()
    last = rental[rental["month"] == "2026-10"].set_index("residential_area")[["units", "units_rented"]].sort_index()
    now = homes().groupby("residential_area")[["units", "units_rented"]].sum().sort_index()
    assert last.to_dict() == now.to_dict()
    assert rental.groupby("month")["residential_area"].nunique().eq(len(now)).all()


def test_shangmugu_ranks_first_of_the_twelve() -> None:
    rank = series("rental_by_community")
    assert rank["community"].nunique() == 12
    assert sorted(rank["quarter"].unique())[::26] == ["2020Q1", "2026Q3"]
    for quarter in [q for q in rank["quarter"].unique() if q >= "2022Q1"]:
        rows = rank[rank["quarter"] == quarter].set_index("community")
        for column in ("occupancy_pct", "rent_cny_m2_month"):
            assert rows[column].drop("上木古").max() < rows.loc["上木古", column], (quarter, column)


def test_dcc_output_grows_from_under_30_million_to_nearly_2_2_billion() -> None:
    output = series("dcc_output")
    assert output["output_cny"].iloc[0] < 30e6
    assert 2.15e9 < output["output_cny"].iloc[-1] < 2.2e9
    assert output["output_cny"].is_monotonic_increasing
    assert set(output["provenance"]) == {"illustrative"}


def test_honours_are_the_reported_ones() -> None:
    honours = series("honours")
    assert honours["title"].tolist() == [
        "全国首批示范性老年友好型社区",
        "广东省宜居社区",
        "广东省民主法治示范社区",
        "深圳市先进基层党组织",
        "龙岗区生态文明建设示范社区",
    ]
    assert honours["level"].tolist() == ["national", "provincial", "provincial", "municipal", "district"]
    assert set(honours["provenance"]) == {"reported"} and set(honours["source"]) == {"龙岗融媒 2023-03-15"}


@pytest.mark.parametrize("table", ["rental_monthly", "rental_by_community", "project_progress", "dcc_output"])
def test_made_up_series_say_so(table: str) -> None:
    assert set(series(table)["provenance"]) == {"illustrative"}


def test_only_the_metro_station_claims_a_real_position() -> None:
    claimed = {row["properties"]["id"] for layer in LAYERS for row in raw(layer) if row["properties"]["source"]}
    assert claimed == {"f-metro-mugu", "bn-huanancheng"}
    station = next(row for row in raw("facilities") if row["properties"]["id"] == "f-metro-mugu")
    assert station["geometry"]["coordinates"] == [114.11734, 22.67262]
    assert station["properties"]["opened"] == "2020-08-18"


def test_the_base_map_reaches_well_beyond_the_community() -> None:
    land = metres("base_land").total_bounds
    inner = boundary().bounds
    assert all(np.array([inner[0] - land[0], inner[1] - land[1], land[2] - inner[2], land[3] - inner[3]]) > 1500)
