// The controls' pictures: strokes in a 20 x 20 box.

const ICONS = {
  zoom_in: "M10 4v12M4 10h12",
  zoom_out: "M4 10h12",
  home: "M3.5 9.5L10 4l6.5 5.5M5.5 8.5V16h9V8.5M8.5 16v-4h3v4",
  full_screen: "M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4",
  measure_distance: "M3 13L13 3l4 4L7 17zM6 10l1.8 1.8M8.6 7.4l1.8 1.8M11.2 4.8L13 6.6",
  draw_polygon: "M5 5.5L14 3.5l3 8-7 5.5-6-4.5z",
  draw_rectangle: "M3.5 5.5h13v9h-13z",
  draw_circle: "M10 3.5a6.5 6.5 0 1 0 .01 0zM10 10v0",
  appearance: "M16.5 12A7 7 0 0 1 8 3.5a7 7 0 1 0 8.5 8.5z",
  measure_area: "M4.5 6L15 4l1.5 10.5-9 2zM4.5 6v0M15 4v0M16.5 14.5v0M7.5 16.5v0",
};

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ICONS[name]);
  svg.appendChild(path);
  return svg;
}
