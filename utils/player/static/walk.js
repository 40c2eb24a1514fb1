// The route of a scene: drawn along the streets, stop by stop, by someone who walks it.

const WALK = 9000;

class Walk {
  constructor(atlas) {
    this.atlas = atlas;
    const pane = atlas.map.createPane("p-walk");
    pane.style.zIndex = 470;
    pane.style.pointerEvents = "none";
    this.renderer = L.svg({ pane: "p-walk", padding: 0.4 });
    this.group = L.layerGroup().addTo(atlas.map);
    this.labels = [];
  }

  /** `route`: the line and its stops; `pause`: seconds until the flight has come there. */
  show(route, lang, pause) {
    cancelAnimationFrame(this.frame);
    this.group.clearLayers();
    this.labels = [];
    if (!route) return;
    const line = route.line.map(([lat, lng]) => this.atlas.camera.toMap(lat, lng));
    this.lengths = along(line);
    const way = (className) =>
      L.polyline(line, { renderer: this.renderer, className, interactive: false, smoothFactor: 0, noClip: true }).addTo(this.group);
    way("p-way-edge");
    this.drawn = way("p-way").getElement();
    this.drawn.setAttribute("pathLength", "1");
    route.stops.forEach((stop, k) => this.stop(stop, k));
    this.walker = this.mark("p-walker", line[0], "");
    this.walker.setZIndexOffset(1000);
    this.reached = reachedAt(route.stops.map(({ at }) => this.atlas.camera.toMap(...at)), line, this.lengths);
    this.translate(lang);
    this.from = performance.now() + pause * 1000;
    this.line = line;
    this.step();
  }

  mark(className, place, html) {
    const icon = L.divIcon({ className, html, iconSize: null });
    return L.marker(place, { icon, pane: "p-walk", interactive: false, keyboard: false }).addTo(this.group);
  }

  stop(stop, k) {
    const marker = this.mark("p-stop", this.atlas.camera.toMap(...stop.at), `<b>${k + 1}</b><span></span>`);
    this.labels.push([marker.getElement().querySelector("span"), stop]);
  }

  translate(lang) {
    for (const [label, stop] of this.labels) label.textContent = [say(stop.title, lang), stop.arrive].filter(Boolean).join(" ");
  }

  step() {
    const share = STILL.matches ? 1 : Math.min(1, Math.max(0, (performance.now() - this.from) / WALK));
    this.drawn.style.strokeDashoffset = String(1 - share);
    // The name of the stop reached last; all at once would lie over one another.
    const here = this.reached.filter((one) => one <= share + 1e-9).length - 1;
    this.labels.forEach(([label], k) => label.parentElement.classList.toggle("p-here", k === here));
    this.walker.setLatLng(placeAt(this.line, this.lengths, share));
    if (share < 1) this.frame = requestAnimationFrame(() => this.step());
  }
}

/** Lengths from the beginning to each corner. */
function along(line) {
  let sum = 0;
  return line.map((place, k) => (sum += k ? place.distanceTo(line[k - 1]) : 0));
}

/** The share of the whole length at which each stop is reached: where the line comes nearest to it, in their order. */
function reachedAt(stops, line, lengths) {
  let from = 0;
  return stops.map((stop) => {
    let best = from;
    for (let k = from; k < line.length; k += 1) if (stop.distanceTo(line[k]) < stop.distanceTo(line[best])) best = k;
    from = best;
    return lengths[best] / (lengths[lengths.length - 1] || 1);
  });
}

function placeAt(line, lengths, share) {
  const wanted = share * lengths[lengths.length - 1];
  const k = Math.max(1, lengths.findIndex((length) => length >= wanted));
  const part = (wanted - lengths[k - 1]) / (lengths[k] - lengths[k - 1] || 1);
  const [a, b] = [line[k - 1], line[k] || line[k - 1]];
  return L.latLng(a.lat + (b.lat - a.lat) * part, a.lng + (b.lng - a.lng) * part);
}
