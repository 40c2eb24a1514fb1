"""The reader alone, in a process that may die: many mutated features, or kinds written out, each in a fork."""

from __future__ import annotations

import copy
import dataclasses
import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from layers import LAYERS
from tests.fuzz.mutators.features import DOCUMENTS
from tests.fuzz.mutators.geometries import GEOMETRIES, TYPES
from tests.fuzz.mutators.kit import json_bytes
from tests.store.folder import SQUARE, building
from utils.validate import check_layer
from utils.validate.place import Place

ROOT = Path(__file__).parents[2]
FILE = "geojson/buildings.geojson"
# A layer as no community has it: it takes every geometry, so that every kind is read.
SPEC = dataclasses.replace(LAYERS["buildings"], geometry=frozenset(TYPES), ordered=())
PLACE = Place.of_boundary(shapely.Polygon(SQUARE[0]))
Result = dict[str, Any]


def checked(content: bytes) -> Result:
    """What becomes of a file: the ids kept with the number of their coordinates, and whom faults name."""
    found = check_layer(SPEC, content, FILE, PLACE)
    kept = {} if found.frame is None else dict(
        zip(found.frame["id"], shapely.get_num_coordinates(found.frame.geometry.to_numpy()).tolist(), strict=True)
    )  # fmt: skip
    if found.frame is not None:
        shapely.to_wkb(found.frame.geometry.to_numpy())
        assert (
            np.isfinite(found.frame.dropna(subset="geometry").total_bounds).all() or found.frame.geometry.isna().all()
        )
    return {"kept": kept, "named": [fault.feature for fault in found.faults], "fatal": found.frame is None}


def documents(seed: int, count: int) -> Iterator[tuple[str, bytes]]:
    """``count`` mutated features, three or so a file: the name of what was done, and the file."""
    made, number = 0, 0
    while made < count:
        rng = random.Random(f"{seed}/{number}/reader")
        features = [
            building(f"b-{place}", copy.deepcopy(rng.choice(list(SOUND.values()))))
            for place in range(rng.choice([1, 2, 4]))
        ]
        made, number = made + len(features), number + 1
        document: Any = {"type": "FeatureCollection", "features": features}
        if rng.random() < 0.75:
            names = [rng.choice(list(GEOMETRIES)) for _ in features]
            for name, feature in zip(names, features, strict=True):
                feature["geometry"] = GEOMETRIES[name](rng, feature["geometry"])
        else:
            names = [rng.choice([name for name in DOCUMENTS if name != "very_many"])]
            other = DOCUMENTS[names[0]](rng, document)
            document = document if other is None else other
        yield f"{number - 1}: {', '.join(names)}", json_bytes(document)


RING = [[114.12, 22.68], [114.1205, 22.68], [114.1205, 22.6805], [114.12, 22.6805], [114.12, 22.68]]
SOUND: Mapping[str, dict[str, Any]] = {
    kind: {"type": kind, "coordinates": coordinates}
    for kind, coordinates in (
        ("Point", RING[0]),
        ("MultiPoint", RING[:3]),
        ("LineString", RING[:3]),
        ("MultiLineString", [RING[:3], RING[1:4]]),
        ("Polygon", [RING]),
        ("MultiPolygon", [[RING]]),
    )
}


def each_in_a_fork(kinds: Mapping[str, bytes]) -> dict[str, Result]:
    """What becomes of each file: ``{"died": signal}``, ``{"raised": what}``, or what :func:`checked` says."""
    return {name: _forked(content) for name, content in kinds.items()}


def _forked(content: bytes) -> Result:
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            said: Result = checked(content)
        except BaseException as error:  # noqa: BLE001 - it is told to the parent
            said = {"raised": f"{type(error).__name__}: {error}"[:300]}
        with os.fdopen(write, "wb") as out:
            out.write(json.dumps(said).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as answer:
        told = answer.read()
    _, status = os.waitpid(pid, 0)
    if os.WIFSIGNALED(status):
        return {"died": signal.Signals(os.WTERMSIG(status)).name}
    return json.loads(told)


def in_a_child(*arguments: str, said: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """``python -m tests.fuzz.reader`` with these arguments; ``said`` is its input."""
    command = [sys.executable, "-X", "faulthandler", "-m", "tests.fuzz.reader", *arguments]
    return subprocess.run(command, cwd=ROOT, input=said, capture_output=True, check=False)


def main(arguments: Sequence[str]) -> None:
    """``kinds``: a JSON object of files (hex) on the input; else a seed and a count of mutated features."""
    if arguments[0] == "kinds":
        kinds = {name: bytes.fromhex(content) for name, content in json.load(sys.stdin).items()}
        json.dump(each_in_a_fork(kinds), sys.stdout)
        return
    failures = []
    for name, content in documents(int(arguments[0]), int(arguments[1])):
        # The last line says which one it was, should this process die of it.
        print(name, flush=True)
        try:
            checked(content)
        except Exception as error:  # noqa: BLE001 - all are told at the end
            failures.append(f"{name}: {type(error).__name__}: {error}"[:300])
    print(json.dumps(failures))


if __name__ == "__main__":
    main(sys.argv[1:])
