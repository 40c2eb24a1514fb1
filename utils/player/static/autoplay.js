// Going on by itself: each scene stays as long as it says.

class Autoplay {
  /** `seconds()`: how long the scene of the moment stays; `go()` goes on and returns whether there was a next one. */
  constructor({ seconds, go, changed }) {
    Object.assign(this, { seconds, go, changed });
    this.on = false;
    this.loop = false;
  }

  toggle() {
    this.on = !this.on;
    this.again();
  }

  toggleLoop() {
    this.loop = !this.loop;
    this.changed();
  }

  /** The scene has changed, or playing begun or ended: the time begins anew. */
  again() {
    clearTimeout(this.timer);
    if (this.on) this.timer = setTimeout(() => this.step(), this.seconds() * 1000);
    this.changed();
  }

  /** The time stands still until `again`. */
  hold() {
    clearTimeout(this.timer);
  }

  step() {
    if (!this.go(this.loop)) this.toggle();
  }
}
