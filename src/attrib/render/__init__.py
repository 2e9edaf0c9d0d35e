"""A report as JSON and as text for a terminal.

Everything here only reads :mod:`attrib.schema`; no score is computed.
"""
