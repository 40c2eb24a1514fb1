// What was clicked since Python last answered, numbered (see utils/ui/clicks.py): of two fast clicks the server may see
// only the second message.
class Clicks {
  constructor() {
    this.unanswered = [];
    this.done = 0;
  }

  /** Python has done all up to number `done`; `send` is the element's way to tell it. */
  answered(done, send) {
    this.done = done;
    this.send = send;
    this.unanswered = this.unanswered.filter(([number]) => number > done);
  }

  tell(what) {
    const last = this.unanswered.at(-1)?.[0] ?? this.done;
    this.unanswered.push([Math.max(Date.now(), last + 1), what]);
    this.send("clicks", this.unanswered);
  }
}

