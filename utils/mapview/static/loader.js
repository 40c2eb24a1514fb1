// Everything is fetched once, all at the same time; the answers may be kept for good by the browser.

/** A hand-out carries its documents with it: `window.__inlined`, by address. */
async function getJson(url) {
  const inlined = window.__inlined?.[url];
  if (inlined) return inlined;
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

/** Starts loading every layer, the basemap's first; layer.loading resolves when it is there or has failed. */
function loadLayers(layers, failed) {
  const ordered = [...layers].sort((a, b) => Number(b.base) - Number(a.base));
  for (const layer of ordered) {
    layer.loading = getJson(layer.config.url)
      .then((collection) => layer.load(collection))
      .catch(() => {
        layer.failed = true;
        failed(layer);
      });
  }
}

/** Resolves when the map's style sheet is in force: before that canvases lie in the wrong place. */
async function styled(map) {
  const pane = map.getPane("mapPane");
  for (let tries = 0; tries < 200; tries += 1) {
    if (getComputedStyle(pane).position === "absolute") return;
    await new Promise((done) => setTimeout(done, 10));
  }
}

function nextFrame() {
  return new Promise((done) => requestAnimationFrame(() => done()));
}
