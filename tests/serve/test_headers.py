"""The security headers."""

import anyio
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.serve.asgi import ask
from utils.serve.headers import SecurityHeaders, policy


def hello(request: object) -> Response:
    return PlainTextResponse("hello")


def directives(text: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (part.split() for part in text.split(";"))}


@pytest.fixture
def app() -> ASGIApp:
    inner = Starlette(routes=[Route("/", hello)])
    return SecurityHeaders(inner, "'self' https://portal.example.cn", lambda: ["https://tile.example.org"])


@pytest.mark.parametrize("path", ["/", "/nothing"])
def test_every_answer_has_them(app: ASGIApp, path: str) -> None:
    headers = ask(app, path, host="atlas.example:8501").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    found = directives(headers["content-security-policy"])
    assert found["default-src"] == ["'self'"] and found["object-src"] == ["'none'"]
    assert found["img-src"] == ["'self'", "data:", "blob:", "https://tile.example.org"]
    assert found["frame-ancestors"] == ["'self'", "https://portal.example.cn"]
    assert found["connect-src"] == ["'self'", "ws://atlas.example:8501", "wss://atlas.example:8501"]


def test_only_pictures_may_come_from_elsewhere() -> None:
    found = directives(policy("'none'", ["https://tile.example.org"], "a:1"))
    for name, values in found.items():
        if name not in ("img-src", "connect-src"):
            assert not any("//" in value or value == "*" for value in values), name


@pytest.mark.parametrize("host", ["", "a; script-src *", "a b", "x,y", "é", "a:b"])
def test_a_forged_host_never_reaches_the_policy(host: str) -> None:
    assert directives(policy("'self'", [], host))["connect-src"] == ["'self'"]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8501", "[::1]:8501"])
def test_a_true_host_does(host: str) -> None:
    assert f"ws://{host}" in policy("'self'", [], host)


def test_websockets_pass_untouched() -> None:
    got: list[tuple[Scope, Receive, Send]] = []

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        got.append((scope, receive, send))

    async def receive() -> dict[str, str]:
        return {}

    async def send(message: object) -> None:
        pass

    for kind in ("websocket", "lifespan"):
        scope = {"type": kind}
        anyio.run(SecurityHeaders(inner), scope, receive, send)
        assert got[-1][0] is scope and got[-1][1] is receive and got[-1][2] is send
