// A list of features: a page of its rows as a table.

/** The mark of what is illustrative, the table and, where rows are left out, how many. */
function listOf({ columns, rows, more, title }, lang, mark) {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const table = make("table", "p-list");
  table.setAttribute("aria-label", say(title, lang));
  const widths = make("colgroup");
  const head = make("tr");
  for (const { title: name, width, right } of columns) {
    const column = make("col");
    column.style.width = `${(100 * width) / whole}%`;
    widths.append(column);
    const cell = make("th", right ? "p-right" : "", say(name, lang));
    cell.scope = "col";
    head.append(cell);
  }
  const body = make("tbody", "", "", ...rows.map((row) => make("tr", "", "", ...row.map((cell, k) => cellOf(cell, columns[k], lang)))));
  table.append(widths, make("thead", "", "", head), body);
  const origin = make("p", "p-list-origin", "", make("span", mark.className, mark.textContent));
  const rest = say(more, lang);
  return [origin, table, ...(rest ? [make("p", "p-list-more", rest)] : [])];
}

/** A cell; its colour on the map stands as a dot before it. */
function cellOf({ said, light, dark }, { right }, lang) {
  const cell = make("td", right ? "p-right" : "");
  if (light) {
    const dot = make("i", "p-dot");
    dot.style.setProperty("--light", light);
    dot.style.setProperty("--dark", dark);
    cell.append(dot);
  }
  cell.append(say(said, lang));
  return cell;
}
