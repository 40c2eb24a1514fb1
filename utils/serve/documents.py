"""Small documents made while the app runs (map configuration, script bundles, swatches), served by content.

The address holds the digest of the content, so that browsers keep it for good and a new content is a new address.
"""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from threading import Lock

from utils.serve.answer import Content

# Where each sort of document is served.
PREFIXES = {"map": "/geo/map", "assets": "/assets"}
MOST = 512
MEDIA_TYPES = {
    "json": "application/json",
    "js": "text/javascript",
    "css": "text/css",
    "svg": "image/svg+xml",
    "geojson": "application/geo+json",
}
_SUFFIX = re.compile(r"[a-z0-9]+")
_documents: OrderedDict[str, Content] = OrderedDict()
_lock = Lock()


def publish(prefix: str, suffix: str, data: bytes, media_type: str = "") -> str:
    """Serve ``data`` and return its address, such as ``/geo/map/0123456789ab.json``; the same data, the same address.

    The :data:`MOST` last used documents are kept, so publish on every run rather than keep an address for hours.
    ``media_type`` follows from ``suffix`` for the usual ones. Raises ``ValueError`` for an unknown prefix or suffix.
    """
    media_type = media_type or MEDIA_TYPES.get(suffix, "")
    if prefix not in PREFIXES or not _SUFFIX.fullmatch(suffix) or not media_type:
        raise ValueError(f"nothing can be published as {prefix}/….{suffix}")
    digest = hashlib.sha256(data).hexdigest()[:16]
    url = f"{PREFIXES[prefix]}/{digest}.{suffix}"
    with _lock:
        if url not in _documents:
            _documents[url] = Content(data, media_type, digest)
        _documents.move_to_end(url)
        while len(_documents) > MOST:
            _documents.popitem(last=False)
    return url


def document(url: str) -> Content | None:
    """What is published at ``url``, None for nothing."""
    with _lock:
        if url in _documents:
            _documents.move_to_end(url)
        return _documents.get(url)
