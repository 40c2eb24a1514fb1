"""The inspection visit: scenes as they are kept in ``data/story/``, and the deck they are worked out to."""
