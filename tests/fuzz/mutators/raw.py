"""Bytes as copying, editing and sending spoil them; for any file."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable

from tests.fuzz.mutators.kit import register

RAW: dict[str, Callable[[random.Random, bytes], bytes]] = {}


@register(RAW)
def cut_short(rng: random.Random, content: bytes) -> bytes:
    return content[: rng.randrange(len(content) + 1)]


@register(RAW)
def beginning_lost(rng: random.Random, content: bytes) -> bytes:
    return content[rng.randrange(len(content) + 1) :]


@register(RAW)
def bits_flipped(rng: random.Random, content: bytes) -> bytes:
    spoilt = bytearray(content)
    for _ in range(rng.choice([1, 1, 3, 30])):
        if spoilt:
            spoilt[rng.randrange(len(spoilt))] ^= 1 << rng.randrange(8)
    return bytes(spoilt)


@register(RAW)
def piece_repeated(rng: random.Random, content: bytes) -> bytes:
    start = rng.randrange(len(content) + 1)
    piece = content[start : start + rng.choice([1, 10, 1000])]
    return content[:start] + piece * rng.choice([2, 20]) + content[start:]


@register(RAW)
def piece_lost(rng: random.Random, content: bytes) -> bytes:
    start = rng.randrange(len(content) + 1)
    return content[:start] + content[start + rng.choice([1, 1, 10, 200]) :]


@register(RAW)
def byte_replaced(rng: random.Random, content: bytes) -> bytes:
    start = rng.randrange(len(content) + 1)
    return (
        content[:start]
        + rng.choice([b"\x00", b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b",", b'"', b"[", b"}", b"\n"])
        + content[start + 1 :]
    )


@register(RAW)
def byte_order_mark(rng: random.Random, content: bytes) -> bytes:
    return rng.choice([b"\xef\xbb\xbf", b"\xef\xbb\xbf" * 2, b"\xff\xfe", b"\xfe\xff"]) + content


@register(RAW)
def other_encoding(rng: random.Random, content: bytes) -> bytes:
    name = rng.choice(["utf-16", "utf-16-le", "utf-32", "gbk", "gb18030", "big5", "latin-1", "utf-7"])
    return content.decode().encode(name, "replace")


@register(RAW)
def zero_bytes(rng: random.Random, content: bytes) -> bytes:
    return rng.choice(
        [content + b"\x00" * 10, b"\x00" * len(content), content.replace(b"\n", b"\x00"), b"\x00" + content]
    )


@register(RAW)
def other_line_ends(rng: random.Random, content: bytes) -> bytes:
    return content.replace(b"\n", rng.choice([b"\r\n", b"\r", b"\n\n", b"\xe2\x80\xa8", b"\r\r\n"]))


@register(RAW)
def packed(rng: random.Random, content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


@register(RAW)
def emptied(rng: random.Random, content: bytes) -> bytes:
    return rng.choice([b"", b" ", b"\n", b"\xef\xbb\xbf", b"\t\r\n  "])


@register(RAW)
def other_content(rng: random.Random, content: bytes) -> bytes:
    return rng.choice(
        [
            b"null",
            b"[]",
            b"{}",
            b"<html></html>",
            b"PK\x03\x04",
            b"%PDF-1.4",
            bytes(range(256)),
            b"[" * 100_000,
            b"0" * 100_000,
        ]
    )


@register(RAW)
def version_conflict(rng: random.Random, content: bytes) -> bytes:
    middle = content.find(b"\n", len(content) // 2) + 1
    return content[:middle] + b"<<<<<<< HEAD\n=======\n>>>>>>> other\n" + content[middle:]
