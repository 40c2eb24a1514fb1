"""The tables of the sources page: reported facts, honours, layers and how each came to be known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

import streamlit as st

from layers.base import PROVENANCE, Text
from utils import format as fmt
from utils.i18n import pick
from utils.profile import Profile
from utils.store import LayerData, Store
from utils.ui.headline import badge

FACTS = Text("公开报道的事实", "Reported facts")
HONOURS = Text("荣誉", "Honours")
LAYERS = Text("图层与数据性质", "Layers and their provenance")
WHAT_SAMPLE = Text(
    "除公开报道的事实外，本系统展示的位置、形状、日期、金额和统计序列均为示意数据，用于演示功能，不代表实际情况。",
    "Beside the reported facts, every position, shape, date, amount and series shown here is illustrative: it shows "
    "what the system does and says nothing about the real place.",
)
NOTES = Text("读取时已理解的写法", "Understood though written in another way")
HEAD_NOTES = (Text("文件", "File"), Text("情况", "What"), Text("建议", "Better"))
NOT_PLACED = Text("{}（{} 个不在地图上）", "{} ({} not on the map)")
LEVELS = {
    "national": Text("国家级", "National"),
    "provincial": Text("省级", "Provincial"),
    "municipal": Text("市级", "Municipal"),
    "district": Text("区级", "District"),
}
HEAD_FACTS = (Text("事实", "Fact"), Text("数值", "Value"), Text("说明", "Note"), Text("来源", "Source"))
HEAD_HONOURS = (Text("荣誉", "Honour"), Text("级别", "Level"), Text("来源", "Source"))
HEAD_LAYERS = (Text("图层", "Layer"), Text("要素", "Features"), Text("数据性质", "Provenance"), Text("来源", "Source"))


def fact_table(profile: Profile, lang: str) -> None:
    """Every reported fact with its source."""
    rows = [
        (
            pick(fact.title, lang),
            fmt.fact(fact, lang),
            pick(fact.note, lang) if fact.note else "",
            pick(fact.source, lang),
        )
        for fact in profile.facts.values()
    ]
    _table(FACTS, HEAD_FACTS, rows, lang)


def honour_table(store: Store, lang: str) -> None:
    """The honours, where the community has any."""
    honours = store.tables.get("honours")
    if honours is None:
        return
    rows = [
        (
            row.title if lang == "zh" else str(row.title_en or row.title),
            pick(LEVELS[row.level], lang) if row.level in LEVELS else str(row.level),
            fmt.word(str(row.source), lang, store.profile.words),
        )
        for row in honours.itertuples()
    ]
    _table(HONOURS, HEAD_HONOURS, rows, lang)


def layer_table(store: Store, lang: str) -> None:
    """Every layer: how many features, how they are known, from where."""
    rows = []
    for data in store.layers.values():
        kinds = data.frame["provenance"].astype(str).value_counts().to_dict()
        known = {str(value) for value in data.frame["source"].dropna()} - {""}
        sources = sorted(fmt.word(source, lang, store.profile.words) for source in known)
        rows.append((pick(data.spec.title, lang), _count(data, lang), _kinds(kinds, lang), "；".join(sources)))
    _table(LAYERS, HEAD_LAYERS, rows, lang)


def note_table(store: Store, lang: str) -> None:
    """What was read in another spelling than the usual one, where there is any."""
    rows = [(note.file, pick(note.problem, lang), pick(note.remedy, lang)) for note in store.notes]
    if rows:
        _table(NOTES, HEAD_NOTES, rows, lang)


def _count(data: LayerData, lang: str) -> str:
    """How many features, and how many of them have no place."""
    every, unplaced = f"{len(data.frame):,}", int((~data.placed).sum())
    return pick(NOT_PLACED, lang).format(every, f"{unplaced:,}") if unplaced else every


def _kinds(kinds: Mapping[str, int], lang: str) -> str:
    return " · ".join(f"{pick(PROVENANCE[kind].label, lang)} {number:,}" for kind, number in kinds.items())


def _table(title: Text, head: Iterable[Text], rows: Iterable[tuple[str, ...]], lang: str) -> None:
    header = "".join(f'<th scope="col">{escape(pick(text, lang))}</th>' for text in head)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    st.html(
        f'<section class="atlas-card"><h2 class="atlas-title">{escape(pick(title, lang))}</h2>'
        f'<table class="atlas-table"><thead><tr>{header}</tr></thead><tbody>{body}</tbody></table></section>'
    )


def sample_notice(lang: str) -> None:
    """What is illustrative, said first."""
    st.html(f'<p class="atlas-lead">{badge("illustrative", lang)} {escape(pick(WHAT_SAMPLE, lang))}</p>')
