"""Greenways: planned, being built, open."""

from layers.base import STATUS, Column, Label, LayerSpec, LineStyle, Paint, Text, Timeline, Value, Ways

GREENWAY_STATUS = {
    "planned": Value(STATUS["planned"].label, Paint("#8fae8b", "#8fae8b")),
    "under_construction": STATUS["under_construction"],
    "open": Value(Text("已开放", "Open"), Paint("#138a4b", "#3ecb7f")),
}

SPEC = LayerSpec(
    id="greenways",
    title=Text("绿道", "Greenways"),
    group="ecological",
    geometry=frozenset({"LineString", "MultiLineString"}),
    columns={
        "status": Column("category", Text("状态", "Status"), values=GREENWAY_STATUS),
        "width_m": Column("number", Text("宽度", "Width"), "m", nullable=True, minimum=0, maximum=50),
        "surface": Column("text", Text("铺装", "Surface"), nullable=True),
        "opened": Column("date", Text("开放日期", "Opened"), nullable=True),
        "project_id": Column("text", Text("关联项目", "Project"), nullable=True, references="projects"),
    },
    style=LineStyle(
        Paint("#138a4b", "#3ecb7f"), by="status", width=4.0, dashed=("planned",), casing=Paint("#ffffff", "#10161d")
    ),
    popup=("status", "width_m", "surface", "opened", "project_id"),
    filters=("status", "opened"),
    label=Label(min_zoom=15, size=12, priority=50),
    timeline=Timeline(since="opened", missing="never"),
    ways=Ways("status", ("planned", "under_construction")),
)
