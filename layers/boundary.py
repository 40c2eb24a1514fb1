"""The community's outline: exactly one polygon."""

from layers.base import FillStyle, LayerSpec, Paint, Text

SPEC = LayerSpec(
    id="boundary",
    title=Text("社区边界", "Community boundary"),
    group="base",
    geometry=frozenset({"Polygon", "MultiPolygon"}),
    style=FillStyle(Paint("#c8503c", "#ff8a73"), outline=Paint("#c8503c", "#ff8a73"), width=2.5, fill_opacity=0.0),
    interactive=False,
    single=True,
    required=True,
    boundary_checked=False,
)
