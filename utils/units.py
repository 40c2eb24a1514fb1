"""The units figures come in, with the words for them. A unit's key is what columns and facts name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from layers.base import Text


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``size`` on, an amount is divided by it and written in ``form``, with at most ``digits`` decimals."""

    size: float
    form: Text
    digits: int = 2


@dataclass(frozen=True, slots=True)
class Unit:
    """How an amount is written. ``{}`` stands for the number.

    ``label`` stands beside a title; ``one`` is the singular; ``several`` says "so many and some more" of things that
    are counted (300 余栋, 300+ buildings). Scales come the greatest first; Chinese counts in steps of ten thousand.
    ``columns``: by language, the larger unit whole columns are written in.
    """

    label: Text
    many: Text
    one: Text | None = None
    several: Text | None = None
    digits: int = 0
    scales_zh: tuple[Scale, ...] = ()
    scales_en: tuple[Scale, ...] = ()
    columns: Mapping[str, tuple[float, str]] = field(default_factory=dict)

    @property
    def counted(self) -> bool:
        """Whether it counts things rather than measures."""
        return self.several is not None

    def scales(self, lang: str) -> tuple[Scale, ...]:
        """The larger forms in ``lang``."""
        return self.scales_zh if lang == "zh" else self.scales_en

    def in_columns(self, lang: str) -> tuple[float, str] | None:
        """The larger unit a whole column is written in, as (size, name); None where it is the unit itself."""
        return self.columns.get(lang, self.columns.get("en"))


def _count(measure: str, singular: str, plural: str) -> Unit:
    """Things that are counted: a Chinese measure word, an English noun."""
    return Unit(
        label=Text(measure, plural),
        many=Text(f"{{}} {measure}", f"{{}} {plural}"),
        one=Text(f"{{}} {measure}", f"{{}} {singular}"),
        several=Text(f"{{}} 余{measure}", f"{{}}+ {plural}"),
    )


def _same(label: str, form: str, digits: int = 0, *scales: Scale) -> Unit:
    """Units written alike in both languages."""
    return Unit(Text(label, label), Text(form, form), digits=digits, scales_zh=scales, scales_en=scales)


def _alike(size: float, form: str) -> Scale:
    return Scale(size, Text(form, form))


UNITS: Mapping[str, Unit] = {
    "": _same("", "{}", 2),
    "m": _same("m", "{} m", 2, _alike(1000, "{} km")),
    "km": _same("km", "{} km", 2),
    "m2": _same("m²", "{} m²", 0, _alike(1_000_000, "{} km²")),
    "km2": _same("km²", "{} km²", 2),
    "pct": _same("%", "{}%", 1),
    "cny": Unit(
        label=Text("元", "CNY"),
        many=Text("{} 元", "CNY {}"),
        digits=2,
        scales_zh=(Scale(1e8, Text("{} 亿元", "CNY {}")), Scale(1e4, Text("{} 万元", "CNY {}"))),
        scales_en=(Scale(1e9, Text("CNY {} bn", "CNY {} bn")), Scale(1e6, Text("CNY {} m", "CNY {} m"))),
        columns={"zh": (1e4, "万元"), "en": (1e6, "CNY m")},
    ),
    "cny_m2_month": Unit(Text("元/m²·月", "CNY/m²·month"), Text("{} 元/m²·月", "CNY {}/m²·month"), digits=2),
    "rank": Unit(Text("名次", "rank"), Text("第 {}", "No. {}")),
    "building": _count("栋", "building", "buildings"),
    "rack": _count("根", "rack", "racks"),
    "unit": _count("套", "unit", "units"),
    "household": _count("户", "household", "households"),
    "floor": _count("层", "storey", "storeys"),
    "project": _count("项", "project", "projects"),
    "park": _count("处", "park", "parks"),
    "place": _count("处", "place", "places"),
    "issue": _count("件", "issue", "issues"),
    "honour": _count("项", "honour", "honours"),
    "community": _count("个", "community", "communities"),
    "person": _count("人", "person", "people"),
    "minute": Unit(Text("分钟", "min"), Text("{} 分钟", "{} min")),
    "day": _count("天", "day", "days"),
    "year": _count("年", "year", "years"),
}


def unit_of(key: str) -> Unit:
    """The unit called ``key``; one that is written just so where the app knows none of that name."""
    return UNITS.get(key) or _same(key, "{} " + key.replace("{", "").replace("}", ""), 2)
