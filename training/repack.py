"""Files that differ from upstream: each function turns a download into the file the manifest lists."""

from __future__ import annotations

import hashlib
import json
import tarfile
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

COLUMNS = (
    "ID", "topic", "source", "source_url", "url", "date", "authors", "title", "content_original",
    "bias", "bias_text", "split_random", "split_media",
)  # fmt: skip
SCHEMA = pa.schema([(name, pa.int64() if name == "bias" else pa.large_string()) for name in COLUMNS])
SPLITS = ("random", "media")
GROUP = 8192


def allsides(archive: Path, target: Path) -> None:
    """Repack the 37,551 JSON files of the AllSides repository into one Parquet file, sorted by ID.

    Of the two bodies only `content_original` is kept. `split_random` and `split_media` say in which list of
    ``data/splits`` an article stands, ``unused`` if in none.
    """
    articles: dict[str, dict[str, Any]] = {}
    splits: dict[str, dict[str, str]] = {name: {} for name in SPLITS}
    with tarfile.open(archive) as members:
        for member in members:
            path = PurePosixPath(*PurePosixPath(member.name).parts[1:])
            if (stream := members.extractfile(member)) is None:
                continue
            if path.match("data/jsons/*.json"):
                article = json.load(stream)
                articles[article["ID"]] = article
            elif path.match("data/splits/*/*.tsv") and path.parent.name in splits:
                # The lists have a header line (ID, bias); the ID comes first.
                ids = (line.split("\t")[0] for line in stream.read().decode().splitlines()[1:])
                splits[path.parent.name].update(dict.fromkeys(ids, path.stem))
    for identifier, article in articles.items():
        for name in SPLITS:
            article[f"split_{name}"] = splits[name].get(identifier, "unused")
    rows = [{name: _cell(articles[key].get(name), name) for name in COLUMNS} for key in sorted(articles)]
    pq.write_table(pa.Table.from_pylist(rows, schema=SCHEMA), target, compression="zstd", row_group_size=GROUP)


def _cell(value: Any, column: str) -> Any:
    if column == "bias":
        return int(value)
    return "" if value is None else str(value)


def polnear_metadata(table: Path, target: Path) -> None:
    """Leave the rows of the held-out test documents out of PolNeAR's ``metadata.tsv``."""
    lines = table.read_bytes().splitlines(keepends=True)
    target.write_bytes(b"".join(line for line in lines if not line.startswith(b"test\t")))


def rows_digest(parquet: Path) -> str:
    """SHA-256 of the rows of a Parquet file, whatever library wrote it: one JSON array per row, in file order."""
    digest = hashlib.sha256()
    for row in _rows(parquet):
        digest.update(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode())
        digest.update(b"\n")
    return digest.hexdigest()


def _rows(parquet: Path) -> Iterable[list[Any]]:
    with pq.ParquetFile(parquet) as file:
        for batch in file.iter_batches(columns=list(COLUMNS), batch_size=1024):
            columns = [batch.column(name).to_pylist() for name in COLUMNS]
            yield from map(list, zip(*columns, strict=True))


MAKERS: MappingProxyType[str, Callable[[Path, Path], None]] = MappingProxyType(
    {"allsides": allsides, "polnear_metadata": polnear_metadata}
)
"""The functions of this module that ``corpora.toml`` names."""
