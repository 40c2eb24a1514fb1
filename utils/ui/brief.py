"""简报 Brief me on this: slides, briefing or map sheet of what the page shows, made in the background."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import streamlit as st

from layers.base import Text
from utils import format as fmt
from utils import session
from utils.analysis.place import Place, name_of
from utils.export.names import file_name
from utils.handout.jobs import Job, Make
from utils.handout.makers import (
    FORMS,
    Form,
    Paper,
    Shown,
    place_maker,
    place_missing,
    route_maker,
    route_missing,
    story_maker,
    story_missing,
    view_maker,
    view_missing,
)
from utils.handout.missing import Missing, notice_before
from utils.i18n import pick
from utils.store import Store
from utils.story.deck import Deck, RoutePlan
from utils.ui.plain import plain
from utils.viewstate import ViewState

TITLE = Text("简报", "Brief me on this")
STORY = Text("带走整个故事", "Take the whole story away")
WHAT = Text(
    "把当前筛选的结果做成演示文稿、网页、简报或单张地图，数据截至 {}。无需联网；来源和示意数据均会注明。",
    "What the present filter keeps as slides, web page, briefing or one map, as of {}. Made without the internet; "
    "sources and what is illustrative are named.",
)
WHAT_PLACE = Text(
    "把本片区的各项数据做成演示文稿、网页、简报或单张地图，数据截至 {}。无需联网；来源和示意数据均会注明。",
    "What the report says of this area as slides, web page, briefing or one map, as of {}. Made without the internet; "
    "sources and what is illustrative are named.",
)
WHAT_ROUTE = Text(
    "把这条路线连同时刻表和沿途地图做成演示文稿、网页、简报或单张地图，数据截至 {}。无需联网；示意数据会注明。",
    "This route with its timetable and the map around it as slides, web page, briefing or one map, as of {}. Made "
    "without the internet; what is illustrative is named.",
)
NO_STOP = Text(
    "路线还没有停留点。请先在地图上或名单中添加。", "The route has no stop yet. Add one on the map or from the list."
)
STORY_WHAT = Text(
    "全部场景：地图、数据、图表、讲稿。网页为单个文件，断网也能打开放映。来源和示意数据均会注明。",
    "All scenes: maps, figures, charts, notes. The web page is one file that plays without a network. Sources and what "
    "is illustrative are named.",
)
FORM, SIZE, WAY = Text("形式", "Form"), Text("纸张", "Paper"), Text("方向", "Orientation")
LANDSCAPE, PORTRAIT = Text("横向", "Landscape"), Text("纵向", "Portrait")
MAKE, CANCEL = Text("生成", "Make it"), Text("取消", "Cancel")
DOWNLOAD = Text("下载（{}）", "Download ({})")
WORKING = Text("正在生成：第 {} 页，共 {} 页", "Making it: {} of {}")
WAITING = Text("正在准备…", "Getting ready…")
EMPTY = Text("本社区没有故事。", "This community has no story.")
SIZES = ("a4", "a3")
# Seconds between two looks at how far it is.
PAUSE = 0.6

Maker = Callable[[Form, Paper], Make]
Find = Callable[[], Missing]


class Asked(NamedTuple):
    """What a hand-out is of: ``about`` (another one makes it void), ``maker`` makes it; ``missing``: why not.

    ``find`` gives the characters its font lacks.
    """

    view: ViewState
    title: Text
    about: Any
    maker: Maker
    find: Find
    what: Text = WHAT
    missing: Text | None = None


def brief(
    store: Store,
    layer_ids: Iterable[str] | None,
    view: ViewState,
    title: Text,
    key: str = "brief",
    shown: Shown | None = None,
) -> None:
    """Draw the popover for a page called ``title`` about these layers; None: those that are on.

    ``shown`` gives what a page shows beside its view (its own colours, figures and list); the layers are then its own.
    Given the session's own view, the hand-outs follow it. ``key`` is unique on the page. Nothing is worked out, or
    imported, before the popover is opened and a hand-out asked for.
    """
    layers = None if layer_ids is None else tuple(layer_ids)
    own = None if view == session.view() else view

    def asked() -> Asked:
        now = own or session.view()
        return Asked(
            now, title, now, lambda form, paper: view_maker(store, now, title, layers, form.id, paper, shown),
            lambda: view_missing(store, now, title, layers, shown),
        )  # fmt: skip

    _popover(store, asked, tuple(FORMS), key)


def brief_of_place(store: Store, place: Place, key: str = "brief") -> None:
    """The popover of the area report."""

    def asked() -> Asked:
        now = session.view()
        name = Text(*(name_of(store, place, lang) for lang in ("zh", "en")))
        return Asked(
            now, name, (now, place), lambda form, paper: place_maker(store, now, place, form.id, paper),
            lambda: place_missing(store, now, place), WHAT_PLACE,
        )  # fmt: skip

    _popover(store, asked, tuple(FORMS), key)


def brief_of_route(store: Store, plan: Callable[[ViewState], RoutePlan], key: str = "brief") -> None:
    """The popover of a route: ``plan`` gives the one of a view."""

    def asked() -> Asked:
        now = session.view()
        route = plan(now)
        missing = None if route.stops else NO_STOP
        return Asked(
            now, route.title, (now, route), lambda form, paper: route_maker(store, now, route, form.id, paper),
            lambda: route_missing(store, now, route), WHAT_ROUTE, missing,
        )  # fmt: skip

    _popover(store, asked, tuple(FORMS), key)


def _popover(store: Store, asked: Callable[[], Asked], forms: tuple[str, ...], key: str) -> None:
    @st.fragment(key=key)
    def draw() -> None:
        lang = session.view().lang
        popover = st.popover(pick(TITLE, lang), icon=":material/co_present:", key=f"{key}_open", on_change="rerun")
        if not popover.open:
            _drop(key)
            return
        with popover:
            told = asked()
            now = told.view
            if told.missing:
                st.caption(plain(pick(told.missing, now.lang)))
                return
            day = now.as_of or store.profile.as_of
            st.caption(plain(pick(told.what, now.lang).format(fmt.date(day, now.lang))))
            name = _name(pick(told.title, now.lang), store, now)
            _panel(key, now.lang, forms, name, told.maker, told.about, told.find)

    draw()


def handouts_of_story(store: Store, lang: str, deck: Deck | None = None, key: str = "story_handouts") -> None:
    """A section with the hand-outs of a deck; None: the community's own story."""
    from utils.story.build import deck_of

    told = deck or deck_of(store)

    @st.fragment(key=key)
    def draw() -> None:
        if told is None:
            st.caption(pick(EMPTY, lang))
            return
        st.caption(pick(STORY_WHAT, lang))
        forms = tuple(id_ for id_, form in FORMS.items() if not form.paper)
        sample = any(slide.illustrative for slide in told.slides)

        def name(form: Form) -> str:
            title = f"{pick(told.title, lang)}_{pick(form.word, lang)}"
            return file_name(title, told.as_of, sample, form.suffix, lang)

        _panel(
            key, lang, forms, name, lambda form, paper: story_maker(store, told, form.id, lang), (id(told), lang),
            lambda: story_missing(store, told, lang),
        )  # fmt: skip

    draw()


