"""Starts one of the three apps in a process of its own, behind a proxy that counts what goes over the wire."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.serving import running

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Served:
    """A running app. ``url`` goes through the counting proxy; ``received`` counts bytes sent to browsers."""

    url: str
    pid: int
    received: int = 0

    def cpu(self) -> float:
        """CPU seconds the server has used (``/proc/<pid>/stat``, user and system)."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self) -> float:
        """Resident memory of the server in MB."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0.0


@contextmanager
def serve(entry: str, **environment: str) -> Iterator[Served]:
    """Serve ``entry`` (a path below the project) and stop it afterwards."""
    with running(entry, environment) as process:
        served = Served("", process.pid)
        served.url = f"http://127.0.0.1:{_proxy(process.port, served)}/"
        yield served


def _proxy(port: int, served: Served) -> int:
    """Run the counting proxy in a thread of its own; returns its port."""
    ready: list[int] = []
    event = threading.Event()

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, count: bool) -> None:
        try:
            while data := await reader.read(65536):
                if count:
                    served.received += len(data)
                writer.write(data)
                await writer.drain()
        except OSError:
            pass
        finally:
            writer.close()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        upstream_reader, upstream_writer = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(pump(reader, upstream_writer, False), pump(upstream_reader, writer, True))

    async def main() -> None:
        server = await asyncio.start_server(handle, "127.0.0.1", 0)
        ready.append(server.sockets[0].getsockname()[1])
        event.set()
        await server.serve_forever()

    threading.Thread(target=lambda: asyncio.run(main()), daemon=True).start()
    event.wait(10)
    return ready[0]
