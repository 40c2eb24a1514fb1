"""The letters of everything the atlas shows: one font, from a package, for pages, wall, map and hand-outs."""
