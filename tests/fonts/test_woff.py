"""The font a browser gets: just the characters asked for, made once, kept for the next start."""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from utils.fonts import woff
from utils.fonts.package import JAPANESE
from utils.fonts.woff import MOST, Part, woff2


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    woff._woff2.cache_clear()
    return tmp_path / "community-atlas" / "fonts"


def test_it_has_the_characters_in_every_weight(cache: Path) -> None:
    font = TTFont(BytesIO(woff2(Part("上木古A"))))
    assert font.flavor == "woff2" and set(map(chr, font.getBestCmap())) == set("上木古A")
    (axis,) = font["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 100, 900)
    assert "SIL Open Font License" in font["name"].getDebugName(13)


def test_what_the_family_lacks_is_left_out(cache: Path) -> None:
    assert set(TTFont(BytesIO(woff2(Part("古\U0001f600")))).getBestCmap()) == {ord("古")}


def test_marks_of_the_japanese_font_are_narrow(cache: Path) -> None:
    widths = [TTFont(BytesIO(woff2(part)))["hmtx"]["quoteright"][0] for part in (Part("a’"), Part("a’", JAPANESE))]
    assert widths[0] == 1000 and widths[1] < 300


def test_the_name_follows_from_what_is_in_it() -> None:
    assert Part("ab").digest == Part("ba").digest == Part("abb").digest
    assert len({Part("ab").digest, Part("abc").digest, Part("ab", JAPANESE).digest}) == 3


def test_it_is_kept_for_the_next_start(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part = Part("木")
    made = woff2(part)
    assert (cache / f"{part.digest}.woff2").read_bytes() == made
    assert [path.name for path in cache.iterdir()] == [f"{part.digest}.woff2"]
    woff._woff2.cache_clear()
    monkeypatch.setattr(woff, "_make", lambda part: pytest.fail("made again"))
    assert woff2(part) == made


def test_a_broken_file_is_made_again(cache: Path) -> None:
    part = Part("木")
    cache.mkdir(parents=True)
    (cache / f"{part.digest}.woff2").write_bytes(b"")
    assert woff2(part).startswith(b"wOF2")
    assert (cache / f"{part.digest}.woff2").read_bytes() == woff2(part)


def test_without_a_folder_to_keep_it_in_it_is_made(cache: Path) -> None:
    cache.parent.parent.joinpath("community-atlas").write_bytes(b"a file in the way")
    assert woff2(Part("木")).startswith(b"wOF2")


def test_old_ones_go(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(woff, "_make", lambda part: b"wOF2" + part.characters.encode())
    for number in range(MOST + 5):
        woff2(Part(chr(0x4E00 + number)))
        woff._woff2.cache_clear()
        woff2(Part("一"))  # used all the time
    kept = {path.stem for path in cache.iterdir()}
    assert len(kept) == MOST and Part("一").digest in kept
