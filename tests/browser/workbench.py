"""A page of linked views as a visitor uses it: marks of charts, rows of tables, the map and what the address says."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode, urlsplit

from tests.browser.atlas import Atlas

# The middle of the first visible mark whose customdata is the one asked for; null where there is none.
MARK = """([key, mark]) => {
  const chart = document.querySelector(`.st-key-${key} .js-plotly-plot`);
  const wanted = JSON.stringify(mark);
  for (const point of chart?.querySelectorAll(".barlayer .point") ?? []) {
    const box = point.querySelector("path").getBoundingClientRect();
    const trace = chart.calcdata.find((points) => points.includes(point.__data__))?.[0].trace;
    if (trace && box.width > 0 && JSON.stringify(trace.customdata?.[point.__data__.i]) === wanted) {
      point.scrollIntoView({ block: "center" });
      const now = point.querySelector("path").getBoundingClientRect();
      return [now.x + now.width / 2, now.y + now.height / 2];
    }
  }
  return null;
}"""
CAME = "([lang, sel]) => __atlas.command.lang === lang && String(__atlas.command.sel) === sel"
DRAWN = "!document.querySelector('.atlas-chart[aria-busy=true]')"
OTHER = {"zh": "en", "en": "zh"}
ROW, HEAD = 35, 35
REST = 150


class Workbench(Atlas):
    """One visitor on such a page."""

    def enter(self, path: str, charts: tuple[str, ...] = (), **query: str) -> Workbench:
        """Open the page ``path`` and wait for its map and charts; ``charts`` must be among them.

        Where it is open already, go to the view as an edited address would: opening costs seconds.
        """
        if urlsplit(self.page.url)[1:3] == (urlsplit(self.server).netloc, f"/{path}"):
            self._go(path, query)
        else:
            self.page.goto(f"{self.server}/{path}" + (f"?{urlencode(query)}" if query else ""))
            self.arrive()
        for key in charts:
            self.page.locator(f".st-key-{key} .js-plotly-plot[data-drawn]").wait_for()
        self.page.wait_for_function(DRAWN)
        self.idle()
        return self

    def _go(self, path: str, query: dict[str, str]) -> None:
        self.page.keyboard.press("Escape")
        # A run that answers a click reads no address: the last one must have ended.
        self.page.wait_for_timeout(REST)
        self.idle()
        lang = query.get("lang", "zh")
        chosen = query["s"].replace("/", ",") if "s" in query else "null"
        # By way of the other language: that the view has come can then be seen.
        for step, wanted in (({"lang": OTHER[lang]}, [OTHER[lang], "null"]), (query, [lang, chosen])):
            self.enter_address(f"/{path}", step, CAME, wanted)
        self.js("() => { __atlas.sketch.cancel(); __atlas.camera.first = null; __atlas.camera.home(false); }")
        self.page.locator("[data-testid=stMain]").evaluate("main => main.scrollTo(0, 0)")
        self.page.mouse.move(2, 2)
        self.asked.clear()

    def resize(self, width: int, height: int) -> None:
        """Another window, as large as that of a phone, say."""
        self.page.set_viewport_size({"width": width, "height": height})

    def pick(self, key: str, mark: Any) -> None:
        """Click a mark of a chart by what it stands for."""
        self.page.wait_for_function(DRAWN)
        found = self.page.wait_for_function(MARK, arg=[key, mark])
        found.dispose()
        x, y = self.page.evaluate(MARK, [key, mark])
        self._press(x, y)

    def _press(self, x: float, y: float) -> None:
        """Click where the pointer has rested: a chart or table just drawn finds nothing below it before."""
        self.page.mouse.move(x, y)
        self.page.wait_for_timeout(REST)
        self.page.mouse.click(x, y)
        self.idle()

    def cell(self, row: int, x: int = 120) -> None:
        """Click a cell of the page's first table, ``x`` pixels from its left."""
        canvas = self.page.locator("[data-testid=stDataFrame] canvas").first
        canvas.scroll_into_view_if_needed()
        box = canvas.bounding_box()
        assert box
        self._press(box["x"] + x, box["y"] + HEAD + ROW * row + ROW // 2)

    def data(self, key: str, path: str) -> Any:
        """Something of a chart's figure, as ``data[0].customdata``."""
        return self.page.evaluate(f"document.querySelector('.st-key-{key} .js-plotly-plot').{path}")

    def chart_until(self, key: str, condition: str, argument: Any = None) -> None:
        """Wait until something is true of a chart, a function of ``chart`` and ``argument``."""
        chart = "document.querySelector(`.st-key-${key} .js-plotly-plot`)"
        self.page.wait_for_function(
            f"([key, argument]) => (({condition})({chart}, argument))",
            arg=[key, argument],
        )
