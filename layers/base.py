"""What a layer is made of: the small, declarative vocabulary every file in ``layers/`` is written in.

Nothing here draws, reads files or knows Streamlit or folium. A :class:`LayerSpec` says what a layer's
columns mean, how it looks, what a popup shows and what it can be narrowed by; the legend, the validation,
the map style and the panel are all derived from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Group = Literal["living", "production", "ecological", "base"]
Geometry = Literal["Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon"]
Kind = Literal["text", "category", "bool", "int", "number", "date", "month", "quarter", "list"]


@dataclass(frozen=True, slots=True)
class Text:
    """One piece of interface text in the two languages the app is written in.

    Further languages are catalogues keyed by the English text (see ``utils.i18n``).
    """

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour on the light and on the dark map (``#rrggbb``); ``dark`` defaults to ``light``."""

    light: str
    dark: str = ""

    def on(self, theme: str) -> str:
        """The colour for ``theme`` (``light`` or ``dark``)."""
        return self.dark or self.light if theme == "dark" else self.light


@dataclass(frozen=True, slots=True)
class Value:
    """One allowed value of a category column: its label and, where the layer is drawn by it, its look.

    ``glyph`` is an SVG path in a 16 x 16 box, drawn inside the point symbol.
    """

    label: Text
    paint: Paint | None = None
    glyph: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds; checked when the layer is loaded.

    ``unit`` is a unit key of ``utils.units`` (``m``, ``m2``, ``pct``, ``cny`` ...). ``kind="list"`` holds a list
    of keys of ``values``. ``references`` names the layer whose ``id`` the column holds. An ``optional``
    column may be absent without a word. Text of several ``lines`` keeps them; other text is on one.
    """

    kind: Kind
    title: Text
    unit: str = ""
    nullable: bool = False
    values: Mapping[str, Value] = field(default_factory=dict)
    minimum: float | None = None
    maximum: float | None = None
    references: str = ""
    optional: bool = False
    lines: bool = False


@dataclass(frozen=True, slots=True)
class FillStyle:
    """Filled polygons. ``by`` names the category column whose values carry the paint.

    ``raised`` polygons cast a soft shadow when zoomed in. With ``own_outline`` each is outlined in its fill's colour,
    which a pale fill alone would not show; ``outline`` is then left out.
    """

    paint: Paint
    by: str = ""
    outline: Paint | None = None
    width: float = 1.0
    fill_opacity: float = 1.0
    raised: bool = False
    own_outline: bool = False


@dataclass(frozen=True, slots=True)
class LineStyle:
    """Lines. ``width`` is in pixels at ``zoom`` 16 and grows with zoom; ``width_by`` names a column in metres instead.

    ``dashed`` lists the values of ``by`` that are drawn dashed (planned, say). ``casing`` is the colour of the edge.
    """

    paint: Paint
    by: str = ""
    width: float = 3.0
    width_by: str = ""
    dashed: tuple[str, ...] = ()
    casing: Paint | None = None


@dataclass(frozen=True, slots=True)
class CircleStyle:
    """Points. ``radius`` is in pixels at zoom 16; ``radius_by`` names a number column that scales its area.

    ``glyph`` is an SVG path in a 16 x 16 box, used where the value has none of its own.
    """

    paint: Paint
    by: str = ""
    radius: float = 5.0
    radius_by: str = ""
    outline: Paint = Paint("#ffffff", "#10161d")
    glyph: str = ""


@dataclass(frozen=True, slots=True)
class MixedStyle:
    """A layer that mixes geometry types: one style for each; all three are drawn ``by`` the same column."""

    fill: FillStyle
    line: LineStyle
    circle: CircleStyle

    @property
    def by(self) -> str:
        """The column all three parts are drawn by."""
        return self.fill.by


@dataclass(frozen=True, slots=True)
class LabelOnly:
    """Points that show nothing but their label.

    ``areas`` lists the values of ``by`` that name a whole area: such a name may step aside from what lies under it.
    """

    paint: Paint
    by: str = ""
    areas: tuple[str, ...] = ()


Style = FillStyle | LineStyle | CircleStyle | MixedStyle | LabelOnly


@dataclass(frozen=True, slots=True)
class Label:
    """Names written on the map from ``min_zoom`` on; a higher ``priority`` wins where two would overlap."""

    min_zoom: int
    size: int = 12
    priority: int = 0
    bold: bool = False
    paint: Paint = Paint("#26323d", "#e7edf2")


@dataclass(frozen=True, slots=True)
class Timeline:
    """How a layer stood on an earlier date.

    ``since`` names the date column (or whole-year int column) a feature exists from; ``missing`` says what an empty
    value means for an earlier date. ``status`` names a category column that followed ``stages``: pairs of a date
    column and the value the status had from that date on, earliest first.
    """

    since: str
    missing: Literal["always", "never"] = "never"
    status: str = ""
    stages: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ways:
    """The lines of a layer are ways to walk along, but for those whose column ``by`` has one of ``closed``."""

    by: str = ""
    closed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LayerSpec:
    """Everything the app knows about one layer.

    ``columns`` are those beside the common ones (:data:`COMMON`). ``on`` is whether it shows at first; ``min_zoom``
    hides it when zoomed further out. ``interactive`` layers can be clicked and searched. ``basemap`` layers make up the
    offline basemap: they show and hide with it, not one by one.

    Features wholly outside the boundary are reported (unless not ``boundary_checked``), where they are more than
    ``boundary_reach`` metres from it.

    ``ordered`` are pairs of columns (numbers or dates) whose first must not be more than the second.

    ``derived`` are columns no file holds: they are worked out for a date (``utils.derive``) and asked for like any
    other. The polygons of a ``zoning`` layer are the zones other features lie in; ``area_by`` names the text column
    with the residential area of a feature (polygons that have one are what makes up the areas). ``searched`` are the
    text columns free text is looked for in. ``ways`` makes its lines part of the street graph routes are found on.
    """

    id: str
    title: Text
    group: Group
    geometry: frozenset[Geometry]
    style: Style
    columns: Mapping[str, Column] = field(default_factory=dict)
    popup: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    label: Label | None = None
    timeline: Timeline | None = None
    on: bool = True
    interactive: bool = True
    min_zoom: int = 0
    basemap: bool = False
    single: bool = False
    required: bool = False
    boundary_checked: bool = True
    boundary_reach: float = 0.0
    ordered: tuple[tuple[str, str], ...] = ()
    derived: Mapping[str, Column] = field(default_factory=dict)
    zoning: bool = False
    area_by: str = ""
    searched: tuple[str, ...] = ("name", "name_en", "id")
    ways: Ways | None = None

    @property
    def all_columns(self) -> Mapping[str, Column]:
        """The common columns and the layer's own: those of its file."""
        return {**COMMON, **self.columns}

    @property
    def asked_columns(self) -> Mapping[str, Column]:
        """All columns a filter may ask for: those of the file and the derived ones, places among them."""
        return {**self.all_columns, **(PLACES if self.interactive else {}), **self.derived}


