"""Keyed basemaps are offered with their key or not at all."""

from pathlib import Path

from utils.basemaps import usable
from utils.profile import load_profile
from utils.settings import Settings

PROFILE = load_profile(Path(__file__).parents[1] / "data")


def test_without_a_key_keyed_basemaps_are_not_offered() -> None:
    ids = [basemap.id for basemap in usable(PROFILE, Settings())]
    assert ids == ["offline", "osm", "amap"]


def test_a_key_from_the_environment_is_filled_in() -> None:
    offered = usable(PROFILE, Settings(secrets={"tianditu_key": "abc"}))
    assert [basemap.id for basemap in offered] == [basemap.id for basemap in PROFILE.basemaps]
    urls = [url for basemap in offered for url in basemap.urls]
    assert any(url.endswith("tk=abc") for url in urls)
    assert not any("{key}" in url for url in urls)


def test_a_key_from_streamlits_secrets_is_filled_in() -> None:
    offered = usable(PROFILE, Settings(), {"tianditu_key": "xyz"})
    assert {"tianditu_vector", "tianditu_imagery"} <= {basemap.id for basemap in offered}
