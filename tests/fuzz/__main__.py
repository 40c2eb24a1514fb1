"""``python -m tests.fuzz``: thousands of spoilt folders and links, and everything a visitor could set off on each.

A case follows from a seed and its number, so that it can be looked at by itself: ``--seed 7 --case 41``.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.base import make_base
from tests.fuzz.case import Case, make_case
from tests.fuzz.outcome import Outcome, Summary
from tests.fuzz.run import Plan, run
from tests.fuzz.walk import Failure

EVERY = 500


def main() -> int:
    """The exit status: 1 where anything died or was not handled."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="how many cases (10,000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other cases")
    parser.add_argument("--first", type=int, default=0, help="the number of the first case")
    parser.add_argument("--case", type=int, nargs="+", default=[], help="only these cases")
    parser.add_argument("--workers", type=int, default=2, help="processes at a time (2)")
    parser.add_argument("--plain", action="store_true", help="no hand-outs and no pages on a sample of the cases")
    parser.add_argument("--keep", type=Path, help="the folder for the inputs of failures")
    asked = parser.parse_args()
    numbers = tuple(asked.case or range(asked.first, asked.first + asked.count))
    kept_in = asked.keep or Path(tempfile.mkdtemp(prefix=f"atlas-fuzz-seed-{asked.seed}-"))
    kept_in.mkdir(parents=True, exist_ok=True)
    print(f"seed {asked.seed}, {len(numbers):,} cases", flush=True)
    summary, begun = Summary(), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="atlas-fuzz-base-") as temporary:
        base = make_base(Path(temporary))

        def told(outcome: Outcome) -> None:
            for failure in summary.add(outcome):
                _keep(base, asked.seed, outcome, failure, summary, kept_in)
            if summary.cases % EVERY == 0:
                pace = summary.cases / (time.monotonic() - begun)
                print(
                    f"{summary.cases:,} cases, {pace:.1f} a second, {summary.deaths} deaths, "
                    f"{len(summary.groups)} kinds of failures",
                    flush=True,
                )

        run(Plan(asked.seed, numbers, min(asked.workers, len(numbers)), not asked.plain), told, base)
    print(summary.text(asked.seed, str(kept_in)))
    return 1 if summary.groups else 0


def _keep(base: Path, seed: int, outcome: Outcome, failure: Failure, summary: Summary, kept_in: Path) -> None:
    """Keep the case where it is the smallest of its group so far; a new group, or a death, is told at once."""
    group = summary.groups[failure.group]
    new = group.failure is None
    with tempfile.TemporaryDirectory(prefix="atlas-fuzz-kept-") as temporary:
        case = make_case(base, seed, outcome.number, Path(temporary) / "folder")
        size = len(case.mutations) * 1_000_000 + _size(case, base)
        if new or size < group.size:
            before = kept_in / f"case-{group.number}"
            group.number, group.size, group.failure, group.mutations = outcome.number, size, failure, case.mutations
            if not any(other.number == group.number for other in summary.groups.values() if other is not group):
                shutil.rmtree(before, ignore_errors=True)
            _store(case, kept_in / f"case-{case.number}", failure, base)
    if new:
        print(f"case {outcome.number} (seed {seed}): {failure.group}: {failure.message[:120]!r}", flush=True)


def _size(case: Case, base: Path) -> int:
    """How much of the case is other than in the base: bytes of its files and its link."""
    files = [path for path in case.folder.rglob("*") if path.is_file() and not path.is_symlink()] if case.spoilt else []
    known = {path.stat().st_ino for path in base.rglob("*")}
    return sum(path.stat().st_size for path in files if path.stat().st_ino not in known) + len(json.dumps(case.query))


def _store(case: Case, into: Path, failure: Failure, base: Path) -> None:
    shutil.rmtree(into, ignore_errors=True)
    if case.spoilt:
        shutil.copytree(case.folder, into / "folder", symlinks=True)
    else:
        into.mkdir()
    about = {
        "seed": case.seed,
        "case": case.number,
        "mutations": case.mutations,
        "query": case.query,
        "failure": failure.json(),
    }
    (into / "case.json").write_text(json.dumps(about, indent=1), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
