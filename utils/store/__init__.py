"""The only reader of community data: profile, layers and tables of one data folder, checked, typed, cached."""

from utils.store.cache import Mishap, current_store, mishap, open_store
from utils.store.layer import LayerData
from utils.store.store import Store

__all__ = ["LayerData", "Mishap", "Store", "current_store", "mishap", "open_store"]
