// Wall and presenter's window in step. Windows of one origin hear each other; a hand-out opened from a file has none,
// so that windows that opened one another also speak directly. Every message names its wall: several may be open.

class Channel {
  /** `wall`: the wall this window is, or follows; none follows the first it hears. */
  constructor(name, wall, heard) {
    Object.assign(this, { wall, heard });
    this.own = String(Math.random()).slice(2);
    this.told = 0;
    this.last = new Map();
    this.peers = new Set(window.opener ? [window.opener] : []);
    // From a file every window is an origin of its own, and "*" the only address there is.
    this.to = window.origin === "null" ? "*" : window.origin;
    this.wide = typeof BroadcastChannel === "function" ? new BroadcastChannel(name) : null;
    if (this.wide) this.wide.onmessage = ({ data }) => this.hear(data);
    window.addEventListener("message", ({ source, data }) => {
      if (!data || data.story !== true || !(this.peers.has(source) || this.knows(data))) return;
      // A wall that was loaded anew has forgotten whom it opened.
      this.peers.add(source);
      this.hear(data);
    });
  }

  knows({ wall }) {
    return Boolean(this.wall) && wall === this.wall;
  }

  /** What comes both ways is heard once. */
  hear(message) {
    const { by, number, wall, ask } = message;
    if (!this.wall && message.from === "wall") this.wall = wall;
    if (!this.knows(message) && !(ask && !wall)) return;
    if (number <= (this.last.get(by) ?? 0)) return;
    this.last.set(by, number);
    this.heard(message);
  }

  tell(message) {
    this.told += 1;
    const told = { story: true, by: this.own, number: this.told, wall: this.wall, ...message };
    this.wide?.postMessage(told);
    for (const peer of this.peers) if (!peer.closed) peer.postMessage(told, this.to);
  }
}
