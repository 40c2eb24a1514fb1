// What a window remembers over a reload, and no longer; where that is forbidden, nothing. The player uses it as well.

function recall(key) {
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
