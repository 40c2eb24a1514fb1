"""The process that is allowed to die: it reads case numbers from its input and answers each with a line of JSON."""

from __future__ import annotations

import faulthandler
import json
import logging
import resource
import shutil
import signal
import sys
import time
import warnings
from pathlib import Path
from typing import Any

# Bytes of address space beyond those in use when the work begins; a file of kilobytes needs no more.
MEMORY = 2_500_000_000
# Seconds of processor time a case may take; then the process is ended, as it would be for good.
PROCESSOR = 40


def serve(base: Path, work: Path, seed: int, sample: bool, timed: bool) -> None:
    """Answer every number on the standard input until there is none; says ``ready`` first."""
    answers, sys.stdout = sys.stdout, sys.stderr
    faulthandler.enable()
    # Says where it was when the time was up, then the signal ends the process.
    faulthandler.register(signal.SIGXCPU, chain=True)
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    from tests.fuzz.case import make_case
    from tests.fuzz.walk import walk
    from utils.store import Store

    sound = Store(base)
    _limit_memory()
    print("ready", file=answers, flush=True)
    for line in sys.stdin:
        number = int(line)
        _allow_time()
        started = time.perf_counter()
        case = make_case(base, seed, number, work / f"case-{number}")
        walked = walk(case.folder, case.query, case.rng, sound, sample=sample, timed=timed)
        said: dict[str, Any] = {
            "number": number,
            "mutations": case.mutations,
            "refused": walked.refused,
            "failures": [failure.json() for failure in walked.failures],
            "seconds": round(time.perf_counter() - started, 3),
        }
        if case.spoilt:
            shutil.rmtree(case.folder, ignore_errors=True)
        print(json.dumps(said), file=answers, flush=True)


def _limit_memory() -> None:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _allow_time() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + PROCESSOR, hard))


if __name__ == "__main__":
    folder, place, number, sampled, measured = sys.argv[1:]
    serve(Path(folder), Path(place), int(number), sampled == "True", measured == "True")
