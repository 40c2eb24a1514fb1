"""The player's scripts share one scope, and say only what is worded in both languages."""

import re
from collections import Counter

from utils.player import bundle
from utils.player.words import WORDS

STATIC = bundle._STATIC
SOURCES = {path.name: path.read_text(encoding="utf-8") for path in STATIC.glob("*.js")}


def test_every_script_is_in_the_bundle_once() -> None:
    assert sorted(bundle.SCRIPTS) == sorted(SOURCES)


def test_no_name_is_given_twice() -> None:
    name = re.compile(r"^(?:async )?(?:const|let|class|function)\*? (\w+)", re.MULTILINE)
    counts = Counter(found for source in SOURCES.values() for found in name.findall(source))
    assert [found for found, count in counts.items() if count > 1] == []


def test_every_word_said_is_worded() -> None:
    said = {key for source in SOURCES.values() for key in re.findall(r'\bword\([\w.]+, [\w.]+, "(\w+)"', source)}
    said |= set(re.findall(r'\["[^"]+", "(\w+)"\]', SOURCES["help.js"]))
    assert len(said) > 20
    assert said <= set(WORDS)


def test_words_are_in_both_languages() -> None:
    assert all(text.zh and text.en and text.zh != text.en for text in WORDS.values())


def test_nothing_of_another_origin_is_named() -> None:
    named = re.findall(r"https?://[^\s\"'`]+", bundle.script() + bundle.style())
    assert set(named) <= {"http://www.w3.org/2000/svg"}
