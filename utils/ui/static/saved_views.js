// Views the visitor keeps: in this browser alone (localStorage), under names of their own. All text is set as text.
const LONGEST = 40;
const MOST = 100;
const states = new WeakMap();

const here = () => location.pathname + location.search;
const absolute = (link) => new URL(link, location.origin).href;
const cleaned = (name) => name.normalize("NFC").replace(/[\p{C}\s]+/gu, " ").trim();

function isView(view) {
  if (typeof view?.name !== "string" || typeof view?.link !== "string" || !view.link.startsWith("/")) return false;
  const named = view.name && view.name === cleaned(view.name) && [...view.name].length <= LONGEST;
  return named && new URL(view.link, location.origin).origin === location.origin;
}

// Another tab, an older version or a hand may have written anything: what is no view is left out.
function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isView) : [];
  } catch {
    return [];
  }
}

function write(key, views) {
  try {
    localStorage.setItem(key, JSON.stringify(views));
    return true;
  } catch {
    return false;
  }
}

function make(tag, { text, ...properties } = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  if (text !== undefined) element.textContent = text;
  element.append(...children);
  return element;
}

// The clipboard interface exists on https only; this way works on plain http too.
function copy(link) {
  const field = make("textarea", { value: link, readOnly: true });
  field.style.cssText = "position: fixed; opacity: 0;";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

class Menu {
  constructor(root) {
    this.root = root;
    this.name = "";
    this.said = "";
    this.overwrite = "";
    this.removed = null;
  }

  show(component) {
    Object.assign(this, { data: component.data, send: component.setTriggerValue });
    this.key = `atlas.views.${this.data.community}`;
    this.draw();
    const asked = this.data.qr?.link;
    if (asked && asked !== this.coded) this.root.querySelector("figure, .problem")?.scrollIntoView({ block: "nearest" });
    this.coded = asked;
  }

  say(text, values = {}) {
    this.said = text.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
    this.draw();
  }

  save() {
    const { words } = this.data;
    const [name, views] = [cleaned(this.name), read(this.key)];
    const known = views.findIndex((view) => view.name === name);
    this.removed = null;
    if (!name) return this.say(words.empty);
    if ([...name].length > LONGEST) return this.say(words.too_long, { most: LONGEST });
    if (known >= 0 && this.overwrite !== name) {
      this.overwrite = name;
      return this.say(words.exists, { name });
    }
    if (known < 0 && views.length >= MOST) return this.say(words.too_many, { most: MOST });
    const view = { name, link: here() };
    if (!write(this.key, known >= 0 ? views.with(known, view) : [...views, view])) return this.say(words.refused);
    Object.assign(this, { name: "", overwrite: "" });
    return this.say(words.saved, { name });
  }

  remove(name) {
    const before = read(this.key);
    if (!write(this.key, before.filter((view) => view.name !== name))) return this.say(this.data.words.refused);
    this.removed = before;
    return this.say(this.data.words.removed, { name });
  }

  restore() {
    write(this.key, this.removed);
    this.removed = null;
    this.say("");
  }

  copied(link) {
    this.removed = null;
    this.say(copy(absolute(link)) ? this.data.words.copied : this.data.words.not_copied);
  }

  button(text, onclick, properties = {}) {
    return make("button", { type: "button", text, onclick, ...properties });
  }

  row(name, link, ...further) {
    const { words } = this.data;
    const open = make("a", { text: name, href: link, target: "_self", title: words.open });
    const tools = [
      this.button(words.qr, () => this.send("qr", absolute(link)), { ariaLabel: `${words.qr}: ${name}` }),
      this.button(words.copy, () => this.copied(link), { ariaLabel: `${words.copy}: ${name}` }),
      ...further,
    ];
    return make("li", {}, open, ...tools);
  }

  current() {
    const { words } = this.data;
    const link = make("input", { type: "text", readOnly: true, value: absolute(here()), ariaLabel: words.link, className: "link" });
    link.onfocus = () => link.select();
    const tools = [
      this.button(words.copy, () => this.copied(here())),
      this.button(words.qr, () => this.send("qr", absolute(here()))),
    ];
    return make("div", { className: "line" }, link, ...tools);
  }

  form() {
    const { words } = this.data;
    const field = make("input", { type: "text", value: this.name, placeholder: words.name, ariaLabel: words.name, className: "name" });
    const again = this.overwrite && this.overwrite === cleaned(this.name);
    const button = this.button(again ? words.overwrite : words.save, () => this.save(), { className: again ? "save warn" : "save" });
    field.oninput = () => {
      this.name = field.value;
      this.overwrite = "";
      Object.assign(button, { textContent: words.save, className: "save" });
    };
    field.onkeydown = (event) => {
      if (event.key === "Enter" && !event.isComposing) this.save();
    };
    return make("div", { className: "line" }, field, button);
  }

  status() {
    const line = make("p", { role: "status", className: "said" }, make("span", { text: this.said }));
    if (this.removed && this.said) line.append(this.button(this.data.words.undo, () => this.restore()));
    return line;
  }

  code() {
    const { qr, words } = this.data;
    if (!qr) return [];
    if (qr.problem) return [make("p", { text: qr.problem, className: "said problem" })];
    const image = make("img", { src: qr.image, alt: words.scan, width: 180, height: 180 });
    return [make("figure", {}, image, make("figcaption", { text: qr.link }))];
  }

  kept() {
    const { words } = this.data;
    const rows = read(this.key).map(({ name, link }) =>
      this.row(name, link, this.button(words.remove, () => this.remove(name), { ariaLabel: `${words.remove}: ${name}` })));
    return rows.length ? make("ul", { className: "kept" }, ...rows) : make("p", { text: words.none, className: "hint" });
  }

  draw() {
    const { words, presets } = this.data;
    const focused = this.root.getRootNode().activeElement?.className;
    const ready = presets.map(({ title, link }) => this.row(title, link));
    const parts = [
      ...(ready.length ? [make("h3", { text: words.presets }), make("ul", { className: "presets" }, ...ready)] : []),
      make("h3", { text: words.current }), this.current(),
      make("h3", { text: words.kept }), this.form(), this.status(), this.kept(),
      make("p", { text: words.where, className: "hint" }), ...this.code(),
    ];
    this.root.replaceChildren(...parts);
    if (focused === "name") this.root.querySelector(".name").focus();
  }
}

export default function (component) {
  const root = component.parentElement.querySelector(".views");
  if (!states.has(root)) {
    states.set(root, new Menu(root));
    // Streamlit takes single letters for its own commands.
    root.addEventListener("keydown", (event) => event.key !== "Escape" && event.stopPropagation());
  }
  states.get(root).show(component);
}
