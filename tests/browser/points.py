"""Points of line charts, scatters and heat maps: where in the page what stands for something lies."""

from __future__ import annotations

from typing import Any

from tests.browser.workbench import REST, Workbench

# Pixels in the page of the point whose customdata is the one asked for; the last one of a line; null where none is.
POINT = """([key, mark]) => {
  const chart = document.querySelector(`.st-key-${key} .js-plotly-plot`);
  const wanted = JSON.stringify(mark);
  chart.scrollIntoView({ block: "center" });
  const { left, top } = chart.getBoundingClientRect();
  const { xaxis, yaxis } = chart._fullLayout;
  const at = (x, y) => [left + xaxis._offset + xaxis.d2p(x), top + yaxis._offset + yaxis.d2p(y)];
  for (const trace of chart.data) {
    const marks = trace.customdata ?? [];
    for (let i = marks.length - 1; i >= 0; i -= 1) {
      if (JSON.stringify(marks[i]) === wanted) return at(trace.x[i], trace.y[i]);
      const column = trace.type === "heatmap" ? marks[i].findIndex((cell) => JSON.stringify(cell) === wanted) : -1;
      if (column >= 0) return at(trace.x[column], trace.y[i]);
    }
  }
  return null;
}"""


def pick_point(bench: Workbench, key: str, mark: Any) -> None:
    """Click the point of a chart that stands for ``mark``."""
    bench.page.wait_for_function(POINT, arg=[key, mark]).dispose()
    x, y = bench.page.evaluate(POINT, [key, mark])
    bench.page.mouse.move(x, y)
    bench.page.wait_for_timeout(REST)
    bench.page.mouse.click(x, y)
    bench.idle()
