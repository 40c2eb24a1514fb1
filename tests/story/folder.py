"""A small community with a story of two scenes, to break on purpose."""

from __future__ import annotations

from pathlib import Path

from layers.base import Text
from tests.store import folder
from utils.story.scene import Scene
from utils.story.writing import order_toml, scene_toml

TITLE = Text("讲解", "The visit")


def scene(id_="one", **parts):
    usual = {"title": Text(f"{id_}标题", f"{id_} title"), "text": Text("一句话", "A sentence"), "notes": Text("", "")}
    return Scene(id_, **{**usual, **parts})


def make(base: Path, *scenes: Scene) -> Path:
    """A data folder whose story has these scenes, by default ``one`` and ``two``."""
    community = folder.make_folder(base / "community")
    put(community, *(scenes or (scene("one"), scene("two"))))
    return community


def put(community: Path, *scenes: Scene) -> None:
    (community / "story" / "scenes").mkdir(parents=True, exist_ok=True)
    for each in scenes:
        write(community, each.id, scene_toml(each))
    order(community, *(each.id for each in scenes))


def write(community: Path, id_: str, content: bytes | str) -> None:
    data = content.encode() if isinstance(content, str) else content
    (community / "story" / "scenes" / f"{id_}.toml").write_bytes(data)


def order(community: Path, *ids: str) -> None:
    (community / "story" / "story.toml").write_bytes(order_toml(TITLE, ids))
