"""Languages: two built in, further ones by catalogue."""

from pathlib import Path

import pytest

from layers.base import Text
from utils import i18n
from utils.i18n import __main__ as tool


@pytest.fixture
def third(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ja.toml").write_text('language = "日本語"\n"Buildings" = "建物"\n', encoding="utf-8")
    monkeypatch.setattr(i18n, "_HERE", tmp_path)
    i18n.languages.cache_clear()
    i18n.catalogue.cache_clear()
    yield
    i18n.languages.cache_clear()
    i18n.catalogue.cache_clear()


def test_built_in_languages() -> None:
    assert list(i18n.languages())[:2] == ["zh", "en"]
    assert i18n.pick(Text("建筑", "Buildings"), "zh") == "建筑"
    assert i18n.pick(Text("建筑", "Buildings"), "en") == "Buildings"


@pytest.mark.usefixtures("third")
def test_a_catalogue_adds_a_language_and_falls_back_to_english() -> None:
    assert i18n.languages()["ja"] == "日本語"
    assert i18n.pick(Text("建筑", "Buildings"), "ja") == "建物"
    assert i18n.pick(Text("道路", "Roads"), "ja") == "Roads"


@pytest.mark.usefixtures("third")
@pytest.mark.parametrize(
    "line", ['"As of {}" = "{date} 時点"', '"As of {}" = ""', '"As of {}" = 3', '"Buildings" = "given twice"']
)
def test_a_slip_in_a_catalogue_costs_its_line_at_most(line: str, caplog: pytest.LogCaptureFixture) -> None:
    path = i18n._HERE / "ja.toml"
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
    assert i18n.pick(Text("时间：{}", "As of {}"), "ja") == "As of {}"
    assert ("ja" in i18n.languages()) == (not caplog.records)
    assert i18n.pick(Text("建筑", "Buildings"), "zh") == "建筑"


def test_data_labels() -> None:
    assert i18n.pick_name("新河", "Xinhe", "zh") == "新河"
    assert i18n.pick_name("新河", "Xinhe", "en") == "Xinhe"
    assert i18n.pick_name("新河", None, "en") == "新河"


@pytest.mark.usefixtures("third")
def test_the_tool_lists_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert tool.main(["ja"]) == 1
    printed = capsys.readouterr().out
    assert '"Roads" = ""' in printed
    assert '"Buildings" = ""' not in printed
    assert tool.missing("zh") == []
    assert tool.main([]) == 2
