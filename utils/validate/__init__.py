"""Checks a layer's file against its spec: every fault is collected, none hides another, then all are reported once."""

from utils.validate.layer import Checked, check_layer
from utils.validate.references import check_references
from utils.validate.summary import describe, summarise

__all__ = ["Checked", "check_layer", "check_references", "describe", "summarise"]
