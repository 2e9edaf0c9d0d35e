"""Model cards as Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def render(title: str, about: str, card: Mapping[str, Any]) -> str:
    """The card as Markdown: a heading for each entry, mappings and lists as bullets below it."""
    lines = [f"# {title}", "", about, ""]
    for key, value in card.items():
        lines += [f"## {key.replace('_', ' ').capitalize()}", "", *_markdown(value), ""]
    return "\n".join(lines[:-1]) + "\n"


def _markdown(value: Any) -> list[str]:
    if isinstance(value, Mapping):
        return [f"- {key}: {_inline(item)}" for key, item in value.items()]
    if isinstance(value, list):
        return [f"- {_inline(item)}" for item in value]
    return [str(value)]


def _inline(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_inline(item)}" for key, item in value.items())
    return f"{value:.4g}" if isinstance(value, float) else str(value)
