"""What is done to the story from its page: each change is saved at once, said on the page, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any
from uuid import uuid4

import streamlit as st

from layers.base import Text
from utils import session
from utils.errors import AtlasError
from utils.i18n import pick
from utils.settings import Settings
from utils.story import keep
from utils.story.build import view_of
from utils.story.capture import captured, recaptured
from utils.story.deck import Slide
from utils.story.reader import KeptStory
from utils.story.scene import Scene
from utils.ui import story_drafts as drafts
from utils.ui.plain import plain

SAVED = Text("已保存“{}”", "“{}” saved")
ADDED = Text("已存为“{}”，请在右侧写上标题和文字", "Captured as “{}”: give it a title and words")
DELETED = Text("已删除“{}”", "“{}” deleted")
UNDO = Text("撤销删除", "Undo the deletion")
BACK = Text("已放回“{}”", "“{}” is back")
READ_ONLY = Text(
    "数据文件夹是只读的：可以查看和放映，不能修改。如需修改，请让管理员开放 {} 的写入权限。",
    "The data folder is read-only: the story can be shown, not changed. To change it, ask for write access to {}.",
)
DRAFT = Text("未保存的文字（可复制）", "What was not saved (to copy)")
_SCENE, _SAID, _GONE, _LOOK, _DRAFT = "story_scene", "story_said", "story_gone", "story_look", "story_draft"


def chosen(order: tuple[str, ...]) -> str:
    """The id of the scene being looked at: the one picked last, else the first; ``""`` where there is none."""
    asked = st.session_state.get(_SCENE, "")
    return asked if asked in order else next(iter(order), "")


def choose(scene: str) -> None:
    """Look at this scene from now on."""
    session.answer()
    st.session_state[_SCENE] = scene


def may_write(lang: str) -> bool:
    """Whether the story can be changed; says why where it cannot."""
    folder = Settings.from_env().data
    if keep.writable(folder):
        return True
    st.info(plain(pick(READ_ONLY, lang).format(folder.name)), icon=":material/lock:")
    return False


def said(lang: str) -> None:
    """What the last change came to, once; after a deletion, the way back."""
    good, text = st.session_state.pop(_SAID, (True, None))
    if text is not None and good:
        st.html(f'<p class="story-said" role="status">✓ {escape(pick(text, lang))}</p>')
    elif text is not None:
        st.error(plain(pick(text, lang)))
    if draft := st.session_state.pop(_DRAFT, ""):
        with st.expander(pick(DRAFT, lang), expanded=True):
            st.code(draft, language=None, wrap_lines=True)
    if _GONE in st.session_state:
        st.button(pick(UNDO, lang), key="story_undo", icon=":material/undo:", on_click=_undo)


def save(kept: KeptStory, scene: Scene) -> bool:
    """Replace the scene; where somebody else changed it, what was written is shown to be copied.

    Returns whether it is saved.
    """
    if _try(lambda: keep.save_scene(_folder(), kept, scene), SAVED, scene.title):
        return True
    to_copy(scene)
    return False


def to_copy(scene: Scene) -> None:
    """Show what was written, to be copied."""
    words = (scene.title.zh, scene.title.en, scene.text.zh, scene.text.en, scene.notes.zh, scene.notes.en)
    st.session_state[_DRAFT] = "\n\n".join(words)


def refuse(why: Text) -> None:
    """Say why nothing was saved."""
    st.session_state[_SAID] = (False, why)


def move(kept: KeptStory, scene: str, by: int) -> None:
    """One place up (-1) or down (1)."""
    order = list(kept.order)
    here = order.index(scene)
    there = min(max(here + by, 0), len(order) - 1)
    order.insert(there, order.pop(here))
    st.session_state[_SCENE] = scene
    _try(lambda: keep.put_in_order(_folder(), kept, order))


def delete(kept: KeptStory, scene: str, title: Text) -> None:
    """Take the scene out; it can be put back as long as this page is open."""
    place = kept.order.index(scene)
    gone: list[bytes] = []
    if _try(lambda: gone.append(keep.delete_scene(_folder(), kept, scene)), DELETED, title):
        st.session_state[_GONE] = (scene, gone[0], place, title)
        rest = [id_ for id_ in kept.order if id_ != scene]
        st.session_state[_SCENE] = rest[min(place, len(rest) - 1)] if rest else ""


def capture(kept: KeptStory | None, camera: str) -> None:
    """A new scene of what the map shows, after the one being looked at; ``camera`` as :func:`captured` takes it."""
    order = kept.order if kept else ()
    here = chosen(order)
    id_ = keep.new_id(_folder(), kept)
    scene = captured(session.store(), session.view(), camera, id_)
    place = order.index(here) + 1 if here else None
    if _try(lambda: keep.add_scene(_folder(), kept, scene, place), ADDED, scene.title):
        st.session_state[_SCENE] = id_


def take_view(kept: KeptStory, scene: Scene, camera: str) -> None:
    """Give the scene what the map shows now; edits not saved yet are saved with it."""
    written = drafts.latest(scene)
    written = written if written.title.zh and written.title.en else scene
    if save(kept, recaptured(session.store(), session.view(), camera, written)) and written is not scene:
        drafts.discard(scene.id)


def show_on_map(scene: Scene, slide: Slide) -> None:
    """Make the map show what the scene shows: from then on it can be changed there and taken over."""
    shown = view_of(session.store(), scene, [])
    selected = slide.highlights[0] if slide.highlights else shown.selected
    session.change(layers=shown.layers, filters=shown.filters, as_of=slide.view.as_of, selected=selected)
    st.session_state[_SCENE] = scene.id
    go: dict[str, Any] = {"n": uuid4().hex[:8]}
    if slide.camera is not None:
        go |= {"c": list(slide.camera[:2]), "z": slide.camera[2]}
    elif slide.box is not None:
        go |= {"b": list(slide.box)}
    st.session_state[_LOOK] = go


def look() -> dict[str, Any] | None:
    """Where the map was last asked to look."""
    return st.session_state.get(_LOOK)


def _undo() -> None:
    scene, content, place, title = st.session_state.pop(_GONE)
    now = session.latest_store().story
    if _try(lambda: keep.put_back(_folder(), now, scene, content, place), BACK, title):
        st.session_state[_SCENE] = scene
    else:
        st.session_state[_GONE] = (scene, content, place, title)


def _try(change: Callable[[], object], done: Text | None = None, title: Text | None = None) -> bool:
    """Do it; say what came of it."""
    session.answer()
    st.session_state.pop(_GONE, None)
    try:
        change()
    except AtlasError as error:
        st.session_state[_SAID] = (False, error.message)
        return False
    if done is not None:
        name = title or Text("", "")
        st.session_state[_SAID] = (True, Text(done.zh.format(name.zh), done.en.format(name.en)))
    return True


def _folder() -> Path:
    return Settings.from_env().data
