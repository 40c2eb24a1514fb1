"""The map on the page: a folium map whose script names one address, and one small command a run."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import folium
from folium.template import Template
from streamlit_folium import st_folium

from utils.mapview.bundle import bundle
from utils.mapview.config import Publish

LEAFLET_JS = "/vendor/leaflet/leaflet.js"
LEAFLET_CSS = "/vendor/leaflet/leaflet.css"
# Inside a script, JSON must not end the script (<) nor a line (U+2028, U+2029).
_UNSAFE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&'\u2028\u2029"}
# Nor may it look like a template: branca would run it. Outside strings JSON never has these pairs.
_TEMPLATE = re.compile(r"\{(?=[{%#])")

Value = Mapping[str, Any]


class _AtlasMap(folium.Map):
    """A map that is made by our own script; nothing of folium's page, styles or plugins comes with it."""

    _template = Template(
        """{% macro script(this, kwargs) %}
        var {{ this.get_name() }} = __atlas.mount({{ this.get_name()|tojson }}, {{ this.config_url|tojson }});
        {% endmacro %}"""
    )

    def __init__(self, config_url: str, bundle_url: str) -> None:
        super().__init__(tiles=None)
        self.config_url = config_url
        self.default_js = [("leaflet", LEAFLET_JS), ("atlas", bundle_url)]
        self.default_css = [("leaflet", LEAFLET_CSS)]


class _Command(folium.FeatureGroup):
    """The command in the clothes of a feature group, which streamlit-folium runs whenever its text changes."""

    _template = Template(
        "{% macro script(this, kwargs) %}var {{ this.get_name() }} = __atlas.apply({{ this.command }});{% endmacro %}"
    )

    def __init__(self, command: Mapping[str, Any]) -> None:
        super().__init__()
        self.command = script_json(command)

    def render(self, **kwargs: Any) -> str:
        """Nothing: branca would run the script as a template once more; streamlit-folium takes its text itself."""
        return ""


def script_json(value: object) -> str:
    """Compact JSON that is safe inside a script."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _TEMPLATE.sub(r"\\u007b", written.translate(_UNSAFE))


def atlas_map(
    config_url: str,
    command: Mapping[str, Any],
    publish: Publish,
    key: str = "atlas",
    height: int = 700,
    on_change: Callable[[], None] | None = None,
) -> Value | None:
    """Show the map; returns what it sent last (see docs/architecture.md, The value), None before the first click.

    ``config_url`` comes from ``map_config``, ``command`` from ``map_command``. The map is made once: as long as
    ``config_url`` and ``key`` stay, only the command travels, and only when it changes. ``height`` in pixels.
    ``on_change`` is called when the map has sent something, before the run that follows, and finds it in
    ``st.session_state[key]``.
    """
    value = st_folium(
        _AtlasMap(config_url, publish("assets", "js", bundle())),
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=_Command(command),
        on_change=on_change,
    )
    return value or None
