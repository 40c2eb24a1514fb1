// A search box that finds while one types. Python says what was found; what is typed and what is chosen is told.
// `make` is defined in make.js, `Clicks` in clicks.js.
const searches = new WeakMap();
const PAUSE_MS = 220;

class Search {
  constructor(root) {
    this.clicks = new Clicks();
    this.input = root.querySelector("input");
    this.list = root.querySelector("ul");
    this.nothing = root.querySelector("p");
    this.input.oninput = () => {
      clearTimeout(this.pause);
      this.pause = setTimeout(() => this.find(), PAUSE_MS);
    };
    this.input.onkeydown = (event) => {
      if (event.isComposing) return;
      if (event.key === "Enter") this.find();
      if (event.key === "Escape" && this.input.value) {
        this.input.value = "";
        this.find();
      }
      if (event.key === "ArrowDown") this.step(event, 0);
    };
    this.list.onkeydown = (event) => {
      const at = [...this.list.children].indexOf(event.target.closest("li"));
      if (event.key === "ArrowDown") this.step(event, at + 1);
      if (event.key === "ArrowUp") this.step(event, at - 1);
    };
  }

  step(event, to) {
    event.preventDefault();
    (to < 0 ? this.input : this.list.children[to]?.firstChild)?.focus();
  }

  find() {
    clearTimeout(this.pause);
    if (this.input.value === this.asked) return;
    this.asked = this.input.value;
    this.clicks.tell(["find", this.asked]);
  }

  choose(layer, id) {
    clearTimeout(this.pause);
    this.input.value = this.asked = "";
    this.clicks.tell(["choose", layer, id]);
  }

  draw({ label, hint, term, hits, nothing }) {
    this.input.setAttribute("aria-label", label);
    this.input.placeholder = hint;
    // What is being typed is not taken back.
    if (!this.clicks.unanswered.length && this.input.value !== term && !this.input.matches(":focus")) {
      this.input.value = this.asked = term;
    }
    this.nothing.textContent = nothing;
    this.list.replaceChildren(
      ...hits.map(([layer, id, text]) => {
        const button = make("button", { type: "button", textContent: text });
        button.dataset.hit = `${layer}/${id}`;
        button.onclick = () => this.choose(layer, id);
        return make("li", {}, button);
      }),
    );
  }
}

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".atlas-search");
  const search = searches.get(root) ?? new Search(root);
  searches.set(root, search);
  search.clicks.answered(data.done, setStateValue);
  search.draw(data);
}
