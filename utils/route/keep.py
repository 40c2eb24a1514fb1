"""The routes kept in the data folder, ``story/routes/<id>.toml``: read, saved, taken away, worked out.

Whoever changes a file says which version they saw (``KeptRoutes.digests``); where it is another one by now, nothing is
written: what somebody else saved is never lost.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from layers.base import Text
from utils.errors import AtlasError
from utils.pinyin import spell
from utils.route.model import ID, NamedRoute, Route
from utils.route.plan import planned
from utils.route.reading import route_of, route_toml
from utils.store import Store
from utils.story.deck import RoutePlan
from utils.text_cleaning import quotable
from utils.toml_file import TomlError, toml_bytes
from utils.whole_file import digest_of, put_away, saving, write_whole

FOLDER, FORMER = Path("story", "routes"), Path("story", ".kept")
LONGEST_NAME = 40


class RouteError(AtlasError):
    """A route cannot be saved or taken away."""


class ChangedError(RouteError):
    """A route's file is no longer the one that was seen."""


@dataclass(frozen=True, slots=True)
class KeptRoutes:
    """The routes of a community by id, in the order of their ids, and what is wrong with their files.

    ``digests`` tell one version of a route's file from another, by id.
    """

    routes: Mapping[str, NamedRoute]
    problems: tuple[Text, ...]
    digests: Mapping[str, str] = field(default_factory=dict)


def read_routes(folder: Path) -> KeptRoutes:
    """The routes of the data folder ``folder``; none where it has none. Raises nothing."""
    routes, problems, digests = dict[str, NamedRoute](), list[Text](), dict[str, str]()
    for path in _files(folder):
        named, found, digest = _read(path)
        problems += found
        if named:
            routes[named.id], digests[named.id] = named, digest
    return KeptRoutes(routes, tuple(problems), digests)


def routes_of(store: Store) -> Mapping[str, RoutePlan]:
    """Every kept route, worked out, by id. The same object as long as neither routes nor data change."""
    return _all(store)[0]


def problems_of(store: Store) -> tuple[Text, ...]:
    """What is wrong with the kept routes: their files, and stops that do not exist or cannot be walked to."""
    return _all(store)[1]


def save_route(folder: Path, named: NamedRoute, seen: str) -> str:
    """Write the route into the data folder; a former version is kept. Returns the digest of what is there now.

    ``seen`` is the digest of the version it replaces, ``""`` where there was none. Raises :class:`ChangedError` where
    it is another one by now, :class:`RouteError` where it cannot be written.
    """
    path, content = _path(folder, named.id), route_toml(named)
    with saving(RouteError, folder):
        _unchanged(path, seen, named.title)
        write_whole(path, content, folder / FORMER)
    return digest_of(content)


def add_route(folder: Path, title: Text, route: Route) -> tuple[NamedRoute, str]:
    """Keep the route as a new one, under an id made of its name; returns it and its digest.

    Raises :class:`RouteError`.
    """
    with saving(RouteError, folder):
        named = NamedRoute(free_id(title.en, (path.stem for path in _files(folder))), title, route)
        content = route_toml(named)
        write_whole(_path(folder, named.id), content, folder / FORMER)
    return named, digest_of(content)


def delete_route(folder: Path, named: NamedRoute, seen: str) -> None:
    """Take a route away, the version of the digest ``seen``; its file moves to the former versions.

    Raises :class:`ChangedError` where it is another version by now, :class:`RouteError` where it cannot be moved.
    """
    with saving(RouteError, folder):
        path = _path(folder, named.id)
        if path.is_file():
            _unchanged(path, seen, named.title)
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


def _unchanged(path: Path, seen: str, title: Text) -> None:
    """Raises :class:`ChangedError` unless the file is the version seen."""
    found = digest_of(path.read_bytes()) if path.is_file() else ""
    if found != seen:
        raise ChangedError(
            Text(
                f"“{title.zh}”已被他人修改，未保存，也没有丢失任何内容。",
                f"“{title.en}” was changed by somebody else: nothing was saved, and nothing is lost.",
            )
        )


def _read(path: Path) -> tuple[NamedRoute | None, tuple[Text, ...], str]:
    name = f"{FOLDER.as_posix()}/{quotable(path.name)}"
    if not ID.fullmatch(path.stem):
        zh, en = "文件名只能用小写字母、数字和连字符", "its name may have small letters, digits and hyphens only"
        return None, (Text(f"{name}：{zh}", f"{name}: {en}"),), ""
    try:
        content = toml_bytes(path)
    except FileNotFoundError:
        return None, (), ""
    except TomlError as error:
        return None, (Text(f"{name}：{error.message.zh}", f"{name}: {error.message.en}"),), ""
    return *route_of(path.stem, content), digest_of(content)


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
