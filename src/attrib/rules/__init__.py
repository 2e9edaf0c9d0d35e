"""Word lists and line rules of a user's own, from a TOML file; each is checked by its examples, as ours are."""

from attrib.rules.load import load_rules
from attrib.rules.rules import Rules

__all__ = ["Rules", "load_rules"]
