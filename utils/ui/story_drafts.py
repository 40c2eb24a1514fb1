"""Edits of scenes that are not saved yet: kept for the visitor's session until they are saved or discarded."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from utils.story.reader import KeptStory
from utils.story.scene import Scene

_DRAFTS, _TURNS, _BEGUN = "story_drafts", "story_turns", "story_begun"


def form_key(kept: KeptStory, scene: str) -> str:
    """What the keys of a scene's fields begin with: another for another version of its file or a discarded draft."""
    return f"story_{scene}_{kept.digests.get(scene, '')}_{st.session_state.get(_TURNS, {}).get(scene, 0)}"


def gather(kept: KeptStory, given: Callable[[Scene, str], Scene]) -> list[Scene]:
    """Keep what stands in forms and differs from the files; ``given(scene, key)`` reads a form.

    To be called before anything is drawn: the fields of a scene no longer looked at are forgotten by the end of a run.
    Returns drafts of scenes whose file another person changed meanwhile; they are kept no longer.
    """
    drafts: dict[str, tuple[str, Scene]] = st.session_state.setdefault(_DRAFTS, {})
    for scene in kept.story.scenes:
        key = form_key(kept, scene.id)
        if f"{key}_seconds" in st.session_state:
            written = given(scene, key)
            drafts.pop(scene.id, None)
            if written != scene:
                drafts[scene.id] = (kept.digests.get(scene.id, ""), written)
    stale = [id_ for id_, (digest, _) in drafts.items() if digest != kept.digests.get(id_, "")]
    return [drafts.pop(id_)[1] for id_ in stale]


def begun(kept: KeptStory, scene: Scene) -> Scene:
    """What the form of a scene begins with: its draft, or what is saved. It stays so while the form is drawn."""
    key = form_key(kept, scene.id)
    forms: dict[str, Scene] = st.session_state.setdefault(_BEGUN, {})
    if f"{key}_seconds" not in st.session_state or key not in forms:
        forms.clear()
        forms[key] = latest(scene)
    return forms[key]


def latest(scene: Scene) -> Scene:
    """The scene with what is not saved yet."""
    return st.session_state.get(_DRAFTS, {}).get(scene.id, ("", scene))[1]


def unsaved(scene: str) -> bool:
    """Whether the scene has edits that are not saved."""
    return scene in st.session_state.get(_DRAFTS, {})


def discard(scene: str) -> None:
    """Forget the edits; the form shows what is saved."""
    st.session_state.get(_DRAFTS, {}).pop(scene, None)
    turns: dict[str, int] = st.session_state.setdefault(_TURNS, {})
    turns[scene] = turns.get(scene, 0) + 1
