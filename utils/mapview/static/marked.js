// Features a command marks beside the selection (`marks`), on a canvas of their own: whoever shows the map may let it pulse.

class Marked {
  constructor(atlas) {
    this.atlas = atlas;
    this.features = [];
  }

  take({ marks = [] }) {
    const { sheets } = this.atlas;
    const was = this.features.length;
    this.features = marks;
    if (marks.length) this.sheet();
    if (marks.length || was) sheets.expire("marked");
  }

  /** After the camera has moved. */
  renew() {
    const { sheets } = this.atlas;
    if (!sheets.marked) return;
    sheets.renew("marked");
    sheets.reveal("marked", this.features.length > 0);
  }

  sheet() {
    const { sheets } = this.atlas;
    return sheets.marked || sheets.more("marked", 455, (ctx, view) => this.paint(ctx, view));
  }

  paint(ctx, view) {
    for (const sel of this.features) {
      const found = this.atlas.find(sel);
      if (found) paintHighlight(ctx, found.layer, found.i, view, true);
    }
  }
}
