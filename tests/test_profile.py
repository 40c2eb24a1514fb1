"""The profile: read whole, or refused with every key that is wrong."""

import copy
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from layers.base import Text
from tests.store.folder import OWN
from utils.errors import ProfileError
from utils.profile import load_profile

GOOD = tomllib.loads((OWN / "community.toml").read_text(encoding="utf-8"))


def toml(value: Any) -> str:
    """``value`` as inline TOML."""
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{json.dumps(key, ensure_ascii=False)} = {toml(item)}" for key, item in value.items())
            + "}"
        )
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str | bool | int | float) else str(value)


def load(folder: Path, values: dict[str, Any]) -> Any:
    (folder / "community.toml").write_text("\n".join(f"{k} = {toml(v)}" for k, v in values.items()), encoding="utf-8")
    return load_profile(folder)


def leaves(value: Any, path: tuple = ()) -> list[tuple]:
    if not isinstance(value, dict | list) or path[-1:] in (("years",), ("headlines",), ("urls",), ("words",)):
        return [path]
    items = value.items() if isinstance(value, dict) else enumerate(value)
    return [leaf for key, item in items for leaf in leaves(item, (*path, key))]


def parent(values: Any, path: tuple) -> Any:
    for key in path[:-1]:
        values = values[key]
    return values


def dotted(path: tuple) -> str:
    return "".join(f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in path)[1:]


OPTIONAL = {"code", "secret", "max_zoom", "words"}
LEAVES = leaves(GOOD)
OPTIONAL_TEXTS = {"motto", "note", "attribution"}


def test_the_own_profile() -> None:
    profile = load_profile(OWN)
    assert profile.name.zh == "上木古社区" and profile.crs == "EPSG:4547" and profile.years == (2017, 2026)
    assert (
        profile.facts["area"].value == 3.97 and profile.facts["area"].source.en and profile.facts["area"].note is None
    )
    assert profile.basemaps[0].kind == "offline" and profile.basemaps[0].hosts == ()
    assert profile.thresholds["late_days_red"] == 60 and profile.attribution is None
    hosts = {basemap.id: basemap.hosts for basemap in profile.basemaps}
    assert hosts["tianditu_vector"] == ("https://t0.tianditu.gov.cn",)


def test_words_of_the_data_are_read_by_their_chinese() -> None:
    words = load_profile(OWN).words
    assert words["上围"] == Text("上围", "Shangwei")


@pytest.mark.parametrize("path", [leaf for leaf in LEAVES if leaf[-1] not in OPTIONAL], ids=dotted)
def test_a_missing_key_is_named(path: tuple, tmp_path: Path) -> None:
    values = copy.deepcopy(GOOD)
    del parent(values, path)[path[-1]]
    with pytest.raises(ProfileError) as caught:
        load(tmp_path, values)
    message = caught.value.message
    for text in (message.zh, message.en):
        assert "community.toml" in text and str(tmp_path) not in text and f"- {dotted(path)}" in text
    assert "缺失" in message.zh and "missing" in message.en and "1 correction:" in message.en


@pytest.mark.parametrize("path", LEAVES, ids=dotted)
@pytest.mark.parametrize("wrong", [True, [[1]]], ids=["bool", "nested"])
def test_a_key_of_the_wrong_type_is_named(path: tuple, wrong: Any, tmp_path: Path) -> None:
    values = copy.deepcopy(GOOD)
    parent(values, path)[path[-1]] = wrong
    with pytest.raises(ProfileError) as caught:
        load(tmp_path, values)
    assert f"- {dotted(path)}" in caught.value.message.en and "found" in caught.value.message.en


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    values = copy.deepcopy(GOOD)
    del values["community"]["name"]["en"], values["thresholds"], values["fact"][1]["source"]
    values["basemap"][1]["datum"] = "BD-09"
    with pytest.raises(ProfileError) as caught:
        load(tmp_path, values)
    said = caught.value.message.en
    for key in ("community.name.en", "thresholds.issue_open_days", "fact[2].source.zh", "basemap[2].datum"):
        assert f"- {key}: expected" in said
    assert "WGS-84, CGCS2000, GCJ-02" in said and "'BD-09'" in said


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("crs", "EPSG:4326"),
        ("crs", "EPSG:2263"),
        ("crs", "nonsense"),
        ("years", [2026, 2017]),
        ("years", [2017]),
        ("headlines", ["a", "b", "c", "d", "e", "f", "g"]),
        ("headlines", ["area", "area"]),
        ("as_of", "November"),
        ("as_of", "0001-01-01"),
        ("as_of", "9999-12-31"),
        ("as_of", "٢٠٢٣-01-01"),
        ("as_of", "20230115"),
        ("as_of", "2016-12-31"),
        ("years", [1, 2026]),
        ("years", [2017, 9999]),
        ("years", [2017.0, 2026]),
        ("crs", "EPSG:4547\u0000"),
        ("crs", "x" * 100_000),
        ("id", "a\nb"),
        ("id", "x" * 61),
        ("id", " a"),
    ],
)
def test_values_that_make_no_sense(key: str, value: Any, tmp_path: Path) -> None:
    values = copy.deepcopy(GOOD)
    values["community"][key] = value
    with pytest.raises(ProfileError, match=f"community.{key}"):
        load(tmp_path, values)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://x/{z}",
        "javascript:1",
        "https://",
        "https://a;b/{z}",
        "https://a b/{z}",
        "https://[x",
        "/tiles/{z}",
        "https://例.cn/{z}",
        "https://a:1234567/",
        "https://a/\nb",
    ],
)
def test_tile_addresses_must_be_web_addresses(url: str, tmp_path: Path) -> None:
    values = copy.deepcopy(GOOD)
    values["basemap"][3]["urls"] = [url]
    with pytest.raises(ProfileError, match="urls"):
        load(tmp_path, values)


