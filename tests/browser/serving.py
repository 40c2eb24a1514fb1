"""The atlas in a process of its own, on a free port, as a visitor meets it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def served(data: Path | None = None, log: Path | None = None) -> Iterator[str]:
    """Serve ``app.py``, with another data folder if one is given; yields the address, without a slash at its end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ATLAS_")}
    if data:
        environment["ATLAS_DATA"] = str(data)
    out = log.open("wb") if log else subprocess.DEVNULL
    process = subprocess.Popen(
        [*command, "--server.address", "127.0.0.1"], cwd=ROOT, env=environment, stdout=out, stderr=out
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(f"{address}/_stcore/health", process)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait(url: str, process: subprocess.Popen, seconds: float = 60) -> None:
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