PROVENANCE: Mapping[str, Value] = {
    "reported": Value(Text("公开报道", "Reported")),
    "surveyed": Value(Text("实测", "Surveyed")),
    "illustrative": Value(Text("示意", "Illustrative")),
}

# The mark of everything that is no report and no survey, the same on every page, wall and hand-out.
ILLUSTRATIVE = PROVENANCE["illustrative"].label

COMMON: Mapping[str, Column] = {
    "id": Column("text", Text("编号", "ID")),
    "name": Column("text", Text("名称", "Name")),
    "name_en": Column("text", Text("英文名称", "English name"), nullable=True),
    # False where the name is only a description ("Building 12"): it is not written on the map.
    "named": Column("bool", Text("有名称", "Named"), nullable=True, optional=True),
    "provenance": Column("category", Text("数据性质", "Provenance"), values=PROVENANCE),
    "source": Column("text", Text("来源", "Source"), nullable=True, lines=True),
    "updated": Column("date", Text("更新日期", "Updated")),
}

# Where a feature lies: worked out for every layer that can be clicked.
PLACES: Mapping[str, Column] = {
    "zone": Column("text", Text("所在空间", "Zone"), nullable=True),
    "area": Column("text", Text("所在住宅区", "Residential area nearby"), nullable=True),
}

LIFE: Mapping[str, Value] = {
    "living": Value(Text("生活", "Living"), Paint("#d97a34", "#e8975a")),
    "production": Value(Text("生产", "Production"), Paint("#3d6fb4", "#6f9bd8")),
    "ecological": Value(Text("生态", "Ecological"), Paint("#2e8b57", "#55b27f")),
}

STATUS: Mapping[str, Value] = {
    "planned": Value(Text("计划", "Planned"), Paint("#6f7d8c", "#9aa8b7")),
    "under_construction": Value(Text("在建", "Under construction"), Paint("#d98600", "#f0a52e")),
    "completed": Value(Text("已完成", "Completed"), Paint("#3f51b5", "#8c9cf0")),
    "suspended": Value(Text("暂停", "Suspended"), Paint("#b3362c", "#e0685e")),
}

# Traffic lights: how a work stands against its plan and its budget (red: far behind or far over; green: on track).
LIGHT: Mapping[str, Value] = {
    "red": Value(Text("红灯", "Red"), Paint("#b3362c", "#e0685e")),
    "yellow": Value(Text("黄灯", "Yellow"), Paint("#d98600", "#f0a52e")),
    "green": Value(Text("绿灯", "Green"), Paint("#2e8b57", "#55b27f")),
}