def test_hosts_are_origins(tmp_path: Path) -> None:
    values = copy.deepcopy(GOOD)
    values["basemap"][3]["urls"] = ["https://{s}.tile.example.org:8443/{z}/{x}/{y}", "https://u:p@b.example.org/{z}"]
    assert load(tmp_path, values).basemaps[3].hosts == ("https://*.tile.example.org:8443", "https://b.example.org")


def test_optional_parts_may_be_absent(tmp_path: Path) -> None:
    values = copy.deepcopy(GOOD)
    del values["community"]["motto"], values["community"]["code"], values["fact"]
    values["community"]["attribution"] = {"zh": "甲", "en": "A"}
    profile = load(tmp_path, values)
    assert profile.motto is None and profile.code == "" and profile.facts == {} and profile.attribution.en == "A"


@pytest.mark.parametrize(
    "link",
    ["https://example.org/", "//example.org", "projects?f=x", "/a/b?t=2024", "/projects?nonsense", "javascript:1"],
)
def test_a_view_made_ready_leads_nowhere_else(link: str, tmp_path: Path) -> None:
    values = copy.deepcopy(GOOD)
    values["views"][0]["link"] = link
    with pytest.raises(ProfileError, match=r"views\[1\]\.link"):
        load(tmp_path, values)


def test_views_made_ready_are_optional_and_kept_in_order(tmp_path: Path) -> None:
    assert [view.id for view in load_profile(OWN).views] == ["leader", "planner", "presenter"]
    values = copy.deepcopy(GOOD)
    del values["views"]
    assert load(tmp_path, values).views == ()


@pytest.mark.parametrize("value", [-1, 1e300, "nan", "-inf", 36_501])
def test_thresholds_within_reason(value: Any, tmp_path: Path) -> None:
    values = copy.deepcopy(GOOD)
    values["thresholds"]["issue_open_days"] = value
    content = "\n".join(f"{k} = {toml(v)}" for k, v in values.items())
    (tmp_path / "community.toml").write_text(content.replace(f'"{value}"', str(value)), encoding="utf-8")
    with pytest.raises(ProfileError, match=r"thresholds\.issue_open_days: expected a number from 0 to 36,500"):
        load_profile(tmp_path)


def test_red_does_not_begin_before_yellow(tmp_path: Path) -> None:
    values = copy.deepcopy(GOOD)
    values["thresholds"] |= {"late_days_yellow": 60, "late_days_red": 10}
    with pytest.raises(
        ProfileError, match=r"thresholds\.late_days_red: expected not less than its yellow one, found 10"
    ):
        load(tmp_path, values)


@pytest.mark.parametrize("value", [1e16, 10**99, -(10**50)])
def test_facts_are_numbers_people_know(value: Any, tmp_path: Path) -> None:
    values = copy.deepcopy(GOOD)
    values["fact"][1]["value"] = value
    with pytest.raises(ProfileError, match=r"fact\[2\]\.value: expected a number"):
        load(tmp_path, values)


def test_characters_no_output_can_hold_are_left_out_of_texts(tmp_path: Path) -> None:
    values = copy.deepcopy(GOOD)
    values["community"]["name"]["en"] = "Shang\u0000mugu"
    values["community"]["code"] = "4403\u0007"
    values["fact"][1]["title"]["zh"] = "名\u000b称"
    values["words"]["上围\u0001"] = "x"
    profile = load(tmp_path, values)
    assert (profile.name.en, profile.code) == ("Shangmugu", "4403") and "上围" in profile.words
    assert [fact.title.zh for fact in profile.facts.values()][1] == "名 称"


def test_an_address_with_such_characters_is_refused(tmp_path: Path) -> None:
    values = copy.deepcopy(GOOD)
    values["basemap"][3]["urls"].append("https://a\u0007/")
    with pytest.raises(ProfileError, match=r"basemap\[4\]\.urls"):
        load(tmp_path, values)


def test_ids_must_differ(tmp_path: Path) -> None:
    values = copy.deepcopy(GOOD)
    values["fact"][1]["id"] = "area"
    with pytest.raises(ProfileError, match=r"fact\.id"):
        load(tmp_path, values)


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "does not exist"), (b"[community", "not valid TOML"), ("名".encode("gbk"), "not UTF-8")],
)
def test_a_file_that_cannot_be_read(content: bytes | None, said: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "community.toml").write_bytes(content)
    with pytest.raises(ProfileError) as caught:
        load_profile(tmp_path)
    assert said in caught.value.message.en and "community.toml" in caught.value.message.zh


def test_datum_of_a_file_is_declared_by_layer(tmp_path: Path) -> None:
    own = (OWN / "community.toml").read_text(encoding="utf-8")
    file = tmp_path / "community.toml"
    file.write_text(f'{own}\n[datum]\nbuildings = "GCJ-02"\nboundary = "WGS-84"\n', encoding="utf-8")
    assert load_profile(tmp_path).datums == {"buildings": "GCJ-02", "boundary": "WGS-84"}
    file.write_text(f'{own}\n[datum]\nhouses = "GCJ-02"\nbuildings = "Amap"\n', encoding="utf-8")
    with pytest.raises(ProfileError) as caught:
        load_profile(tmp_path)
    assert "datum.houses" in str(caught.value) and "one of WGS-84, CGCS2000, GCJ-02, BD-09" in str(caught.value)
