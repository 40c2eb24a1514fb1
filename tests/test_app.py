"""The entry point: small, and every answer of the whole app carries the security headers."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import anyio
import pytest

from tests.store.folder import make_folder

ROOT = Path(__file__).resolve().parents[1]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module", params=["good", "without a profile"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The app as ``streamlit run app.py`` serves it, started from another folder: (kind, address)."""
    folder = make_folder(tmp_path_factory.mktemp("data") / "community")
    if request.param != "good":
        (folder / "community.toml").unlink()
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port)]
    process = subprocess.Popen(
        [*command, "--server.address", "127.0.0.1", "--server.headless", "true", "--browser.gatherUsageStats", "false"],
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "ATLAS_DATA": str(folder), "LANG": "C.UTF-8"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
    )
    try:
        yield request.param, _wait(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(address: str, process: subprocess.Popen) -> str:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return address
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            assert process.poll() is None, "the server ended"
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


def get(address: str) -> tuple[int, object]:
    try:
        with urllib.request.urlopen(address, timeout=10) as said:
            return said.status, said.headers
    except urllib.error.HTTPError as error:
        return error.code, error.headers


def test_the_whole_app(server: tuple[str, str]) -> None:
    kind, address = server
    good = kind == "good"
    for path, status in (
        ("/", 200),
        ("/vendor/leaflet/leaflet.js", 200),
        ("/geo/index.json", 200 if good else 503),
        ("/geo/none/0.geojson", 404 if good else 503),
        ("/vendor/leaflet/%2e%2e/__init__.py", 400),
    ):
        got, headers = get(address + path)
        assert got == status, path
        policy = headers["Content-Security-Policy"]  # type: ignore[index]
        assert "default-src 'self'" in policy and ("https://tile.openstreetmap.org" in policy) == good
        assert headers["X-Content-Type-Options"] == "nosniff"  # type: ignore[index]


def test_the_entry_stays_small() -> None:
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) <= 60


def test_the_start_outlives_any_exception(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    import app

    def burst(*arguments: object) -> None:
        raise ZeroDivisionError("somewhere")

    async def start() -> None:
        async with app.warm(app.app):
            pass

    monkeypatch.setattr(app.gc, "freeze", lambda: None)
    monkeypatch.setattr(app, "sweep", lambda folder: [])
    monkeypatch.setattr(app, "headlines", burst)
    anyio.run(start)
    assert "cannot be worked out" in caplog.text and "ZeroDivisionError: somewhere" in caplog.text
