// Plotly from our own server, once for the whole page, whichever element asks first. Put before the scripts that draw.
function plotly(address) {
  window.__atlasPlotly ??= window.Plotly
    ? Promise.resolve(window.Plotly)
    : new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = () => resolve(window.Plotly);
        script.onerror = () => {
          window.__atlasPlotly = undefined;
          script.remove();
          reject(new Error(address));
        };
        document.head.append(script);
      });
  return window.__atlasPlotly;
}
