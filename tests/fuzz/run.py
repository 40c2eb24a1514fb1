"""Runs cases in children, notices when one dies, and goes on with a new one."""

from __future__ import annotations

import re
import selectors
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

from tests.fuzz.base import make_base
from tests.fuzz.outcome import Outcome, outcome_of
from tests.fuzz.walk import OURS, ROOT, Failure

# Seconds a child may be silent, waiting for something; what computes too long ends by its own limit before.
SILENCE = 300.0
# Cases of one child: what may have piled up in it goes with it.
MOST_CASES = 400
# What a child is started with, before folders, seed and what to leave out.
CHILD: tuple[str, ...] = ("-m", "tests.fuzz.child")
_FRAME = re.compile(r'File "([^"]+)", line (\d+) in (\S+)')


@dataclass(frozen=True, slots=True)
class Plan:
    """What to run. ``sample``: hand-outs and pages on a sample; ``timed``: slow reading is a failure."""

    seed: int
    numbers: tuple[int, ...]
    workers: int = 2
    sample: bool = True
    timed: bool = True


def run(plan: Plan, told: Callable[[Outcome], None], base: Path | None = None) -> None:
    """Run all cases of ``plan``; ``told`` hears of each, in any order, in one thread at a time.

    ``base``: the sound folder; None: one is made.
    """
    with tempfile.TemporaryDirectory(prefix="atlas-fuzz-") as temporary:
        place = Path(temporary)
        sound = base or make_base(_new(place / "base"))
        queue: SimpleQueue[int] = SimpleQueue()
        for number in plan.numbers:
            queue.put(number)
        outcomes: SimpleQueue[Outcome | None] = SimpleQueue()

        def work(worker: int) -> None:
            try:
                for outcome in _worker(plan, queue, sound, _new(place / f"worker-{worker}")):
                    outcomes.put(outcome)
            finally:
                outcomes.put(None)

        with ThreadPoolExecutor(plan.workers) as pool:
            ends = [pool.submit(work, worker) for worker in range(plan.workers)]
            left = plan.workers
            while left:
                outcome = outcomes.get()
                if outcome is None:
                    left -= 1
                else:
                    told(outcome)
            for end in ends:
                end.result()


def _new(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _numbers(queue: SimpleQueue[int]) -> Iterator[int]:
    with suppress(Empty):
        while True:
            yield queue.get_nowait()


def _worker(plan: Plan, queue: SimpleQueue[int], base: Path, work: Path) -> Iterator[Outcome]:
    """Outcomes of the cases of the queue, as long as there are any; a new child after each death."""
    numbers = _numbers(queue)
    first = next(numbers, None)
    while first is not None:
        with _child(plan, base, work) as child:
            served = 0
            number: int | None = first
            while number is not None and served < MOST_CASES:
                answer = child.ask(number)
                if answer is None:
                    yield Outcome(number, (), (child.death(),), died=True)
                    number = next(numbers, None)
                    break
                yield outcome_of(answer)
                served += 1
                number = next(numbers, None)
            first = number


class Child:
    """A child and what it says."""

    def __init__(self, process: subprocess.Popen[str], errors: Path) -> None:
        self.process, self.errors = process, errors
        self.waited = False

    def read(self) -> str:
        """Its next line; empty where it died, or was silent too long and was ended."""
        assert self.process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ)
            if not selector.select(SILENCE):
                self.waited = True
                self.process.kill()
        return self.process.stdout.readline()

    def ask(self, number: int) -> str | None:
        """What it says of a case; None where it died of it."""
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(f"{number}\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            return None
        return self.read() or None

    def death(self) -> Failure:
        """How it died, and where it was then."""
        code = self.process.wait()
        name = "silent too long" if self.waited else signal.Signals(-code).name if code < 0 else f"exit {code}"
        said = self.errors.read_text("utf-8", "replace")
        start = max(said.find("Fatal Python error"), 0)
        return Failure("death", name, place_of_death(said), said[start : start + 300].strip())


def place_of_death(said: str) -> str:
    """The innermost place of ours in what faulthandler wrote: its first lines are the innermost."""
    start = max(said.rfind("Fatal Python error"), said.rfind("Current thread"), 0)
    for path, line, name in _FRAME.findall(said[start:]):
        inside = Path(path).relative_to(ROOT) if Path(path).is_relative_to(ROOT) else None
        if inside is not None and inside.parts[0] in OURS:
            return f"{inside}:{line} {name}"
    return "somewhere"


@contextmanager
def _child(plan: Plan, base: Path, work: Path) -> Iterator[Child]:
    errors = work / "stderr"
    asked = (str(base), str(work), str(plan.seed), str(plan.sample), str(plan.timed))
    command = [sys.executable, *CHILD, *asked]
    with errors.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=out, text=True, encoding="utf-8"
        )
    child = Child(process, errors)
    try:
        if child.read().strip() != "ready":
            raise RuntimeError(f"a child does not begin: {errors.read_text('utf-8', 'replace')[-2000:]}")
        yield child
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
