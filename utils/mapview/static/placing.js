// Places that are no feature, where the page asks for them: a click on nothing tells where it was.

// Longer than two clicks of a double click are apart: that one zooms.
const DOUBLE = 280;

class Placing {
  constructor(atlas) {
    this.atlas = atlas;
    this.on = false;
  }

  take({ anywhere }) {
    this.on = Boolean(anywhere);
    this.atlas.map.getContainer().classList.toggle("atlas-anywhere", this.on);
    if (!this.on) this.cancel();
  }

  /** [lat, lng] of the pin of such a place at a Leaflet position, or null. The topmost first, as they are painted. */
  pinAt(latlng) {
    if (!this.on) return null;
    const { atlas } = this;
    const radius = PIN_RADIUS * atlas.magnify(atlas.map.getSize().y);
    const at = atlas.map.latLngToContainerPoint(latlng);
    const pin = atlas.pins.find(([lat, lng, , own]) => {
      const tip = atlas.map.latLngToContainerPoint(atlas.camera.toMap(lat, lng));
      return own && (at.distanceTo(tip) <= REACH || at.distanceTo(tip.subtract([0, radius * PIN_HEIGHT])) <= radius);
    });
    return pin ? [pin[0], pin[1]] : null;
  }

  /** Tells the place, as soon as it is clear that this is no double click. */
  tell([lat, lng]) {
    this.cancel();
    this.timer = setTimeout(() => this.atlas.send({ place: [round(lat, 6), round(lng, 6)] }), DOUBLE);
  }

  cancel() {
    clearTimeout(this.timer);
  }
}
