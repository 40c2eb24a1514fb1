"""Scenes and their order as TOML."""

from __future__ import annotations

from typing import Any

import tomli_w

from layers.base import Text
from utils.story.reader import NOW
from utils.story.scene import SECONDS, Scene


def scene_toml(scene: Scene) -> bytes:
    """The scene as its file; what is as usual is left out. Reading it again gives the same scene."""
    values: dict[str, Any] = {}
    if scene.figures:
        values["figures"] = list(scene.figures)
    for key in ("chart", "link", "route"):
        if getattr(scene, key):
            values[key] = getattr(scene, key)
    if scene.camera is not None:
        values["camera"] = list(scene.camera)
    if scene.highlights:
        values["highlights"] = ["/".join(pair) for pair in scene.highlights]
    if scene.colours:
        values["colours"] = ["/".join(pair) for pair in scene.colours]
    if scene.swipe is not None:
        values["swipe"] = [NOW if day is None else day for day in scene.swipe]
    if scene.seconds != SECONDS:
        values["seconds"] = scene.seconds
    values["title"], values["text"] = _both(scene.title), _both(scene.text)
    if scene.notes != Text("", ""):
        values["notes"] = _both(scene.notes)
    return tomli_w.dumps(values).encode()


def order_toml(title: Text, scenes: tuple[str, ...]) -> bytes:
    """``story.toml``: the title and the order of the scenes."""
    return tomli_w.dumps({"scenes": list(scenes), "title": _both(title)}).encode()


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
