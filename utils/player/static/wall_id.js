/** What tells this wall from others that are open. */
function wallId() {
  const id = recall("atlas-wall") || String(Math.random()).slice(2);
  remember("atlas-wall", id);
  return id;
}
