"""What is read from the environment."""

from pathlib import Path

import pytest

from utils.settings import Settings, SettingsError


def test_defaults() -> None:
    settings = Settings.from_env({})
    assert (settings.data / "community.toml").is_file() and settings.data.is_absolute()
    assert settings.frame_ancestors == "'self'" and settings.secrets == {}


def test_another_community(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Settings.from_env({"ATLAS_DATA": "there"}).data == tmp_path / "there"
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path))
    assert Settings.from_env().data == tmp_path


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"HOME": "/home/a"}, Path("/home/a/.cache/community-atlas")),
        ({"HOME": "/home/a", "XDG_CACHE_HOME": "/var/tmp/b"}, Path("/var/tmp/b/community-atlas")),
        ({"HOME": "/home/a", "XDG_CACHE_HOME": "b"}, Path("/home/a/.cache/community-atlas")),
        ({"HOME": ""}, None),
        ({}, None),
    ],
)
def test_where_things_are_kept_for_the_next_start(environment: dict[str, str], folder: Path | None) -> None:
    assert Settings.from_env(environment).cache == folder


@pytest.mark.parametrize(
    ("given", "policy"),
    [
        ("", "'self'"),
        ("self", "'self'"),
        ("none", "'none'"),
        ("'self' https://portal.example.cn", "'self' https://portal.example.cn"),
        ("https://*.example.cn:8443", "https://*.example.cn:8443"),
        ("https:", "https:"),
    ],
)
def test_frame_ancestors(given: str, policy: str) -> None:
    assert Settings.from_env({"ATLAS_FRAME_ANCESTORS": given}).frame_ancestors == policy


@pytest.mark.parametrize("bad", ["'self'; script-src *", "https://a\r\nX:1;", "a,b", "“self”"])
def test_frame_ancestors_cannot_smuggle_a_directive(bad: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.from_env({"ATLAS_FRAME_ANCESTORS": bad})
    assert "ATLAS_FRAME_ANCESTORS" in caught.value.message.zh


def test_secrets() -> None:
    settings = Settings.from_env({"ATLAS_TIANDITU_KEY": "k", "ATLAS_DATA": "/d", "OTHER_KEY": "o"})
    assert (
        settings.secret("tianditu_key") == "k" and settings.secret("other_key") == "" and settings.secret("data") == ""
    )
    assert (
        settings.secret("further", {"further": "f"}) == "f"
        and settings.secret("tianditu_key", {"tianditu_key": "x"}) == "k"
    )
    assert "'k'" not in repr(settings)
