"""What stands at the edges of a picture: scale bar, north arrow, basemap and approval number, 示意 mark."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from layers.base import Text
from utils import format as fmt
from utils.handout import fonts
from utils.handout.window import Window
from utils.i18n import pick
from utils.profile import Basemap, Profile

INK = "#26323d"
SAMPLE = Text("含示意数据", "Contains illustrative data")
APPROVAL = Text("审图号：{}", "Map approval no. {}")
SIZE = 11.0
Rectangle = tuple[float, float, float, float]


def ground(profile: Profile) -> Basemap | None:
    """The basemap pictures are drawn on: the offline one, as the server asks no other host."""
    return next((basemap for basemap in profile.basemaps if basemap.kind == "offline"), None)


def credits(profile: Profile, lang: str) -> str:
    """Whose map it is, and its approval number where it has one."""
    basemap = ground(profile)
    texts = [pick(profile.attribution, lang)] if profile.attribution else []
    if basemap is not None:
        texts.append(pick(basemap.attribution, lang))
        texts += [pick(APPROVAL, lang).format(basemap.approval)] if basemap.approval else []
    return " · ".join(text for text in texts if text)


def bar_metres(pixels_per_metre: float, most: float) -> float:
    """The longest of 1, 2, 5, 10 ... metres that is at most ``most`` pixels long."""
    metres, steps = 1.0, (2.0, 2.5, 2.0)
    for turn in range(60):
        longer = metres * steps[turn % 3]
        if longer * pixels_per_metre > most:
            break
        metres = longer
    return metres


class Furniture:
    """The furniture of one picture: its SVG, and the rectangles names stay off."""

    def __init__(self, window: Window, profile: Profile, lang: str, illustrative: bool) -> None:
        self.boxes: list[Rectangle] = []
        self._size = SIZE * window.magnify
        edge = 10.0
        parts = [self._bar(window, edge, lang), self._north(window, edge)]
        said = credits(profile, lang)
        if said:
            wide = fonts.width(said, self._size * 0.9)
            parts.append(self._note(said, window.width - edge - wide, window.height - edge, self._size * 0.9, INK))
        if illustrative:
            parts.append(self._badge(pick(SAMPLE, lang), edge))
        self.svg = f'<g font-family="{fonts.FAMILY}">{"".join(parts)}</g>'

    def _bar(self, window: Window, edge: float, lang: str) -> str:
        metres = bar_metres(window.pixels_per_metre, min(130.0, window.width / 4))
        long = metres * window.pixels_per_metre
        x, y = edge + 4, window.height - edge - 4
        said = fmt.quantity(metres, "m", lang, compact=True)
        self.boxes.append((edge, y - self._size * 2, edge + long + 12, window.height))
        d = f"M{x} {y - 6}V{y}H{x + long:.1f}V{y - 6}"
        line = f'<path d="{d}" fill="none" stroke="{INK}" stroke-width="1.6"/>'
        halo = f'<path d="{d}" fill="none" stroke="#fff" stroke-opacity=".9" stroke-width="4.5"/>'
        return halo + line + _text(said, x + long / 2, y - 7, self._size, INK, "middle")

    def _north(self, window: Window, edge: float) -> str:
        x, y, r = window.width - edge - 13, edge + 15, 13.0
        self.boxes.append((x - r - 4, 0, window.width, y + r + 20))
        arrow = f"M{x} {y - r}L{x + r * 0.55:.1f} {y + r * 0.75:.1f}L{x} {y + r * 0.35:.1f}Z"
        pale = f"M{x} {y - r}L{x - r * 0.55:.1f} {y + r * 0.75:.1f}L{x} {y + r * 0.35:.1f}Z"
        halo = 'stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
        ring = f'<path d="{arrow}{pale}" fill="#fff" {halo}/>'
        shape = f'<path d="{arrow}" fill="{INK}"/><path d="{pale}" fill="#fff" stroke="{INK}" stroke-width="1"/>'
        return ring + shape + _text("N", x, y + r + 11, self._size, INK, "middle", 700)

    def _note(self, said: str, x: float, y: float, size: float, colour: str) -> str:
        self.boxes.append((x - 6, y - size * 1.2, x + fonts.width(said, size) + 10, y + 10))
        return _text(said, x, y, size, colour)

    def _badge(self, said: str, edge: float) -> str:
        wide, high = fonts.width(said, self._size, 600) + 14, self._size * 1.7
        self.boxes.append((edge - 4, edge - 4, edge + wide + 4, edge + high + 4))
        paint = 'rx="4" fill="#fff6df" stroke="#b8741a"'
        box = f'<rect x="{edge}" y="{edge}" width="{wide:.1f}" height="{high:.1f}" {paint}/>'
        return box + _text(said, edge + 7, edge + high * 0.69, self._size, "#7a4a06", weight=600, halo=False)


def _text(
    said: str, x: float, y: float, size: float, colour: str, anchor: str = "start", weight: int = 500, halo: bool = True
) -> str:
    edge = ' stroke="#fff" stroke-opacity=".9" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:.1f}" font-weight="{weight}" text-anchor="{anchor}" '
        f'fill="{colour}"{edge if halo else ""}>{escape(said)}</text>'
    )


def reserved(furniture: Furniture | None, more: Sequence[Rectangle]) -> list[Rectangle]:
    """What names stay off."""
    return [*(furniture.boxes if furniture else ()), *more]
