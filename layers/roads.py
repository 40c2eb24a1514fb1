"""Roads of the community: surface, black-top date and whether overhead lines went underground."""

from layers.base import Column, Label, LayerSpec, LineStyle, Paint, Text, Value, Ways

ROAD_CLASS = {
    "main": Value(Text("主干道", "Main road"), Paint("#f7d58a", "#8d7a4a")),
    "secondary": Value(Text("次干道", "Secondary road"), Paint("#ffffff", "#66717d")),
    "lane": Value(Text("巷道", "Lane"), Paint("#ffffff", "#4d5762")),
}
SURFACE = {
    "asphalt": Value(Text("沥青", "Asphalt")),
    "concrete": Value(Text("水泥", "Concrete")),
    "mixed": Value(Text("混合", "Mixed")),
}

SPEC = LayerSpec(
    id="roads",
    title=Text("道路", "Roads"),
    group="production",
    geometry=frozenset({"LineString", "MultiLineString"}),
    columns={
        "road_class": Column("category", Text("等级", "Class"), values=ROAD_CLASS),
        "width_m": Column("number", Text("宽度", "Width"), "m", nullable=True, minimum=0, maximum=200),
        "surface": Column("category", Text("路面", "Surface"), nullable=True, values=SURFACE),
        "resurfaced": Column("date", Text("黑化日期", "Resurfaced"), nullable=True),
        "lines_underground": Column("bool", Text("三线下地", "Lines underground"), nullable=True),
        "project_id": Column("text", Text("关联项目", "Project"), nullable=True, references="projects"),
    },
    style=LineStyle(
        Paint("#ffffff", "#5a6470"), by="road_class", width_by="width_m", casing=Paint("#cbbfae", "#262e37")
    ),
    popup=("road_class", "width_m", "surface", "resurfaced", "lines_underground", "project_id"),
    filters=("road_class", "surface", "lines_underground", "resurfaced"),
    label=Label(min_zoom=15, size=11, priority=40),
    ways=Ways(),
)
