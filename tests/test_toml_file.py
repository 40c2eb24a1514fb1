"""TOML within bounds: whatever a file holds and whatever stands in its place, one error that says what to do."""

import os
import random
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.folder import OWN
from tests.toy import FEWER
from utils.toml_file import MOST_BYTES, MOST_DEPTH, TomlError, parse_toml, read_toml, toml_bytes

HOSTILE = {
    "five thousand digits": (b"a = " + b"9" * 5000, "line 1"),
    "ten to the 400": (b"x = 1\na = 1" + b"0" * 400, "line 2"),
    "hexadecimal": (b"a = 0x" + b"f" * 9000, "digits"),
    "grouped": (b"a = " + b"1_" * 200 + b"1", "digits"),
    "arrays": (b"a = " + b"[" * 5000 + b"]" * 5000, "deeply"),
    "open arrays": (b"a = " + b"[" * 5000, "deeply"),
    "inline tables": (b"a = " + b"{b = " * 5000 + b"1" + b"}" * 5000, "deeply"),
    "key of many parts": (b".".join([b"a"] * 20000) + b" = 1", "deeply"),
    "quoted key of many parts": (b".".join([b'"a b"'] * 20000) + b" = 1", "deeply"),
    "too large": (b"#" * (MOST_BYTES + 1), "1 MB"),
    "no UTF-8": ("a = '名'".encode("gbk"), "UTF-8"),
    "UTF-16": ("a = 1".encode("utf-16"), "UTF-8"),
    "NUL": (b"a = 1\x00", "TOML"),
    "half a character": (b'a = "\\ud800"', "TOML"),
    "no such day": (b"a = 2023-02-30", "TOML"),
    "no such moment": (b"a = 2023-02-03T25:61:00", "TOML"),
    "half written": (b"[community", "end of document"),
}


@pytest.mark.parametrize(("content", "why"), HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_used_is_said(content, why, tmp_path):
    path = tmp_path / "x.toml"
    path.write_bytes(content)
    with pytest.raises(TomlError) as caught:
        read_toml(path)
    message = caught.value.message
    assert why in message.en and message.zh and len(message.en) < 300
    assert str(tmp_path) not in message.zh + message.en


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xef\xbb\xbfa = 1\r\nb = 2\r\n",
        b"a = nan\nb = -inf\nc = 1e999\n",
        b"a = '" + b"9" * 5000 + b"'  # " + b"[" * 5000,
        b'a = """\n' + b"[[[[" * 500 + b'\n""" # "\nb = "\\"[[["',
        b"a = '''" + b"{" * 500 + b"'''",
        b"a = 'l=" + b".".join([b"x"] * 500) + b"'",
        b"a = " + b"[" * (MOST_DEPTH - 1) + b"]" * (MOST_DEPTH - 1),
    ],
)
def test_what_is_within_bounds_is_read_as_it_stands(content):
    assert repr(parse_toml(content)) == repr(tomllib.loads(content.decode("utf-8-sig")))


def test_depth_is_counted_over_headers_and_keys():
    header = "[" + ".".join("abcdefghij") + "]\n"
    with pytest.raises(TomlError, match="deeply"):
        parse_toml((header + ".".join("abcdefghij") + " = 1").encode())


@pytest.mark.parametrize(
    "put", [os.mkfifo, os.mkdir, lambda path: path.symlink_to(path)], ids=["pipe", "folder", "loop"]
)
def test_what_is_no_file_never_holds_up(put, tmp_path):
    put(tmp_path / "x.toml")
    with pytest.raises(TomlError):
        read_toml(tmp_path / "x.toml")


def test_what_is_absent_is_told_apart(tmp_path):
    for path in (tmp_path / "x.toml", tmp_path / "a\x00b"):
        with pytest.raises(FileNotFoundError):
            toml_bytes(path)


@FEWER
@given(st.binary(max_size=300) | st.text("[]{}=.\"'#\\ab1_-\n \u202e", max_size=300).map(str.encode))
def test_no_bytes_raise_anything_else(content):
    try:
        assert parse_toml(content) == tomllib.loads(content.decode("utf-8-sig"))
    except TomlError as error:
        assert error.message.zh and error.message.en


def test_the_shipped_files_changed_anywhere_raise_nothing_else():
    dice = random.Random(7)
    good = (OWN / "community.toml").read_bytes()
    for _ in range(40):
        at, end = sorted(dice.randrange(len(good)) for _ in range(2))
        for content in (good[:at], good[at:end], good[:at] + bytes([dice.randrange(256)]) + good[at + 1 :]):
            try:
                parse_toml(content)
            except TomlError as error:
                assert error.message.en
