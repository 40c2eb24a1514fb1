"""Reads ``story/`` of a data folder: ``story.toml`` and one file a scene. Every fault is noted, what is whole kept."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layers.base import Text
from utils.profile_reader import MISSING, NOWHERE, Problem, Section, day_of
from utils.story.scene import SECONDS, Scene, Story
from utils.text_cleaning import clean_own_lines, quotable
from utils.toml_file import TomlError, read_toml
from utils.whole_file import digest_of

FOLDER, ORDER, SCENES = "story", "story.toml", "scenes"
NOW = "now"
KEYS = frozenset(
    (
        "title",
        "text",
        "notes",
        "figures",
        "chart",
        "link",
        "camera",
        "highlights",
        "swipe",
        "route",
        "seconds",
        "colours",
    )
)
# A scene's id is the name of its file.
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
SHORTEST, LONGEST = 3.0, 600.0
_NO_TEXT = Text("", "")
_CAMERA = Text("[纬度, 经度, 缩放]，如 [22.67, 114.12, 16]", "[latitude, longitude, zoom], such as [22.67, 114.12, 16]")
_SWIPE = Text('[前, 后] 两个日期，如 [2018-01-01, "now"]', 'two dates, such as [2018-01-01, "now"]')
_HIGHLIGHTS = Text('"图层/要素编号" 的列表', 'a list of "layer/feature id"')
_COLOURS = Text('"图层/列" 的列表', 'a list of "layer/column"')
_SECONDS = Text("3 到 600 的秒数", "seconds, from 3 to 600")
_IDS = Text("场景编号（小写字母、数字、连字符）的列表", "a list of scene ids: small letters, digits, hyphens")
_UNKNOWN = Text("不认识此项，请核对拼写", "nothing of this name is known; check its spelling")


@dataclass(frozen=True, slots=True)
class KeptStory:
    """The story as it is on the disk, and what is wrong with its files.

    ``digests``: of ``story.toml`` (under ``""``) and of each scene's file (under its id), to tell whether somebody
    changed a file since it was read. ``order`` are the ids ``story.toml`` lists; a scene that cannot be read at all is
    among them but not in ``story``.
    """

    story: Story
    order: tuple[str, ...]
    problems: tuple[Text, ...]
    digests: Mapping[str, str]


def story_files(folder: Path) -> list[str]:
    """The story's files in the data folder, as paths inside it; none for a community without a story."""
    base = folder / FOLDER
    scenes = sorted((base / SCENES).glob("*.toml"))
    return [path.relative_to(folder).as_posix() for path in (base / ORDER, *scenes) if _is_file(path)]


def _is_file(path: Path) -> bool:
    """Whether it is there, where one may look."""
    with suppress(OSError):
        return path.is_file()
    return False


def scene_path(folder: Path, scene: str) -> Path:
    """Where the scene ``scene`` is kept in the data folder ``folder``. Raises ``ValueError`` for an unsafe id."""
    if not ID.fullmatch(scene):
        raise ValueError(f"not a scene id: {scene!r}")
    return folder / FOLDER / SCENES / f"{scene}.toml"


def read_story(folder: Path) -> KeptStory | None:
    """The story of the data folder ``folder``; None where there is no ``story/story.toml``. Raises nothing."""
    problems: list[Text] = []
    digests: dict[str, str] = {}
    top = _table(folder / FOLDER / ORDER, Text(ORDER, ORDER), "", problems, digests)
    if top is None:
        return KeptStory(Story(_NO_TEXT, ()), (), tuple(problems), digests) if problems else None
    section = Section(top, "")
    title, order = section.both("title"), _order(section)
    problems += _told(Text(ORDER, ORDER), section.problems)
    scenes = [scene for id_ in order if (scene := _read_scene(folder, id_, problems, digests))]
    problems += _unlisted(folder, order)
    return KeptStory(Story(title, tuple(scenes)), order, tuple(problems), digests)


def parse_scene(id_: str, values: Mapping[str, Any]) -> tuple[Scene, list[Text]]:
    """The scene of parsed TOML, and what in it could not be understood; that part is as if it were not there."""
    section = Section(dict(values), "")
    scene = Scene(
        id=id_,
        title=section.both("title"),
        text=_words(section, "text"),
        notes=_words(section, "notes") if "notes" in section else _NO_TEXT,
        figures=section.texts("figures") if "figures" in section else (),
        chart=section.text("chart", default=""),
        link=section.text("link", default="").removeprefix("?"),
        camera=_camera(section),
        highlights=_pairs(section, "highlights", _HIGHLIGHTS),
        swipe=_swipe(section),
        route=section.text("route", default=""),
        seconds=_seconds(section),
        colours=_pairs(section, "colours", _COLOURS),
    )
    unknown = [Problem(key, _UNKNOWN, "") for key in values if key not in KEYS]
    return scene, _told(scene_name(id_), section.problems) + _told(scene_name(id_), unknown)


