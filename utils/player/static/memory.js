// What a window remembers over a reload, and no longer; where that is forbidden, nothing.

function remembered(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key, value) {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Then a reload begins anew.
  }
}

/** What tells this wall from others that are open. */
function wallId() {
  const id = remembered("atlas-wall") || String(Math.random()).slice(2);
  remember("atlas-wall", id);
  return id;
}
