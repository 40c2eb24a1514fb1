"""Names come from tags; what only gets a description says so."""

from layers.base import Text
from utils.osm.names import is_named, names

ROAD = Text("道路", "Road")


def test_a_description_is_not_a_name() -> None:
    assert names({}, ROAD, "12") == ("道路 12", "Road 12")
    assert not is_named({})
    assert not is_named({"name": "  "})


def test_names_and_addresses_are() -> None:
    assert names({"name": "Kaivokatu"}, ROAD, "12") == ("Kaivokatu", "Kaivokatu")
    assert is_named({"name": "Kaivokatu"})
    assert is_named({"addr:street": "Kaivokatu", "addr:housenumber": "1"})
