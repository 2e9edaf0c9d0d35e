"""Things that are the same, directly or by way of others."""

from __future__ import annotations


class Groups:
    """A partition of ``0 .. size - 1`` that pairs are joined in (union-find)."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def root(self, item: int) -> int:
        """The smallest member of an item's group."""
        while self._above[item] != item:
            self._above[item] = self._above[self._above[item]]
            item = self._above[item]
        return item

    def join(self, one: int, other: int) -> None:
        """Make two groups one."""
        low, high = sorted((self.root(one), self.root(other)))
        self._above[high] = low

    def all(self) -> list[list[int]]:
        """Every group, its members and the groups in ascending order."""
        found: dict[int, list[int]] = {}
        for item in range(len(self._above)):
            found.setdefault(self.root(item), []).append(item)
        return list(found.values())
