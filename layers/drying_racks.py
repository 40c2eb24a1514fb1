"""Drying racks for ground-floor tenants and the public drying facilities."""

from layers.base import CircleStyle, Column, LayerSpec, Paint, Text, Timeline, Value

KIND = {
    "rack_group": Value(Text("晾衣杆", "Drying racks"), Paint("#c2417c", "#ea7fae")),
    "public_facility": Value(
        Text("公共晾晒设施", "Public drying facility"),
        Paint("#7a2f8f", "#c184d6"),
        glyph="M2 4h12v1.5H2zM3.5 6.5h3v6h-3zM9 6.5h4v4.5H9z",
    ),
}

SPEC = LayerSpec(
    id="drying_racks",
    title=Text("晾晒设施", "Drying racks"),
    group="living",
    geometry=frozenset({"Point"}),
    columns={
        "kind": Column("category", Text("类型", "Kind"), values=KIND),
        "racks": Column("int", Text("数量", "Racks"), "rack", minimum=1),
        "residential_area": Column("text", Text("住宅区", "Residential area"), nullable=True),
        "building_id": Column("text", Text("所属建筑", "Building"), nullable=True, references="buildings"),
        "installed": Column("date", Text("安装日期", "Installed"), nullable=True),
        "project_id": Column("text", Text("关联项目", "Project"), nullable=True, references="projects"),
    },
    style=CircleStyle(Paint("#c2417c", "#ea7fae"), by="kind", radius=3.2, radius_by="racks"),
    popup=("kind", "racks", "residential_area", "building_id", "installed", "project_id"),
    filters=("kind", "racks", "residential_area", "installed"),
    timeline=Timeline(since="installed", missing="always"),
    min_zoom=14,
    area_by="residential_area",
)
