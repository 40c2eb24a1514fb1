"""TOML files as people write them: read within bounds, so that none can take the atlas down or hold it up."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from layers.base import Text
from utils.errors import AtlasError
from utils.text_cleaning import clean_text
from utils.whole_file import FileTooLargeError, NotAFileError, read_whole

MOST_BYTES = 1_000_000
MOST_DEPTH = 16
MOST_PARTS = 16
"""Parts of a dotted key."""
MOST_DIGITS = 100
# Strings and comments, which may hold anything; they are no part of the structure.
_QUOTED = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*',
    re.DOTALL,
)
_DIGITS = re.compile(rf"0x[0-9A-Fa-f_]{{{MOST_DIGITS + 1},}}|[0-9_]{{{MOST_DIGITS + 1},}}")
_DOTTED = re.compile(rf"(?<![\w\"'-])[\w\"'-]+(?:[ \t]*\.[ \t]*[\w\"'-]+){{{MOST_PARTS},}}")
_LARGE = Text(
    "文件过大（超过 1 MB）。请拆分或删去多余内容。", "it is larger than 1 MB. Split it or take out what is not needed."
)
_NO_FILE = Text("不是普通文件。请换成 TOML 文件。", "it is not a plain file. Put a TOML file in its place.")
_ENCODING = Text(
    "不是 UTF-8 文本（第 {} 个字节）。请另存为 UTF-8。", "it is not UTF-8 text (byte {}). Save it as UTF-8."
)
_SYNTAX = Text("不是有效的 TOML：{}。请按所指行列修正。", "it is not valid TOML: {}. Correct it at the place named.")
_DEEP = Text(
    f"TOML 嵌套过深（至多 {MOST_DEPTH} 层）。请减少方括号、花括号或带点的键。",
    f"its TOML is nested too deeply ({MOST_DEPTH} levels at most). Use fewer brackets, braces or dotted keys.",
)
_LONG = Text(
    f"第 {{}} 行的数字过长（至多 {MOST_DIGITS} 位）。请改为实际数值。",
    f"line {{}} has a number of more than {MOST_DIGITS} digits. Write the number that is meant.",
)
_REFUSED = Text("无法读取（{}）。请检查文件和权限。", "it cannot be read ({}). Check the file and its permissions.")


class TomlError(AtlasError):
    """A TOML file that cannot be used; ``message`` says why and what to do, without naming the file."""

    def __init__(self, message: Text, content: bytes = b"") -> None:
        super().__init__(message)
        self.content = content


def read_toml(path: Path) -> tuple[dict[str, Any], bytes]:
    """The values of the file and its bytes. Raises ``FileNotFoundError``, and :class:`TomlError` for all else."""
    content = toml_bytes(path)
    return parse_toml(content), content


def toml_bytes(path: Path) -> bytes:
    """The bytes of the file, not yet understood. Raises as :func:`read_toml`."""
    try:
        return read_whole(path, MOST_BYTES)
    except FileNotFoundError:
        raise
    except FileTooLargeError:
        raise TomlError(_LARGE) from None
    except NotAFileError:
        raise TomlError(_NO_FILE) from None
    except OSError as error:
        raise TomlError(_filled(_REFUSED, error.strerror)) from error


def parse_toml(content: bytes) -> dict[str, Any]:
    """The values of a file's bytes, at most :data:`MOST_DEPTH` deep. Raises :class:`TomlError`."""
    if len(content) > MOST_BYTES:
        raise TomlError(_LARGE, content)
    try:
        text = content.decode("utf-8-sig")
        _check_bounds(text, content)
        values = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise TomlError(_filled(_ENCODING, error.start + 1), content) from error
    except RecursionError as error:
        raise TomlError(_DEEP, content) from error
    except (ValueError, ArithmeticError, LookupError) as error:
        # tomllib passes on what Python's own int, float and date refuse.
        raise TomlError(_filled(_SYNTAX, clean_text(str(error))[:200]), content) from error
    if _deeper(values, MOST_DEPTH):
        raise TomlError(_DEEP, content)
    return values


def _check_bounds(text: str, content: bytes) -> None:
    """Before any work is done on it: tomllib takes minutes for a key of a hundred thousand parts."""
    bare = _QUOTED.sub(_lines_only, text)
    number = _DIGITS.search(bare)
    if number:
        raise TomlError(_filled(_LONG, bare.count("\n", 0, number.start()) + 1), content)
    if _DOTTED.search(bare) or _most_open(bare) > MOST_DEPTH:
        raise TomlError(_DEEP, content)


def _lines_only(quoted: re.Match[str]) -> str:
    """The line ends of a string, so that lines keep their numbers, in quotes where it may be a part of a key."""
    return "" if quoted[0].startswith("#") else '""' + "\n" * quoted[0].count("\n")


def _most_open(bare: str) -> int:
    level = most = 0
    for mark in re.findall(r"[\[\]{}]", bare):
        level = level + 1 if mark in "[{" else max(0, level - 1)
        most = max(most, level)
    return most


def _deeper(values: Any, levels: int) -> bool:
    here = [values]
    for _ in range(levels):
        inner = (item.values() if isinstance(item, dict) else item for item in here)
        here = [value for items in inner for value in items if isinstance(value, dict | list)]
    return bool(here)


def _filled(text: Text, value: object) -> Text:
    return Text(text.zh.format(value), text.en.format(value))
