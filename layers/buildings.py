"""Buildings: use, storeys, access control, video and the rental state of the units inside."""

from layers.base import Column, FillStyle, Label, LayerSpec, Paint, Text, Timeline, Value

USE = {
    "residential": Value(Text("居住", "Residential"), Paint("#e2a07a", "#b97e5c")),
    "industrial": Value(Text("产业", "Industrial"), Paint("#8fa9cf", "#6583b3")),
    "commercial": Value(Text("商业", "Commercial"), Paint("#cf86a4", "#ad6886")),
    "public": Value(Text("公共服务", "Public"), Paint("#9a8cc4", "#8071b0")),
    "cultural": Value(Text("文化", "Cultural"), Paint("#c2a23c", "#a58a34")),
}
ACCESS_MODES = {
    "card": Value(Text("刷卡", "Card")),
    "app": Value(Text("手机远程", "Phone app")),
    "dynamic_code": Value(Text("动态密码", "Dynamic code")),
    "face": Value(Text("人脸识别", "Face recognition")),
}

SPEC = LayerSpec(
    id="buildings",
    title=Text("建筑", "Buildings"),
    group="living",
    geometry=frozenset({"Polygon", "MultiPolygon"}),
    columns={
        "use": Column("category", Text("用途", "Use"), values=USE),
        "residential_area": Column("text", Text("住宅区", "Residential area"), nullable=True),
        "floors": Column("int", Text("层数", "Floors"), "floor", nullable=True, minimum=1, maximum=200),
        "year_built": Column("int", Text("建成年份", "Year built"), nullable=True, minimum=1000, maximum=2100),
        "access_control": Column("bool", Text("门禁", "Access control"), nullable=True),
        "video": Column("bool", Text("视频监控", "Video"), nullable=True),
        "access_modes": Column("list", Text("开门方式", "Ways to open"), nullable=True, values=ACCESS_MODES),
        "units": Column("int", Text("套数", "Units"), "unit", nullable=True, minimum=0),
        "units_rented": Column("int", Text("已出租", "Units rented"), "unit", nullable=True, minimum=0),
        "rent_cny_m2_month": Column("number", Text("租金", "Rent"), "cny_m2_month", nullable=True, minimum=0),
        "ground_floor_tenants": Column(
            "int", Text("首层租户", "Ground-floor tenants"), "household", nullable=True, minimum=0
        ),
    },
    style=FillStyle(Paint("#c9c4bb", "#5a6470"), by="use", outline=Paint("#8c7f73", "#20272f"), width=0.6, raised=True),
    popup=(
        "use",
        "residential_area",
        "floors",
        "year_built",
        "access_control",
        "video",
        "access_modes",
        "units",
        "units_rented",
        "rent_cny_m2_month",
        "ground_floor_tenants",
    ),
    filters=("use", "residential_area", "floors", "year_built", "access_control", "video", "rent_cny_m2_month"),
    label=Label(min_zoom=18, size=11, priority=10),
    ordered=(("units_rented", "units"),),
    timeline=Timeline(since="year_built", missing="always"),
    area_by="residential_area",
)
