"""What a link can get wrong, in words for the person who opened it."""

from __future__ import annotations

from layers.base import LayerSpec, Text
from utils.errors import LinkError
from utils.text_cleaning import quotable


def malformed(part: str) -> LinkError:
    """The part cannot be read."""
    return LinkError(
        Text(
            f"链接中的“{quotable(part)}”无法识别，已略过",
            f"“{quotable(part)}” in the link cannot be understood and was left out",
        )
    )


def unknown_layer(layer: str) -> LinkError:
    """The community has no such layer."""
    return LinkError(
        Text(f"没有名为“{quotable(layer)}”的图层，已略过", f"There is no layer “{quotable(layer)}”; it was left out")
    )


def unknown_column(spec: LayerSpec, column: str) -> LinkError:
    """The layer has no such column."""
    return LinkError(
        Text(
            f"图层“{spec.title.zh}”没有“{quotable(column)}”这一项，该筛选已略过",
            f"The layer “{spec.title.en}” has no “{quotable(column)}”; that filter was left out",
        )
    )


def unknown_value(spec: LayerSpec, column: str, value: str) -> LinkError:
    """The column cannot hold the value."""
    title = spec.asked_columns[column].title
    return LinkError(
        Text(
            f"“{spec.title.zh}”的“{title.zh}”没有“{quotable(value)}”这个选项，已略过",
            f"“{title.en}” of “{spec.title.en}” has no value “{quotable(value)}”; it was left out",
        )
    )
