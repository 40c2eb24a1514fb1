"""What can stop an import: worded for the person at the keyboard, in both languages."""

from utils.errors import AtlasError


class OsmError(AtlasError):
    """The import cannot go on. ``message`` names what is wrong and what to do about it."""
