// One picture of the map passes into the next: what was drawn stays a moment above what is drawn now, and fades.

const FADE = 700;

class Fade {
  constructor(atlas) {
    this.atlas = atlas;
    this.ghosts = [];
    atlas.map.on("zoom move", () => this.ghosts.forEach((ghost) => this.follow(ghost)));
  }

  /** Call before the new picture is drawn. */
  begin() {
    this.end();
    if (STILL.matches) return;
    const { sheets, map } = this.atlas;
    for (const name of ["layers", "names", "before", "names-before"]) {
      const sheet = sheets[name];
      if (sheet?._container?.width && sheet._container.offsetParent) this.ghosts.push(this.copy(sheet, map));
    }
  }

  copy(sheet, map) {
    const from = sheet._container;
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [from.width, from.height];
    [canvas.style.width, canvas.style.height] = [from.style.width, from.style.height];
    canvas.className = "p-ghost";
    canvas.getContext("2d").drawImage(from, 0, 0);
    from.parentNode.append(canvas);
    const zoom = sheet._zoom;
    const ghost = { canvas, zoom, place: map.unproject(map.project(sheet._center, zoom).subtract(map.getSize().multiplyBy(0.5 + sheet.options.padding)), zoom) };
    this.follow(ghost);
    const options = { duration: FADE, easing: "ease-in", fill: "forwards" };
    canvas.animate([{ opacity: 1 }, { opacity: 0 }], options).finished.then(() => this.drop(ghost), () => {});
    return ghost;
  }

  /** The copy lies on the ground it was drawn for, wherever the map goes. */
  follow({ canvas, zoom, place }) {
    const { map } = this.atlas;
    L.DomUtil.setTransform(canvas, map.latLngToLayerPoint(place), map.getZoomScale(map.getZoom(), zoom));
  }

  drop(ghost) {
    ghost.canvas.remove();
    this.ghosts = this.ghosts.filter((one) => one !== ghost);
  }

  end() {
    this.ghosts.forEach((ghost) => ghost.canvas.remove());
    this.ghosts = [];
  }
}
