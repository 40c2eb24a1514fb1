"""A link as a QR code, for the phones of those who stand before the big screen."""

from __future__ import annotations

from urllib.parse import urlsplit

import segno

from layers.base import Text
from utils.errors import LinkError
from utils.text_cleaning import is_clean

TOO_LONG = Text("链接太长，无法生成二维码，请复制链接", "The link is too long for a QR code; copy it instead")
NO_LINK = Text("这不是网页链接", "This is no web link")
# Beyond this a phone cannot read the code off a screen any more.
MOST = 1200


def qr_code(link: str) -> str:
    """The QR code of ``link`` as a ``data:image/svg+xml`` address, black on white with the quiet zone scanners need.

    Raises ``LinkError`` for what is no http(s) link, or is too long.
    """
    try:
        parts = urlsplit(link)
    except ValueError:
        raise LinkError(NO_LINK) from None
    if not is_clean(link) or parts.scheme not in ("http", "https") or not parts.netloc:
        raise LinkError(NO_LINK)
    if len(link.encode()) > MOST:
        raise LinkError(TOO_LONG)
    return segno.make_qr(link, error="m").svg_data_uri(scale=4, border=4, dark="#000", light="#fff", omitsize=True)
