// What is clicked on the map: its facts, in the page's language, with where they come from. Text only: it is data.

class Card {
  constructor(parent, words, closed) {
    this.words = words;
    this.box = make("aside", "p-card");
    this.box.hidden = true;
    this.closed = closed;
    parent.append(this.box);
  }

  /** `cards`: layer -> language -> one list a feature (see utils.player.cards), in the order of the layer. */
  show(cards, sel, lang) {
    const found = sel && __atlas.find(sel);
    const fact = found && cards?.[sel[0]]?.[lang]?.[found.i];
    this.box.hidden = !fact;
    if (!fact) return;
    const [title, subtitle, summary, rows, provenance, label, source] = fact;
    const close = iconButton("close", () => this.closed());
    close.setAttribute("aria-label", word(this.words, lang, "close"));
    const list = make("dl");
    for (let k = 0; k < rows.length; k += 2) list.append(make("dt", "", rows[k]), make("dd", "", rows[k + 1]));
    const marked = provenance === "illustrative";
    const kind = marked ? word(this.words, lang, "illustrative") : label;
    // A source that says so itself is not told twice.
    const origin = source && !source.toLowerCase().includes(kind.toLowerCase()) ? `${kind} · ${source}` : source || kind;
    this.box.replaceChildren(
      close,
      make("p", "p-over", subtitle),
      make("h2", "", title),
      ...(summary ? [make("p", "", summary)] : []),
      list,
      make("p", marked ? "p-mark" : "p-source", origin),
    );
  }
}
