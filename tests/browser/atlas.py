"""The map page as a visitor uses it: what can be seen on it, and what can be done."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from playwright.sync_api import Error, Frame, Locator, Page
from playwright.sync_api import TimeoutError as TooLate

from layers import LAYERS
from utils.store import Store
from utils.view import masks_of
from utils.viewstate import ViewState, from_query

SEARCH, HITS = ".atlas-search input", ".atlas-search li button"
READY = "document.documentElement?.dataset.atlas === 'ready'"
IDLE = "document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
# Milliseconds for an address to be followed before it is entered again.
PATIENCE = (8_000, 30_000)
# As the back button does it: the address changes, and Streamlit runs with it.
GO = """([path, query]) => {
  history.pushState(history.state, "", `${path}?${query}`);
  window.dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
}"""
WENT = """([lang, sel, some]) => {
  const { command } = __atlas;
  return command.lang === lang && String(command.sel) === sel && Object.keys(command.layers).length > 0 === some;
}"""
SPOT = """([lat, lng]) => {
  const { x, y } = __atlas.map.latLngToContainerPoint(__atlas.camera.toMap(lat, lng));
  return [x, y];
}"""
# Opened below its root, Streamlit looks for its own address by asking there first.
PROBES = re.compile(r"/\w+/_stcore/(health|host-config)$")
# Streamlit names features of its own frames that this browser does not know.
HARMLESS = ("Unrecognized feature",)


class Atlas:
    """One visitor's page: everything it asked for, and everything it complained of."""

    def __init__(self, page: Page, server: str) -> None:
        self.page, self.server = page, server
        self.frame: Frame
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.allowed: tuple[str, ...] = ()
        page.on("request", self._asked)
        page.on("pageerror", lambda error: self.complaints.append(f"page error: {error}"))
        page.on("console", self._said)

    def _asked(self, request: Any) -> None:
        self.asked.append(request.url)
        if not request.url.startswith((f"{self.server}/", "data:", "blob:", "about:", *self.allowed)):
            self.complaints.append(f"asked another host: {request.url}")

    def _said(self, message: Any) -> None:
        place = message.location.get("url", "")
        if message.type == "error" and not message.text.startswith(HARMLESS) and not self._expected(place):
            self.complaints.append(f"console: {message.text} ({place})")

    def _expected(self, place: str) -> bool:
        probed = place.startswith(self.server) and PROBES.search(place) is not None
        return probed or (bool(self.allowed) and place.startswith(self.allowed))

    # --- opening -------------------------------------------------------------------------------------------------

    def open(self, **query: str) -> Atlas:
        """Open the map page with these query parameters and wait until everything is drawn."""
        self.page.goto(f"{self.server}/" + (f"?{urlencode(query)}" if query else ""))
        return self.arrive()

    def follow(self, link: str) -> Atlas:
        """Open a copied link."""
        self.page.goto(link)
        return self.arrive()

    def go(self, **query: str) -> Atlas:
        """Go to another view on the same page, as an edited address would, with everything put away first."""
        if self.page.locator(".st-key-settings").count():
            self.page.locator(".atlas-layer button[aria-expanded=true]").click()
            self.page.locator(".st-key-settings").wait_for(state="detached")
        if self.page.locator(SEARCH).input_value():
            self.page.locator(SEARCH).press("Escape")
            self.page.wait_for_function("!document.querySelector('.atlas-search :is(li, p:not(:empty))')")
        self.idle()
        # By way of a view of nothing: that this one has come can then be seen.
        for step in ({"l": "-"}, query):
            chosen = step["s"].replace("/", ",") if "s" in step else "null"
            self.enter_address("/", step, WENT, [step.get("lang", "zh"), chosen, step.get("l") != "-"])
        self.js("() => { __atlas.measure.cancel(); __atlas.camera.home(false); delete window.__mark; }")
        self.page.mouse.move(2, 2)
        self.asked.clear()
        return self

    def enter_address(self, path: str, query: dict[str, str], there: str, argument: Any) -> None:
        """Edit the address, until ``there`` (a condition in the map's frame) says that its view has come.

        A run still under way for a click may write its own address over it: then it is entered again.
        """
        for patience in PATIENCE:
            self.page.evaluate(GO, [path, urlencode(query)])
            try:
                self.frame.wait_for_function(there, arg=argument, timeout=patience)
                break
            except TooLate:
                if patience == PATIENCE[-1]:
                    raise
        self.idle()

    def arrive(self) -> Atlas:
        """Wait until the map is drawn and nothing runs; the frame may be a new one."""
        self.idle()
        self.page.wait_for_function("document.querySelectorAll('.st-key-map iframe').length === 1")
        handle = self.page.locator(".st-key-map iframe").element_handle()
        frame = handle.content_frame()
        assert frame is not None
        self.frame = frame
        # A wait begun on the frame's first, empty document would be lost with it.
        frame.wait_for_url("**/streamlit_folium*/**", wait_until="commit")
        frame.wait_for_function(READY)
        self.idle()
        return self

    def idle(self) -> None:
        """Wait until Streamlit has finished what it was told."""
        self.page.wait_for_function(IDLE)

    # --- reading -------------------------------------------------------------------------------------------------

    def js(self, code: str, argument: Any = None) -> Any:
        """Evaluate in the map's frame."""
        return self.frame.evaluate(code, argument)

    def until(self, code: str, argument: Any = None) -> None:
        """Wait until something is true in the map's frame."""
        self.frame.wait_for_function(code, arg=argument)

    @property
    def query(self) -> dict[str, str]:
        """The address's query parameters."""
        return dict(parse_qsl(urlsplit(self.page.evaluate("location.href")).query, keep_blank_values=True))

    def counts(self) -> dict[str, int]:
        """Features drawn, by layer, those of the basemap left out."""
        return {layer: count for layer, count in self.js("__atlas.counts()").items() if not LAYERS[layer].basemap}

    def camera(self) -> list[float]:
        """Latitude, longitude, zoom."""
        return self.js("__atlas.camera.now()")

    def view(self, store: Store) -> ViewState:
        """The view the address stands for; it must be understood whole."""
        view, problems = from_query(self.query, LAYERS, store.profile, present=tuple(store.layers))
        assert problems == []
        return view

    def wait_for_query(self, **expected: str | None) -> None:
        """Wait until the address has these parameters (None: not at all)."""
        self.page.wait_for_function(
            """expected => {
              const now = new URLSearchParams(location.search);
              return Object.entries(expected).every(([key, value]) => now.get(key) === value);
            }""",
            arg=expected,
        )

    def agree(self, store: Store) -> dict[str, int]:
        """The map draws exactly the features the one filter engine keeps; returns how many, by layer."""
        for _ in range(200):
            view = self.view(store)
            expected = {
                layer: int(mask.sum()) if layer in view.layers else 0
                for layer, mask in masks_of(store, view).items()
                if not LAYERS[layer].basemap
            }
            if (drawn := self.counts()) == expected:
                break
            self.page.wait_for_timeout(50)
        assert drawn == expected
        return expected

    # --- doing ---------------------------------------------------------------------------------------------------

    def act(self, action: Callable[[], Any]) -> None:
        """Do something that changes the map, and wait until the map has followed and nothing runs any more."""
        before = self.js("__atlas.painted")
        action()
        self.until("n => __atlas.painted > n", before)
        self.idle()

    def mark(self) -> list[float]:
        """Remember this very map (see :meth:`unmoved`); returns its camera."""
        self.js("() => { window.__mark = 1; }")
        return self.camera()

    def unmoved(self, camera: list[float]) -> None:
        """The map is the one marked, and looks where it did."""
        assert self.js("window.__mark") == 1, "the map was made again"
        assert self.camera() == camera

    def row(self, layer: str) -> Locator:
        """A layer's row in the panel."""
        return self.page.locator(f".atlas-layer[data-layer={layer}]")

    def label(self, layer: str) -> Locator:
        """What a layer's row says; a click turns it on or off."""
        return self.row(layer).locator("label")

    def checkbox(self, layer: str) -> Locator:
        """A layer's checkbox in the panel."""
        return self.row(layer).locator("input[type=checkbox]")

    def tune(self, layer: str) -> Locator:
        """The button that opens and closes a layer's settings."""
        return self.row(layer).locator("button")

    def toggle(self, layer: str) -> None:
        """Turn a layer on or off."""
        self.act(lambda: self.label(layer).click())

    def settings(self, layer: str) -> Locator:
        """Open a layer's settings."""
        self.tune(layer).click()
        self.page.locator(f".st-key-alpha_{layer}").wait_for()
        self.idle()
        return self.page.locator(".st-key-settings")

    def slider(self, key: str) -> Locator:
        """The (first) handle of a slider."""
        return self.page.locator(f".st-key-{key} input[type=range]").first

    def slide(self, key: str, *presses: str, handle: int = 0) -> None:
        """Move a slider's handle by keys."""
        thumb = self.page.locator(f".st-key-{key} input[type=range]").nth(handle)
        thumb.focus()
        self.act(lambda: [thumb.press(press) for press in presses])

    def choose(self, key: str, option: str) -> None:
        """Choose one of some pills."""
        self.act(lambda: self.page.locator(f".st-key-{key}").get_by_role("radio", name=option, exact=True).click())

    def language(self, name: str) -> None:
        """Switch to a language by its own name."""
        self.choose("language", name)

    def look(self, lat: float, lng: float, zoom: float) -> None:
        """Look at a place as a visitor who moved the map there."""
        self.js("([a, b, z]) => { __atlas.camera.settle(); __atlas.camera.look([a, b], z); }", [lat, lng, zoom])
        self.camera_written()

    def camera_written(self) -> None:
        """Wait until the address says where the map looks."""
        self.until("new URLSearchParams(parent.location.search).get('c') === __atlas.camera.now().join()")

    def spot(self, lat: float, lng: float) -> tuple[float, float]:
        """Pixels in the page of a place."""
        box = self.page.locator(".st-key-map iframe").bounding_box()
        assert box
        x, y = self.js(SPOT, [lat, lng])
        edge = self.page.evaluate("document.querySelector('.st-key-map iframe').clientLeft")
        return box["x"] + edge + x, box["y"] + edge + y

    def point_at(self, lat: float, lng: float) -> None:
        """Move the pointer to a place."""
        self.page.mouse.move(*self.spot(lat, lng))

    def click(self, lat: float, lng: float) -> None:
        """Click a place on the map."""
        self.page.mouse.click(*self.spot(lat, lng))

    def select(self, store: Store, layer: str, feature: str, zoom: float = 18) -> Locator:
        """Look at a feature, click it and wait for its card; returns the card."""
        lat, lng = self.place_of(store, layer, feature)
        self.look(lat, lng, zoom)
        assert self.js("([a, b]) => __atlas.hitTest(a, b)", [lat, lng]) == [layer, feature]
        self.act(lambda: self.click(lat, lng))
        self.wait_for_query(s=f"{layer}/{feature}")
        return self.card()

    @staticmethod
    def place_of(store: Store, layer: str, feature: str) -> tuple[float, float]:
        """A point on a feature: latitude, longitude."""
        frame = store.layers[layer].frame
        geometry = frame.geometry[frame["id"] == feature].iloc[0]
        place = geometry.interpolate(0.5, normalized=True) if "Line" in geometry.geom_type else None
        place = place or geometry.representative_point()
        return place.y, place.x

    def card(self) -> Locator:
        """The card of the selected feature."""
        found = self.page.locator(".st-key-card")
        found.wait_for()
        return found

    def search(self, term: str) -> list[str]:
        """Type into the search box; returns what was found."""
        self.page.locator(SEARCH).fill(term)
        self.page.locator(SEARCH).press("Enter")
        self.page.locator(HITS).first.wait_for()
        self.idle()
        return self.page.locator(HITS).all_inner_texts()

    def find(self, term: str, hit: str) -> None:
        """Type into the search box and choose a hit, ``layer/id``."""
        self.search(term)
        self.act(lambda: self.page.locator(f'[data-hit="{hit}"]').click())

    def close(self) -> None:
        """Leave."""
        try:
            self.page.close()
        except Error:
            self.complaints.append("the page had crashed")

    def report(self) -> str:
        """What went on, for the record of a failed test."""
        return json.dumps({"url": self.page.url, "complaints": self.complaints, "asked": self.asked[-40:]}, indent=1)
