"""The player: a story shown on a wall, in the presenter's window, or from one file. Its scripts are in ``static/``."""
