// Begins: the wall, or the presenter's window, or a kind word where there is nothing to show.

async function start() {
  const root = document.getElementById("player");
  const cover = document.getElementById("cover");
  try {
    // Everything is measured in the letters that come along, from this origin or in the hand-out itself.
    await Promise.allSettled([...document.fonts].map((font) => font.load()));
    const begin = await documentAt("/story/start.json");
    const { lang, view } = asked();
    const deck = begin.deck && (await documentAt(begin.deck));
    if (!deck || !deck.slides.length) return tellKindly(cover, say(begin.message, lang || "zh"));
    deck.languages = begin.languages;
    if (view === "presenter") window.__player = new Presenter(root, begin, deck);
    else {
      window.__player = new Player(root, begin, deck);
      await window.__player.start();
    }
    window.__player.ready = true;
    cover.classList.add("p-gone");
    setTimeout(() => cover.remove(), 600);
  } catch (error) {
    console.warn(error);
    tellKindly(cover, "演示无法加载，请刷新页面 · The presentation could not be loaded: reload the page");
  }
  return undefined;
}

function tellKindly(cover, text) {
  cover.querySelector("p").textContent = text;
  cover.classList.add("p-told");
}

start();
