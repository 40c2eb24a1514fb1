// A canvas that lies on the map, somewhat larger than the window: it moves and scales with the map and is drawn again
// when a movement ends. Leaflet's Renderer gives it its place; `options.draw(ctx, view)` its content.

const Sheet = L.Renderer.extend({
  options: { padding: 0.15 },

  _initContainer() {
    this._container = document.createElement("canvas");
    this._container.setAttribute("aria-hidden", "true");
    this._ctx = this._container.getContext("2d");
  },

  _destroyContainer() {
    this._container.remove();
    delete this._container;
    delete this._ctx;
  },

  _updatePaths() {},

  _update() {
    // While a zoom is animated the old drawing is scaled; it is redrawn at its end.
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    L.DomUtil.setPosition(this._container, this._bounds.min);
    this.redraw(false);
  },

  /** Draws; not again what was drawn already, unless `changed`. */
  redraw(changed = true) {
    if (!this._map || !this._bounds || this._map._animatingZoom) {
      this._stale = this._stale || changed;
      return;
    }
    const key = this._key();
    if (key === this._drawn && !changed && !this._stale) return;
    this._drawn = key;
    this._stale = false;
    const start = performance.now();
    this._resize();
    this.options.draw(this._ctx, this.options.viewOf(this));
    this.cost = performance.now() - start;
  },

  /** World pixels of the canvas's corner at the zoom it is drawn for. */
  corner() {
    return this._map.getPixelOrigin().add(this._bounds.min);
  },

  size() {
    return this._bounds.getSize();
  },

  /** The window in pixels of the canvas: [x0, y0, x1, y1]. */
  inner() {
    const min = this._map.containerPointToLayerPoint([0, 0]).subtract(this._bounds.min);
    const size = this._map.getSize();
    return [min.x, min.y, min.x + size.x, min.y + size.y];
  },

  /** Whether it still covers the window. */
  covers() {
    const min = this._map.containerPointToLayerPoint([0, 0]);
    return this._bounds.contains(L.bounds(min, min.add(this._map.getSize())));
  },

  _key() {
    const { x, y } = this.corner();
    const size = this.size();
    return [this._map.getZoom(), x, y, size.x, size.y, window.devicePixelRatio].join(" ");
  },

  _resize() {
    const size = this.size();
    const ratio = Math.min(window.devicePixelRatio || 1, 2.5);
    const canvas = this._container;
    const [width, height] = [Math.round(size.x * ratio), Math.round(size.y * ratio)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
    }
    this._ctx.setTransform(1, 0, 0, 1, 0, 0);
    this._ctx.clearRect(0, 0, width, height);
    this._ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  },
});
