"""``python -m utils.i18n CODE``: the lines a language catalogue still lacks, ready to be filled in."""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from utils.i18n import _HERE, catalogue, languages

ROOT = _HERE.parents[1]
FOLDERS = ("layers", "pages", "utils")


def english_texts(root: Path = ROOT) -> list[str]:
    """The English text of every ``Text(...)`` written in the code, sorted, once each."""
    found: set[str] = set()
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.py")):
            if "osm" not in path.relative_to(root).parts:  # a command line, in Chinese and English only
                found.update(_texts(ast.parse(path.read_text(encoding="utf-8"))))
    return sorted(found - {""})


def missing(code: str) -> list[str]:
    """English texts the catalogue of ``code`` has no line for; the built-in languages miss none."""
    if code in ("zh", "en"):
        return []
    known = catalogue(code) if code in languages() else {}
    return [text for text in english_texts() if text not in known]


def _texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text"):
            continue
        named = [keyword.value for keyword in node.keywords if keyword.arg == "en"]
        value = named[0] if named else node.args[1] if len(node.args) > 1 else None
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value


def main(arguments: list[str]) -> int:
    """Print the missing lines as TOML; exit code 0 when there are none, 1 else, 2 for a wrong call."""
    if len(arguments) != 1:
        print("python -m utils.i18n CODE", file=sys.stderr)
        return 2
    lines = missing(arguments[0])
    if arguments[0] not in languages():
        print('language = ""')
    for text in lines:
        print(f'{json.dumps(text, ensure_ascii=False)} = ""')
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
