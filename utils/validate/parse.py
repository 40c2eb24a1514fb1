"""A GeoJSON file's bytes -> its raw features, or the one reason why it cannot be read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from layers.base import Text

Raw = dict[str, Any]
RESAVE = Text(
    "请从来源重新导出为 GeoJSON（UTF-8）后替换该文件。", "Export it again as GeoJSON (UTF-8) and replace the file."
)
COPY_AGAIN = Text(
    "文件可能未复制完整，请重新复制或重新导出。", "The copy was probably cut short: copy or export the file again."
)


class UnreadableError(Exception):
    """The file as a whole cannot be used: ``problem`` and ``remedy`` say why and what to do."""

    def __init__(self, problem: Text, remedy: Text = RESAVE) -> None:
        super().__init__(problem.en)
        self.problem, self.remedy = problem, remedy


def parse_features(content: bytes) -> list[Raw]:
    """The features of a FeatureCollection; entries that are no features become empty ones, to be reported by place.

    Raises :class:`UnreadableError` for a file that is empty, cut short, not JSON, no FeatureCollection, or has none.
    """
    document = _document(content)
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection" or not isinstance(features, list):
        kind = document.get("type", "object") if isinstance(document, dict) else type(document).__name__
        raise UnreadableError(
            Text(
                f"应为 GeoJSON 的 FeatureCollection，实为 {str(kind)[:40]}",
                f"expected a GeoJSON FeatureCollection, found {str(kind)[:40]}",
            )
        )
    if not features:
        raise UnreadableError(
            Text("文件中没有任何要素", "the file holds no features"),
            Text(
                "请补上要素；若该图层暂无数据，请删除此文件。",
                "Add features, or delete the file if the layer has no data.",
            ),
        )
    return [feature if isinstance(feature, dict) else {} for feature in features]


def properties(features: Sequence[Raw]) -> list[Raw]:
    """The properties of each feature, empty where it has none."""
    return [found if isinstance(found := feature.get("properties"), dict) else {} for feature in features]


def _document(content: bytes) -> Any:
    if not content.strip():
        raise UnreadableError(Text("文件是空的", "the file is empty"), COPY_AGAIN)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise UnreadableError(_cut(content.count(b"\n") + 1), COPY_AGAIN) from error
        raise UnreadableError(
            Text(f"不是 UTF-8 文本（第 {error.start + 1} 个字节）", f"not UTF-8 text (byte {error.start + 1})")
        ) from error
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        if text.lstrip()[:1] in "{[" and _ends_early(text, error):
            raise UnreadableError(_cut(error.lineno), COPY_AGAIN) from error
        place = Text(f"第 {error.lineno} 行第 {error.colno} 列", f"line {error.lineno} column {error.colno}")
        raise UnreadableError(
            Text(f"不是有效的 JSON（{place.zh}）", f"not valid JSON ({place.en}: {error.msg})")
        ) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError(
            Text(
                "不是有效的 JSON：数字过长或嵌套过深", "not valid JSON: a number is too long, or it is nested too deep"
            )
        ) from error


def _ends_early(text: str, error: json.JSONDecodeError) -> bool:
    """Whether the parser ran out of text rather than into something wrong."""
    rest = text[error.pos :].strip()
    # A half-written number, word or escape at the very end is reported where it begins.
    return not rest or error.msg.startswith("Unterminated string") or (len(rest) < 12 and not set(rest) & set(",:]}"))


def _cut(line: int) -> Text:
    return Text(f"文件被截断，在第 {line} 行中断", f"the file is cut short: it breaks off at line {line}")
