"""A story's chart as a chart of the office itself: its numbers in a workbook inside, editable."""

from __future__ import annotations

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_MARK
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from utils import format as fmt
from utils.charts.template import GRID, INK, MUTED
from utils.export.defuse import defused, writable
from utils.handout.says import scale_of
from utils.handout.slide_base import Box, colour
from utils.i18n import pick
from utils.story.chart_figure import bar_labels
from utils.story.deck import Series, StoryChart
from utils.text_cleaning import clean_text

# Beyond so many bars values are read off the axis.
FEW = 14
KINDS = {
    ("bar", False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    ("bar", True): XL_CHART_TYPE.BAR_CLUSTERED,
    ("stacked_bar", False): XL_CHART_TYPE.COLUMN_STACKED,
    ("stacked_bar", True): XL_CHART_TYPE.BAR_STACKED,
    ("line", False): XL_CHART_TYPE.LINE_MARKERS,
    ("line", True): XL_CHART_TYPE.LINE_MARKERS,
}


def native_chart(slide: Any, box: Box, chart: StoryChart, lang: str) -> Any:
    """Add ``chart`` to a slide. Values are in the unit of ``says.scale_of``; empty ones stay empty."""
    scaled = scale_of(chart, lang)
    data = CategoryChartData(number_format=scaled.form)
    # They are cells of a workbook too: a name from the data must not become a formula.
    data.categories = [_cell(pick(name, lang)) for name in chart.categories]
    for series in chart.series:
        data.add_series(
            _cell(pick(series.title, lang)), [None if v is None else v / scaled.size for v in series.values]
        )
    kind = KINDS[chart.kind, chart.horizontal]
    drawn = slide.shapes.add_chart(kind, *(Inches(edge) for edge in box), data).chart
    drawn.font.size, drawn.font.color.rgb = Pt(11), colour(INK.light)
    drawn.has_title = False
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        drawn.legend.font.size = Pt(11)
    _axes(drawn, chart, scaled.form)
    for plotted, series in zip(drawn.plots[0].series, chart.series, strict=True):
        _paint(plotted, series, chart.kind)
    _labels(drawn, chart, lang)
    _number_axes(drawn)
    return drawn


def _number_axes(drawn: Any) -> None:
    """python-pptx numbers axes below nought: the schema (ECMA-376) has no such numbers, offices none above 2**31."""
    for id_ in drawn._chartSpace.iter(qn("c:axId"), qn("c:crossAx")):
        id_.set("val", str(int(id_.get("val")) % 2**31))


def _cell(text: str) -> str:
    return defused(writable(clean_text(text)))


def _axes(drawn: Any, chart: StoryChart, form: str) -> None:
    names, values = drawn.category_axis, drawn.value_axis
    names.tick_labels.font.size = values.tick_labels.font.size = Pt(10.5 if len(chart.categories) < 9 else 10)
    names.major_tick_mark = values.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.color.rgb = colour(GRID.light)
    names.has_major_gridlines = False
    values.format.line.fill.background()
    values.major_gridlines.format.line.color.rgb = colour(GRID.light)
    values.tick_labels.font.color.rgb = colour(MUTED.light)
    values.tick_labels.number_format = form if form == "#,##0" else "General"
    values.tick_labels.number_format_is_linked = False
    if chart.kind != "line":
        values.minimum_scale = 0
        # Every bar has its name, however little room there is.
        skip = names._element.makeelement(qn("c:tickLblSkip"), {"val": "1"})
        names._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)
    if chart.horizontal:
        # The first category on top.
        names.reverse_order = True
        values.visible = False
        values.has_major_gridlines = False


def _paint(plotted: Any, series: Series, kind: str) -> None:
    shade = colour(series.paint.light)
    if kind == "line":
        plotted.format.line.color.rgb, plotted.format.line.width = shade, Pt(2.5)
        plotted.smooth = False
        plotted.marker.style, plotted.marker.size = XL_MARKER_STYLE.CIRCLE, 6
        plotted.marker.format.fill.solid()
        plotted.marker.format.fill.fore_color.rgb = shade
        plotted.marker.format.line.color.rgb = shade
        return
    plotted.format.fill.solid()
    plotted.format.fill.fore_color.rgb = shade
    plotted.invert_if_negative = False


def _labels(drawn: Any, chart: StoryChart, lang: str) -> None:
    """Each bar says what it does on the wall, in words: no number format writes 2,600 万元 beside 2.06 亿元."""
    if chart.kind == "line":
        return
    plot = drawn.plots[0]
    plot.gap_width = 45
    if chart.kind == "stacked_bar":
        plot.overlap = 100
    if len(chart.categories) > FEW:
        return
    size = 10.5 if chart.horizontal or len(chart.categories) <= 4 else 9
    for plotted, series in zip(plot.series, chart.series, strict=True):
        for k, said in enumerate(_said(chart, series, lang)):
            if said:
                label = plotted.points[k].data_label
                label.text_frame.text = said
                label.text_frame.word_wrap = False
                font = label.text_frame.paragraphs[0].runs[0].font
                font.size, font.color.rgb = Pt(size), colour(INK.light if chart.kind == "bar" else "#ffffff")
                if chart.kind == "bar":
                    label.position = XL_LABEL_POSITION.OUTSIDE_END
        _others_silent(plotted)


def _said(chart: StoryChart, series: Series, lang: str) -> list[str]:
    """As on the wall; bars between those it labels are told too, as numbers in the unit of the chart's title."""
    size = scale_of(chart, lang).size
    return [
        said or (fmt.number(value / size, lang, 2) if value and chart.kind == "bar" else "")
        for said, value in zip(bar_labels(chart, series, lang), series.values, strict=True)
    ]


def _others_silent(plotted: Any) -> None:
    """Points without a label of their own have none."""
    for shown in plotted._element.findall(f"{qn('c:dLbls')}/{qn('c:showVal')}"):
        shown.set("val", "0")
