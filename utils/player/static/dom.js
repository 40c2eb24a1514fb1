// DOM elements, and texts in the language of the moment.

function make(tag, className = "", text = "", ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

function say(text, lang) {
  return (text && (text[lang] ?? text.en ?? text.zh)) || "";
}

/** A word of the interface, `{}` filled in. */
function word(words, lang, key, ...parts) {
  return parts.reduce((said, part) => said.replace("{}", part), say(words[key], lang) || key);
}

/** A button with a picture (strokes in a 20 x 20 box) that says what it does. */
function iconButton(name, action) {
  const button = make("button", "p-icon");
  button.type = "button";
  button.dataset.does = name;
  button.innerHTML = `<svg viewBox="0 0 20 20" aria-hidden="true"><path d="${PICTURES[name]}"/></svg>`;
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    button.blur();
    action();
  });
  return button;
}

const PICTURES = {
  back: "M12 4.5L6.5 10l5.5 5.5",
  next: "M8 4.5l5.5 5.5L8 15.5",
  play: "M6.5 4.5l9 5.5-9 5.5z",
  pause: "M7 4.5v11M13 4.5v11",
  loop: "M4.5 8a5.5 5 0 0 1 5.5-3.5h4M12 2l2.5 2.5L12 7M15.5 12a5.5 5 0 0 1-5.5 3.5H6M8 18l-2.5-2.5L8 13",
  full: "M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4",
  help: "M7.4 7.6a2.6 2.6 0 1 1 3.9 2.3c-.9.5-1.3 1-1.3 2M10 14.8v.3",
  presenter: "M3.5 4.5h13v8.5h-13zM10 13v3M6.5 16.5h7",
  language: "M3.5 10h13M10 3.5c4 4 4 9 0 13M10 3.5c-4 4-4 9 0 13M10 3.5a6.5 6.5 0 1 0 .01 0z",
  theme: "M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5z",
  home: "M3.5 9.5L10 4l6.5 5.5M5.5 8.5V16h9V8.5",
  close: "M5 5l10 10M15 5L5 15",
};

/** [what stands before, the number, what stands after] of a figure as it is said. */
function partsOf(said) {
  const found = /^([^\d]*?)([-+]?\d[\d.,]*\d|\d)(.*)$/s.exec(said);
  return found ? [found[1].trim(), found[2], found[3].trim()] : ["", said, ""];
}

const STILL = window.matchMedia("(prefers-reduced-motion: reduce)");

function nextFrame() {
  return new Promise((done) => requestAnimationFrame(() => done()));
}
