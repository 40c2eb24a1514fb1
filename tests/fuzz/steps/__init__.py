"""Everything a visitor can set off on a folder, a file a part of the atlas. Importing the modules registers the steps."""

from tests.fuzz.steps import analyses, charts, files, maps, pages, promises, reading, stories

__all__ = ["analyses", "charts", "files", "maps", "pages", "promises", "reading", "stories"]
