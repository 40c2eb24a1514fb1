// Puts the map's furniture, controls and canvases together.

function buildInterface(atlas) {
  const { map, words, config } = atlas;
  const container = map.getContainer();
  container.setAttribute("role", "application");
  element("div", "atlas-cross", container).setAttribute("aria-hidden", "true");
  atlas.notice = new Notice(container, words);
  atlas.tooltip = new Tooltip(container);
  atlas.furniture = new Furniture(map, words, config);
  atlas.sheets = new Sheets(map, (sheet) => atlas.viewOf(sheet), drawings(atlas));
  atlas.marked = new Marked(atlas);
  atlas.before = new Before(atlas);
  atlas.away = new Away(atlas);
  atlas.measure = new Measure(atlas);
  atlas.sketch = new Draw(atlas);
  atlas.placing = new Placing(atlas);
  atlas.controls = controlsOf(atlas).addTo(map);
  atlas.pointer = new Pointer(atlas);
  // The first touch of the visitor: from now on a resized window keeps their view.
  for (const kind of ["pointerdown", "wheel", "keydown"]) {
    container.addEventListener(kind, () => atlas.camera.settle(), { capture: true, passive: true });
  }
  showFocus(container);
  whenFullScreen((on) => atlas.controls.press("full_screen", on));
  new ResizeObserver(() => resized(atlas)).observe(container);
}

function drawings(atlas) {
  const painter = new LayerPainter();
  return {
    ground: (ctx, view) => painter.paint(ctx, atlas.ground(), view),
    layers: (ctx, view) => painter.paint(ctx, atlas.themes(), view),
    marks: (ctx, view) => paintMarks(ctx, atlas, view),
    names: (ctx, view) => {
      atlas.metrics.labels = paintLabels(ctx, [...atlas.ground(), ...atlas.themes()], view);
      paintPins(ctx, atlas.pins, view);
    },
  };
}

function paintMarks(ctx, atlas, view) {
  paintPath(ctx, atlas.path, view);
  const chosen = atlas.find(atlas.sel);
  const { hover } = atlas.pointer;
  if (hover && !same(hover, chosen)) paintHighlight(ctx, hover.layer, hover.i, view, false);
  if (chosen) paintHighlight(ctx, chosen.layer, chosen.i, view, true);
  atlas.sketch.paint(ctx, view);
  atlas.measure.paint(ctx, view);
}

function controlsOf(atlas) {
  const { map } = atlas;
  return new Controls(
    [
      [["zoom_in", () => map.zoomIn()], ["zoom_out", () => map.zoomOut()]],
      [["home", () => atlas.camera.home()], ["full_screen", toggleFullScreen]],
      [
        ["measure_distance", () => useTool(atlas, atlas.measure, "distance")],
        ["measure_area", () => useTool(atlas, atlas.measure, "area")],
      ],
      DRAWN_KINDS.map((kind) => [`draw_${kind}`, () => useTool(atlas, atlas.sketch, kind)]),
      [["appearance", () => switchAppearance(atlas.theme)]],
    ],
    atlas.words,
  );
}

/** Keys go to the map while measuring or drawing, not to the button that began it. */
function useTool(atlas, tool, kind) {
  if (tool !== atlas.measure) atlas.measure.cancel();
  tool.toggle(kind);
  if (tool.active) atlas.map.getContainer().focus({ preventScroll: true });
}

/** The ring and the cross are for those who use keys: Leaflet also focuses the map at a press of the pointer. */
function showFocus(container) {
  let pressed = -Infinity;
  container.addEventListener("pointerdown", () => (pressed = performance.now()), { capture: true });
  container.addEventListener("focus", () => container.classList.toggle("atlas-keys", performance.now() - pressed > 500));
  container.addEventListener("keydown", () => container.classList.add("atlas-keys"));
}

function resized(atlas) {
  atlas.map.invalidateSize({ animate: false });
  atlas.camera.resized();
}

function translate(atlas) {
  atlas.map.getContainer().setAttribute("aria-label", atlas.words.say("map"));
  // A page that is more than the map has a title of its own.
  if (atlas.camera.keeps) {
    document.title = atlas.words.say("frame");
    if (window.frameElement) window.frameElement.title = atlas.words.say("frame");
  }
  atlas.controls.translate();
  atlas.measure.panel.translate();
  atlas.sketch.panel.translate();
  atlas.notice.translate();
  atlas.away.translate();
  atlas.furniture.show(atlas.basemap.current);
  atlas.tooltip.hide();
}
