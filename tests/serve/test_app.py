"""The page and its JSON endpoint, through real HTTP on the loopback address."""

import http.client
import json
import threading
import time

import pytest

pytest.importorskip("bottle")

from attrib.serve import guard
from attrib.serve.app import build
from attrib.serve.server import listen
from attrib.serve.worker import BusyError, Worker


@pytest.fixture(scope="module")
def port():
    worker = Worker()
    server = listen(build(worker, "127.0.0.1"), "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    worker.close()


def ask(port, method, path, body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, named)
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read().decode()
    connection.close()
    return found


def post(port, path, plain, **headers):
    return ask(port, "POST", path, json.dumps(plain), Content_Type="application/json", **headers)


@pytest.mark.parametrize("path", ["/", "/nothing", "/api/score"])
def test_every_answer_keeps_others_out(port, path):
    headers = ask(port, "GET", path)[1]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("host", "status"), [("localhost", 200), ("127.0.0.1:80", 200), ("[::1]:80", 200), ("evil.example", 403), ("", 403)]
)
def test_only_names_that_cannot_be_rebound_are_answered(port, host, status):
    assert ask(port, "GET", "/", Host=host)[0] == status


def test_requests_from_other_pages_are_refused(port):
    assert post(port, "/api/score", {"text": "x"}, Origin="https://evil.example")[0] == 403
    assert post(port, "/api/score", {"text": "x"}, Sec_Fetch_Site="cross-site")[0] == 403


def test_what_is_too_large_is_refused_unread(monkeypatch):
    environ = {"HTTP_HOST": "localhost", "CONTENT_LENGTH": str(guard.MAX_BODY + 1)}
    assert guard.refusal("POST", environ, "localhost")[0] == 413
    assert guard.refusal("POST", {"HTTP_HOST": "localhost"}, "localhost")[0] == 411


def test_json_is_the_report(port, fixtures, check_report):
    import attrib

    text = (fixtures / "harbour.txt").read_text(encoding="utf-8")
    status, _, body = post(port, "/api/score", {"text": text, "publisher": "Ellery Daily"})
    assert status == 200
    report = attrib.Report.from_dict(json.loads(body))
    check_report(report)
    assert report == attrib.score(text, publisher="Ellery Daily")


def test_json_compares(port, fixtures):
    texts = [(fixtures / f"depot_{name}.txt").read_text(encoding="utf-8") for name in ("original", "republished")]
    status, _, body = post(port, "/api/compare", {"articles": [{"text": text} for text in texts]})
    assert (status, json.loads(body)["overlaps"][0]["verdict"]) == (200, "copy")


@pytest.mark.parametrize("plain", [[], {}, {"text": 3}, {"text": "a", "html": "b"}, {"text": "%PDF-1.7 " + "\0" * 99}])
def test_wrong_requests_are_told_why(port, plain):
    status, _, body = post(port, "/api/score", plain)
    assert status == 400
    assert json.loads(body)["error"]


def test_json_must_say_so(port):
    assert ask(port, "POST", "/api/score", "{}", Content_Type="text/plain")[0] == 415


def test_a_task_that_takes_too_long_is_stopped_and_the_next_one_runs():
    worker = Worker(seconds=0.2)
    try:
        with pytest.raises(BusyError, match="stopped"):
            worker.do(time.sleep, 60)
        worker._seconds = 60
        assert worker.do(len, "abc") == 3
    finally:
        worker.close()
