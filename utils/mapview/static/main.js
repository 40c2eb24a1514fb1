// The atlas on the page: `mount` makes the map, `apply` takes a command; the rest is for tests and the curious.

const MOST_ZOOM = 20;
const BASE_ENTRY = { a: 100, w: 1 };
// Canvases with text on them, as far as they are there.
const WRITTEN = ["names", "names-before"];

/** A tall map is a wall, read from afar: larger names and symbols. */
function magnifiedBy(height) {
  return Math.min(1.35, Math.max(1, height / 760));
}

class Atlas {
  constructor() {
    this.painted = 0;
    this.metrics = {};
    this.command = null;
    this.sel = null;
    this.sent = 0;
    this.failedBase = null;
    this.layers = [];
    this.pins = [];
    this.path = [];
    this.ready = new Promise((done) => (this.isReady = done));
  }

  /**
   * Makes the map in the element `id` and starts loading; returns the Leaflet map. For a page that leads the map itself:
   * `keeps: false` leaves address and memory alone, `magnify(height)` says how large names and symbols are,
   * `told(value)` learns of clicks.
   */
  mount(id, url, { keeps = true, magnify = magnifiedBy, told = null } = {}) {
    Object.assign(this, { keeps, magnify, told });
    const style = element("style", "", document.head);
    style.textContent = CSS;
    this.map = L.map(id, {
      attributionControl: false,
      zoomControl: false,
      maxZoom: MOST_ZOOM,
      minZoom: 8,
      zoomSnap: 0.25,
      zoomDelta: 1,
      wheelPxPerZoomLevel: 110,
      fadeAnimation: !STILL.matches,
      zoomAnimation: !STILL.matches,
    });
    // Leaflet wants a view at once; the true one comes with the configuration.
    this.map.setView([0, 0], 8, { animate: false });
    this.begun = this.begin(url).then(() => true, () => this.cannotBegin());
    return this.map;
  }

  /** Without its configuration there is no map, and no language yet to say so in. */
  cannotBegin() {
    const words = new Words({ zh: {}, en: {} });
    new Notice(this.map.getContainer(), words).show(
      () => "地图无法加载，请刷新页面 · The map could not be loaded: reload the page",
      3600,
    );
    return false;
  }

  async begin(url) {
    this.config = await getJson(url);
    this.lettered = bringLetters(this.config.fonts, () => this.rewrite());
    this.layers = this.config.layers.map((config) => new AtlasLayer(config));
    this.words = new Words(this.config.words);
    this.datum = { name: "WGS-84" };
    this.camera = new Camera(this.map, this.datum, this.keeps);
    this.basemap = new Basemap(this.map, this.config.basemaps, {
      changed: () => this.basemapChanged(),
      arrived: () => this.sheets.redraw("ground", "names"),
      failed: (basemap) => this.basemapFailed(basemap),
    });
    buildInterface(this);
    loadLayers(this.layers, (layer) => this.layerFailed(layer));
    for (const layer of this.layers) layer.want(layer.base ? BASE_ENTRY : null);
    await styled(this.map);
  }

  /** Takes a whole command; only the latest counts. Returns a layer that does nothing, for the caller to hold. */
  apply(command) {
    window.feature_group = [];
    this.command = command;
    this.take(command);
    return (this.inert = this.inert || L.layerGroup());
  }

  async take(command) {
    if (!(await this.begun)) return;
    if (command !== this.command) return;
    const first = !this.started;
    if (first) await this.start(command);
    await Promise.all([this.lettered, ...this.neededBy(this.command).map((layer) => layer.loading)]);
    if (command !== this.command) return;
    await this.draw(command);
    if (document.documentElement.dataset.atlas === "ready") return;
    document.documentElement.dataset.atlas = "ready";
    this.isReady(this);
  }

  /** The first command: look, and show the ground as soon as it is there. */
  async start(command) {
    this.started = true;
    this.dress(command);
    this.camera.begin(this.config, command.go);
    if (this.camera.misread) this.notice.show(() => this.words.say("camera_unknown"));
    this.sheets.add();
    await Promise.all(this.layers.filter((layer) => layer.base).map((layer) => layer.loading));
    this.sheets.redraw("ground", "names");
  }

  /** Everything with text on it, in other letters. */
  rewrite() {
    if (this.started) this.sheets.redraw(...WRITTEN.filter((name) => this.sheets[name]));
  }

  neededBy(command) {
    const { layers, before } = command;
    return this.layers.filter((layer) => layer.base || layers[layer.id] || before?.layers[layer.id]);
  }

  /** Language, theme and basemap. */
  dress(command) {
    this.words.lang = command.lang;
    this.theme = command.theme;
    document.documentElement.dataset.theme = command.theme;
    document.documentElement.toggleAttribute("data-plain", Boolean(command.plain));
    document.documentElement.lang = command.lang === "zh" ? "zh-CN" : command.lang;
    this.failedBase = command.base === this.basemap.asked ? this.failedBase : null;
    this.basemap.want(command.base);
    translate(this);
  }

