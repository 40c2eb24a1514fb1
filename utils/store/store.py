"""One data folder, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pandas as pd
import shapely

from layers import LAYERS
from layers.base import LayerSpec, Text
from utils.crs import choose_crs
from utils.datum.convert import SHIFTED, convert_content
from utils.errors import Fault
from utils.profile import Profile, load_profile
from utils.store.files import LAYER_FILES, TABLE_FILES, Fingerprint, fingerprint
from utils.store.layer import LayerData, short_digest
from utils.store.tables import TABLES, read_table
from utils.story.reader import KeptStory, read_story
from utils.validate import check_layer, check_references
from utils.validate.place import Place
from utils.whole_file import NotAFileError, read_whole

Table = tuple[pd.DataFrame | None, tuple[Fault, ...]]
LayerResult = tuple[LayerData | None, tuple[Fault, ...]]
_PERMISSIONS = Text("请检查文件权限。", "Check its permissions.")
_DECLARED = Text("依据 community.toml 的 [datum]。", "As [datum] in community.toml says.")
_PLAIN_FILE = Text("请把文件本身放在该位置。", "Put the file itself in this place.")
_ADD_FILE = Text("请放入该文件；地图需要它才能定位。", "Add the file: the map needs it to find its place.")


class Store:
    """The community's data as it was when the store was made; later changes are a new store (see ``open_store``).

    ``layers`` holds the usable layers in drawing order; ``unavailable`` those whose file cannot be used, with the
    reasons; a layer without a file is in neither, unless it is required. ``tables`` holds the usable tables, ``story``
    the inspection scenes with what is wrong with their files, None where the community has none. ``faults`` is what
    is wrong with layers and tables; ``notes`` is what was written in another way and understood.
    ``profile.crs`` measures true where the community lies: where the declared one does not, another stands in for it
    and a fault says so. Only what changed since ``previous`` is read again. Raises ``ProfileError`` when
    ``community.toml`` is of no use.
    """

    def __init__(self, folder: Path, previous: Store | None = None) -> None:
        self.folder = folder
        self.files: Fingerprint = fingerprint(folder)
        self.profile: Profile = load_profile(folder)
        self._results: dict[str, tuple[object, LayerResult]] = {}
        self._tables: dict[str, tuple[object, Table]] = {}
        self._read_layers(previous)
        self._crs_faults = self._fit_crs()
        self._read_tables(previous)
        layers = {layer: data for layer in LAYERS if layer in self._results and (data := self._results[layer][1][0])}
        self.layers: Mapping[str, LayerData] = MappingProxyType(layers)
        self.unavailable: Mapping[str, tuple[Fault, ...]] = MappingProxyType(
            {layer: faults for layer, (_, (data, faults)) in self._results.items() if data is None}
        )
        self.tables: Mapping[str, pd.DataFrame] = MappingProxyType(
            {name: frame for name, (_, (frame, _)) in self._tables.items() if frame is not None}
        )
        self.story: KeptStory | None = read_story(folder)
        found = (*self._own_faults(), *self._reference_faults())
        self.faults: tuple[Fault, ...] = tuple(fault for fault in found if not fault.note)
        self.notes: tuple[Fault, ...] = tuple(fault for fault in found if fault.note)

    def table(self, name: str) -> pd.DataFrame | None:
        """The table ``name``; None when the community has none that can be used."""
        return self.tables.get(name)

    def fingerprint(self) -> Fingerprint:
        """The stamps of the files as they are on the disk now; differs from ``files`` when something changed."""
        return fingerprint(self.folder)

    def _read_layers(self, previous: Store | None) -> None:
        place = Place.of_crs(self.profile.crs)
        # The one outline a community must have comes first: the other layers are checked against it.
        for spec in sorted(LAYERS.values(), key=lambda spec: not (spec.single and spec.required)):
            file = LAYER_FILES[spec.id]
            if file not in self.files and not spec.required:
                continue
            key = (self.files.get(file), self.profile.crs, _place_key(place), self.profile.datums.get(spec.id))
            known = previous._results.get(spec.id) if previous else None
            result = known[1] if known and known[0] == key else self._read_layer(spec, file, place)
            self._results[spec.id] = (key, result)
            if spec.single and spec.required and result[0]:
                place = Place.of_boundary(result[0].frame.geometry.iloc[0])

    def _fit_crs(self) -> tuple[Fault, ...]:
        """Measure every layer in a CRS that suits the place; what is wrong with the declared one."""
        usable = {layer: data for layer, (_, (data, _)) in self._results.items() if data}
        placed = [data for data in usable.values() if data.placed.any()]
        outlines = [data for data in placed if data.spec.single and data.spec.required] or placed
        shapes = [shapely.box(*data.frame.total_bounds) for data in outlines]
        if not shapes:
            return ()
        crs, fault = choose_crs(self.profile.crs, shapely.union_all(shapes))
        self.profile = replace(self.profile, crs=crs)
        for layer, data in usable.items():
            if data.crs != crs:
                key, (_, faults) = self._results[layer]
                self._results[layer] = (key, (replace(data, crs=crs), faults))
        return (fault,) if fault else ()

    def _read_layer(self, spec: LayerSpec, file: str, place: Place) -> LayerResult:
        content, faults = self._content(file)
        if content is None:
            return None, faults
        datum = self.profile.datums.get(spec.id)
        if datum:
            content, place = convert_content(content, datum), replace(place, datum_declared=True)
        checked = check_layer(spec, content, file, place)
        faults = (*checked.faults, *_datum_note(file, datum))
        if checked.frame is None:
            return None, faults
        return LayerData.build(spec, checked.frame, self.profile.crs, short_digest(content), faults), faults

    def _read_tables(self, previous: Store | None) -> None:
        for name in TABLES:
            file = TABLE_FILES[name]
            if file not in self.files:
                continue
            known = previous._tables.get(name) if previous else None
            if not known or known[0] != self.files[file]:
                content, faults = self._content(file)
                table = (None, faults) if content is None else read_table(name, content, file)
                known = (self.files[file], table)
            self._tables[name] = known

    def _content(self, file: str) -> tuple[bytes | None, tuple[Fault, ...]]:
        try:
            return read_whole(self.folder / file), ()
        except FileNotFoundError:
            return None, (Fault(file, Text("缺少文件", "the file is missing"), _ADD_FILE, fatal=True),)
        except NotAFileError:
            problem = Text("无法读取：不是普通文件", "it cannot be read: it is not a plain file")
            return None, (Fault(file, problem, _PLAIN_FILE, fatal=True),)
        except OSError as error:
            problem = Text(f"无法读取：{error.strerror}", f"it cannot be read: {error.strerror}")
            return None, (Fault(file, problem, _PERMISSIONS, fatal=True),)

    def _own_faults(self) -> tuple[Fault, ...]:
        parts = [self._results[layer][1][1] for layer in LAYERS if layer in self._results]
        parts += [faults for _, (_, faults) in self._tables.values()]
        parts.append(self._crs_faults)
        return tuple(fault for part in parts for fault in part)

    def _reference_faults(self) -> tuple[Fault, ...]:
        ids = {layer: frozenset(data.frame["id"]) for layer, data in self.layers.items()}
        left_out = {
            layer: frozenset(fault.feature for fault in faults if fault.dropped)
            for layer, (_, (_, faults)) in self._results.items()
        }
        parts = [
            check_references(data.frame, data.spec.columns, LAYER_FILES[layer], ids, left_out)
            for layer, data in self.layers.items()
        ]
        parts += [
            check_references(frame, TABLES[name].columns, TABLE_FILES[name], ids, left_out)
            for name, frame in self.tables.items()
        ]
        return tuple(fault for part in parts for fault in part)


def _datum_note(file: str, datum: str | None) -> tuple[Fault, ...]:
    if datum not in SHIFTED:
        return ()
    problem = Text(f"按 {datum} 读入，已换算为 WGS-84", f"read as {datum}, converted to WGS-84")
    return (Fault(file, problem, _DECLARED, column="geometry", note=True),)


def _place_key(place: Place) -> object:
    return place.boundary.wkb if place.boundary is not None else place.extent
