"""A port in use is said plainly, before the server starts."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from utils.serve.port_check import main, port_problem


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.fixture
def free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_a_port_in_use(taken: int) -> None:
    problem = port_problem(taken)
    assert problem is not None
    for text in (problem.zh, problem.en):
        assert str(taken) in text and f"PORT={taken + 1} make run" in text


def test_a_free_port(free: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert port_problem(free) is None and main([str(free)]) == 0 and main(["127.0.0.1", str(free)]) == 0
    assert capsys.readouterr() == ("", "")


def test_as_make_calls_it(taken: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "utils.serve.port_check", "127.0.0.1", str(taken)],
        capture_output=True, text=True, encoding="utf-8", cwd=Path(__file__).parents[2], check=False,
    )  # fmt: skip
    assert done.returncode == 2 and done.stdout == ""
    assert f"端口 {taken} 已被占用" in done.stderr and "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 2


@pytest.mark.parametrize("arguments", [[], ["x"], ["0"], ["65536"], ["-1"], ["a", "b", "8501"], ["²"]])
def test_a_port_that_is_none(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2 and "65535" in capsys.readouterr().err


def test_an_address_of_another_machine(free: int) -> None:
    problem = port_problem(free, "192.0.2.1")
    assert problem is not None and "HOST" in problem.en
