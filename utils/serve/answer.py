"""HTTP answers of fixed content: caching, conditional requests, compression."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from layers.base import Text

# For addresses that hold a digest of their content: never asked for twice.
FOREVER = "public, max-age=31536000, immutable"
SMALLEST_COMPRESSED = 512


@dataclass(frozen=True, eq=False)
class Content:
    """Bytes, their media type and the tag (digest or version) that names them; ``ready``: the gzip form, if made."""

    body: bytes = field(repr=False)
    media_type: str
    tag: str
    compressible: bool = True
    ready: bytes | None = field(default=None, repr=False)

    @cached_property
    def packed(self) -> bytes | None:
        """The gzip form, where it is worth it."""
        if self.ready is not None or not self.compressible or len(self.body) < SMALLEST_COMPRESSED:
            return self.ready
        return gzip.compress(self.body, 6, mtime=0)


def answer(request: Request, content: Content, cache: str) -> Response:
    """``content`` in the form the client takes; 304 where it has it already."""
    headers = {"Cache-Control": cache, "ETag": f'W/"{content.tag}"', "Vary": "Accept-Encoding"}
    if _has_it(request.headers, content.tag):
        return Response(status_code=304, headers=headers)
    if content.packed is not None and _takes_gzip(request.headers):
        return Response(content.packed, headers={**headers, "Content-Encoding": "gzip"}, media_type=content.media_type)
    return Response(content.body, headers=headers, media_type=content.media_type)


def refusal(status: int, message: Text) -> JSONResponse:
    """An error, in both languages."""
    body: Mapping[str, Mapping[str, str]] = {"error": {"zh": message.zh, "en": message.en}}
    return JSONResponse(body, status_code=status, headers={"Cache-Control": "no-store"})


def _has_it(headers: Headers, tag: str) -> bool:
    known = [part.strip().removeprefix("W/") for part in headers.get("if-none-match", "").split(",")]
    return f'"{tag}"' in known or "*" in known


def _takes_gzip(headers: Headers) -> bool:
    for part in headers.get("accept-encoding", "").split(","):
        name, _, weight = part.strip().lower().partition(";")
        if name.strip() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
