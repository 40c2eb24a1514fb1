// Names are written in letters that come from this origin. A canvas does not wait for them by itself.

// Milliseconds after which names are written in what letters there are; in the right ones as soon as those arrive.
const LETTERS_PATIENCE = 4000;

const letters = {
  there: false,
  lists: {},
  /** The families to write a language in, as the style sheet with the letters lists them. */
  families(lang) {
    return this.lists[lang === "zh" ? "--atlas-fonts" : "--atlas-fonts-latin"] || "sans-serif";
  },
};

/** A page that leads the map itself (the player, a hand-out) has the style sheet already. */
function linkLetters(url) {
  if (!url || document.querySelector(`link[href="${url}"]`)) return Promise.resolve();
  const link = element("link", "", document.head);
  return new Promise((done) => {
    Object.assign(link, { rel: "stylesheet", href: url, onload: done, onerror: done });
  });
}

async function loadLetters(url) {
  await linkLetters(url);
  const style = getComputedStyle(document.documentElement);
  for (const name of ["--atlas-fonts", "--atlas-fonts-latin"]) letters.lists[name] = style.getPropertyValue(name).trim();
  await Promise.allSettled([...document.fonts].map((font) => font.load()));
}

/** Resolves when names can be written; `renew` is called whenever their letters became others. */
function bringLetters(url, renew) {
  const arrived = () => {
    letters.there = true;
    widths.clear();
    renew();
  };
  const loaded = loadLetters(url).then(arrived);
  const patience = new Promise((done) => setTimeout(done, LETTERS_PATIENCE)).then(() => letters.there || arrived());
  return Promise.race([loaded, patience]);
}