  async draw(command) {
    const start = performance.now();
    const before = [this.words.lang, this.theme].join();
    for (const layer of this.layers) layer.want(command.layers[layer.id] || (layer.base ? BASE_ENTRY : null));
    this.sel = command.sel;
    this.pins = command.pins || [];
    this.path = command.path || [];
    this.dress(command);
    this.sketch.take(command);
    this.placing.take(command);
    this.marked.take(command);
    this.before.take(command);
    const whole = !this.painted || before !== [this.words.lang, this.theme].join();
    const changed = [...(whole ? ["ground"] : []), "layers", "marks", "names"];
    // A flight without motion draws what it shows: not twice.
    this.sheets.expire(...changed);
    this.camera.follow(command.go);
    this.sheets.renew(...changed);
    this.marked.renew();
    this.before.renew();
    this.metrics.draw = performance.now() - start;
    await nextFrame();
    this.painted += 1;
    this.metrics.painted = performance.now() - start;
    this.camera.keepAddress();
    setTimeout(() => this.camera.settle(), 1500);
  }

  basemapChanged() {
    const centre = this.camera.now();
    this.datum.name = this.basemap.current.datum;
    this.map.options.zoomSnap = this.basemap.current.kind === "tiles" ? 1 : 0.25;
    if (this.started && this.sheets.ground._map) {
      // Tiles are sharp at whole zooms only.
      this.camera.look([centre[0], centre[1]], this.map.options.zoomSnap === 1 ? Math.round(centre[2]) : centre[2]);
      this.sheets.redraw("ground", "layers", "marks", "names");
    }
    this.furniture.show(this.basemap.current);
  }

  basemapFailed(basemap) {
    this.failedBase = basemap.id;
    this.notice.show(() => this.words.say("tiles_failed", this.words.pick(basemap.title)));
    this.send();
  }

  layerFailed(layer) {
    this.notice.show(() => this.words.say("layer_failed", this.words.pick(layer.config.title)));
  }

  /** The layers in drawing order that are part of the picture now. */
  ground() {
    return this.basemap.offlineShows ? this.layers.filter((layer) => layer.base) : [];
  }

  themes() {
    return this.layers.filter((layer) => !layer.base);
  }

  /** The feature at a Leaflet position, or null. */
  at(latlng, reach) {
    const view = this.viewOf(this.sheets.layers);
    return hitTest(this.themes(), view, mercatorX(latlng.lng), mercatorY(latlng.lat), reach);
  }

  find(sel) {
    const layer = sel && this.layers.find((one) => one.id === sel[0]);
    const i = layer && layer.features ? layer.index.get(sel[1]) : undefined;
    return i === undefined ? null : { layer, i };
  }

  /** A click, or the key that stands for it: what lies there; where the page asks for it, the place itself. */
  press(latlng, reach) {
    const own = this.placing.pinAt(latlng);
    const hit = own ? null : this.at(latlng, reach);
    if (!this.placing.on || (hit && !isLine(hit))) this.choose(hit);
    else this.placing.tell(own || this.camera.fromMap(latlng));
  }

  /** Selects what was hit, at once here, then in Python. */
  choose(hit) {
    const sel = hit ? [hit.layer.id, hit.layer.features.ids[hit.i]] : null;
    if (String(sel) === String(this.sel)) return;
    this.sel = sel;
    this.sheets.marks.redraw();
    this.send();
  }

  /** `more`: what happened beside: `shape`, where one was drawn or taken away; `place`, where nothing was clicked. */
  send(more = {}) {
    this.sent += 1;
    const value = { n: this.sent, sel: this.sel, view: this.camera.now(), failed: this.failedBase, ...more };
    window.Streamlit?.setComponentValue(value);
    this.told?.(value);
    this.value = value;
  }

  viewOf(sheet) {
    const corner = sheet.corner();
    const size = sheet.size();
    return new CanvasView({
      zoom: this.map.getZoom(),
      left: corner.x,
      top: corner.y,
      width: size.x,
      height: size.y,
      inner: sheet.inner(),
      magnify: this.magnify(this.map.getSize().y),
      theme: this.theme,
      lang: this.words.lang,
      datum: this.datum.name,
      lat: this.map.getCenter().lat,
    });
  }

  /** What the map shows, for tests and the curious. */
  get state() {
    const { lang } = this.words;
    return { lang, theme: this.theme, base: this.basemap.current.id, datum: this.datum.name, sel: this.sel, view: this.camera.now() };
  }

  /** Visible features by layer. */
  counts() {
    return Object.fromEntries(this.layers.map((layer) => [layer.id, layer.visibleCount()]));
  }

  /** [layer, id] at a WGS-84 position, or null. */
  hitTest(lat, lng) {
    const hit = this.at(this.camera.toMap(lat, lng));
    return hit && [hit.layer.id, hit.layer.features.ids[hit.i]];
  }
}
