// Polygons, then densities, lines and points of all the layers given; a layer that is not opaque is drawn aside and laid on as one.

const STAGES = [paintFills, paintDensity, paintLines, paintPoints];

class LayerPainter {
  constructor() {
    this.aside = document.createElement("canvas");
  }

  paint(ctx, layers, view) {
    const drawn = layers.filter((layer) => layer.drawn(view.zoom));
    for (const stage of STAGES) {
      for (const layer of drawn) {
        if (layer.opacity >= 1) stage(ctx, layer, view);
        else if (layer.opacity > 0) this.paintAside(ctx, stage, layer, view);
      }
    }
  }

  paintAside(ctx, stage, layer, view) {
    const { canvas } = ctx;
    const aside = this.aside.getContext("2d");
    this.aside.width = canvas.width;
    this.aside.height = canvas.height;
    aside.setTransform(ctx.getTransform());
    stage(aside, layer, view);
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalAlpha = layer.opacity;
    ctx.drawImage(this.aside, 0, 0);
    ctx.restore();
  }
}
