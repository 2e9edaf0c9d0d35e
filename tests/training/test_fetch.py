import hashlib
import http.server
import io
import json
import tarfile
import threading
from functools import partial
from typing import ClassVar

import pytest

from training import store
from training.check import check
from training.fetch import DigestError, fetch
from training.repack import allsides, rows_digest
from training.table import Corpus, File, Made


class Handler(http.server.SimpleHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def log_message(self, *args):
        pass

    def do_GET(self):
        Handler.asked.append(self.path)
        super().do_GET()


@pytest.fixture
def upstream(tmp_path, monkeypatch):
    root = tmp_path / "upstream"
    root.mkdir()
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("ATTRIB_CORPORA", raising=False)
    monkeypatch.setattr(store.platformdirs, "user_cache_path", lambda name: tmp_path / "cache")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(root)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    Handler.asked = []
    yield root, f"http://127.0.0.1:{server.server_port}/owner/name"
    server.shutdown()
    thread.join()
    server.server_close()


FILES = {"one.txt": b"first file\n", "deep/two three.txt": b"second\r\nfile\n"}


def corpus(repository, files=FILES, **more):
    listed = tuple(File(path, len(data), hashlib.sha256(data).hexdigest()) for path, data in files.items())
    return Corpus("tiny", "a test", repository, "c0ffee", "data/", "MIT", True, "nobody", listed, **more)


def publish(root, files=FILES):
    for path, data in files.items():
        target = root / "owner/name/c0ffee/data" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def test_download_lands_in_the_cache_with_the_upstream_bytes(upstream, tmp_path):
    root, repository = upstream
    publish(root)
    seen = []
    folder = fetch(corpus(repository), done=seen.append)
    assert folder == tmp_path / "cache/corpora/tiny"
    assert {path: (folder / path).read_bytes() for path in FILES} == FILES
    assert sorted(file.path for file in seen) == sorted(FILES)
    assert check(corpus(repository)).ok


def test_a_second_fetch_asks_for_what_is_missing_or_damaged_only(upstream):
    root, repository = upstream
    publish(root)
    folder = fetch(corpus(repository))
    (folder / "one.txt").write_bytes(b"first fi")
    Handler.asked = []
    fetch(corpus(repository))
    assert Handler.asked == ["/owner/name/c0ffee/data/one.txt"]
    assert (folder / "one.txt").read_bytes() == FILES["one.txt"]


def test_a_foreign_file_is_refused_and_leaves_nothing_behind(upstream, tmp_path):
    root, repository = upstream
    publish(root, {**FILES, "one.txt": b"something else"})
    with pytest.raises(DigestError, match=r"one\.txt"):
        fetch(corpus(repository), retries=0, threads=1)
    assert not (tmp_path / "cache/corpora/tiny/one.txt").exists()


def test_a_whole_mirror_is_used_and_nothing_downloaded(upstream, tmp_path, monkeypatch):
    _, repository = upstream
    mirror = tmp_path / "mirror/tiny"
    for path, data in FILES.items():
        (mirror / path).parent.mkdir(parents=True, exist_ok=True)
        (mirror / path).write_bytes(data)
    monkeypatch.setenv("ATTRIB_CORPORA", str(tmp_path / "mirror"))
    assert fetch(corpus(repository)) == mirror
    (mirror / "one.txt").unlink()
    with pytest.raises(DigestError, match="not whole"):
        fetch(corpus(repository))
    assert Handler.asked == []


def test_check_names_missing_and_wrong_files(upstream, tmp_path):
    _, repository = upstream
    (tmp_path / "one.txt").write_bytes(b"FIRST file\n")
    outcome = check(corpus(repository), tmp_path)
    assert outcome.wrong == ("one.txt",)
    assert outcome.missing == ("deep/two three.txt",)
    assert not outcome.ok


def test_a_missing_corpus_says_how_to_get_it(upstream):
    with pytest.raises(store.MissingCorpusError, match="python -m training fetch tiny"):
        store.corpus_folder("tiny")


def test_held_out_rows_are_left_out_of_the_metadata(upstream):
    root, repository = upstream
    publish(root, {"metadata.tsv": b"compartment\tname\ntest\tx\ntrain\ty\ndev\tz\n"})
    kept = {"metadata.tsv": b"compartment\tname\ntrain\ty\ndev\tz\n"}
    tiny = corpus(repository, kept, made={"metadata.tsv": Made("metadata.tsv", "polnear_metadata")})
    assert (fetch(tiny) / "metadata.tsv").read_bytes() == kept["metadata.tsv"]


def archive(path):
    articles = [
        {"ID": "b", "bias": 2, "bias_text": "right", "title": "T", "content": "x", "content_original": "Ships left."},
        {"ID": "B", "bias": 0, "bias_text": "left", "title": "U", "content": "y", "content_original": "Ships came."},
    ]
    members = {f"data/jsons/{article['ID']}.json": json.dumps(article) for article in articles}
    members["data/splits/random/train.tsv"] = "ID\tbias\nb\t2\n"
    members["data/splits/media/test.tsv"] = "ID\tbias\nB\t0\n"
    with tarfile.open(path, "w:gz") as tar:
        for name, text in members.items():
            info = tarfile.TarInfo(f"name-c0ffee/{name}")
            info.size = len(text.encode())
            tar.addfile(info, io.BytesIO(text.encode()))


def test_allsides_is_repacked_from_the_archive_and_known_by_its_rows(upstream, tmp_path):
    root, repository = upstream
    source = root / "owner/name/archive/c0ffee.tar.gz"
    source.parent.mkdir(parents=True)
    archive(source)
    expected = tmp_path / "expected.parquet"
    allsides(source, expected)
    tiny = corpus(
        repository,
        {"articles.parquet": b"the bytes of another writer"},
        made={"articles.parquet": Made("archive", "allsides")},
        rows_sha256=rows_digest(expected),
    )
    folder = fetch(tiny)
    assert check(tiny).ok
    from training.loaders.allsides import load

    first, second = load(folder)
    assert (first.id, first.leaning, first.split_random, first.split_media) == ("B", "left", "unused", "test")
    assert (second.id, second.text, second.split_random, second.split_media) == ("b", "Ships left.", "train", "unused")
    (folder / "articles.parquet").write_bytes(b"PAR1 but not really")
    assert check(tiny).wrong == ("articles.parquet",)
