"""An OpenStreetMap extract in, a community data folder out.

``python -m utils.osm EXTRACT.osm.pbf --boundary FILE|--bbox W,S,E,N --name NAME --out DIR``,
then ``ATLAS_DATA=DIR make run``.

The parts, in the order data flows: ``rules`` (which tags become which layer) -> ``read`` (stream the extract) ->
``shape`` and ``coast`` (repair, clip, sea) -> ``finish`` (features of one layer) -> ``folder`` (write, all or nothing).
``report`` counts every element on the way: seen = kept + skipped + outside.
"""

from utils.osm.build import Request, import_extract
from utils.osm.errors import OsmError
from utils.osm.report import ImportReport, LayerReport

__all__ = ["ImportReport", "LayerReport", "OsmError", "Request", "import_extract"]
