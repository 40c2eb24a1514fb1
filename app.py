"""ASGI entry: Streamlit's pages, the atlas's own addresses, security headers, warm start."""

import gc
import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import anyio
import streamlit as st
from starlette.middleware import Middleware

from utils.errors import AtlasError
from utils.metrics import headlines
from utils.player.routes import player_routes
from utils.serve.fonts import make_fonts
from utils.serve.headers import SecurityHeaders
from utils.serve.routes import routes
from utils.settings import Settings
from utils.store import Store, current_store, open_store
from utils.story.leftovers import sweep
from utils.ui.trouble import show_trouble

SETTINGS = Settings.from_env()


def store() -> Store:
    """The community's data as it is now."""
    return open_store(SETTINGS.data)


def tile_hosts() -> Iterable[str]:
    """The hosts of the profile's basemaps; none as long as there is no profile."""
    known = current_store(SETTINGS.data)
    return dict.fromkeys(host for basemap in known.profile.basemaps for host in basemap.hosts) if known else ()


@asynccontextmanager
async def warm(app: st.App) -> AsyncIterator[None]:
    """Sweep, read the data, work out the first figures and make the letters; whatever is wrong, the server starts."""
    log = logging.getLogger("atlas")
    try:
        for work in (lambda: sweep(SETTINGS.data), lambda: headlines(store()), lambda: make_fonts(store())):
            await anyio.to_thread.run_sync(work)
    except AtlasError as error:
        log.error("%s: %s\n%s", SETTINGS.data, error.message.zh, error.message.en)
    except Exception:
        log.exception("%s: the first figures cannot be worked out", SETTINGS.data)
    # The community stays: collections of garbage need not walk it.
    gc.freeze()
    yield


app = st.App(
    Path(__file__).resolve().parent / "pages" / "navigation.py",
    routes=[*player_routes(store), *routes(store)],
    middleware=[Middleware(SecurityHeaders, frame_ancestors=SETTINGS.frame_ancestors, image_hosts=tile_hosts)],
    lifespan=warm,
    on_script_error=show_trouble,
)
