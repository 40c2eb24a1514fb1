"""A chart as a picture: PNG or SVG, made in the visitor's browser from the chart as it stands on the page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from layers.base import Text
from utils import format as fmt
from utils import session
from utils.charts.template import FONT, MUTED, PAPER
from utils.export.names import safe_name
from utils.i18n import pick
from utils.ui.plotly_script import PLOTLY, with_plotly

PNG = Text("下载图表为 PNG 图片", "Download the chart as a PNG picture")
SVG = Text("下载图表为 SVG 矢量图", "Download the chart as an SVG drawing")
FAILED = Text("未能生成图片，请重试", "The picture could not be made; try again")
CAPTION = Text("{} · 数据截至 {}", "{} · data as of {}")
WEB_FONT = '"Source Sans", '
_HTML = """<div class="tools"><span role="status"></span>
<button type="button" data-format="png"></button><button type="button" data-format="svg"></button></div>"""
_HERE = Path(__file__).parent / "static"
_component = st.components.v2.component(
    "atlas_chart_download",
    html=_HTML,
    css=(_HERE / "chart_download.css").read_text(encoding="utf-8"),
    js=with_plotly("chart_download"),
)


def chart_download(chart: str, name: str, theme: str, lang: str, note: str = "") -> None:
    """Two small buttons, at the right: the chart ``chart`` (the key of its ``st.plotly_chart``) as PNG and as SVG.

    The picture is as large as the chart on the page (PNG: twice as many pixels each way), with its title, so with the
    mark of illustrative data; below it stand the community, the date and ``note`` (the source, say). The file is called
    after the title, after ``name`` where there is none. Nothing is sent to the browser but the buttons.
    """
    profile, as_of = session.store().profile, session.view().as_of
    day = as_of or profile.as_of
    said = pick(CAPTION, lang).format(pick(profile.name, lang), fmt.date(day, lang))
    data = {
        "chart": chart,
        "name": safe_name(name),
        "day": day.isoformat(),
        "note": " · ".join(part for part in (said, note) if part),
        "paper": PAPER.on(theme),
        "ink": MUTED.on(theme),
        "fonts": FONT.removeprefix(WEB_FONT),
        "plotly": PLOTLY,
        "words": {"png": pick(PNG, lang), "svg": pick(SVG, lang), "failed": pick(FAILED, lang)},
    }
    _component(key=f"{chart}_download", data=data, height="content")
