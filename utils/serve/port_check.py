"""Says plainly that a port is taken, before a server fails with a trace: ``python -m utils.serve.port_check 8501``."""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Sequence

from layers.base import Text

DEFAULT_HOST = "127.0.0.1"
CANNOT = 2


def port_problem(port: int, host: str = DEFAULT_HOST) -> Text | None:
    """Why nothing can listen on ``host:port``, and what to do; None when it is free."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            # As the server does: a port that was closed a moment ago is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen()
    except OSError as error:
        return _worded(error, port, host)
    return None


def _worded(error: OSError, port: int, host: str) -> Text:
    if error.errno == errno.EADDRINUSE:
        return Text(
            f"端口 {port} 已被占用。请关闭占用它的程序，或换一个端口：PORT={port + 1} make run",
            f"Port {port} is in use. Stop the programme that uses it, or take another port: PORT={port + 1} make run",
        )
    if error.errno == errno.EACCES:
        return Text(
            f"没有权限使用端口 {port}。请用 1024 以上的端口：PORT=8501 make run",
            f"Port {port} needs special rights. Use one above 1024: PORT=8501 make run",
        )
    return Text(
        f"无法监听 {host}:{port}（{error.strerror or error}）。请检查 HOST 是否为本机地址。",
        f"Cannot listen on {host}:{port} ({error.strerror or error}). Check that HOST is an address of this machine.",
    )


def main(arguments: Sequence[str]) -> int:
    """``[HOST] PORT``; prints the problem in both languages and returns 2, or 0 when the port is free."""
    *hosts, port = arguments or [""]
    if len(hosts) > 1 or not (port.isascii() and port.isdigit() and 1 <= int(port) <= 65535):
        problem: Text | None = Text(
            f"PORT 应为 1 到 65535 的整数：{port}", f"PORT should be a whole number from 1 to 65535: {port}"
        )
    else:
        problem = port_problem(int(port), hosts[0] if hosts else DEFAULT_HOST)
    if problem is None:
        return 0
    print(f"{problem.zh}\n{problem.en}", file=sys.stderr)
    return CANNOT


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
