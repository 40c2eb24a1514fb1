// Says so when the community is out of the picture, and leads back to it.

class Away {
  constructor(atlas) {
    this.atlas = atlas;
    this.box = element("div", "atlas-away", atlas.map.getContainer());
    this.box.setAttribute("role", "status");
    this.box.hidden = true;
    L.DomEvent.disableClickPropagation(this.box);
    this.text = element("span", "", this.box);
    this.button = element("button", "atlas-measure-button", this.box);
    this.button.type = "button";
    this.button.addEventListener("click", () => atlas.camera.home());
    atlas.map.on("moveend", () => this.look());
  }

  look() {
    const [west, south, east, north] = this.atlas.config.bounds;
    const { camera, map } = this.atlas;
    const own = L.latLngBounds(camera.toMap(south, west), camera.toMap(north, east));
    this.box.hidden = map.getBounds().intersects(own);
  }

  translate() {
    this.text.textContent = this.atlas.words.say("away");
    this.button.textContent = this.atlas.words.say("show_community");
  }
}
