"""Every container gives the same articles, and what is broken in it costs only itself."""

import csv
import gzip
import io
import json

import pytest

from attrib.batch.readers import listed, rows
from attrib.batch.row import Columns
from attrib.errors import CorpusError, InputError
from attrib.parse.limits import MAX_SIZE


def read(*inputs, container=None, columns=None, kind="auto"):
    parts, _ = listed([str(item) for item in inputs], container)
    return list(rows(parts, columns or Columns(), kind))


def write(path, kind, records):
    """Records as a table of the given kind."""
    if kind == "jsonl":
        path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    elif kind == "parquet":
        pyarrow = pytest.importorskip("pyarrow")
        parquet = pytest.importorskip("pyarrow.parquet")
        parquet.write_table(pyarrow.Table.from_pylist(records), path)
    else:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(records[0]), delimiter="\t" if kind == "tsv" else ",")
            writer.writeheader()
            writer.writerows(records)
    return path


@pytest.mark.parametrize("kind", ["jsonl", "csv", "tsv", "parquet"])
def test_tables_say_the_same(tmp_path, article, kind):
    records = [
        {"text": article(i), "title": f"Title, “{i}”", "url": f"https://ellery.example/{i}", "publisher": "X", "id": i}
        for i in range(3)
    ]
    found = read(write(tmp_path / f"in.{kind}", kind, records), columns=Columns(kept=("id",)))
    assert [row.problem for row in found] == [None] * 3
    assert [(row.content, row.title, row.url, row.publisher) for row in found] == [
        (record["text"], record["title"], record["url"], "X") for record in records
    ]
    assert [row.columns for row in found] == [{"id": str(i)} for i in range(3)]
    assert len({row.place for row in found}) == 3


@pytest.mark.parametrize("kind", ["csv", "tsv", "parquet"])
def test_a_missing_column_is_said_at_once_with_those_that_there_are(tmp_path, article, kind):
    path = write(tmp_path / f"in.{kind}", kind, [{"body": article(0), "outlet": "X"}])
    assert read(path)[0].content == article(0)  # a usual name
    with pytest.raises(CorpusError, match=r"'story'.*'body', 'outlet'"):
        read(path, columns=Columns(text="story"))
    path = write(tmp_path / f"two.{kind}", kind, [{"story": article(0)}])
    with pytest.raises(CorpusError, match="--text"):
        read(path)


def test_html_is_preferred_to_text(tmp_path):
    path = write(tmp_path / "in.jsonl", "jsonl", [{"text": "plain", "html": "<p>full</p>"}, {"text": "only"}])
    assert [row.content for row in read(path)] == ["<p>full</p>", "only"]


def test_broken_lines_cost_only_themselves(tmp_path):
    path = tmp_path / "in.jsonl"
    good = b'{"text": "good"}\n'
    deep = b"[" * 100_000 + b"\n"
    path.write_bytes(good + b'{"text": \n' + b"[1]\n" + b"\n" + b'{"text": 7}\n' + b"\xff\xfe\n" + deep + good)
    found = read(path)
    assert [row.problem is None for row in found] == [True, False, False, False, False, False, True]
    assert [row.place.rpartition(":")[2] for row in found] == ["1", "2", "3", "5", "6", "7", "8"]
    assert "not an object" in found[2].problem
    assert "no text in 'text'" in found[3].problem


