// Measured figures as people read them: at most four digits that mean something.

function figure(value, digits) {
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function distanceText(metres) {
  if (metres < 100) return `${figure(metres, 1)} m`;
  return metres < 1000 ? `${figure(metres, 0)} m` : `${figure(metres / 1000, 2)} km`;
}

function areaText(squareMetres, words) {
  if (squareMetres < 10000) return `${figure(squareMetres, squareMetres < 100 ? 1 : 0)} m²`;
  if (squareMetres < 1000000) return `${figure(squareMetres / 10000, 2)} ${words.say("hectare")}`;
  return `${figure(squareMetres / 1000000, 2)} km²`;
}
