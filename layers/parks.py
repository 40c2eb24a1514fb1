"""Parks and what one finds in them."""

from layers.base import Column, FillStyle, Label, LayerSpec, Paint, Text, Timeline, Value

KIND = {
    "community_park": Value(Text("社区公园", "Community park"), Paint("#9fd08a", "#4c8a4a")),
    "ecological_park": Value(Text("生态公园", "Ecological park"), Paint("#7fbf8e", "#2f6f4a")),
    "pocket_park": Value(Text("口袋公园", "Pocket park"), Paint("#c3dd84", "#72913f")),
}
AMENITIES = {
    "flower_garden": Value(Text("花圃", "Flower garden")),
    "children_play": Value(Text("儿童乐园", "Children's play")),
    "fitness": Value(Text("健身设施", "Fitness equipment")),
    "pavilion": Value(Text("凉亭", "Pavilion")),
    "lake": Value(Text("湖面", "Lake")),
    "trail": Value(Text("步道", "Trail")),
    "toilet": Value(Text("公厕", "Toilet")),
    "lawn": Value(Text("草坪", "Lawn")),
    "stage": Value(Text("小舞台", "Small stage")),
    "basketball": Value(Text("篮球场", "Basketball court")),
    "seating": Value(Text("座椅", "Seating")),
}

SPEC = LayerSpec(
    id="parks",
    title=Text("公园", "Parks"),
    group="ecological",
    geometry=frozenset({"Polygon", "MultiPolygon"}),
    columns={
        "kind": Column("category", Text("类型", "Kind"), values=KIND),
        "amenities": Column("list", Text("设施", "Amenities"), nullable=True, values=AMENITIES),
        "opened": Column("date", Text("开放日期", "Opened"), nullable=True),
        "project_id": Column("text", Text("关联项目", "Project"), nullable=True, references="projects"),
    },
    style=FillStyle(
        Paint("#9fd08a", "#4c8a4a"), by="kind", outline=Paint("#4f9a57", "#7cc58a"), width=1.2, fill_opacity=0.75
    ),
    popup=("kind", "amenities", "opened", "project_id"),
    filters=("kind", "opened"),
    label=Label(min_zoom=14, size=12, priority=70, paint=Paint("#1f6b38", "#a5e0b3")),
    timeline=Timeline(since="opened", missing="always"),
)
