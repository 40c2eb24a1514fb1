"""The totals of the route; before there is one, what to do first."""

from __future__ import annotations

from functools import partial
from html import escape

import streamlit as st

from layers.base import Text
from utils import format as fmt
from utils.i18n import pick
from utils.metrics.base import Figure
from utils.route.plan import minutes_for
from utils.store import Store
from utils.ui.headline import headline
from utils.ui.route_draft import draft, plan_of
from utils.viewstate import ViewState

LENGTH, WALKING, STAYING, WHOLE, ENDS = (
    Text("全程", "Length"),
    Text("步行用时", "Walking"),
    Text("停留用时", "At the stops"),
    Text("总用时", "In all"),
    Text("结束时间", "Ends at"),
)
HOW_TO = Text("怎样规划一条路线", "How to plan a route")
STEP = Text("第 {} 步", "Step {}")
STEPS = (
    (
        Text("选站点", "Choose stops"),
        Text("点地图任意一处，或从名单里选", "Click anywhere on the map, or use the list"),
    ),
    (Text("排顺序", "Put them in order"), Text("手动上下移，或让系统建议最短走法", "By hand, or as the shortest walk")),
    (Text("定时间", "Set the times"), Text("出发时间、步速、每站停留", "Start, pace, minutes at each stop")),
    (Text("保存", "Save"), Text("起个名字，视察场景可直接引用", "Under a name that scenes can show")),
)
STOPS = Text("{} 站", "{} stops")
BEGINS = Text("{} 出发", "from {}")


def route_figures(store: Store, view: ViewState) -> None:
    """How long the route is, in metres and in minutes, and when it ends."""
    plan, route = plan_of(store, view).plan, draft(view)
    if not plan.stops:
        first_steps(view.lang)
        return
    walking = sum(minutes_for(metres, route.pace) for metres in plan.legs)
    kind = plan.provenance
    ends = f"{plan.stops[-1].leave:%H:%M}"
    stops, begins = (
        Text(*(text.format(what) for text in (both.zh, both.en)))
        for both, what in ((STOPS, len(route.stops)), (BEGINS, f"{route.start:%H:%M}"))
    )

    def minutes(id_: str, title: Text, value: float) -> Figure:
        return Figure(id_, title, value, "minute", partial(fmt.quantity, value, "minute"), kind)

    metres = round(plan.metres)
    # One stop alone has no way to it.
    way = [
        Figure("length", LENGTH, metres, "m", partial(fmt.quantity, metres, "m", compact=True), kind, note=stops),
        minutes("walking", WALKING, walking),
    ]
    headline(
        [
            *(way if plan.legs else ()),
            minutes("staying", STAYING, plan.minutes - walking),
            minutes("whole", WHOLE, plan.minutes),
            Figure("ends", ENDS, 0, "", lambda lang: ends, kind, note=begins),
        ],
        view.lang,
    )


def first_steps(lang: str) -> None:
    """What to do where there is no route yet, in the place of its figures."""
    # Built as the figures are, so that nothing below moves when they come.
    cells = "".join(
        f'<div class="atlas-figure"><dt>{escape(pick(STEP, lang).format(number))}</dt>'
        f'<dd class="atlas-value"><b>&#8203;</b><strong>{escape(pick(what, lang))}</strong></dd>'
        f'<dd class="atlas-note">{escape(pick(how, lang))}</dd></div>'
        for number, (what, how) in enumerate(STEPS, start=1)
    )
    st.html(f'<dl class="atlas-headline atlas-steps" aria-label="{escape(pick(HOW_TO, lang))}">{cells}</dl>')
