"""Security headers on every answer: this origin and the basemaps' hosts, nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# A Host header is repeated in the policy only if it is one.
_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")
# Tile servers refuse requests that do not name the site they are for; they learn the origin, never the whole link.
REFERRER = "strict-origin-when-cross-origin"


def policy(frame_ancestors: str, image_hosts: Iterable[str], host: str = "") -> str:
    """The Content-Security-Policy. ``image_hosts`` are origins of map tiles; ``host`` the server's own ``name[:port]``.

    Scripts need ``unsafe-inline`` and ``unsafe-eval``: streamlit-folium runs the map's script by ``eval`` in its frame;
    and ``blob:``: Streamlit runs the scripts of our own elements (charts, saved views) as modules of that kind.
    Inline scripts still cannot come from data, which is escaped wherever it is shown,
    and nothing can be loaded from or sent to another origin. Styles are inline in Streamlit itself.
    """
    # 'self' does not cover websockets in every browser, hence the server's own name once more.
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    directives = {
        "default-src": "'self'",
        "script-src": "'self' blob: 'unsafe-inline' 'unsafe-eval'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": " ".join(["'self' data: blob:", *image_hosts]),
        "media-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": f"'self'{sockets}",
        "worker-src": "'self' blob:",
        "frame-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": frame_ancestors,
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


class SecurityHeaders:
    """ASGI middleware. Websockets pass untouched. ``image_hosts`` is asked on every answer and must be quick."""

    def __init__(
        self, app: ASGIApp, frame_ancestors: str = "'self'", image_hosts: Callable[[], Iterable[str]] = tuple
    ) -> None:
        self.app = app
        self.frame_ancestors = frame_ancestors
        self.image_hosts = image_hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers to HTTP answers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        host = Headers(scope=scope).get("host", "")

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = policy(self.frame_ancestors, self.image_hosts(), host)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = REFERRER
            await send(message)

        await self.app(scope, receive, send_with_headers)
