"""Everything read from the environment, in one place."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from layers.base import Text
from utils.errors import AtlasError

PREFIX = "ATLAS_"
OWN_DATA = Path(__file__).resolve().parent.parent / "data"
# Keywords of CSP are quoted; people forget that, so bare ones are accepted.
_KEYWORDS = {"self": "'self'", "none": "'none'"}
_SOURCE = re.compile(r"'self'|'none'|\*|[A-Za-z][A-Za-z0-9+.-]*:|(https?://)?[A-Za-z0-9.*-]+(:(\d+|\*))?/?")


class SettingsError(AtlasError):
    """An environment variable has a value that cannot be used."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The environment, read once.

    ``data`` is the community's folder. ``frame_ancestors`` is the value of the CSP directive of that name: which sites
    may show the atlas in a frame. ``cache`` is where what was made once is kept for the next start: in the user's own
    cache folder; None where there is none. ``secrets`` holds every further ``ATLAS_<NAME>`` by its lower-case
    ``<name>``.
    """

    data: Path = OWN_DATA
    frame_ancestors: str = "'self'"
    cache: Path | None = None
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False, hash=False)

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read ``ATLAS_DATA``, ``ATLAS_FRAME_ANCESTORS`` and the secrets. Raises :class:`SettingsError`."""
        known = os.environ if environ is None else environ
        data = known.get("ATLAS_DATA", "").strip()
        return cls(
            data=Path(data).expanduser().resolve() if data else OWN_DATA,
            frame_ancestors=_frame_ancestors(known.get("ATLAS_FRAME_ANCESTORS", "")),
            cache=_cache(known),
            secrets={
                name.removeprefix(PREFIX).lower(): value
                for name, value in known.items()
                if name.startswith(PREFIX) and name not in ("ATLAS_DATA", "ATLAS_FRAME_ANCESTORS") and value
            },
        )

    def secret(self, name: str, further: Mapping[str, object] | None = None) -> str:
        """The secret ``name`` (of a basemap, say) from the environment, else from ``further``, else ``""``."""
        found = self.secrets.get(name.lower()) or (further or {}).get(name, "")
        return found if isinstance(found, str) else ""


def _cache(known: Mapping[str, str]) -> Path | None:
    """As the XDG Base Directory Specification has it: a relative path is no answer."""
    named, home = Path(known.get("XDG_CACHE_HOME", "")), Path(known.get("HOME", ""))
    folder = named if named.is_absolute() else home / ".cache"
    return folder / "community-atlas" if folder.is_absolute() else None


def _frame_ancestors(value: str) -> str:
    sources = [_KEYWORDS.get(source, source) for source in value.split()] or ["'self'"]
    for source in sources:
        # Anything else could smuggle a further directive or header into the policy.
        if not _SOURCE.fullmatch(source):
            raise SettingsError(
                Text(
                    f"环境变量 ATLAS_FRAME_ANCESTORS 中的“{source}”不是有效来源。请写成 self、none 或 https://主机名，用空格分隔。",
                    f"ATLAS_FRAME_ANCESTORS: “{source}” is not a valid source. Write self, none or https://host, "
                    "separated by spaces.",
                )
            )
    return " ".join(sources)
