"""Routes: the page, reports and comparisons for browsers, and the same as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import bottle

from attrib.errors import AttribError, InputError, InputTypeError
from attrib.render.inert import escape
from attrib.serve import forms, guard, tasks
from attrib.serve.limits import MAX_BODY
from attrib.serve.tasks import Article
from attrib.serve.worker import BusyError, Worker

_TOLD = ("title", "publisher", "url")
_KEPT = (*_TOLD, "text", "first", "second")


def build(worker: Worker, host: str) -> Any:
    """The application.

    Args:
        worker: does the scoring.
        host: the address served, to which requests may be made by that name.
    """
    app = bottle.Bottle()
    bottle.BaseRequest.MEMFILE_MAX = MAX_BODY  # in memory only: nothing is stored, not even for a moment

    @app.hook("before_request")
    def check() -> None:
        refused = guard.refusal(bottle.request.method, bottle.request.environ, host)
        if refused is not None:
            raise _answer(refused[0], *_trouble(refused[1]))

    @app.hook("after_request")
    def protect() -> None:
        for name, value in guard.headers().items():
            bottle.response.set_header(name, value)

    app.route("/", "GET", forms.home)
    app.route("/report", "POST", lambda: _page(worker, tasks.report_page, lambda: _pasted("text", "page")))
    app.route("/compare", "POST", lambda: _page(worker, tasks.comparison_page, _pair))
    app.route("/api/score", "POST", lambda: _data(worker, tasks.report_plain, one=True))
    app.route("/api/compare", "POST", lambda: _data(worker, tasks.comparison_plain, one=False))
    app.default_error_handler = _failed
    return app


def _pasted(text: str, upload: str) -> Article:
    """An article from the form: what was uploaded, else what was pasted."""
    told = {name: value for name in _TOLD if (value := bottle.request.forms.getunicode(name, "").strip())}
    saved = bottle.request.files.get(upload)
    data = saved.file.read() if saved is not None else b""
    pasted = bottle.request.forms.getunicode(text, "")
    if not data and not pasted.strip():
        raise InputError("there is no article: paste one, or choose a saved page")
    return Article(data or pasted, told=told)


def _pair() -> list[Article]:
    return [_pasted("first", "first_page"), _pasted("second", "second_page")]


def _page(worker: Worker, task: Callable[..., str], read: Callable[[], Any]) -> Any:
    try:
        return worker.do(task, read())
    except AttribError as error:
        kept = {name: bottle.request.forms.getunicode(name, "") for name in _KEPT}
        return _answer(_status(error), forms.home(str(error).rstrip("."), kept), "text/html")


def _data(worker: Worker, task: Callable[..., Any], *, one: bool) -> Any:
    try:
        given = _json()
        articles = [given] if one else given.get("articles") if isinstance(given, dict) else None
        if not isinstance(articles, list):
            raise InputError("expected an object with a list 'articles'")
        read = [_article(item) for item in articles]
        return _answer(200, _dump(worker.do(task, read[0] if one else read)), "application/json")
    except AttribError as error:
        return _answer(_status(error), _dump({"error": str(error)}), "application/json")


def _json() -> Any:
    if bottle.request.content_type.partition(";")[0].strip().lower() != "application/json":
        raise InputTypeError("the request must be of type application/json")
    try:
        return json.loads(bottle.request.body.read())
    except (ValueError, RecursionError) as error:
        raise InputError("the request is not JSON") from error


def _article(plain: Any) -> Article:
    """An article from ``{"text": ...}`` or ``{"html": ...}``, with title, publisher and url if they are known."""
    if not isinstance(plain, dict) or ("text" in plain) == ("html" in plain):
        raise InputError("an article is an object with either 'text' or 'html'")
    if odd := sorted(plain.keys() - {"text", "html", *_TOLD}):
        raise InputError(f"an article has no {odd[0]!r}, only 'text' or 'html', and {', '.join(map(repr, _TOLD))}")
    kind = "text" if "text" in plain else "html"
    told = {name: plain[name] for name in _TOLD if plain.get(name) is not None}
    if not all(isinstance(value, str) for value in (plain[kind], *told.values())):
        raise InputError("an article's values are strings")
    if not plain[kind].strip():
        raise InputError("the article is empty")
    return Article(plain[kind], kind, told)


def _dump(plain: Any) -> str:
    return escape(json.dumps(plain, ensure_ascii=False, allow_nan=False))


def _status(error: AttribError) -> int:
    if isinstance(error, BusyError):
        return 503
    if isinstance(error, InputTypeError):
        return 415
    return 400 if isinstance(error, InputError) else 500


def _answer(status: int, body: str, kind: str) -> bottle.HTTPResponse:
    given = {**guard.headers(), "Content-Type": f"{kind}; charset=utf-8"}
    return bottle.HTTPResponse(body.encode("utf-8", "replace"), status, given)


def _failed(error: bottle.HTTPError) -> bytes:
    """What bottle itself has to say: no such page, wrong method, a fault."""
    body, kind = _trouble(error.status_line)
    bottle.response.content_type = f"{kind}; charset=utf-8"
    for name, value in guard.headers().items():
        bottle.response.set_header(name, value)
    return body.encode()


def _trouble(reason: str) -> tuple[str, str]:
    """What is answered in place of a page, or of JSON, and its type."""
    if bottle.request.path.startswith("/api/"):
        return _dump({"error": reason}), "application/json"
    return f"{reason}\n", "text/plain"
