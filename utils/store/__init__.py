"""The only reader of community data: profile, layers and tables of one data folder, checked, typed, cached."""

from utils.store.cache import current_store, open_store
from utils.store.layer import LayerData
from utils.store.store import Store

__all__ = ["LayerData", "Store", "current_store", "open_store"]
