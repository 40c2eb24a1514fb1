// What lies under the layers: our own offline layers, or tiles. Tiles that do not come are given up for the offline ones.

const PATIENCE = 8000;

class Basemap {
  /** `on.changed()`: another basemap is in use; `on.arrived()`: its tiles are; `on.failed(basemap)`: they do not come. */
  constructor(map, basemaps, on) {
    this.map = map;
    this.basemaps = basemaps;
    this.on = on;
    this.offline = basemaps.find((one) => one.kind === "offline") || OFFLINE;
    this.current = this.offline;
    this.asked = null;
    this.offlineShows = true;
    this.tiles = [];
  }

  /** Asked for by a command: a basemap that failed is tried again only when it is chosen anew. */
  want(id) {
    if (id === this.asked) return false;
    this.asked = id;
    return this.use(this.basemaps.find((one) => one.id === id) || this.offline);
  }

  use(basemap) {
    if (basemap === this.current) return false;
    this.clear();
    this.current = basemap;
    // Until the first tiles are there the offline ground stays: never an empty map.
    this.offlineShows = true;
    if (basemap.kind === "tiles") this.load(basemap);
    this.on.changed();
    return true;
  }

  clear() {
    clearInterval(this.watch);
    this.tiles.forEach((tile) => tile.remove());
    this.tiles = [];
  }

  load(basemap) {
    const count = { loaded: 0, failed: 0 };
    const options = { maxNativeZoom: basemap.max_zoom, maxZoom: this.map.getMaxZoom(), crossOrigin: false };
    this.tiles = basemap.urls.map((url) => {
      const layer = L.tileLayer(url, options);
      layer.on("tileload", () => (count.loaded += 1));
      layer.on("tileerror", () => (count.failed += 1));
      return layer;
    });
    this.tiles.forEach((tile) => tile.addTo(this.map));
    const start = Date.now();
    this.watch = setInterval(() => this.judge(basemap, count, Date.now() - start), 150);
  }

  judge(basemap, count, waited) {
    if (count.loaded > 0) {
      clearInterval(this.watch);
      this.offlineShows = false;
      this.on.arrived();
      return;
    }
    const none = count.failed >= 4 && waited > 1000;
    if (!none && navigator.onLine && waited < (count.failed ? 3000 : PATIENCE)) return;
    this.use(this.offline);
    this.on.failed(basemap);
  }
}

const OFFLINE = { id: "", kind: "offline", urls: [], datum: "WGS-84", title: {}, attribution: {}, approval: "" };
