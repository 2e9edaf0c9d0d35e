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


@pytest.mark.parametrize(
    "plain",
    [
        [], {}, {"text": 3}, {"text": "a", "html": "b"}, {"text": " "}, {"text": "a", "titel": "b"},
        {"text": "%PDF-1.7 " + "\0" * 99},
    ],
)  # fmt: skip
def test_wrong_requests_are_told_why(port, plain):
    status, _, body = post(port, "/api/score", plain)
    assert status == 400
    assert json.loads(body)["error"]


def test_who_asks_for_json_is_refused_in_json(port):
    for status, asked in (
        (403, lambda: post(port, "/api/score", {"text": "x"}, Origin="https://evil.example")),
        (404, lambda: post(port, "/api/nothing", {"text": "x"})),
        (405, lambda: ask(port, "GET", "/api/score")),
        (411, lambda: ask(port, "POST", "/api/score", Transfer_Encoding="chunked")),
    ):
        found, headers, body = asked()
        assert (found, headers["Content-Type"]) == (status, "application/json; charset=utf-8")
        assert json.loads(body)["error"]
    assert ask(port, "GET", "/nothing")[1]["Content-Type"].startswith("text/plain")


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


def form(**fields):
    """A form as a browser sends it: strings are pasted, bytes are files."""
    parts = []
    for name, value in fields.items():
        kind = f'; filename="{name}.html"\r\nContent-Type: text/html' if isinstance(value, bytes) else ""
        data = value if isinstance(value, bytes) else value.encode()
        head = f'--edge\r\nContent-Disposition: form-data; name="{name}"{kind}\r\n\r\n'
        parts.append(head.encode() + data + b"\r\n")
    return b"".join(parts) + b"--edge--\r\n", {"Content_Type": "multipart/form-data; boundary=edge"}


def send(port, path, **fields):
    body, headers = form(**fields)
    return ask(port, "POST", path, body, **headers)


def test_a_saved_page_is_uploaded_and_scored(port, fixtures):
    status, headers, body = send(port, "/report", page=(fixtures / "wire.html").read_bytes(), text="")
    assert (status, headers["Content-Type"].lower()) == (200, "text/html; charset=utf-8")
    assert "Lake district reopens road after landslide" in body
    assert "taken from Reuters" in body
    assert 'href="/"' in body


def test_what_is_uploaded_goes_before_what_is_pasted(port, fixtures):
    body = send(port, "/report", text="Something else.", page=(fixtures / "wire.html").read_bytes())[2]
    assert "Lake district" in body


def test_what_is_told_of_an_article_reaches_its_report(port, fixtures):
    text = (fixtures / "statement.txt").read_text(encoding="utf-8")
    body = send(port, "/report", text=text, publisher="The Crust", title="A title of ours")[2]
    assert "A title of ours" in body
    assert "The Crust" in body


def test_two_articles_are_compared_pasted_or_uploaded(port, fixtures):
    first, second = (
        (fixtures / f"depot_{name}.txt").read_text(encoding="utf-8") for name in ("original", "republished")
    )
    for fields in (
        {"first": first, "second": second},
        {"first": first, "second_page": second.encode()},
    ):
        status, _, body = send(port, "/compare", **fields)
        assert status == 200
        assert "is a copy of" in body


@pytest.mark.parametrize(
    ("path", "fields", "said"),
    [
        ("/report", {"text": "  "}, "there is no article"),
        ("/report", {"text": "/tmp/article.txt"}, "no article that attrib can judge"),
        ("/report", {"page": b"%PDF-1.7 " + b"\0" * 99}, "did not work"),
        ("/compare", {"first": "Only one was given, and nothing beside it."}, "there is no article"),
    ],
)
def test_nonsense_gets_a_page_that_says_so(port, path, fields, said):
    status, headers, body = send(port, path, **fields)
    assert (status, headers["Content-Type"]) == (400, "text/html; charset=utf-8")
    assert said in body
    assert 'role="alert"' in body


HOSTILE = "<script>alert(1)</script>\u202e said the mayor of Brae in a long speech to the council on Monday. " * 3


@pytest.mark.parametrize("path", ["/report", "/compare"])
def test_hostile_text_comes_back_inert(port, path):
    fields = {"text": HOSTILE} if path == "/report" else {"first": HOSTILE, "second": HOSTILE}
    body = send(port, path, **fields)[2]
    assert body.count("<script>") == 1
    assert "alert(1)</script>" not in body
    assert "\u202e" not in body


def test_half_a_character_is_no_fault(port):
    text = "The mayor of Brae said \\ud800 that the shameful tax would ruin every baker of the town by the spring."
    status, _, body = ask(port, "POST", "/api/score", f'{{"text": "{text}"}}', Content_Type="application/json")
    assert status == 200
    assert json.loads(body)["text"].isprintable() or "\ufffd" in json.loads(body)["text"]


def test_a_request_that_is_too_large_is_refused_over_the_wire(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.putrequest("POST", "/report")
    connection.putheader("Content-Length", str(guard.MAX_BODY + 1))
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def test_a_request_that_takes_too_long_is_told_so(fixtures):
    worker = Worker(seconds=0.01)
    server = listen(build(worker, "127.0.0.1"), "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        status, _, body = post(server.server_port, "/api/score", {"text": "A word. " * 1000})
        assert status == 503
        assert "stopped" in json.loads(body)["error"]
    finally:
        server.shutdown()
        server.server_close()
        worker.close()


def test_nothing_is_stored(port, fixtures, tmp_path, monkeypatch):
    import tempfile

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    send(port, "/report", page=(fixtures / "wire.html").read_bytes() * 20)
    assert not list(tmp_path.iterdir())


def test_it_listens_on_this_machine_alone_unless_told():
    import inspect

    from attrib.cli import serve
    from attrib.serve import run

    assert inspect.signature(run).parameters["host"].default == "127.0.0.1"
    assert next(option.default for option in serve.params if option.name == "host") == "127.0.0.1"
