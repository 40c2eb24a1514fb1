"""A small layer with a column of every kind, in the dtypes the store loads, and hypothesis strategies for it."""

import datetime as dt
import unicodedata

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
from hypothesis import settings
from hypothesis import strategies as st
from shapely import Point

from layers.base import CircleStyle, Column, LayerSpec, Paint, Text, Timeline, Value
from utils.filters import Between, Contains, FilterState, OneOf, Shape, Within

# Building a frame for each example takes a while, more so on a busy machine: fewer examples, no time limit.
FEWER = settings(max_examples=50, deadline=None)

KINDS = ("red", "green", "blue")
STATES = ("planned", "started", "done")


def _values(keys):
    return {key: Value(Text(f"{key}中", key)) for key in keys}


SPEC = LayerSpec(
    id="things",
    title=Text("物件", "Things"),
    group="living",
    geometry=frozenset({"Point"}),
    columns={
        "kind": Column("category", Text("类型", "Kind"), nullable=True, values=_values(KINDS)),
        "place": Column("text", Text("地点", "Place"), nullable=True),
        "safe": Column("bool", Text("安全", "Safe"), nullable=True),
        "floors": Column("int", Text("层数", "Floors"), nullable=True),
        "rent": Column("number", Text("租金", "Rent"), nullable=True),
        "opened": Column("date", Text("开放", "Opened"), nullable=True),
        "closed": Column("date", Text("关闭", "Closed"), nullable=True),
        "modes": Column("list", Text("方式", "Modes"), nullable=True, values=_values(KINDS)),
        "status": Column("category", Text("状态", "Status"), nullable=True, values=_values(STATES)),
    },
    style=CircleStyle(Paint("#000000"), by="kind"),
    popup=("kind", "place", "safe", "floors", "rent", "opened", "modes"),
    filters=("kind", "place", "safe", "floors", "rent", "opened", "modes"),
    timeline=Timeline("opened", "never", "status", (("opened", "started"), ("closed", "done"))),
    searched=("place", "name"),
)
OTHER = LayerSpec(
    id="others",
    title=Text("其他", "Others"),
    group="base",
    geometry=frozenset({"Point"}),
    columns={"built": Column("int", Text("建成", "Built"), nullable=True)},
    style=CircleStyle(Paint("#000000")),
    timeline=Timeline("built", "always"),
    on=False,
)
UNDER = LayerSpec(
    id="base_under",
    title=Text("底图", "Under"),
    group="base",
    geometry=frozenset({"Point"}),
    style=CircleStyle(Paint("#000000")),
    interactive=False,
    basemap=True,
)
SPECS = {spec.id: spec for spec in (UNDER, SPEC, OTHER)}

METRIC = "EPSG:4547"
_METRES = pyproj.Transformer.from_crs("EPSG:4326", METRIC, always_xy=True)

dates = st.dates(dt.date(1900, 1, 1), dt.date(2200, 1, 1))
floats = st.floats(-1e6, 1e6)
rows = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([*KINDS, None]),
        "place": st.sampled_from(["新河住宅区", "a;b,c~d..e", "<script>", "", None]),
        "safe": st.sampled_from([True, False, None]),
        "floors": st.one_of(st.none(), st.integers(-50, 50)),
        "rent": st.one_of(st.none(), floats),
        "opened": st.one_of(st.none(), dates),
        "closed": st.one_of(st.none(), dates),
        "modes": st.one_of(st.none(), st.lists(st.sampled_from(KINDS), max_size=3)),
        "status": st.sampled_from([*STATES, None]),
    }
)


