"""The offline basemap: land, water, green, streets and place names, our own vector data."""

from layers.base import Column, FillStyle, Geometry, Label, LabelOnly, LayerSpec, LineStyle, Paint, Text, Value, Ways

POLYGON: frozenset[Geometry] = frozenset({"Polygon", "MultiPolygon"})
LINE: frozenset[Geometry] = frozenset({"LineString", "MultiLineString"})

LAND = LayerSpec(
    id="base_land",
    title=Text("用地底图", "Land"),
    group="base",
    geometry=POLYGON,
    columns={
        "kind": Column(
            "category",
            Text("类型", "Kind"),
            values={
                "land": Value(Text("陆地", "Land"), Paint("#f4f1ea", "#1a2129")),
                "built_up": Value(Text("建成区", "Built-up"), Paint("#ece7dd", "#222a33")),
                "industrial": Value(Text("产业用地", "Industrial land"), Paint("#e6e5ea", "#262c38")),
                "plaza": Value(Text("广场", "Plaza"), Paint("#efe9dc", "#2a323b")),
            },
        )
    },
    style=FillStyle(Paint("#f4f1ea", "#1a2129"), by="kind"),
    interactive=False,
    basemap=True,
    boundary_checked=False,
)
GREEN = LayerSpec(
    id="base_green",
    title=Text("绿地底图", "Greenery"),
    group="base",
    geometry=POLYGON,
    columns={
        "kind": Column(
            "category",
            Text("类型", "Kind"),
            values={
                "forest": Value(Text("林地", "Forest"), Paint("#cfe3c4", "#1e3329")),
                "grass": Value(Text("草地", "Grass"), Paint("#dcebcb", "#23392b")),
                "farmland": Value(Text("农田", "Farmland"), Paint("#e6ebcd", "#2a3628")),
            },
        )
    },
    style=FillStyle(Paint("#cfe3c4", "#1e3329"), by="kind"),
    interactive=False,
    basemap=True,
    boundary_checked=False,
)
WATER = LayerSpec(
    id="base_water",
    title=Text("水系底图", "Water"),
    group="base",
    geometry=POLYGON | LINE,
    columns={
        "kind": Column(
            "category",
            Text("类型", "Kind"),
            values={
                "river": Value(Text("河流", "River"), Paint("#a9d0e8", "#1f4257")),
                "lake": Value(Text("湖塘", "Lake"), Paint("#a9d0e8", "#1f4257")),
            },
        )
    },
    style=FillStyle(Paint("#a9d0e8", "#1f4257"), by="kind", outline=Paint("#8fbdd9", "#2a5570"), width=0.8),
    interactive=False,
    basemap=True,
    label=Label(min_zoom=14, size=12, priority=55, paint=Paint("#2a6f99", "#7fbfe6")),
    boundary_checked=False,
)
STREETS = LayerSpec(
    id="base_streets",
    title=Text("周边道路", "Surrounding streets"),
    group="base",
    geometry=LINE,
    columns={
        "kind": Column(
            "category",
            Text("类型", "Kind"),
            values={
                "motorway": Value(Text("高速路", "Expressway"), Paint("#f2b872", "#7a6238")),
                "main": Value(Text("主干道", "Main road"), Paint("#f9e2ab", "#5f5740")),
                "secondary": Value(Text("次干道", "Secondary road"), Paint("#ffffff", "#3b444e")),
                "lane": Value(Text("支路", "Lane"), Paint("#ffffff", "#323a43")),
                "path": Value(Text("小径", "Path"), Paint("#d9ccb4", "#3d4a41")),
                "rail": Value(Text("轨道", "Railway"), Paint("#9aa1ab", "#56616d")),
            },
        ),
        "width_m": Column("number", Text("宽度", "Width"), "m", nullable=True, minimum=0, maximum=200),
    },
    style=LineStyle(
        Paint("#ffffff", "#3b444e"),
        by="kind",
        width_by="width_m",
        dashed=("rail", "path"),
        casing=Paint("#ddd3c3", "#161c23"),
    ),
    interactive=False,
    basemap=True,
    label=Label(min_zoom=15, size=11, priority=30, paint=Paint("#6b6458", "#9aa5b1")),
    boundary_checked=False,
    ways=Ways("kind", ("motorway", "rail")),
)
LABELS = LayerSpec(
    id="base_labels",
    title=Text("地名", "Place names"),
    group="base",
    geometry=frozenset({"Point"}),
    columns={
        "kind": Column(
            "category",
            Text("类型", "Kind"),
            values={
                "place": Value(Text("地名", "Place"), Paint("#5a544b", "#b9c4cf")),
                "hill": Value(Text("山体", "Hill"), Paint("#5f7d55", "#8fb283")),
                "station": Value(Text("车站", "Station"), Paint("#2c5f9e", "#86b2e6")),
            },
        )
    },
    style=LabelOnly(Paint("#5a544b", "#b9c4cf"), by="kind", areas=("place", "hill")),
    interactive=False,
    basemap=True,
    label=Label(min_zoom=13, size=13, priority=75, paint=Paint("#5a544b", "#b9c4cf")),
    boundary_checked=False,
)