def scene_name(id_: str) -> Text:
    """How a problem names its scene."""
    return Text(f"场景“{quotable(id_)}”", f"scene “{quotable(id_)}”")


def _read_scene(folder: Path, id_: str, problems: list[Text], digests: dict[str, str]) -> Scene | None:
    values = _table(scene_path(folder, id_), scene_name(id_), id_, problems, digests, required=True)
    if values is None:
        return None
    scene, found = parse_scene(id_, values)
    problems += found
    return scene


def _table(
    path: Path, name: Text, key: str, problems: list[Text], digests: dict[str, str], *, required: bool = False
) -> dict[str, Any] | None:
    """The parsed file; None, with a problem noted, where it cannot be used; absent is one only where ``required``."""
    try:
        values, content = read_toml(path)
    except FileNotFoundError:
        if required:
            problems.append(said(name, Text(f"缺少文件 {path.name}", f"the file {path.name} is missing")))
        return None
    except TomlError as error:
        digests[key] = digest_of(error.content)
        problems.append(said(name, error.message))
        return None
    digests[key] = digest_of(content)
    return values


def said(name: Text, problem: Text) -> Text:
    """A problem that begins with whose it is."""
    return Text(f"{name.zh}：{problem.zh}", f"{name.en}: {problem.en}")


def _told(name: Text, problems: Iterable[Problem]) -> list[Text]:
    told = []
    for item in problems:
        if item.expected is _UNKNOWN:
            key = quotable(item.key)
            told.append(said(name, Text(f"{key}：{_UNKNOWN.zh}", f"{key}: {_UNKNOWN.en}")))
            continue
        zh = "缺失" if item.found is None else f"现为 {item.found}"
        en = "missing" if item.found is None else f"found {item.found}"
        problem = Text(f"{item.key} 应为{item.expected.zh}，{zh}", f"{item.key}: expected {item.expected.en}, {en}")
        told.append(said(name, problem))
    return told


def _order(section: Section) -> tuple[str, ...]:
    ids = section.texts("scenes")
    if all(ID.fullmatch(id_) for id_ in ids):
        return ids
    section.wrong("scenes", _IDS)
    return tuple(id_ for id_ in ids if ID.fullmatch(id_))


def _unlisted(folder: Path, order: tuple[str, ...]) -> list[Text]:
    found = sorted(path.stem for path in (folder / FOLDER / SCENES).glob("*.toml"))
    problem = Text(f"未列入 {ORDER} 的 scenes，不会播放", f"not listed in scenes of {ORDER}, so it is not played")
    return [said(scene_name(id_), problem) for id_ in found if id_ not in order]


def _words(section: Section, key: str) -> Text:
    """``{ zh, en }``, which may be empty: a scene can be captured first and worded later."""
    value = section.get(key)
    if not isinstance(value, dict):
        return section.both(key)
    inner = Section(value, key, section.problems)
    return Text(*(clean_own_lines(inner.text(lang, blank=True)) for lang in ("zh", "en")))


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _camera(section: Section) -> tuple[float, float, float] | None:
    value = section.get("camera")
    if value is MISSING:
        return None
    if isinstance(value, list) and len(value) == 3 and all(map(_number, value)):
        lat, lng, zoom = value
        if abs(lat) <= 90 and abs(lng) <= 180 and 0 <= zoom <= 24:
            return float(lat), float(lng), float(zoom)
    section.wrong("camera", _CAMERA)
    return None


def _pairs(section: Section, key: str, expected: Text) -> tuple[tuple[str, str], ...]:
    if key not in section:
        return ()
    pairs = [tuple(text.split("/", 1)) for text in section.texts(key)]
    if all(len(pair) == 2 and all(pair) for pair in pairs):
        return tuple((pair[0], pair[1]) for pair in pairs)
    section.wrong(key, expected)
    return ()


def _swipe(section: Section) -> tuple[dt.date | None, dt.date | None] | None:
    value = section.get("swipe")
    if value is MISSING:
        return None
    if isinstance(value, list) and len(value) == 2:
        before, after = (_day(item) for item in value)
        if NOWHERE not in (before, after) and before != after:
            return before, after
    section.wrong("swipe", _SWIPE)
    return None


def _day(value: Any) -> dt.date | None:
    """The date; None for now; ``NOWHERE`` for anything else."""
    return None if value == NOW else day_of(value)


def _seconds(section: Section) -> float:
    value = section.get("seconds")
    if value is MISSING:
        return SECONDS
    if _number(value) and SHORTEST <= value <= LONGEST:
        return float(value)
    section.wrong("seconds", _SECONDS)
    return SECONDS
