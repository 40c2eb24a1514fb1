// What the command packs: base64 of bytes; bit i of a mask is feature i, lowest bit of each byte first.

function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}

function bitOf(bytes, i) {
  return (bytes[i >> 3] >> (i & 7)) & 1;
}
