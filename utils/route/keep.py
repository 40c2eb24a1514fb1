"""The routes kept in the data folder, ``story/routes/<id>.toml``: read, saved, taken away, worked out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from layers.base import Text
from utils.errors import AtlasError
from utils.pinyin import spell
from utils.route.model import ID, NamedRoute
from utils.route.plan import planned
from utils.route.reading import route_of, route_toml
from utils.store import Store
from utils.story.deck import RoutePlan
from utils.whole_file import put_away, saving, write_whole

FOLDER, FORMER = Path("story", "routes"), Path("story", ".kept")
LONGEST_NAME = 40


class RouteError(AtlasError):
    """A route cannot be saved or taken away."""


@dataclass(frozen=True, slots=True)
class KeptRoutes:
    """The routes of a community by id, in the order of their ids, and what is wrong with their files."""

    routes: Mapping[str, NamedRoute]
    problems: tuple[Text, ...]


def read_routes(folder: Path) -> KeptRoutes:
    """The routes of the data folder ``folder``; none where it has none. Raises nothing."""
    routes, problems = dict[str, NamedRoute](), list[Text]()
    for path in _files(folder):
        named, found = _read(path)
        problems += found
        if named:
            routes[named.id] = named
    return KeptRoutes(routes, tuple(problems))


def routes_of(store: Store) -> Mapping[str, RoutePlan]:
    """Every kept route, worked out, by id. The same object as long as neither routes nor data change."""
    return _all(store)[0]


def problems_of(store: Store) -> tuple[Text, ...]:
    """What is wrong with the kept routes: their files, and stops that do not exist or cannot be walked to."""
    return _all(store)[1]


def save_route(folder: Path, named: NamedRoute) -> None:
    """Write the route into the data folder; a former version is kept. Raises :class:`RouteError`."""
    with saving(RouteError):
        write_whole(_path(folder, named.id), route_toml(named), folder / FORMER)


def delete_route(folder: Path, id_: str) -> None:
    """Take a route away; its file moves to the former versions. Raises :class:`RouteError`."""
    with saving(RouteError):
        path = _path(folder, id_)
        if path.is_file():
            put_away(path, folder / FORMER)


def writable(folder: Path) -> bool:
    """Whether routes can be saved in the data folder."""
    here = next(path for path in (folder / FOLDER, folder / FOLDER.parent, folder) if path.is_dir() or path == folder)
    return os.access(here, os.W_OK)


def free_id(title: str, taken: Iterable[str]) -> str:
    """An id for a new route, made of its name, that no other route has."""
    spelled = spell([title])[0][0].lower()
    words = "".join(char if char.isascii() and char.isalnum() else "-" for char in spelled)
    stem = "-".join(filter(None, words.split("-")))[:32].strip("-") or "route"
    known = set(taken)
    return next(id_ for k in range(1, len(known) + 2) if (id_ := stem if k == 1 else f"{stem}-{k}") not in known)


def _files(folder: Path) -> list[Path]:
    return sorted((folder / FOLDER).glob("*.toml"))


def _read(path: Path) -> tuple[NamedRoute | None, tuple[Text, ...]]:
    name = f"{FOLDER.as_posix()}/{path.name}"
    if not ID.fullmatch(path.stem):
        zh, en = "文件名只能用小写字母、数字和连字符", "its name may have small letters, digits and hyphens only"
        return None, (Text(f"{name}：{zh}", f"{name}: {en}"),)
    try:
        return route_of(path.stem, path.read_bytes())
    except OSError as error:
        return None, (Text(f"{name}：无法读取（{error.strerror}）", f"{name}: it cannot be read ({error.strerror})"),)


def _path(folder: Path, id_: str) -> Path:
    if not ID.fullmatch(id_):
        raise RouteError(
            Text(
                f"路线编号“{id_}”只能用小写字母、数字和连字符",
                f"the route's id “{id_}” may have small letters, digits and hyphens only",
            )
        )
    return folder / FOLDER / f"{id_}.toml"


Worked = tuple[Mapping[str, RoutePlan], tuple[Text, ...]]
# The last state of each data folder: what it was worked out from, and the result.
_worked: dict[Path, tuple[object, Worked]] = {}


def _all(store: Store) -> Worked:
    state = (
        _stamps(store.folder),
        tuple((layer, data.version) for layer, data in store.layers.items()),
        store.profile.crs,
    )
    known = _worked.get(store.folder)
    if known is None or known[0] != state:
        known = _worked[store.folder] = (state, _work_out(store))
    return known[1]


def _stamps(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """What tells one state of the routes from the next, without reading them."""
    stamps = []
    for path in _files(folder):
        with suppress(OSError):
            found = path.stat()
            stamps.append((path.name, found.st_mtime_ns, found.st_ino))
    return tuple(stamps)


def _work_out(store: Store) -> Worked:
    kept = read_routes(store.folder)
    problems, plans = list(kept.problems), dict[str, RoutePlan]()
    for id_, named in kept.routes.items():
        worked = planned(store, named)
        plans[id_] = worked.plan
        name = Text(f"路线“{named.title.zh}”：", f"route “{named.title.en}”: ")
        problems += [Text(name.zh + text.zh, name.en + text.en) for text in worked.problems]
    return plans, tuple(problems)
