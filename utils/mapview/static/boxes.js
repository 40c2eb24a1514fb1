// Rectangles on the window that must not overlap: a grid of cells, each listing what touches it.

const CELL = 64;

class Boxes {
  constructor() {
    this.cells = new Map();
  }

  free(boxes) {
    return boxes.every((box) => !this.touching(box));
  }

  add(boxes) {
    for (const box of boxes) this.eachCell(box, (key) => this.cells.set(key, [...(this.cells.get(key) || []), box]));
  }

  touching([x0, y0, x1, y1]) {
    let found = false;
    this.eachCell([x0, y0, x1, y1], (key) => {
      found = found || (this.cells.get(key) || []).some((b) => b[0] < x1 && b[2] > x0 && b[1] < y1 && b[3] > y0);
    });
    return found;
  }

  eachCell([x0, y0, x1, y1], found) {
    for (let column = Math.floor(x0 / CELL); column <= Math.floor(x1 / CELL); column += 1) {
      for (let row = Math.floor(y0 / CELL); row <= Math.floor(y1 / CELL); row += 1) found(`${column} ${row}`);
    }
  }
}
