// What a proper map carries: north, scale, datum, source, approval number.

class Furniture {
  constructor(map, words, { attribution, illustrative }) {
    this.words = words;
    this.attribution = attribution;
    this.left = element("div", "atlas-legalese atlas-left", map.getContainer());
    this.north = element("div", "atlas-north", this.left, "N");
    const scale = L.control.scale({ imperial: false, maxWidth: 110 });
    scale.addTo(map);
    this.left.appendChild(scale.getContainer());
    this.approval = element("div", "atlas-approval", this.left);
    this.right = element("div", "atlas-legalese atlas-right", map.getContainer());
    this.illustrative = element("span", "atlas-illustrative", this.right);
    this.illustrative.hidden = !illustrative;
    this.datum = element("span", "atlas-datum", this.right);
    this.source = element("span", "atlas-source", this.right);
  }

  show(basemap) {
    const { words } = this;
    const shifted = Boolean(SHIFTS[basemap.datum]);
    this.north.setAttribute("role", "img");
    this.north.setAttribute("aria-label", words.say("north"));
    this.datum.textContent = words.say(shifted ? "datum_shifted" : "datum", basemap.datum, words.pick(basemap.title));
    this.datum.classList.toggle("atlas-shifted", shifted);
    this.illustrative.textContent = words.say("illustrative");
    const sources = [words.pick(basemap.attribution), words.pick(this.attribution)].filter(Boolean);
    // The basemap may be made of the same data as the layers: what one says whole the other does not repeat.
    const said = sources.filter((one, k) => !sources.some((other, j) => j !== k && other.includes(one) && (other !== one || j < k)));
    this.source.textContent = said.join(" · ");
    this.approval.textContent = basemap.approval ? words.say("approval", basemap.approval) : "";
    this.approval.hidden = !basemap.approval;
  }
}
