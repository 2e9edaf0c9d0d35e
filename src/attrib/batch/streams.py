"""Bytes of a file or of standard input, decompressed as they are read and never more of them than is bearable."""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from attrib.errors import MissingExtraError, TooLargeError
from attrib.parse.limits import MAX_SIZE

STDIN = "-"
COMPRESSED = (".gz", ".zst")
_RATIO = 300
"""Text shrinks to a tenth, pages with much repetition to a fiftieth; a bomb to a thousandth and less."""
_FREE = 64 * 1024 * 1024
"""Bytes that any file may unpack to."""
_WINDOW = 1 << 27  # what zstd's own command line accepts


class Stream(io.RawIOBase):
    """A readable file, decompressed by its name's ending.

    Raises (while it is read):
        TooLargeError: it unpacks to more than 300 times its size.
        OSError, EOFError: it is damaged or cut off.
    """

    def __init__(self, path: str) -> None:
        super().__init__()
        self._raw: IO[bytes] = sys.stdin.buffer if path == STDIN else Path(path).open("rb")  # noqa: SIM115 - closed by close()
        self._path = path
        self._unpacked: Any = _decompressor(self._raw, path)
        self._given = 0

    @property
    def consumed(self) -> int:
        """Bytes of the file itself that were read."""
        return self._raw.tell() if self._path != STDIN else 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """See :class:`io.RawIOBase`."""
        try:
            data = self._unpacked.read(len(buffer))
        except (OSError, EOFError):
            raise
        except Exception as error:  # zlib's and zstd's errors have no common base
            raise OSError(f"damaged: {error}") from None
        buffer[: len(data)] = data
        if self._unpacked is not self._raw:
            self._given += len(data)
            if self._given > _FREE and self._given > _RATIO * max(self._raw.tell(), 1):
                raise TooLargeError(f"unpacks to more than {_RATIO} times its size")
        return len(data)

    def close(self) -> None:
        """Close the file, but not standard input."""
        if not self.closed and self._path != STDIN:
            self._raw.close()
        super().close()


def _decompressor(raw: IO[bytes], path: str) -> Any:
    if path.endswith(".gz"):
        return gzip.GzipFile(fileobj=raw)
    if path.endswith(".zst"):
        try:
            import zstandard
        except ImportError:
            raise MissingExtraError("reading .zst needs zstandard: pip install 'attrib[zstd]'") from None
        return zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(raw, read_across_frames=True)
    return raw


def lines(stream: Stream, most: int = MAX_SIZE) -> Iterator[bytes | None]:
    """Lines without their ends; None stands for one of more than `most` bytes, which is skipped without being held."""
    with io.BufferedReader(stream, 1 << 16) as buffered:
        while line := buffered.readline(most + 1):
            if len(line) <= most or line.endswith(b"\n"):
                yield line.rstrip(b"\r\n")
                continue
            while line and not line.endswith(b"\n"):
                line = buffered.readline(1 << 20)
            yield None


def suffix(path: str) -> str:
    """The ending that tells what a file holds: ``.csv`` for ``news.CSV.gz``."""
    name = Path(path).name.lower()
    for ending in COMPRESSED:
        name = name.removesuffix(ending)
    return Path(name).suffix
