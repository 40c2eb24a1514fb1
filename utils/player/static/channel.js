// Wall and presenter's window in step. Windows of one origin hear each other; a hand-out opened from a file has none,
// so that windows that opened one another also speak directly.

class Channel {
  constructor(name, heard) {
    this.heard = heard;
    this.peers = new Set(window.opener ? [window.opener] : []);
    // From a file every window is an origin of its own, and "*" the only address there is.
    this.to = window.origin === "null" ? "*" : window.origin;
    this.wide = typeof BroadcastChannel === "function" ? new BroadcastChannel(name) : null;
    if (this.wide) this.wide.onmessage = ({ data }) => heard(data);
    window.addEventListener("message", ({ source, data }) => {
      if (this.peers.has(source) && data && data.story === true) heard(data);
    });
  }

  tell(message) {
    const told = { story: true, ...message };
    this.wide?.postMessage(told);
    for (const peer of this.peers) if (!peer.closed) peer.postMessage(told, this.to);
  }
}
