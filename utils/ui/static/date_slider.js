// A slider of days. Python says where its handle is; where it is let go is told. `Clicks` is defined in clicks.js.
const sliders = new WeakMap();
const DAY = 86_400_000;

// While it is moved the browser says the date; Python's own words come with its answer.
function said({ first, lang, now, days }, value) {
  if (value === days) return now;
  return new Intl.DateTimeFormat(lang, { dateStyle: "long", timeZone: "UTC" }).format(Date.parse(first) + value * DAY);
}

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".atlas-date");
  const clicks = sliders.get(root) ?? new Clicks();
  sliders.set(root, clicks);
  clicks.answered(data.done, setStateValue);
  const [handle, title, output] = ["input", "b", "output"].map((part) => root.querySelector(part));
  const say = (text) => {
    output.textContent = text;
    handle.setAttribute("aria-valuetext", text);
    root.style.setProperty("--done", `${(100 * handle.value) / data.days}%`);
  };
  Object.assign(handle, { min: 0, max: data.days, step: 1 });
  handle.setAttribute("aria-label", data.title);
  title.textContent = data.title;
  root.querySelectorAll(".atlas-date-ends span").forEach((end, k) => (end.textContent = data.ends[k]));
  const waiting = clicks.unanswered.at(-1)?.[1];
  handle.value = waiting ?? data.value;
  say(waiting === undefined ? data.said : said(data, waiting));
  handle.oninput = () => say(said(data, Number(handle.value)));
  handle.onchange = () => clicks.tell(Number(handle.value));
  handle.onkeydown = (event) => {
    const way = { PageUp: 1, PageDown: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    handle.value = Number(handle.value) + way * data.page;
    handle.oninput();
    handle.onchange();
  };
}
