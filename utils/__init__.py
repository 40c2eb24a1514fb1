"""The work of the atlas, one module per job; see docs/architecture.md."""
