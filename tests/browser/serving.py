"""An app in a process of its own, on a free port, as a visitor meets it: for the tests and for the measurements."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Process:
    """A running server: its address, without a slash at the end, its port and its process id."""

    address: str
    port: int
    pid: int


@contextmanager
def running(entry: str, environment: Mapping[str, str], log: Path | None = None) -> Iterator[Process]:
    """``streamlit run entry`` (a path, or one below the project) until the block ends.

    ``environment`` comes on top of the present one, of which no ``ATLAS_`` variable is taken over. Raises
    ``RuntimeError`` when the server stops by itself, ``TimeoutError`` when it does not answer within three minutes.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", entry, "--server.port", str(port)]
    own = {name: value for name, value in os.environ.items() if not name.startswith("ATLAS_")}
    out = log.open("wb") if log else subprocess.DEVNULL
    process = subprocess.Popen(
        [*command, "--server.address", "127.0.0.1", "--server.headless", "true"],
        cwd=ROOT,
        env={**own, **environment},
        stdout=out,
        stderr=out,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(f"{address}/_stcore/health", process)
        yield Process(address, port, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


@contextmanager
def served(data: Path | None = None, log: Path | None = None) -> Iterator[str]:
    """The atlas, with another data folder if one is given; yields its address."""
    with running("app.py", {"ATLAS_DATA": str(data)} if data else {}, log) as process:
        yield process.address


def _wait(url: str, process: subprocess.Popen, seconds: float = 180) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped with code {process.returncode}")
        try:
            with urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(url)
