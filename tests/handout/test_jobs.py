"""Work in the background: progress, an end on request, faults in words."""

from __future__ import annotations

import time
from threading import Event

import pytest

from layers.base import Text
from utils.errors import AtlasError
from utils.handout.jobs import Job


def ended(job: Job) -> Job:
    until = time.monotonic() + 5
    while job.running and time.monotonic() < until:
        time.sleep(0.005)
    assert not job.running
    return job


def test_the_result_is_there_when_it_is_made() -> None:
    go = Event()

    def make(step) -> bytes:
        step(1, 3)
        go.wait(5)
        return b"made"

    job = Job(make)
    while not job.done:
        time.sleep(0.005)
    assert (job.running, job.content, job.problem, job.total) == (True, None, None, 3)
    go.set()
    assert ended(job).content == b"made"
    assert not job.cancelled


def test_cancelled_work_ends_at_its_next_step() -> None:
    begun, steps = Event(), []

    def make(step) -> bytes:
        for k in range(1000):
            step(k, 1000)
            steps.append(k)
            begun.set()
            time.sleep(0.01)
        return b""

    job = Job(make)
    begun.wait(5)
    job.cancel()
    assert ended(job).cancelled
    assert job.content is None
    assert len(steps) < 100


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (AtlasError(Text("请重试", "Try again")), "请重试"),
        (ModuleNotFoundError("x", name="typst"), "typst"),
        (RuntimeError("secret"), "RuntimeError"),
    ],
)
def test_what_goes_wrong_is_said_with_what_to_do(error: Exception, said: str) -> None:
    def make(step) -> bytes:
        raise error

    job = ended(Job(make))
    assert job.problem is not None
    assert said in job.problem.zh
    assert "secret" not in job.problem.zh
    assert not job.cancelled
