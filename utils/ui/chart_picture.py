"""Charts taken away: what their two buttons, PNG and SVG, need to make the picture in the browser, offline."""

from __future__ import annotations

from typing import Any

from layers.base import Text
from utils import format as fmt
from utils import session
from utils.charts.template import MUTED, PAPER
from utils.export.names import safe_name
from utils.fonts.faces import families
from utils.i18n import pick

PNG = Text("下载图表为 PNG 图片", "Download the chart as a PNG picture")
SVG = Text("下载图表为 SVG 矢量图", "Download the chart as an SVG drawing")
FAILED = Text("未能生成图片，请重试", "The picture could not be made; try again")
CAPTION = Text("{} · 数据截至 {}", "{} · data as of {}")


def chart_picture(name: str, theme: str, lang: str, note: str = "") -> dict[str, Any]:
    """What ``static/chart_picture.js`` is told.

    The picture is as large as the chart on the page (PNG: twice as many pixels each way), with its title, so with the
    mark of illustrative data; below it stand the community, the date and ``note`` (the source, say). The file is called
    after the title, after ``name`` where there is none.
    """
    profile, as_of = session.store().profile, session.view().as_of
    day = as_of or profile.as_of
    said = pick(CAPTION, lang).format(pick(profile.name, lang), fmt.date(day, lang))
    return {
        "name": safe_name(name),
        "day": day.isoformat(),
        "note": " · ".join(part for part in (said, note) if part),
        "paper": PAPER.on(theme),
        "ink": MUTED.on(theme),
        "fonts": families(lang),
        "words": {"png": pick(PNG, lang), "svg": pick(SVG, lang), "failed": pick(FAILED, lang)},
    }
