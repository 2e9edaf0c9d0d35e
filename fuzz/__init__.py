"""Fuzzers: what strangers may hand in, tried by the million. See ``python -m fuzz --help``."""
