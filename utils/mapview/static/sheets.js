// The canvases, bottom up: offline basemap, layers, marks (selection, pointer, measuring), names.

const PANES = { ground: 300, layers: 400, marks: 450, names: 460 };
const CHEAP = 25;
const FEW_FRAMES = 4;

class Sheets {
  constructor(map, viewOf, drawings) {
    this.map = map;
    this.viewOf = viewOf;
    this.all = Object.keys(PANES).map((name) => {
      const pane = map.createPane(`atlas-${name}`);
      pane.style.zIndex = PANES[name];
      pane.style.pointerEvents = "none";
      this[name] = new Sheet({ pane: `atlas-${name}`, draw: drawings[name], viewOf });
      return this[name];
    });
  }

  /** A further canvas, made when it is first needed. */
  more(name, zIndex, draw) {
    const pane = this.map.createPane(`atlas-${name}`);
    pane.style.zIndex = zIndex;
    pane.style.pointerEvents = "none";
    this[name] = new Sheet({ pane: `atlas-${name}`, draw, viewOf: this.viewOf }).addTo(this.map);
    this.all.push(this[name]);
    return this[name];
  }

  add() {
    this.all.forEach((sheet) => sheet.addTo(this.map));
    this.map.on("move", () => this.follow());
  }

  /** What they show is no longer so: each is drawn again at the next occasion, a movement or `renew`, and once only. */
  expire(...names) {
    names.forEach((name) => (this[name]._stale = true));
  }

  /** Takes a canvas out of the picture while there is nothing on it: the browser need not lay it over the others. */
  reveal(name, shown) {
    this.map.getPane(`atlas-${name}`).style.display = shown ? "" : "none";
  }

  renew(...names) {
    names.forEach((name) => this[name].redraw(false));
  }

  redraw(...names) {
    names.forEach((name) => this[name].redraw());
  }

  get cost() {
    return this.all.reduce((sum, sheet) => sum + (sheet.cost || 0), 0);
  }

  /** While the map is dragged or flies beyond the edge of the canvases: draw on, where that is quick. */
  follow() {
    if (this.map._animatingZoom || this.cost > CHEAP * 2) return;
    const now = performance.now();
    const [sheet] = this.all;
    // Where frames come slowly, drawing more often would make them slower still.
    const slow = FEW_FRAMES * Math.min(500, now - (this.moved || 0));
    this.moved = now;
    const pause = Math.max(this.cost > CHEAP / 2 ? 120 : 30, slow);
    if (now - (this.followed || 0) < pause || (sheet.covers() && sheet._zoom === this.map.getZoom())) return;
    this.followed = now;
    this.all.forEach((one) => one._update());
  }
}
