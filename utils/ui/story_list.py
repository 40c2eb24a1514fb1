"""The scenes in their order, each with what it says and shows, and what in it does not exist."""

from __future__ import annotations

from html import escape

import streamlit as st

from layers.base import Text
from utils import format as fmt
from utils.i18n import DEFAULT, pick
from utils.story.deck import Deck, Slide
from utils.story.reader import KeptStory, scene_name
from utils.ui import story_desk as desk
from utils.ui import story_drafts as drafts
from utils.ui.headline import badge
from utils.ui.plain import plain

UP, DOWN, DELETE = Text("上移", "Move up"), Text("下移", "Move down"), Text("删除", "Delete")
SHOW = Text("在地图上显示", "Show on the map")
PLAY = Text("从这里放映", "Present from here")
BROKEN = Text("{}（无法读取）", "{} (cannot be read)")
PROBLEMS = Text("有 {} 处引用不存在，其余照常放映", "{} to put right; the rest is shown")
EMPTY = Text(
    "还没有场景。把地图调到想讲的画面，按“把当前画面存为场景”。",
    "No scenes yet. Set the map to what you want to tell of and capture it.",
)
CHART = Text("图表：{}", "Chart: {}")
SWIPE = Text("前后对比：{} / {}", "Before and after: {} / {}")
ROUTE = Text("路线：{}", "Route: {}")
NOW = Text("现在", "now")
UNSAVED_MARK = " ●"
SECONDS = Text("{} 秒", "{} s")


def problems(deck: Deck | None, lang: str) -> None:
    """Everything the story refers to that does not exist, by scene and part."""
    if deck is None or not deck.problems:
        return
    with st.expander(pick(PROBLEMS, lang).format(len(deck.problems)), expanded=True, icon=":material/warning:"):
        for problem in deck.problems:
            st.markdown(plain(pick(problem, lang)))


def scene_list(kept: KeptStory | None, deck: Deck | None, writes: bool, lang: str) -> None:
    """One row a scene; the one being looked at has what can be done to it."""
    if kept is None or not kept.order:
        st.html(f'<p class="atlas-hint">{escape(pick(EMPTY, lang))}</p>')
        return
    slides = {slide.id: slide for slide in deck.slides} if deck else {}
    here = desk.chosen(kept.order)
    for number, id_ in enumerate(kept.order, start=1):
        _row(kept, id_, slides.get(id_), number, id_ == here, writes, lang)


def _row(kept: KeptStory, id_: str, slide: Slide | None, number: int, here: bool, writes: bool, lang: str) -> None:
    title = slide.title if slide and slide.title.zh else Text(BROKEN.zh.format(id_), BROKEN.en.format(id_))
    mark = UNSAVED_MARK if drafts.unsaved(id_) else ""
    label = f"**{number}\\. {plain(pick(title, lang))}**{mark}"
    with st.container(key=f"story_row_{id_}", border=here, gap="xsmall"):
        st.button(
            label, key=f"story_pick_{id_}", on_click=desk.choose, args=(id_,),
            type="secondary" if here else "tertiary", width="stretch" if here else "content",
        )  # fmt: skip
        if slide is None:
            name = pick(scene_name(id_), lang)
            st.html(f'<p class="atlas-hint">{escape(name)}</p>')
        else:
            st.html(_summary(slide, lang))
        if here:
            _deeds(kept, id_, slide, title, number, writes, lang)


def _summary(slide: Slide, lang: str) -> str:
    """The text, the figures as they will be said, chart, dates compared and route by name."""
    parts = [
        f"<b>{escape(figure.said(lang))}</b> {escape(pick(figure.title, lang))}{badge(figure.provenance, lang)}"
        for figure in slide.figures
    ]
    if slide.chart:
        parts.append(
            escape(pick(CHART, lang).format(pick(slide.chart.title, lang))) + badge(slide.chart.provenance, lang)
        )
    if slide.before:
        days = [fmt.date(view.as_of, lang) if view.as_of else pick(NOW, lang) for view in (slide.before, slide.view)]
        parts.append(escape(pick(SWIPE, lang).format(*days)))
    if slide.route:
        parts.append(escape(pick(ROUTE, lang).format(pick(slide.route.title, lang))))
    parts.append(escape(pick(SECONDS, lang).format(f"{slide.seconds:g}")))
    shown = "".join(f'<span class="story-figure">{part}</span>' for part in parts)
    return f'<p class="story-text">{escape(pick(slide.text, lang))}</p><p class="story-figures">{shown}</p>'


def _deeds(kept: KeptStory, id_: str, slide: Slide | None, title: Text, number: int, writes: bool, lang: str) -> None:
    scene = next((scene for scene in kept.story.scenes if scene.id == id_), None)
    with st.container(horizontal=True, gap="xsmall", key="story_deeds"):
        if scene is not None and slide is not None:
            st.button(
                pick(SHOW, lang),
                key="story_show",
                icon=":material/map:",
                on_click=desk.show_on_map,
                args=(scene, slide),
            )
        st.link_button(pick(PLAY, lang), present_link(number, lang), icon=":material/slideshow:")
    if not writes:
        return
    with st.container(horizontal=True, gap="xsmall", key="story_moves"):
        st.button(
            pick(UP, lang), key="story_up", icon=":material/arrow_upward:", on_click=desk.move, args=(kept, id_, -1),
            disabled=number == 1,
        )  # fmt: skip
        st.button(
            pick(DOWN, lang), key="story_down", icon=":material/arrow_downward:", on_click=desk.move,
            args=(kept, id_, 1), disabled=number == len(kept.order),
        )  # fmt: skip
        st.button(
            pick(DELETE, lang), key="story_delete", icon=":material/delete:", on_click=desk.delete,
            args=(kept, id_, title),
        )  # fmt: skip


def present_link(number: int, lang: str) -> str:
    """The presentation from scene ``number`` (1: the first) on, in another tab; beside this page's own address."""
    return f"present?scene={number}" + ("" if lang == DEFAULT else f"&lang={lang}")
