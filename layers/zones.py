"""三生共融: the living, production and ecological space of the community."""

from layers.base import LIFE, Column, FillStyle, Label, LayerSpec, Paint, Text

SPEC = LayerSpec(
    id="zones",
    title=Text("三生空间", "Three-lives zones"),
    group="base",
    geometry=frozenset({"Polygon", "MultiPolygon"}),
    columns={"life": Column("category", Text("空间类型", "Space"), values=LIFE)},
    style=FillStyle(Paint("#8a8f98"), by="life", outline=Paint("#ffffff", "#10161d"), width=1.5, fill_opacity=0.16),
    popup=("life",),
    filters=("life",),
    label=Label(min_zoom=13, size=15, priority=90, bold=True),
    on=False,
    zoning=True,
)