def test_a_line_too_large_is_passed_over_without_being_held(tmp_path, monkeypatch):
    path = tmp_path / "in.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "')
        for _ in range(MAX_SIZE // (1 << 20) + 2):
            file.write(b"a" * (1 << 20))
        file.write(b'"}\n{"text": "good"}\n')
    found = read(path)
    assert [row.content for row in found] == [None, "good"]
    assert "larger" in found[0].problem


def test_bytes_that_are_no_utf8_are_read_as_windows_1252(tmp_path):
    path = tmp_path / "in.csv"
    path.write_bytes("text,id\nna\u00efve \u2013 caf\u00e9,1\n".encode("cp1252") + "\u201cyes\u201d,2\n".encode())
    assert [row.content for row in read(path)] == ["na\u00efve \u2013 caf\u00e9", "\u201cyes\u201d"]


def test_csv_with_too_many_fields_or_none(tmp_path):
    path = tmp_path / "in.csv"
    path.write_text("text,id\na,1\na,b,c\nonly\n,4\n", encoding="utf-8")
    found = read(path, columns=Columns(kept=("id",)))
    assert [row.problem is None for row in found] == [True, False, True, False]
    assert found[2].columns == {"id": None}


@pytest.mark.parametrize("ending", ["gz", "zst"])
def test_packed_tables(tmp_path, article, ending):
    plain = "".join(json.dumps({"text": article(i)}) + "\n" for i in range(50)).encode()
    path = tmp_path / f"in.jsonl.{ending}"
    path.write_bytes(gzip.compress(plain) if ending == "gz" else pytest.importorskip("zstandard").compress(plain))
    assert [row.content for row in read(path)] == [article(i) for i in range(50)]


@pytest.mark.parametrize("ending", ["gz", "zst"])
def test_a_cut_off_archive_gives_what_it_has_and_says_so(tmp_path, article, ending):
    plain = "".join(json.dumps({"text": article(i), "n": "x" * (i * 37 % 501)}) + "\n" for i in range(4000)).encode()
    packed = gzip.compress(plain) if ending == "gz" else pytest.importorskip("zstandard").compress(plain)
    path, whole = tmp_path / f"in.jsonl.{ending}", tmp_path / "next.jsonl"
    path.write_bytes(packed[: len(packed) // 2])
    write(whole, "jsonl", [{"text": "good"}])
    found = read(path, whole)
    assert found[-1].content == "good"
    if ending == "gz":  # zstandard's reader takes the end of a file for the end of the data
        assert "cannot be read further" in found[-2].problem
    assert found[0].content == article(0)


@pytest.mark.parametrize("ending", ["gz", "zst"])
def test_a_bomb_is_not_unpacked(tmp_path, ending):
    path = tmp_path / f"in.jsonl.{ending}"
    if ending == "gz":
        buffer = io.BytesIO()
        with gzip.GzipFile(fileobj=buffer, mode="wb") as file:
            for _ in range(300):
                file.write(bytes(1 << 20))
        path.write_bytes(buffer.getvalue())
    else:
        path.write_bytes(pytest.importorskip("zstandard").compress(bytes(300 << 20)))
    assert "300 times" in read(path)[-1].problem


def test_folders_are_read_in_order_without_links_or_hidden_files(tmp_path, article):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / ".hidden").mkdir()
    for name in ("b.txt", "a.html", "deep/c.txt", ".d.txt", ".hidden/e.txt", "picture.png"):
        (tmp_path / "in" / name).write_text(article(0), encoding="utf-8")
    (tmp_path / "outside.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "outside.txt")
    (tmp_path / "in" / "circle").symlink_to(tmp_path / "in")
    parts, unknown = listed([str(tmp_path / "in")])
    assert [part.path.removeprefix(str(tmp_path)) for part in parts] == ["/in/a.html", "/in/b.txt", "/in/deep/c.txt"]
    assert unknown == 1
    assert [row.kind for row in rows(parts, Columns(), "auto")] == ["html", "auto", "auto"]


@pytest.mark.parametrize(
    ("inputs", "message"), [(["nowhere.csv"], "no such file"), (["-", "-"], "once"), ([__file__], "--input-format")]
)
def test_wrong_inputs(inputs, message):
    with pytest.raises(InputError, match=message):
        listed(inputs)


def test_no_parquet_is_a_row_that_says_so(tmp_path):
    pytest.importorskip("pyarrow")
    path = tmp_path / "in.parquet"
    path.write_bytes(b"PAR1 but not really")
    (row,) = read(path)
    assert "no Parquet" in row.problem


def warc(*answers):
    """A WARC file of answers: (address, status, content type, extra headers, body)."""
    out = b""
    for address, status, kind, extra, body in answers:
        http = (
            f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\n{extra}Content-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-05-02T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{len(out):032d}>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        )
        out += head.encode() + http + b"\r\n\r\n"
    return out


@pytest.mark.parametrize("packed", [False, True])
def test_warc_gives_pages_with_their_addresses(tmp_path, packed):
    pytest.importorskip("fastwarc")
    page = "<html><p>na\u00efve \u2013 caf\u00e9</p></html>"
    data = warc(
        ("https://ellery.example/1", 200, "text/html; charset=utf-8", "", page.encode()),
        ("https://ellery.example/logo", 200, "image/png", "", b"\x89PNG"),
        ("https://ellery.example/gone", 404, "text/html", "", b"<p>gone</p>"),
        ("https://ellery.example/2", 200, "text/html; charset=iso-8859-1", "", page.encode("cp1252")),
        ("https://ellery.example/3", 200, "text/html", "Content-Encoding: gzip\r\n", gzip.compress(page.encode())),
        ("https://ellery.example/4", 200, "text/html; charset=punycode", "", page.encode()),
    )
    path = tmp_path / ("in.warc.gz" if packed else "in.warc")
    path.write_bytes(gzip.compress(data) if packed else data)
    found = read(path)
    assert [row.url.rpartition("/")[2] for row in found] == ["1", "2", "3", "4"]
    assert [row.content for row in found] == [page, page, page.encode(), page.encode()]
    assert {row.kind for row in found} == {"html"}
    assert len({row.place for row in found}) == (4 if not packed else len({row.place for row in found}))