def _name(title: str, store: Store, view: ViewState) -> Callable[[Form], str]:
    """Form -> the file's name; the basemap alone makes what a page shows illustrative."""
    sample = any((data.frame["provenance"] == "illustrative").any() for data in store.layers.values())
    community = pick(store.profile.name, view.lang)
    day = view.as_of or store.profile.as_of
    return lambda form: file_name(
        f"{community}_{title}_{pick(form.word, view.lang)}", day, bool(sample), form.suffix, view.lang
    )


def _panel(
    key: str, lang: str, forms: tuple[str, ...], name: Callable[[Form], str], maker: Maker, about: Any, find: Find
) -> None:  # fmt: skip
    """Choice, what the font lacks, button; then progress with a way to cancel; then the download, or what went wrong.

    What was made about anything else than ``about`` is dropped: it is not what the page shows any more.
    """
    if st.session_state.get(_subject(key), about) != about:
        _drop(key)
    st.session_state[_subject(key)] = about
    chosen = st.segmented_control(
        pick(FORM, lang), forms, default=forms[0], required=True, key=f"{key}_form",
        format_func=lambda id_: pick(FORMS[id_].label, lang), on_change=_drop, args=(key,),
    )  # fmt: skip
    form = FORMS[chosen or forms[0]]
    paper = _paper(key, lang) if form.paper else Paper()
    job: Job | None = st.session_state.get(_held(key))
    if job is not None and job.running:
        _watch(key, lang)
        return
    if job is not None and job.content is not None:
        size = f"{len(job.content) / 1e6:.1f} MB"
        st.download_button(
            pick(DOWNLOAD, lang).format(size), job.content, file_name=name(form), mime=form.media_type,
            key=f"{key}_download", on_click="ignore", icon=":material/download:", type="primary", width="stretch",
        )  # fmt: skip
        return
    notice = notice_before(find(), form.id)
    if notice is not None:
        st.warning(plain(pick(notice, lang)), icon=":material/font_download_off:")
    if job is not None and job.problem is not None and not job.cancelled:
        st.error(plain(pick(job.problem, lang)))
    st.button(
        pick(MAKE, lang), key=f"{key}_make", icon=":material/auto_awesome_motion:", width="stretch",
        on_click=_begin, args=(key, maker, form, paper),
    )  # fmt: skip


def _paper(key: str, lang: str) -> Paper:
    """The sheet; another one makes what was made before void."""
    left, right = st.columns(2)
    with left:
        size = st.segmented_control(
            pick(SIZE, lang), SIZES, default=SIZES[0], required=True, key=f"{key}_size", format_func=str.upper,
            on_change=_drop, args=(key,),
        )  # fmt: skip
    with right:
        ways = {"landscape": LANDSCAPE, "portrait": PORTRAIT}
        way = st.segmented_control(
            pick(WAY, lang), tuple(ways), default="landscape", required=True, key=f"{key}_way",
            format_func=lambda id_: pick(ways[id_], lang), on_change=_drop, args=(key,),
        )  # fmt: skip
    return Paper(size or SIZES[0], way != "portrait")


def _watch(key: str, lang: str) -> None:
    """How far the work is, looked at again and again; when it has ended the panel is drawn anew."""

    @st.fragment(run_every=PAUSE)
    def look() -> None:
        job: Job | None = st.session_state.get(_held(key))
        if job is None or not job.running:
            # Only a click may ask for a single part: the whole page ends the looking.
            st.rerun()
        said = pick(WORKING, lang).format(min(job.done + 1, job.total), job.total) if job.total else pick(WAITING, lang)
        st.progress(job.done / job.total if job.total else 0.0, text=plain(said))
        st.button(pick(CANCEL, lang), key=f"{key}_cancel", icon=":material/close:", on_click=_drop, args=(key,))

    look()


def _held(key: str) -> str:
    return f"{key}_job"


def _subject(key: str) -> str:
    return f"{key}_about"


def _begin(key: str, maker: Maker, form: Form, paper: Paper) -> None:
    _drop(key)
    st.session_state[_held(key)] = Job(maker(form, paper))
    session.answer()


def _drop(key: str, *_: Any) -> None:
    """What was made, or is being made, is no longer wanted."""
    job: Job | None = st.session_state.pop(_held(key), None)
    if job is not None:
        job.cancel()
