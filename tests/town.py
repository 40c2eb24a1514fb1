"""A tiny community in the registry's own layers, for tests of what is worked out from several of them."""

import datetime as dt
import itertools
from types import SimpleNamespace

import geopandas as gpd
import pandas as pd
from shapely import LineString, Point, box

from layers import LAYERS
from layers.base import Text
from utils.profile import Fact
from utils.store import LayerData

HERE = (513_000, 2_508_000)
CRS = "EPSG:4547"
VERSIONS = itertools.count()
THRESHOLDS = {
    "late_days_yellow": 1,
    "late_days_red": 60,
    "over_budget_pct_yellow": 0,
    "over_budget_pct_red": 10,
    "issue_open_days": 14,
}


class Layer(SimpleNamespace):
    """A stand-in for ``LayerData``: told apart by identity, as the real ones are."""

    placed, areas, lengths = LayerData.placed, LayerData.areas, LayerData.lengths
    __hash__ = object.__hash__
    __eq__ = object.__eq__


def square(x=0, side=10):
    return box(HERE[0] + x, HERE[1], HERE[0] + x + side, HERE[1] + side)


def line(length):
    return LineString([HERE, (HERE[0] + length, HERE[1])])


def point(x=0):
    return Point(HERE[0] + x, HERE[1])


def layer(id_, shapes, provenance="illustrative", **columns):
    """A layer of shapes in metres of EPSG:4547, columns in the store's dtypes."""
    spec, size = LAYERS[id_], len(shapes)
    dtypes = {"date": "datetime64[us]", "int": "Int64", "number": "float64", "bool": "boolean", "category": "category"}
    common = {"provenance": [provenance] * size, "source": [None] * size, "updated": [dt.date(2024, 1, 2)] * size}
    given = {
        "id": [f"{id_}-{i}" for i in range(size)],
        "name": [f"名{i}" for i in range(size)],
        "name_en": [None] * size,
    }
    frame = gpd.GeoDataFrame(index=range(size), geometry=shapes, crs=CRS)
    for name, column in spec.all_columns.items():
        values = pd.Series((common | given | columns).get(name, [None] * size), dtype=object)
        frame[name] = values.astype(dtypes.get(column.kind, "object"))
    return Layer(spec=spec, frame=frame.to_crs(4326), metric=frame, crs=CRS, version=f"{id_}-{next(VERSIONS)}")


def fact(id_, value, unit, qualifier="exact", note=None):
    source = Text("某报 2023-03-15", "Some paper, 2023-03-15")
    return Fact(id_, Text(f"{id_}标题", f"{id_} title"), value, unit, qualifier, note, source, dt.date(2023, 3, 15))


def store(*layers, facts=(), tables=None, headlines=()):
    profile = SimpleNamespace(
        facts={item.id: item for item in facts},
        headlines=headlines,
        words={},
        thresholds=THRESHOLDS,
        as_of=dt.date(2026, 11, 1),
        crs=CRS,
        basemaps=(SimpleNamespace(id="offline"),),
    )
    return SimpleNamespace(layers={item.spec.id: item for item in layers}, tables=tables or {}, profile=profile)


def table(provenance="illustrative", **columns):
    frame = pd.DataFrame(columns)
    return frame.assign(provenance=provenance, source=None)


def projects():
    return layer(
        "projects",
        [point(), line(50), square()],
        id=["p-1", "p-2", "p-3"],
        name=["晾衣杆项目", "绿道项目", "公园项目"],
        name_en=["Racks project", None, "Park project"],
        status=["completed", "under_construction", "planned"],
        start_planned=[dt.date(2018, 1, 1), dt.date(2020, 1, 1), dt.date(2027, 1, 1)],
        end_planned=[dt.date(2019, 1, 1), dt.date(2021, 1, 1), dt.date(2028, 1, 1)],
        start_actual=[dt.date(2018, 2, 1), dt.date(2020, 3, 1), None],
        end_actual=[dt.date(2019, 6, 1), None, None],
        progress_pct=[100, 60, 0],
        budget_cny=[1_300_000, 5e6, 2e6],
        spent_cny=[1_200_000, 3e6, 0],
        summary=["为首层租户安装", None, None],
        summary_en=["For ground-floor tenants", None, None],
    )
