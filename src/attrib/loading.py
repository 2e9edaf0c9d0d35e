"""Models by name or path. Light to import: the formats are loaded when a model is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrib.errors import ModelNotFoundError

if TYPE_CHECKING:
    from attrib.model import Model


def load(name_or_path: str | Path) -> Model:
    """Load a model that ships with the package by its name, or a bundle by its path.

    Raises:
        ModelNotFoundError: there is neither.
        ModelFormatError: the bundle is damaged, foreign, too new, or made for other features than this version has.
    """
    from attrib.inference.bundle import read, shipped
    from attrib.rebuild import rebuild

    ours = isinstance(name_or_path, str) and name_or_path.isidentifier() and shipped(name_or_path).is_dir()
    folder = shipped(str(name_or_path)) if ours else Path(name_or_path)
    if not folder.is_dir():
        raise ModelNotFoundError(f"no model is called {str(name_or_path)!r}: it is neither one that ships nor a folder")
    return rebuild(read(folder), folder)
