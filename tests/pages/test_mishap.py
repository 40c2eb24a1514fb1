"""A profile that breaks while visitors look: the pages stay, and say so; no path of the server is on them."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.kit import only, open_page
from utils.ui.trouble import TROUBLE


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "现显示最后一次正常的数据"), ("en", "the last good state is shown")]
)
@pytest.mark.parametrize("page", ["", "projects.py", "sources.py"])
def test_the_last_good_state_with_a_notice(
    page: str, lang: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(tmp_path, monkeypatch, "geojson/projects.geojson")
    app = open_page(page, lang=lang)
    assert not app.warning
    profile = tmp_path / "community" / "community.toml"
    good = profile.read_text(encoding="utf-8")
    profile.write_text(good[: len(good) // 3] + "\n[", encoding="utf-8")
    app.run()
    assert not app.exception and not app.error
    said = app.warning[0].value.replace("\\", "")
    assert words in said and said.startswith("community.toml") and str(tmp_path) not in said
    profile.write_text(good, encoding="utf-8")
    app.run()
    assert not app.exception and not app.warning


def test_the_wall_says_so_in_its_head(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    only(tmp_path, monkeypatch, "geojson/projects.geojson")
    app = open_page("cockpit.py")
    (tmp_path / "community" / "community.toml").unlink()
    app.run()
    assert not app.exception
    heads = [element.proto.json for element in app.get("bidi_component") if "as_of" in (element.proto.json or "")]
    assert any("最后一次正常" in head or "\\u6700\\u540e" in head for head in heads)


def test_what_nobody_foresaw_is_said_calmly_in_both_languages() -> None:
    def page() -> None:
        from utils.ui.trouble import show_trouble

        assert show_trouble(ValueError("/srv/secret"))

    app = AppTest.from_function(page).run()
    said = app.error[0].value
    assert TROUBLE.zh in said and TROUBLE.en in said and "secret" not in said
