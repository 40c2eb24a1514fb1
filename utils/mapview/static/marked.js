// Features a command marks beside the selection (`marks`), on a canvas of their own: whoever shows the map may let it pulse.

class Marked {
  constructor(atlas) {
    this.atlas = atlas;
    this.features = [];
  }

  take({ marks = [] }) {
    const { sheets } = this.atlas;
    this.features = marks;
    if (marks.length && !sheets.marked) sheets.more("marked", 455, (ctx, view) => this.paint(ctx, view));
    sheets.marked?.redraw();
  }

  paint(ctx, view) {
    for (const sel of this.features) {
      const found = this.atlas.find(sel);
      if (found) paintHighlight(ctx, found.layer, found.i, view, true);
    }
  }
}
