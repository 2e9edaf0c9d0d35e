"""The standard library's WSGI server, with threads, a limit on them, and no patience with silence."""

from __future__ import annotations

import socket
import sys
from socketserver import ThreadingMixIn
from threading import BoundedSemaphore
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from attrib.serve.limits import MAX_IDLE, MAX_THREADS


class _Handler(WSGIRequestHandler):
    timeout = MAX_IDLE

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing is written down of what is asked."""


class Server(ThreadingMixIn, WSGIServer):
    """Serves each request in a thread of its own, at most :data:`MAX_THREADS` of them."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int]) -> None:
        self._free = BoundedSemaphore(MAX_THREADS)
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        super().__init__(address, _Handler)

    def server_bind(self) -> None:
        """Bind without asking a name server who we are."""
        socket_server_bind = super(WSGIServer, self).server_bind
        socket_server_bind()
        self.setup_environ()

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve one request once there is room for it."""
        with self._free:
            super().process_request_thread(request, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that went away or fell silent."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


def listen(app: Any, host: str, port: int) -> Server:
    """A server that listens.

    Raises:
        OSError: the address cannot be listened on.
    """
    server = Server((host, port))
    server.set_app(app)
    return server
