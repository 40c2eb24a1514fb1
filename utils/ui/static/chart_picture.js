// Two buttons below a chart: the chart as it is on the page, as a picture.
const NOTE_SPACE = 26;
const SHARPNESS = 2;

async function drawing(Plotly, chart, { paper }) {
  const layout = structuredClone(chart.layout);
  layout.paper_bgcolor = paper;
  layout.plot_bgcolor = paper;
  const size = { width: chart.clientWidth, height: chart.clientHeight };
  const url = await Plotly.toImage({ data: structuredClone(chart.data), layout }, { format: "svg", ...size });
  return { ...size, svg: decodeURIComponent(url.slice(url.indexOf(",") + 1)) };
}

// The page's letters as a style sheet that holds them: a picture can ask for nothing.
async function heldLetters() {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const faces = rules.filter((rule) => rule instanceof CSSFontFaceRule && /font-family: "?Atlas/.test(rule.cssText));
  return (await Promise.all(faces.map(held))).join("\n");
}

async function held({ cssText }) {
  const [, address] = cssText.match(/url\("?([^")]+)"?\)/);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const reader = new FileReader();
  reader.readAsDataURL(await answer.blob());
  await new Promise((resolve, reject) => Object.assign(reader, { onload: resolve, onerror: reject }));
  return cssText.replace(address, reader.result);
}

// What leaves the page says where it comes from: a line below the chart.
function noted({ width, height, svg }, { note, paper, ink, fonts }, letters) {
  const whole = new DOMParser().parseFromString('<svg xmlns="http://www.w3.org/2000/svg"/>', "image/svg+xml");
  const make = (name, values) => {
    const element = whole.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(values).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  };
  const total = height + (note ? NOTE_SPACE : 0);
  Object.entries({ width, height: total, viewBox: `0 0 ${width} ${total}` }).forEach(([key, value]) =>
    whole.documentElement.setAttribute(key, value));
  const line = make("text", { x: 4, y: height + 16, "font-size": 11, "font-family": fonts, fill: ink });
  line.textContent = note;
  const chart = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const style = make("style", {});
  style.textContent = letters;
  whole.documentElement.append(style, make("rect", { width, height: total, fill: paper }), whole.importNode(chart, true), line);
  return { width, height: total, svg: new XMLSerializer().serializeToString(whole) };
}

async function png({ width, height, svg }) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * SHARPNESS, height: height * SHARPNESS });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"));
}

// The chart's title, the mark of illustrative data with it, makes the better name; data.name stands in where there is none.
function nameOf(chart, { name, day }) {
  const title = new DOMParser().parseFromString(chart.layout.title?.text ?? "", "text/html").body.textContent;
  const plain = title.replace(/[\p{C}\\/:*?"<>|\s]+/gu, "_").replace(/^[._]+|[._]+$/g, "").slice(0, 80);
  return `${plain || name}_${day}`;
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

async function picture(Plotly, format, chart, data) {
  const drawn = noted(await drawing(Plotly, chart, data), data, await heldLetters());
  const blob = format === "png" ? await png(drawn) : new Blob([drawn.svg], { type: "image/svg+xml;charset=utf-8" });
  save(blob, `${nameOf(chart, data)}.${format}`);
}

/** The buttons in `tools` for `chart`; `loaded` gives Plotly with the chart drawn. */
function offerPicture(tools, chart, data, loaded) {
  const said = tools.querySelector("[role=status]");
  const buttons = tools.querySelectorAll("button");
  for (const button of buttons) {
    const { format } = button.dataset;
    button.textContent = format.toUpperCase();
    button.title = data.words[format];
    button.setAttribute("aria-label", data.words[format]);
    button.onclick = async () => {
      said.textContent = "";
      buttons.forEach((other) => (other.disabled = true));
      try {
        await picture(await loaded(), format, chart, data);
      } catch (error) {
        console.warn(error);
        said.textContent = data.words.failed;
      } finally {
        buttons.forEach((other) => (other.disabled = false));
      }
    };
  }
}
