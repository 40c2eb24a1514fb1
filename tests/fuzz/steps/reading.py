"""What every page does first: notices, headlines, search, cards, the link and the filters in words."""

from __future__ import annotations

import datetime as dt

from layers import LAYERS
from tests.fuzz.scene import LANGUAGES, STORY, Scene, expect, step
from utils.derive import area_names, frame_of, words_of, zone_geometry, zone_ids
from utils.filters import choices, decode, encode, extent
from utils.filters.clauses import CHOICE_KINDS, RANGE_KINDS
from utils.filters.explain import chips_of, emptied_by
from utils.metrics import headlines, unknown_headlines
from utils.search import SearchIndex
from utils.selection import describe
from utils.store import Store
from utils.store.tables import TABLES
from utils.validate import describe as describe_fault
from utils.validate import summarise
from utils.viewstate import ViewState, from_query, to_query

WORDS = ("新河", "xh", "park", "公园", "f-01", "linggenxia", "a", "\ud800", "%", "  ", "中" * 300, "()[*\\", "地铁站")


@step()
def notices(scene: Scene) -> None:
    store = scene.store
    for fault in [*unknown_headlines(store.profile), *summarise(store.faults), *summarise(store.notes)]:
        assert fault.problem.zh and fault.remedy.en
    for fault in store.faults[:20]:
        describe_fault(fault)


@step(*LAYERS, *TABLES, cost=2)
def figures(scene: Scene) -> None:
    for found in (headlines(scene.store), headlines(scene.store, scene.view.as_of, scene.masks)):
        for figure in found:
            for lang in LANGUAGES:
                figure.said(lang)


@step(*LAYERS, cost=3)
def search(scene: Scene) -> None:
    index = SearchIndex(scene.store.layers)
    names = [str(name)[:3] for data in scene.looked.values() for name in data.frame["name"].tolist()[:1]] or ["x"]
    for words in [scene.rng.choice(WORDS), scene.rng.choice(names)]:
        for hit in index.find(words):
            assert hit.id


@step(*LAYERS)
def cards(scene: Scene) -> None:
    for layer, data in scene.looked.items():
        ids = data.frame["id"].tolist()
        for id_ in dict.fromkeys([*ids[:1], *ids[-1:], scene.rng.choice(ids)]):
            expect(
                describe(scene.store, layer, id_, scene.lang, scene.view.as_of) is not None,
                "every feature has a card",
                id_,
            )
    if scene.view.selected:
        describe(scene.store, *scene.view.selected, scene.lang)


@step(*LAYERS)
def derived_columns(scene: Scene) -> None:
    store = scene.store
    words_of(store), area_names(store)
    for zone in (*zone_ids(store), "none"):
        zone_geometry(store, zone)
    for data in scene.looked.values():
        frame = frame_of(store, data, scene.view.as_of)
        expect(
            len(frame) == len(data.frame) == len(scene.masks[data.spec.id]),
            "a mask has an entry a feature",
            data.spec.id,
        )
        for name in data.spec.filters:
            column = data.spec.asked_columns[name]
            if column.kind in CHOICE_KINDS:
                choices(frame, name, column)
            elif column.kind in RANGE_KINDS:
                extent(frame, name, column)


@step(*LAYERS, "project_progress", cost=2)
def past_day(scene: Scene) -> None:
    """Another day than the link's: the first, the last, or one between."""
    profile = scene.store.profile
    first = dt.date(profile.years[0], 1, 1)
    days = [
        first,
        profile.as_of - dt.timedelta(days=1) if profile.as_of > dt.date.min else profile.as_of,
        profile.as_of,
    ]
    day = scene.rng.choice(days)
    for data in scene.looked.values():
        frame_of(scene.store, data, day)
    headlines(scene.store, day)


@step()
def link(scene: Scene) -> None:
    """The link of what is seen shows the same again; the faults of a link are said in both languages."""
    store, view = scene.store, scene.view
    for fault in scene.faults:
        expect(
            0 < len(fault.message.zh) < 400 and 0 < len(fault.message.en) < 400,
            "a link's fault is short",
            fault.message.en,
        )
        fault.message.zh.encode(), fault.message.en.encode()
    again, faults = _read(store, to_query(view, LAYERS, store.profile, present=tuple(store.layers)))
    expect(not faults, "a link written by the atlas has no faults", [fault.message.en for fault in faults])
    expect(again == view, "a link written by the atlas leads to the same view", to_query(view, LAYERS, store.profile))
    expect(
        decode(encode(view.filters), LAYERS) == (view.filters, []),
        "a filter's link is the filter",
        encode(view.filters),
    )


def _read(store: Store, query: dict[str, str]) -> tuple[ViewState, list]:
    return from_query(query, LAYERS, store.profile, present=tuple(store.layers))


@step(*LAYERS, STORY)
def filters_in_words(scene: Scene) -> None:
    words = words_of(scene.store)
    for data in scene.store.layers.values():
        for chip in chips_of(data.spec, scene.view.filters, scene.lang, words):
            expect(bool(chip.label), "a filter is said in words", chip.column)
        if scene.view.filters.clauses(data.spec.id):
            frame = frame_of(scene.store, data, scene.view.as_of)
            emptied_by(frame, data.spec, scene.view.filters)
