"""The cards of the wall say what the card of the map says."""

from pathlib import Path

import pytest

from utils.player.cards import cards_json
from utils.selection import describe
from utils.store import Store, open_store

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def store() -> Store:
    return open_store(ROOT / "data")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_they_agree_with_the_card_of_the_map(store: Store, lang: str) -> None:
    cards = cards_json(store)
    assert set(cards) == {data.spec.id for data in store.layers.values() if data.spec.interactive}
    for layer, by_language in cards.items():
        data = store.layers[layer]
        assert len(by_language[lang]) == len(data.frame)
        for i in range(0, len(data.frame), max(1, len(data.frame) // 4)):
            title, subtitle, summary, rows, provenance, label, source = by_language[lang][i]
            card = describe(store, layer, str(data.frame["id"].iloc[i]), lang)
            assert card is not None
            assert (title, subtitle, summary) == (card.title, card.subtitle, card.summary)
            assert (provenance, label, source) == (card.provenance, card.provenance_label, card.source)
            pairs = set(zip(rows[::2], rows[1::2], strict=True))
            assert set(card.rows) <= pairs
            # What leads to another feature is a link there, and its name here.
            assert {said for _, said in pairs - set(card.rows)} <= {name for _, _, name in card.links}


def test_only_the_layers_asked_for(store: Store) -> None:
    assert set(cards_json(store, ["parks", "base_land"])) == {"parks"}
