"""Everything a visitor can set off on a folder, one file a part of the atlas; importing them registers the steps."""

from tests.fuzz.steps import analyses, charts, files, maps, pages, promises, reading, stories

__all__ = ["analyses", "charts", "files", "maps", "pages", "promises", "reading", "stories"]
