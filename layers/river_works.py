"""River works: dredging, embankments, sewage interception, ecological restoration."""

from layers.base import (
    STATUS,
    CircleStyle,
    Column,
    FillStyle,
    Label,
    LayerSpec,
    LineStyle,
    MixedStyle,
    Paint,
    Text,
    Timeline,
    Value,
)

WORK = {
    "dredging": Value(Text("清淤", "Dredging"), Paint("#0f6f9c", "#3aa4d6")),
    "embankment": Value(Text("堤岸整治", "Embankment"), Paint("#5b6fb5", "#8c9ee0")),
    "sewage_interception": Value(Text("截污", "Sewage interception"), Paint("#8a5a9e", "#b98acb")),
    "ecological_restoration": Value(Text("生态修复", "Ecological restoration"), Paint("#0e8f86", "#3dc4ba")),
}
WATER = Paint("#0f6f9c", "#3aa4d6")

SPEC = LayerSpec(
    id="river_works",
    title=Text("河道整治", "River works"),
    group="ecological",
    geometry=frozenset({"LineString", "MultiLineString", "Polygon", "MultiPolygon"}),
    columns={
        "reach": Column("text", Text("河段", "Reach"), nullable=True),
        "work": Column("category", Text("工程内容", "Work"), nullable=True, values=WORK),
        "status": Column("category", Text("状态", "Status"), nullable=True, values=STATUS),
        "progress_pct": Column("number", Text("进度", "Progress"), "pct", nullable=True, minimum=0, maximum=100),
        "started": Column("date", Text("开工日期", "Started"), nullable=True),
        "completed": Column("date", Text("完工日期", "Completed"), nullable=True),
        "project_id": Column("text", Text("关联项目", "Project"), nullable=True, references="projects"),
    },
    style=MixedStyle(
        fill=FillStyle(WATER, by="work", outline=WATER, fill_opacity=0.45),
        line=LineStyle(WATER, by="work", width=5.0, casing=Paint("#ffffff", "#10161d")),
        circle=CircleStyle(WATER, by="work"),
    ),
    popup=("reach", "work", "status", "progress_pct", "started", "completed", "project_id"),
    filters=("work", "status", "progress_pct"),
    label=Label(min_zoom=16, size=12, priority=45),
    ordered=(("started", "completed"),),
    timeline=Timeline(
        since="started",
        missing="never",
        status="status",
        stages=(("started", "under_construction"), ("completed", "completed")),
    ),
)
