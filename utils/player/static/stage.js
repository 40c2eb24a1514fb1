// The map behind the panel: takes a scene's command, looks where it says beside the panel, fades from one to the next.

const FLIGHT = 1.5;
// A camera is meant for a map of about this size (pixels); a larger wall comes closer.
const USUAL = [1150, 800];

class Stage {
  constructor(element, { configUrl, told }) {
    this.map = __atlas.mount(element.id, configUrl, { keeps: false, magnify: wallSize, told });
    this.map.keyboard.disable();
    this.element = element;
    this.room = () => [0, 0, 0, 0];
    this.visits = 0;
    this.ready = __atlas.ready.then(() => this.begun());
  }

  begun() {
    __atlas.camera.settle();
    this.fade = new Fade(__atlas);
    this.walk = new Walk(__atlas);
    this.swipe = new Swipe(__atlas, this.element);
  }

  /** Makes the canvases further scenes will need, so that none of them waits for it. */
  async ahead(slides) {
    await this.ready;
    if (slides.some(({ highlights }) => highlights.length)) __atlas.marked.sheet();
    const swiped = slides.find(({ before }) => before);
    await idle();
    if (swiped && !__atlas.before.on) __atlas.before.rehearse(swiped.before.layers);
  }

  /** Shows a scene; resolves when it is painted (the flight may still go on). */
  async show(scene, { lang, theme, words, fresh }) {
    const command = this.command(scene, lang, theme, fresh);
    const { painted } = __atlas;
    if (this.fade && fresh) this.fade.begin();
    __atlas.apply(command);
    await this.ready;
    if (fresh) this.walk.show(scene.route, lang, this.seconds(), words);
    else this.walk.translate(lang);
    this.swipe.show(scene.before ? scene.dates : null, lang, words, this.room(), fresh);
    if (fresh) this.pulse();
    while (__atlas.painted === painted && __atlas.command === command) await nextFrame();
  }

  /** A few beats for what is marked, when the map has come there. */
  pulse() {
    const pane = this.map.getPane("atlas-marked");
    if (!pane || STILL.matches) return;
    pane.getAnimations().forEach((beat) => beat.cancel());
    pane.animate([{ opacity: 1 }, { opacity: 0.25 }, { opacity: 1 }], { duration: 1300, delay: FLIGHT * 1000, iterations: 4, easing: "ease-in-out" });
  }

  command(scene, lang, theme, fresh) {
    if (fresh) this.go = { ...this.aim(scene.command.go), n: `scene-${(this.visits += 1)}`, s: FLIGHT };
    const before = scene.before ? { layers: scene.before.layers } : undefined;
    return { ...scene.command, lang, theme, sel: null, marks: scene.highlights.map(({ layer, id }) => [layer, id]), before, go: this.go };
  }

  /** Centre and zoom that put a place into the middle of what the panel leaves free. */
  aim(go) {
    if (!go) return { c: [0, 0], z: 8 };
    const { map } = this;
    const [left, top, right, bottom] = this.room();
    const size = map.getSize();
    const free = [Math.max(120, size.x - left - right), Math.max(120, size.y - top - bottom)];
    let [centre, zoom] = [null, go.z];
    if (go.b) {
      const [west, south, east, north] = go.b;
      const corners = [map.project([south, west], 0), map.project([north, east], 0)];
      const [wide, high] = [corners[1].x - corners[0].x, corners[0].y - corners[1].y];
      zoom = Math.min(17.75, Math.log2(Math.min((free[0] * 0.92) / wide, (free[1] * 0.92) / high)));
      centre = map.unproject([(corners[0].x + corners[1].x) / 2, (corners[0].y + corners[1].y) / 2], 0);
    } else {
      zoom += Math.min(1.5, Math.max(-1.75, Math.log2(Math.min(free[0] / USUAL[0], free[1] / USUAL[1]))));
      centre = L.latLng(go.c);
    }
    zoom = Math.floor(zoom * 4) / 4;
    const shift = [(right - left) / 2, (bottom - top) / 2];
    const { lat, lng } = map.unproject(map.project(centre, zoom).add(shift), zoom);
    return { c: [lat, lng], z: zoom };
  }

  /** The window has another size: look there again. */
  again(scene) {
    this.map.invalidateSize({ animate: false });
    const { c, z } = this.aim(scene.command.go);
    __atlas.camera.look(c, z);
    this.swipe?.resize(this.room());
  }

  seconds() {
    return STILL.matches ? 0 : FLIGHT;
  }
}

function wallSize(height) {
  return Math.min(3.4, Math.max(1, height / 700));
}
