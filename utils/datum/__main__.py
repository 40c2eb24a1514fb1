"""``python -m utils.datum``: a GeoJSON file in GCJ-02 or BD-09, converted to WGS-84."""

import sys

from utils.datum.cli import main

sys.exit(main())
