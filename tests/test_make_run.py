"""`make run` serves the community: what README promises a fresh machine."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from layers import LAYERS

ROOT = Path(__file__).parents[1]
SECONDS = 180
# As a person types it: nothing of a make around these tests, no other community.
PLAIN = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "ATLAS_"))}


def get(address: str) -> tuple[str, str]:
    """The media type and the text of an answer."""
    with urlopen(address, timeout=60) as answer:
        return answer.headers.get_content_type(), answer.read().decode("utf-8")


def get_json(address: str) -> Any:
    return json.loads(get(address)[1])


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The server `make run` starts, on a port of its own, ended with all its processes."""
    if subprocess.run(["make", "--question", "setup"], cwd=ROOT, env=PLAIN, capture_output=True).returncode:
        pytest.skip("not set up: make setup")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path_factory.mktemp("run") / "make.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            ["make", "run", f"PORT={port}"], cwd=ROOT, env=PLAIN, stdout=out, stderr=out, start_new_session=True
        )
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"make run does not answer:\n{log.read_text(encoding='utf-8')}")


def test_it_serves_the_map(address: str) -> None:
    listed = get_json(f"{address}/geo/index.json")
    assert listed["unavailable"] == []
    layers = {layer["id"]: layer for layer in listed["layers"]}
    assert set(layers) == set(LAYERS)
    buildings = get_json(address + layers["buildings"]["url"])
    assert buildings["type"] == "FeatureCollection"
    assert len(buildings["features"]) == layers["buildings"]["count"] > 0


@pytest.mark.parametrize("path", ["/", "/projects", "/story/player.html"])
def test_it_serves_the_pages(address: str, path: str) -> None:
    kind, text = get(address + path)
    assert kind == "text/html" and "<script" in text
