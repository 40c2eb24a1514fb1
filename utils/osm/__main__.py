"""``python -m utils.osm``: see ``utils.osm.cli``."""

import sys

from utils.osm.cli import main

sys.exit(main())
