// The interface's words, from the configuration, in the language of the last command.

class Words {
  constructor(all) {
    this.all = all;
    this.lang = "zh";
  }

  say(key, ...parts) {
    const words = this.all[this.lang] || this.all.en || {};
    return parts.reduce((text, part) => text.replace("{}", part), words[key] ?? key);
  }

  pick(text) {
    return (text && (text[this.lang] ?? text.en)) || "";
  }
}

function element(tag, className, parent, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  if (text) made.textContent = text;
  if (parent) parent.appendChild(made);
  return made;
}