def frame_of(records) -> gpd.GeoDataFrame:
    """A frame as the store makes it from plain records."""
    raw = pd.DataFrame(records, columns=list(SPEC.columns), dtype=object)
    frame = pd.DataFrame(
        {
            "kind": pd.Categorical(raw["kind"], categories=KINDS),
            "place": raw["place"].astype("str"),
            "safe": raw["safe"].astype("boolean"),
            "floors": raw["floors"].astype("Int64"),
            "rent": raw["rent"].astype("float64"),
            "opened": pd.to_datetime(raw["opened"]).astype("datetime64[us]"),
            "closed": pd.to_datetime(raw["closed"]).astype("datetime64[us]"),
            "modes": raw["modes"],
            "status": pd.Categorical(raw["status"], categories=STATES),
        }
    )
    frame["id"] = [f"t-{number}" for number in range(len(frame))]
    frame = gpd.GeoDataFrame(frame, geometry=[spot(i) for i in range(len(frame))], crs="EPSG:4326")
    frame.attrs = {"metric": METRIC}
    return frame


def spot(i) -> Point:
    """Where row ``i`` lies, some 10 m east of the one before: lng/lat."""
    return Point(114 + i / 1e4, 22.6)


frames = st.lists(rows, max_size=12).map(frame_of)


def _choice(allowed):
    return st.sets(allowed, min_size=1, max_size=4).map(OneOf)


def _range(bounds):
    ends = st.tuples(st.one_of(st.none(), bounds), st.one_of(st.none(), bounds))
    return ends.map(lambda pair: Between(*(sorted(pair) if None not in pair else pair)))


def _shape(kind, corners, radius):
    """None where the corners enclose nothing."""
    few = {"rectangle": 2, "circle": 1}.get(kind, len(corners))
    try:
        return Shape(kind, tuple(corners[:few]), radius if kind == "circle" else 0.0)
    except ValueError:
        return None


corners = st.tuples(st.floats(22.599, 22.601), st.floats(113.9995, 114.0015))
shapes = st.builds(
    _shape,
    st.sampled_from(["polygon", "rectangle", "circle"]),
    st.lists(corners, min_size=3, max_size=8),
    st.floats(1, 300),
).filter(bool)
words = st.one_of(st.text(max_size=8), st.sampled_from(["新河", "SCRIPT ", "ａ;b", "B,c a", "%.~:;,!*/"]))

keys = st.sampled_from([*KINDS, ""])
CLAUSES = {
    ("things", "kind"): _choice(keys),
    ("things", "modes"): _choice(keys),
    ("things", "place"): _choice(
        st.one_of(st.text(max_size=8), st.sampled_from(["新河住宅区", "a;b,c~d..e", "<script>"]))
    ),
    ("things", "safe"): _choice(st.sampled_from(["true", "false", ""])),
    ("things", "floors"): _range(st.integers(-60, 60)),
    ("things", "rent"): _range(st.floats(allow_nan=False, allow_infinity=False)),
    ("things", "opened"): _range(st.dates()),
    ("things", "text"): words.filter(str.strip).map(Contains),
    ("things", "shape"): shapes.map(Within),
    ("others", "built"): _range(st.one_of(st.integers(-(2**53), 2**53), floats)),
}
items = st.sampled_from(sorted(CLAUSES)).flatmap(lambda key: CLAUSES[key].map(lambda clause: (*key, clause)))
item_lists = st.lists(items, max_size=6, unique_by=lambda item: item[:2])
states = item_lists.map(lambda found: FilterState(tuple(found)))


def selects(clause, row, column, i) -> bool:
    """What a clause means, said row by row (``i``: its number): the oracle the vectorised mask is held against."""
    if isinstance(clause, Contains):
        return all(word in _plain(row["place"] or "") for word in _plain(clause.text).split())
    if isinstance(clause, Within):
        return clause.shape.geometry(METRIC).intersects(Point(*_METRES.transform(spot(i).x, spot(i).y)))
    value = row[column]
    if isinstance(clause, OneOf):
        given_values = value if isinstance(value, list) else [] if value in (None, "") else [value]
        given_keys = [str(item).lower() if isinstance(item, bool) else item for item in given_values]
        return bool(set(given_keys) & clause.values) if given_keys else "" in clause.values
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return False
    return (clause.low is None or clause.low <= value) and (clause.high is None or value <= clause.high)


def _plain(text) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
