"""Services: party-service centre, studio, rider stop, reading bar, culture, elderly care, wayfinding, metro."""

from layers.base import CircleStyle, Column, Label, LayerSpec, Paint, Text, Timeline, Value

RED = Paint("#c0392b", "#f0776a")
BLUE = Paint("#2f5fa8", "#7aa7ea")
PURPLE = Paint("#7b4fa3", "#b892dc")
AMBER = Paint("#b8741a", "#e5a94f")

STAR = "M8 1.6l1.9 4 4.4.6-3.2 3 .8 4.4L8 11.5l-3.9 2.1.8-4.4-3.2-3 4.4-.6z"
FLAG = "M4 2h1.3v12H4zM5.8 2.6h7.2l-2.2 2.9 2.2 2.9H5.8z"
HOUSE = "M8 2l6 5h-1.6v6.5H9.6V9.6H6.4v3.9H3.6V7H2z"
BIKE = "M4 8a3 3 0 1 0 .01 0zM12 8a3 3 0 1 0 .01 0zM6.2 4h3v1.2H8.3l2.1 4.6-1.1.5-1.9-4-1.5 3.6-1.1-.5L6.9 5.2h-.7z"
BOOK = "M2 3.2c2-.7 4-.5 5.4.6v9.2C6 12 4 11.8 2 12.5zM14 3.2c-2-.7-4-.5-5.4.6v9.2c1.4-1 3.4-1.2 5.4-.5z"
MASK = "M3 2.5h10v5.5a5 5 0 0 1-10 0zM5 5h2v1.5H5zM9 5h2v1.5H9zM5.5 9h5a2.5 2 0 0 1-5 0z"
HEART = "M8 13.8C3 10 1.8 7.6 2.3 5.4 2.8 3.2 6 2.3 8 5c2-2.7 5.2-1.8 5.7.4.5 2.2-.7 4.6-5.7 8.4z"
LEAF = "M13.5 2.5c.5 6-2.5 9.5-7.5 9L3.5 14l-1-1 2.5-2.5c-1-5 3-8 8.5-8z"
SIGN = "M7.3 1.5h1.4V3H13l1.5 1.7L13 6.5H8.7V8H3L1.5 9.7 3 11.5h4.3v3h1.4v-13z"
METRO = "M2 13V3h2.4L8 8.8 11.6 3H14v10h-2.2V7L8.6 12H7.4L4.2 7v6z"

KIND = {
    "party_service_centre": Value(Text("党群服务中心", "Party-service centre"), RED, STAR),
    "party_branch": Value(Text("党支部", "Party branch"), RED, FLAG),
    "secretary_studio": Value(Text("名书记工作室", "Secretary's studio"), RED, HOUSE),
    "rider_stop": Value(Text("暖蜂驿站", "Rider stop"), AMBER, BIKE),
    "reading_bar": Value(Text("党建书吧", "Reading bar"), RED, BOOK),
    "culture_sports_centre": Value(Text("文体中心", "Culture and sports centre"), PURPLE, MASK),
    "elderly_centre": Value(Text("老年服务", "Elderly centre"), PURPLE, HEART),
    "micro_space": Value(Text("微空间", "Micro-space"), PURPLE, LEAF),
    "wayfinding_sign": Value(Text("导视标识", "Wayfinding sign"), AMBER, SIGN),
    "metro_station": Value(Text("地铁站", "Metro station"), BLUE, METRO),
}

SPEC = LayerSpec(
    id="facilities",
    title=Text("服务设施", "Services"),
    group="living",
    geometry=frozenset({"Point"}),
    columns={
        "kind": Column("category", Text("类型", "Kind"), values=KIND),
        "opened": Column("date", Text("启用日期", "Opened"), nullable=True),
    },
    style=CircleStyle(BLUE, by="kind", radius=10.0),
    popup=("kind", "opened"),
    filters=("kind", "opened"),
    label=Label(min_zoom=16, size=12, priority=80, bold=True),
    timeline=Timeline(since="opened", missing="always"),
    # The station people come from may lie across the street.
    boundary_reach=1000.0,
)
