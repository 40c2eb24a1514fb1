"""导览编辑: the scenes of the visit, in order; put right, reordered, captured from the map, kept in the data folder."""

from pathlib import Path

import streamlit as st

from layers.base import Text
from utils import session, ui
from utils.i18n import pick
from utils.story.build import deck_of
from utils.ui import story_desk as desk
from utils.ui import story_drafts as drafts
from utils.ui.brief import STORY, handouts_of_story
from utils.ui.camera_button import camera_button
from utils.ui.notices import notices
from utils.ui.story_editor import given, scene_editor
from utils.ui.story_list import problems, scene_list
from utils.ui.story_map import story_map
from utils.ui.visit_bar import visit_bar
from utils.ui.workbench import note

CAPTURE = Text("把当前画面存为场景", "Capture this view as a scene")
HOW = Text(
    "在“一张图”里调好图层、筛选、日期，在下图移动视角，再存为场景。",
    "Set layers, filter and date on the Map page, move the view here, then capture it.",
)
store, view = session.store(), session.view()
theme, lang = st.context.theme.type or "light", view.lang
kept, deck = store.story, deck_of(store)


@st.fragment(key="map")
def the_map() -> None:
    """What would be captured."""
    story_map(store, theme)


for lost in drafts.gather(kept, lambda scene, key: given(store, scene, key)) if kept else ():
    desk.to_copy(lost)
st.html(Path(ui.__file__).parent / "story.css")
visit_bar(lang)
notices(store, session.link_problems(), lang)
writes = desk.may_write(lang)
with st.container(horizontal=True, gap="small", vertical_alignment="center", key="story_bar"):
    if writes:
        camera_button(pick(CAPTURE, lang), "story_capture", lambda camera: desk.capture(kept, camera))
        note(pick(HOW, lang))
    with st.popover(pick(STORY, lang), icon=":material/download:"):
        handouts_of_story(store, lang)
    desk.said(lang)
problems(deck, lang)
left, middle, right = st.columns([3.2, 4.4, 3], gap="medium")
with left, st.container(key="panel"):
    scene_list(kept, deck, writes, lang)
with middle, st.container(key="map"):
    the_map()
with right, st.container(key="side"):
    here = desk.chosen(kept.order) if kept else ""
    scene = next((scene for scene in kept.story.scenes if scene.id == here), None) if kept else None
    if writes and kept and scene:
        scene_editor(store, kept, scene, lang)
