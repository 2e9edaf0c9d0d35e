"""A page on this machine to paste an article into. Nothing is stored, nothing is fetched.

Listens on the loopback address unless told otherwise, answers only to names that cannot be rebound, limits size and
time, and sends headers that keep other pages out.
"""

from __future__ import annotations

from collections.abc import Callable

from attrib.errors import InputError, MissingExtraError

__all__ = ["run"]


def run(host: str = "127.0.0.1", port: int = 8765, started: Callable[[str], None] = print) -> None:
    """Serve until interrupted.

    Args:
        host: address to listen on. Anything but loopback lets others on the network score articles here.
        port: 0 for any that is free.
        started: called once with the page's address.

    Raises:
        MissingExtraError: the extra ``serve`` is not installed.
        InputError: the address cannot be listened on.
    """
    try:
        from attrib.serve.app import build
    except ImportError as error:
        raise MissingExtraError("attrib serve needs the extra: pip install 'attrib[serve]'") from error
    from attrib.serve.server import listen
    from attrib.serve.worker import Worker

    worker = Worker()
    try:
        server = listen(build(worker, host), host, port)
    except OSError as error:
        raise InputError(f"cannot listen on {host}:{port}: {error.strerror or error}") from error
    shown = f"[{host}]" if ":" in host else host
    try:
        started(f"http://{shown}:{server.server_port}/")
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
        worker.close()
