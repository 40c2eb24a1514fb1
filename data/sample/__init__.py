"""The generator of the illustrative data: one seed, every layer and table, byte-identical each time it runs.

``python -m data.sample [--out DIR]`` writes ``DIR/geojson`` and ``DIR/tables``. The place is drawn by hand in metres
(see :mod:`data.sample.frame`); chance only roughens what the drawing leaves open.
"""
