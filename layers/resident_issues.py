"""Residents' matters: collected, handed on, resolved, reported back. No personal data."""

from layers.base import CircleStyle, Column, LayerSpec, Paint, Text, Timeline, Value

CATEGORY = {
    "sanitation": Value(Text("环境卫生", "Sanitation")),
    "facilities": Value(Text("设施维修", "Repairs")),
    "parking": Value(Text("停车秩序", "Parking")),
    "noise": Value(Text("噪声扰民", "Noise")),
    "safety": Value(Text("安全隐患", "Safety hazards")),
    "greening": Value(Text("绿化养护", "Greenery")),
    "drainage": Value(Text("排水内涝", "Drainage")),
    "lighting": Value(Text("路灯照明", "Street lighting")),
    "drying": Value(Text("晾晒需求", "Drying space")),
    "neighbours": Value(Text("邻里纠纷", "Neighbour disputes")),
}
CHANNEL = {
    "wechat_group": Value(Text("微信群", "WeChat group")),
    "visit": Value(Text("走访", "Visit")),
    "hotline": Value(Text("热线", "Hotline")),
}
ISSUE_STATUS = {
    "open": Value(Text("待响应", "Open"), Paint("#b3362c", "#e0685e")),
    "assigned": Value(Text("处理中", "Assigned"), Paint("#d98600", "#f0a52e")),
    "resolved": Value(Text("已解决", "Resolved"), Paint("#1f8a70", "#3fb598")),
    "closed": Value(Text("已反馈", "Closed"), Paint("#6f7d8c", "#9aa8b7")),
}

SPEC = LayerSpec(
    id="resident_issues",
    title=Text("民生诉求", "Resident issues"),
    group="living",
    geometry=frozenset({"Point"}),
    columns={
        "category": Column("category", Text("类别", "Category"), values=CATEGORY),
        "channel": Column("category", Text("渠道", "Channel"), values=CHANNEL),
        "reported": Column("date", Text("收集日期", "Reported")),
        "responded": Column("date", Text("响应日期", "Responded"), nullable=True),
        "resolved": Column("date", Text("解决日期", "Resolved"), nullable=True),
        "status": Column("category", Text("状态", "Status"), values=ISSUE_STATUS),
        "department": Column("text", Text("责任部门", "Department"), nullable=True),
    },
    style=CircleStyle(Paint("#6f7d8c", "#9aa8b7"), by="status", radius=4.5),
    popup=("category", "channel", "status", "reported", "responded", "resolved", "department"),
    filters=("category", "channel", "status", "reported"),
    ordered=(("reported", "responded"), ("reported", "resolved")),
    timeline=Timeline(
        since="reported",
        missing="never",
        status="status",
        stages=(("reported", "open"), ("responded", "assigned"), ("resolved", "resolved")),
    ),
    on=False,
    min_zoom=14,
)
