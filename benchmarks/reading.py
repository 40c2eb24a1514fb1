"""How long a folder and a large layer take to be read; ``--against`` another checkout: both in turn, and their ratio.

``python -m benchmarks.reading [--against PATH]``. What is measured is processor time: others at work on the machine
change it less than the clock on the wall. Each figure is the median over rounds of the best of a child's tries.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.communities import DATA, community

ROOT = Path(__file__).parents[1]
POLYGONS = 100_000
ROUNDS = 5
# A reading may take this much of the time it took another checkout.
MOST = 1.05
SHIPPED, LARGE = "Store(folder), the shipped community", f"check_layer, {POLYGONS:,} polygons"
Seconds = Mapping[str, float]

# Runs in the checkout that is measured, with its own modules; so it keeps to names every version has.
_CHILD = """
import gc, json, sys, time
from pathlib import Path
from layers import LAYERS
from utils.store import Store
from utils.validate import check_layer
from utils.validate.place import Place

shipped, large, tries = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])

def best(work, tries):
    found = []
    for _ in range(tries):
        gc.collect()
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return min(found)

store = Store(shipped)
place = Place.of_boundary(store.layers["boundary"].frame.geometry.iloc[0])
content = (large / "geojson" / "buildings.geojson").read_bytes()
spec, file = LAYERS["buildings"], "geojson/buildings.geojson"
assert len(check_layer(spec, content, file, place).frame) >= int(sys.argv[4])
print(json.dumps([best(lambda: Store(shipped), tries), best(lambda: check_layer(spec, content, file, place), 1)]))
"""


def measure_reading(checkouts: Mapping[str, Path], folder: Path, rounds: int = ROUNDS) -> dict[str, Seconds]:
    """Checkout -> what is read -> seconds of processor time. All read the same: this checkout's data and a large layer
    made in ``folder``. They take turns, so that what else the machine does falls on each alike.
    """
    large = community(POLYGONS, folder)
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in checkouts}
    for number in range(rounds):
        order = list(checkouts.items())
        for name, root in order if number % 2 == 0 else reversed(order):
            times[name].append(_child(root, large))
    return {
        name: {what: statistics.median(pair[k] for pair in pairs) for k, what in enumerate((SHIPPED, LARGE))}
        for name, pairs in times.items()
    }


def _child(root: Path, large: Path) -> tuple[float, float]:
    arguments = [str(DATA), str(large), "5", str(POLYGONS)]
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{root}: {done.stderr[-2000:]}")
    shipped, layer = json.loads(done.stdout.splitlines()[-1])
    return shipped, layer


def reading_table(here: Seconds, there: Seconds | None = None) -> list[str]:
    """The lines of a table: the times, and beside another checkout the ratio and whether it is small enough."""
    more = ("", "") if there is None else (" the other checkout | ratio | |", "---|---|---|")
    lines = [f"| reading, processor time | this checkout |{more[0]}", f"|---|---|{more[1]}"]
    for what, seconds in here.items():
        line = f"| {what} | {seconds:.3f} s |"
        if there is not None:
            ratio = seconds / there[what]
            met = "reached" if ratio <= MOST else "**not reached**"
            line += f" {there[what]:.3f} s | {ratio:.2f} x | <= {MOST} x: {met} |"
        lines.append(line)
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--against", type=Path, help="another checkout to compare with")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    checkouts = {"here": ROOT} | ({"there": asked.against.resolve()} if asked.against else {})
    with tempfile.TemporaryDirectory() as temporary:
        found = measure_reading(checkouts, Path(temporary), asked.rounds)
    print("\n".join(reading_table(found["here"], found.get("there"))))


if __name__ == "__main__":
    main()
