"""From an analysis to numbers: one table of named signals, the genre, and hashed n-grams of the author's words."""

from attrib.features.signal import Signal
from attrib.features.table import FEATURES, Feature, signals

__all__ = ["FEATURES", "Feature", "Signal", "signals"]
