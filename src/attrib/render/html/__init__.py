"""Reports and comparisons as self-contained HTML pages.

A page needs no network, runs nothing but its own few lines of script, and is complete without them. Text of the
article is escaped, and what could turn the direction of writing is shown as its code.
"""

from attrib.render.html.page import frame
from attrib.render.html.report import render

__all__ = ["frame", "render"]
