"""Errors worded for the person who can fix them: which file, which feature, what was expected, what was found."""

from __future__ import annotations

from dataclasses import dataclass

from layers.base import Text


class AtlasError(Exception):
    """Something is wrong that a person can fix. ``message`` is in both languages."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


class ProfileError(AtlasError):
    """``community.toml`` is missing, unreadable, or lacks a key."""


class DataError(AtlasError):
    """The data folder cannot be read, for a reason nobody foresaw."""


class LinkError(AtlasError):
    """A shared link asks for something that does not exist; the rest of it still holds."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one file.

    ``feature`` is the feature's id (or its position, ``#12``) and empty when the whole file is meant. ``dropped`` says
    whether the feature was left out of the map because of it. ``fatal`` faults make the whole layer unavailable.
    A ``note`` is no fault: a harmless respelling that was understood (``2023/3/5`` for ``2023-03-05``).
    """

    file: str
    problem: Text
    remedy: Text
    feature: str = ""
    column: str = ""
    dropped: bool = False
    fatal: bool = False
    note: bool = False
