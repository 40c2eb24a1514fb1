"""Features and whole GeoJSON documents as they should not be; each changes the parsed document in place."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any

from tests.fuzz.mutators.kit import TEXTS, VALUES, json_bytes, nested, register, verbatim

Document = dict[str, Any]
DOCUMENTS: dict[str, Callable[[random.Random, Document], Any]] = {}


def _one(rng: random.Random, document: Document) -> Document:
    return rng.choice(document["features"])


def _some(rng: random.Random, document: Document) -> list[Document]:
    features = document["features"]
    return features if rng.random() < 0.3 else rng.sample(features, rng.randint(1, len(features)))


@register(DOCUMENTS)
def hostile_property(rng: random.Random, document: Document) -> None:
    properties = _one(rng, document)["properties"]
    properties[rng.choice(list(properties))] = copy.deepcopy(rng.choice(VALUES))


@register(DOCUMENTS)
def hostile_column(rng: random.Random, document: Document) -> None:
    """One column of every feature holds the same hostile value."""
    name, value = rng.choice(list(_one(rng, document)["properties"])), rng.choice(VALUES)
    for feature in document["features"]:
        feature["properties"][name] = copy.deepcopy(value)


@register(DOCUMENTS)
def hostile_features(rng: random.Random, document: Document) -> None:
    """A column of some features, another value each."""
    name = rng.choice(list(_one(rng, document)["properties"]))
    for feature in _some(rng, document):
        feature["properties"][name] = copy.deepcopy(rng.choice(VALUES))


@register(DOCUMENTS)
def hostile_text(rng: random.Random, document: Document) -> None:
    name = rng.choice(["id", "name", "name_en", "source", *_one(rng, document)["properties"]])
    for feature in _some(rng, document):
        feature["properties"][name] = rng.choice(TEXTS)


@register(DOCUMENTS)
def swapped_values(rng: random.Random, document: Document) -> None:
    """Two features exchange a value; a column gets the values of another."""
    one, other = _one(rng, document)["properties"], _one(rng, document)["properties"]
    name, further = rng.choice(list(one)), rng.choice(list(one))
    one[name], other[name] = other.get(further), one.get(name)


@register(DOCUMENTS)
def column_missing(rng: random.Random, document: Document) -> None:
    name = rng.choice(list(_one(rng, document)["properties"]))
    for feature in _some(rng, document):
        feature["properties"].pop(name, None)


@register(DOCUMENTS)
def column_renamed(rng: random.Random, document: Document) -> None:
    name = rng.choice(list(_one(rng, document)["properties"]))
    other = rng.choice(
        [name.upper(), f" {name} ", name + "\ufeff", "geometry", "index", "zone", "area", "late", "row", ""]
    )
    for feature in document["features"]:
        if name in feature["properties"]:
            feature["properties"][other] = feature["properties"].pop(name)


@register(DOCUMENTS)
def further_column(rng: random.Random, document: Document) -> None:
    name = rng.choice(
        ["geometry", "index", "zone", "area", "late", "light", "over_budget", "metric", "", "名称", "a" * 5_000]
    )
    for feature in _some(rng, document):
        feature["properties"][name] = copy.deepcopy(rng.choice(VALUES))


@register(DOCUMENTS)
def properties_missing(rng: random.Random, document: Document) -> None:
    for feature in _some(rng, document):
        if rng.random() < 0.5:
            feature.pop("properties", None)
        else:
            feature["properties"] = rng.choice([None, [], "x", 5, {}])


@register(DOCUMENTS)
def no_feature(rng: random.Random, document: Document) -> None:
    place = rng.randrange(len(document["features"]))
    document["features"][place] = copy.deepcopy(rng.choice([*VALUES, {"type": "Feature"}, document, []]))


@register(DOCUMENTS)
def duplicated_id(rng: random.Random, document: Document) -> None:
    id_ = _one(rng, document)["properties"]["id"]
    for feature in _some(rng, document):
        feature["properties"]["id"] = id_


@register(DOCUMENTS)
def numeric_id(rng: random.Random, document: Document) -> None:
    for number, feature in enumerate(_some(rng, document)):
        feature["properties"]["id"] = rng.choice(
            [number, float(number), number + 0.5, -number, True, str(number), 2**60]
        )


@register(DOCUMENTS)
def id_missing(rng: random.Random, document: Document) -> None:
    for feature in _some(rng, document):
        id_ = feature["properties"].pop("id", None)
        if rng.random() < 0.5:
            feature["id"] = rng.choice([id_, 7, None, [], ""])


@register(DOCUMENTS)
def id_at_the_feature(rng: random.Random, document: Document) -> None:
    for number, feature in enumerate(document["features"]):
        feature["id"] = rng.choice([feature["properties"].get("id"), number, "another"])


@register(DOCUMENTS)
def crs_member(rng: random.Random, document: Document) -> None:
    names = [
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "urn:ogc:def:crs:EPSG::4547",
        "EPSG:3857",
        "",
        4326,
        None,
        "urn:ogc:def:crs:EPSG::999999",
    ]
    document["crs"] = rng.choice(
        [{"type": "name", "properties": {"name": rng.choice(names)}}, "EPSG:4326", None, {}, []]
    )


@register(DOCUMENTS)
def further_members(rng: random.Random, document: Document) -> None:
    document |= {rng.choice(["bbox", "name", "links", "totalFeatures", "\ud800"]): copy.deepcopy(rng.choice(VALUES))}


@register(DOCUMENTS)
def no_features(rng: random.Random, document: Document) -> None:
    document["features"] = copy.deepcopy(rng.choice([[], None, {}, "x", [None], [[]], [{}], 0]))


@register(DOCUMENTS)
def one_feature(rng: random.Random, document: Document) -> None:
    document["features"] = [_one(rng, document)]


@register(DOCUMENTS)
def all_twice(rng: random.Random, document: Document) -> None:
    document["features"] = document["features"] * 2


@register(DOCUMENTS)
def very_many(rng: random.Random, document: Document) -> None:
    pattern = min(document["features"], key=lambda feature: len(json_bytes(feature)))
    document["features"] = [
        {**pattern, "properties": {**pattern["properties"], "id": f"x-{number}"}}
        for number in range(rng.choice([300, 2_000]))
    ]


@register(DOCUMENTS)
def other_document(rng: random.Random, document: Document) -> Any:
    kinds = ["featurecollection", "Feature", "Topology", "", None, 5, [], "x" * 100_000]
    return rng.choice(
        [
            [],
            {},
            None,
            5,
            "text",
            True,
            document["features"],
            document["features"][0],
            {**document, "type": rng.choice(kinds)},
            {"features": document["features"]},
            document["features"][0]["geometry"],
            verbatim(nested(100_000)),
            verbatim('{"type":"FeatureCollection","features":[{"type":"Feature"' + ',"a":{"b":1}' * 5_000 + "}]}"),
            verbatim('{"a":' * 2_000 + "1" + "}" * 2_000),
        ]
    )


@register(DOCUMENTS)
def duplicate_keys(rng: random.Random, document: Document) -> None:
    feature = _one(rng, document)
    name = rng.choice(list(feature["properties"]))
    inside = json_bytes(feature["properties"]).decode()
    more = json_bytes({name: rng.choice([None, "other", 5])}).decode()[1:-1]
    feature["properties"] = verbatim(f"{inside[:-1]}, {more}}}")


@register(DOCUMENTS)
def wrong_order_of_values(rng: random.Random, document: Document) -> None:
    """Numbers and dates that contradict each other: more rented than there is, an end before its start."""
    for feature in _some(rng, document):
        properties = feature["properties"]
        for name, value in properties.items():
            if isinstance(value, int | float) and not isinstance(value, bool) and rng.random() < 0.4:
                properties[name] = rng.choice([0, -value, value * 1000, 1e12, 130, 1e-9])
            elif isinstance(value, str) and value[:2] == "20" and rng.random() < 0.4:
                properties[name] = rng.choice(
                    ["0001-01-01", "9999-12-31", "1677-09-21", "2262-04-12", "2023-01-01", "1900-02-28"]
                )
