"""The form of one scene: words in both languages, figures and chart from lists, dates compared, seconds."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from html import escape
from typing import Any

import streamlit as st

from layers.base import Text
from utils import session
from utils.i18n import pick
from utils.metrics import METRICS
from utils.route.keep import routes_of
from utils.store import Store
from utils.story.charts import CHARTS, chart_title
from utils.story.reader import LONGEST, SHORTEST, KeptStory
from utils.story.scene import Scene
from utils.ui import story_desk as desk
from utils.ui import story_drafts as drafts
from utils.ui.camera_button import camera_button

WORDS = {
    "title": Text("标题", "Title"),
    "text": Text("一两句话", "One or two sentences"),
    "notes": Text("讲解提示（只有讲解员看到）", "Notes, for the presenter only"),
    "zh": Text("中文", "Chinese"),
    "en": Text("英文", "English"),
    "figures": Text("数字（只能从列表选）", "Figures, from the list only"),
    "chart": Text("图表", "Chart"),
    "route": Text("路线", "Route"),
    "none": Text("无", "None"),
    "swipe": Text("前后对比（拖动分界）", "Compare before and after"),
    "before": Text("前", "Before"),
    "after": Text("后（最后一天＝现在）", "After (last day: now)"),
    "seconds": Text("自动播放停留（秒）", "Seconds, on autoplay"),
    "save": Text("保存", "Save"),
    "discard": Text("放弃修改", "Discard"),
    "view": Text("用地图当前画面更新此场景", "Give this scene what the map shows"),
    "pick": Text("选择", "Choose"),
    "reported": Text("报道", "reported"),
    "live": Text("实时", "live"),
}
_EMPTY = Text("标题的中英文都不能为空；未保存", "The title is needed in both languages; nothing was saved")
UNSAVED = Text("有未保存的修改", "Unsaved changes")
_LENGTHS = {"title": 60, "text": 600, "notes": 2000}


def scene_editor(store: Store, kept: KeptStory, scene: Scene, lang: str) -> None:
    """The form; saving it writes the scene's file. What is not saved is a draft (:mod:`utils.ui.story_drafts`)."""
    key = drafts.form_key(kept, scene.id)
    shown = drafts.begun(kept, scene)
    for part in ("title", "text", "notes"):
        _words(key, part, shown, lang)
    _figures(store, key, shown, lang)
    _swipe(store, key, shown, lang)
    st.number_input(_said("seconds", lang), SHORTEST, LONGEST, shown.seconds, 5.0, format="%g", key=f"{key}_seconds")
    with st.container(horizontal=True, gap="xsmall", key="story_keep"):
        st.button(
            _said("save", lang), icon=":material/save:", key=f"{key}_save", type="primary", on_click=_save,
            args=(store, kept, scene, key),
        )  # fmt: skip
        st.button(
            _said("discard", lang), icon=":material/undo:", key=f"{key}_discard", on_click=_discard, args=(scene,),
            disabled=not drafts.unsaved(scene.id),
        )  # fmt: skip
    # Below the buttons: a field that is left says so, and must not move the button the pointer is on.
    if drafts.unsaved(scene.id):
        st.html(f'<p class="story-unsaved" role="status">● {escape(pick(UNSAVED, lang))}</p>')
    camera_button(_said("view", lang), "story_take_view", lambda camera: desk.take_view(kept, scene, camera))


def _said(word: str, lang: str) -> str:
    return pick(WORDS[word], lang)


def _words(key: str, part: str, scene: Scene, lang: str) -> None:
    text: Text = getattr(scene, part)
    for code in ("zh", "en"):
        label = f"{_said(part, lang)} · {_said(code, lang)}"
        draw: Any = st.text_input if part == "title" else st.text_area
        more = {} if part == "title" else {"height": 128 if part == "notes" else 92}
        draw(label, getattr(text, code), max_chars=_LENGTHS[part], key=f"{key}_{part}_{code}", **more)


def _figures(store: Store, key: str, scene: Scene, lang: str) -> None:
    """What a scene may refer to; what it does refer to stays in the list though it does not exist."""
    names = {
        f"fact/{fact.id}": f"{pick(fact.title, lang)} · {_said('reported', lang)}"
        for fact in store.profile.facts.values()
    }
    names |= {f"metric/{id_}": f"{pick(metric.title, lang)} · {_said('live', lang)}" for id_, metric in METRICS.items()}
    options = [*names, *(ref for ref in scene.figures if ref not in names)]
    st.multiselect(
        _said("figures", lang), options, list(scene.figures), format_func=lambda ref: names.get(ref, ref),
        key=f"{key}_figures", placeholder=_said("pick", lang),
    )  # fmt: skip
    routes = routes_of(store)
    walks = ["", *routes, *([scene.route] if scene.route and scene.route not in routes else [])]
    st.selectbox(
        _said("route", lang),
        walks,
        walks.index(scene.route),
        key=f"{key}_route",
        format_func=lambda id_: pick(routes[id_].title, lang) if id_ in routes else id_ or _said("none", lang),
    )
    charts = ["", *CHARTS, *([scene.chart] if scene.chart and scene.chart not in CHARTS else [])]
    st.selectbox(
        _said("chart", lang), charts, charts.index(scene.chart), key=f"{key}_chart",
        format_func=lambda id_: pick(chart_title(id_), lang) if id_ else _said("none", lang),
    )  # fmt: skip


def _swipe(store: Store, key: str, scene: Scene, lang: str) -> None:
    first, last = dt.date(store.profile.years[0], 1, 1), store.profile.as_of
    before, after = scene.swipe or (first, None)
    st.checkbox(_said("swipe", lang), scene.swipe is not None, key=f"{key}_swipe")
    left, right = st.columns(2)
    for column, name, day in ((left, "before", before), (right, "after", after)):
        shown = min(max(day or last, first), last)
        column.date_input(_said(name, lang), shown, first, last, key=f"{key}_{name}", format="YYYY-MM-DD")


def given(store: Store, scene: Scene, key: str) -> Scene:
    """The scene as the form of this ``key`` has it now."""
    state = st.session_state

    def text(part: str) -> Text:
        return Text(state[f"{key}_{part}_zh"].strip(), state[f"{key}_{part}_en"].strip())

    days = tuple(_day(store, state[f"{key}_{name}"]) for name in ("before", "after"))
    swipe = (days[0], days[1]) if state[f"{key}_swipe"] and days[0] != days[1] else None
    return replace(
        scene,
        title=text("title"),
        text=text("text"),
        notes=text("notes"),
        figures=tuple(state[f"{key}_figures"]),
        chart=state[f"{key}_chart"],
        route=state[f"{key}_route"],
        swipe=swipe,
        seconds=float(state[f"{key}_seconds"]),
    )


def _save(store: Store, kept: KeptStory, scene: Scene, key: str) -> None:
    changed = given(store, scene, key)
    session.answer()
    if not (changed.title.zh and changed.title.en):
        desk.refuse(_EMPTY)
    elif desk.save(kept, changed):
        drafts.discard(scene.id)


def _discard(scene: Scene) -> None:
    session.answer()
    drafts.discard(scene.id)


def _day(store: Store, day: dt.date) -> dt.date | None:
    """The date; None (now) for the last one there is."""
    return None if day >= store.profile.as_of else day
