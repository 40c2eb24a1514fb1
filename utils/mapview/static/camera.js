// Where the map looks: first view, flights asked for by Python, and the page's address. Everything exchanged is WGS-84.

const STILL = window.matchMedia("(prefers-reduced-motion: reduce)");
const MOST_FLIGHT_ZOOM = 18;
// Pixels around what is shown whole.
const EDGE = 8;
// What this window remembers of the camera while it shows another page of the app.
const LOOKED = "atlas-camera";
const FLOWN = "atlas-flight";

class Camera {
  /** `keeps`: whether it reads and writes the page's address and remembers where it looked. */
  constructor(map, datum, keeps = true) {
    this.map = map;
    this.datum = datum;
    this.keeps = keeps;
    this.lastGo = null;
    this.moved = false;
    map.on("moveend", () => this.writeSoon());
  }

  /** The link's camera if it has one, else a flight not made yet, else where this window looked last, else what the page begins with. */
  begin({ bounds, first = bounds }, go) {
    this.bounds = bounds;
    const flown = go && this.keeps && recall(FLOWN) === String(go.n);
    const asked = this.keeps ? addressed() : null;
    const linked = cameraOf(asked) || (!this.keeps || (go && !flown) ? null : lookedLast());
    if (go) this.made(go);
    this.first = () => {
      if (linked) this.look([linked[0], linked[1]], linked[2]);
      else if (go) this.fly(go, false);
      else this.fly({ b: first }, false, EDGE);
    };
    this.first();
    // What could not be understood does not stay in the address.
    this.misread = Boolean(asked) && !cameraOf(asked);
    this.moved = Boolean(linked) || this.misread;
  }

  /** The window got its size only now: look again as at first. */
  resized() {
    if (this.first) this.first();
  }

  /** From now on the view is the visitor's. */
  settle() {
    this.first = null;
  }

  look([lat, lng], zoom) {
    // Without `reset` Leaflet would pan by whole pixels and miss the place by half of one.
    this.map.setView(this.toMap(lat, lng), zoom, { animate: false, reset: true });
  }

  home(animate = true) {
    this.fly({ b: this.bounds }, animate, EDGE);
  }

  follow(go) {
    if (!go || go.n === this.lastGo) return;
    this.made(go);
    this.settle();
    this.moved = true;
    this.fly(go, true);
  }

  /** Remembered beyond this page, so that coming back to it does not fly again. */
  made(go) {
    this.lastGo = go.n;
    if (this.keeps) remember(FLOWN, String(go.n));
  }

  fly(go, animate, pad = 60) {
    const options = animate && !STILL.matches ? { duration: go.s ?? 0.8, easeLinearity: 0.3 } : { animate: false };
    const smooth = options.animate !== false;
    if (go.b) {
      const [west, south, east, north] = go.b;
      const corners = L.latLngBounds(this.toMap(south, west), this.toMap(north, east));
      const fit = { ...options, padding: [pad, pad], maxZoom: MOST_FLIGHT_ZOOM };
      if (smooth) this.map.flyToBounds(corners, fit);
      else this.map.fitBounds(corners, fit);
      return;
    }
    const centre = this.toMap(go.c[0], go.c[1]);
    if (smooth) this.map.flyTo(centre, go.z, options);
    else this.look(go.c, go.z);
  }

  toMap(lat, lng) {
    const [x, y] = shiftOf(this.datum.name).there(lng, lat);
    return L.latLng(y, x);
  }

  fromMap({ lat, lng }) {
    const [x, y] = shiftOf(this.datum.name).back(lng, lat);
    return [y, x];
  }

  /** [lat, lng, zoom], 6 decimals and 2. */
  now() {
    const [lat, lng] = this.fromMap(this.map.getCenter());
    return [round(lat, 6), round(lng, 6), round(this.map.getZoom(), 2)];
  }

  writeSoon() {
    if (this.first || !this.keeps) return;
    this.moved = true;
    this.keepAddress();
  }

  /** Python rewrites the address without the camera: put it back. */
  keepAddress() {
    if (!this.keeps) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.moved && writeAddress(this.now()), 300);
  }
}

function round(value, digits) {
  return Number(value.toFixed(digits));
}

/** `c` as the page's address has it, or null. */
function addressed() {
  try {
    return new URLSearchParams(window.parent.location.search).get("c");
  } catch {
    return null;
  }
}

/** [lat, lng, zoom] of `lat,lng,zoom`, or null. */
function cameraOf(text) {
  const [lat, lng, zoom = 16] = text ? text.split(",").map(Number) : [];
  const good = Math.abs(lat) <= 85 && Math.abs(lng) <= 180 && zoom >= 0 && zoom <= 24;
  return good ? [lat, lng, zoom] : null;
}

/** Where this window looked last, on another page of the app; an address opened anew begins anew. */
function lookedLast() {
  const [opened, camera] = (recall(LOOKED) || "").split(" ");
  return opened === openedAt() ? cameraOf(camera) : null;
}

/** When the page around the map was loaded: moving between the pages of the app loads it no more. */
function openedAt() {
  try {
    return String(window.parent.performance.timeOrigin);
  } catch {
    return "";
  }
}

/** Sets `c` in the page's address; every other parameter stays as it is written. */
function writeAddress(camera) {
  remember(LOOKED, `${openedAt()} ${camera.join(",")}`);
  try {
    const { location, history } = window.parent;
    const others = location.search.slice(1).split("&").filter((part) => part && !part.startsWith("c="));
    const search = `?${[...others, `c=${camera.join(",")}`].join("&")}`;
    if (search !== location.search) history.replaceState(history.state, "", location.pathname + search + location.hash);
  } catch {
    // A page of another origin around us keeps its address to itself.
  }
}
