"""Which of the profile's basemaps can be used here: one that needs a key is offered only where it is configured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from utils.profile import Basemap, Profile
from utils.settings import Settings


def usable(profile: Profile, settings: Settings, secrets: Mapping[str, object] | None = None) -> tuple[Basemap, ...]:
    """The basemaps in the profile's order, with ``{key}`` in their tile templates filled in.

    Keys come from the environment (``ATLAS_<SECRET>``), else from ``secrets`` (Streamlit's, say).
    """
    found = ((basemap, settings.secret(basemap.secret, secrets)) for basemap in profile.basemaps)
    return tuple(_filled(basemap, key) for basemap, key in found if key or not basemap.secret)


def _filled(basemap: Basemap, key: str) -> Basemap:
    return replace(basemap, urls=tuple(url.replace("{key}", key) for url in basemap.urls))
