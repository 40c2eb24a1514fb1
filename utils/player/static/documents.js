// Where documents come from: the server, or the page itself where it is a hand-out that carries them.

async function documentAt(url) {
  const inlined = window.__inlined?.[url];
  if (inlined) return inlined;
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

/** Plotly, once, when the first chart wants it. */
function plotly(url) {
  plotly.promise ??= window.Plotly
    ? Promise.resolve(window.Plotly)
    : new Promise((done, failed) => {
        const script = document.createElement("script");
        const held = document.querySelector(`script[data-url="${url}"]`);
        if (held) {
          script.textContent = held.textContent;
          document.head.append(script);
          return window.Plotly ? done(window.Plotly) : failed(new Error(url));
        }
        script.src = url;
        script.onload = () => done(window.Plotly);
        script.onerror = () => failed(new Error(url));
        document.head.append(script);
        return undefined;
      });
  return plotly.promise;
}
