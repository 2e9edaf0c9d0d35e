"""A page: lines of styled text, wrapped to a width."""

from __future__ import annotations

from collections.abc import Sequence

from attrib.render.inert import inline
from attrib.render.styled import Part, Styled, cells, fit, join, wrap

NARROW = 64
"""Pages of fewer columns put labels above what they label, and tables into lists."""

_LEAST_NAME = 16  # columns for the first cell of a table's row


class Page:
    """Collects lines; :meth:`text` gives them back as one string."""

    def __init__(self, width: int, *, colour: bool) -> None:
        self.width = max(width, 20)
        self.narrow = width < NARROW
        self.colour = colour
        self._lines: list[Styled] = []

    def add(self, *parts: Part, indent: int = 0, hang: int = 0) -> None:
        """Add a paragraph; its second and later lines are indented by `hang` more."""
        for number, line in enumerate(wrap(join(*parts), self.width - indent - hang)):
            self._lines.append(join(Styled(" " * (indent + (hang if number else 0))), line))

    def entry(self, label: str, *parts: Part, column: int = 16, indent: int = 2, style: str = "dim") -> None:
        """Add a paragraph with a label to its left, or above it on a narrow page; nothing if it is empty."""
        body = join(*parts)
        if not body.text.strip():
            return
        if self.narrow:
            self.add((label, style), indent=indent)
            self.add(body, indent=indent + 2)
            return
        head = join((label, style))
        for line in wrap(body, self.width - indent - column):
            room = column - cells(head.text)
            self._lines.append(join(Styled(" " * indent), head, Styled(" " * max(room, 1)), line))
            head = Styled("")

    def heading(self, title: str) -> None:
        """Start a section."""
        self.blank()
        self.add((title.upper(), "bold"))

    def blank(self) -> None:
        """Add an empty line, unless the page is empty or its last line is."""
        if self._lines and self._lines[-1].text:
            self._lines.append(Styled(""))

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]], *, right: int) -> None:
        """Add a table; the last `right` columns are aligned to the right, the first is cut to what room is left.

        A page that is too narrow shows each row as a list of its own.
        """
        table = [[inline(cell).strip() for cell in row] for row in (header, *rows)]
        widths = [max(cells(row[index]) for row in table) for index in range(len(header))]
        room = self.width - 2 - sum(widths[1:]) - 2 * (len(widths) - 1)
        if self.narrow or room < min(widths[0], _LEAST_NAME):
            for row in rows:
                self.add((row[0], "bold"), indent=2, hang=2)
                named = zip(header[1:], row[1:], strict=True)
                self.add(", ".join(f"{name.lower()} {cell}" for name, cell in named if cell), indent=4)
            return
        widths[0] = min(widths[0], room)
        for number, row in enumerate(table):
            padded = [
                _pad(cell, width, index >= len(row) - right)
                for index, (cell, width) in enumerate(zip(row, widths, strict=True))
            ]
            line = ("  " + "  ".join(padded)).rstrip()
            self._lines.append(Styled(line, () if number else ((0, len(line), "dim"),)))

    def text(self) -> str:
        """The page, one line feed after each line; escape codes only if it was made with colour."""
        return "".join(f"{line.painted() if self.colour else line.text}\n" for line in self._lines)


def _pad(cell: str, width: int, right: bool) -> str:
    if cells(cell) > width:
        cell = cell[: fit(cell, width - 1)] + "…"
    room = " " * (width - cells(cell))
    return room + cell if right else cell + room
