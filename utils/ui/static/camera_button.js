// Says where the map looks: as the map wrote it into the page's address, or nothing.
// `Clicks` is defined in clicks.js.
export default function ({ data, parentElement, setStateValue }) {
  const button = parentElement.querySelector("button");
  button.__clicks ??= new Clicks();
  button.__clicks.answered(data.done, setStateValue);
  button.textContent = data.label;
  button.onclick = () => button.__clicks.tell(new URLSearchParams(window.location.search).get("c") ?? "");
}
