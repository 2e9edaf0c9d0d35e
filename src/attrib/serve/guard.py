"""Who may ask, how much, and what every answer carries."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping

from attrib.render.html.page import policy
from attrib.serve.limits import MAX_BODY


def headers() -> dict[str, str]:
    """Headers of every answer: nothing is kept, nothing is framed, nothing comes from elsewhere."""
    return {
        "Content-Security-Policy": f"{policy(forms=True)}; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cache-Control": "no-store",
    }


def refusal(method: str, environ: Mapping[str, str], host: str) -> tuple[int, str] | None:
    """Why a request is not answered: a status and a reason; None if it is.

    A page elsewhere can make a name of its own point to this machine (DNS rebinding) and would then read what it asks:
    so only addresses, ``localhost`` and the host we were told to serve are answered to.
    """
    given = environ.get("HTTP_HOST", "")
    if not _ours(given, host):
        return 403, "this name is not served here"
    if method in ("GET", "HEAD"):
        return None
    origin = environ.get("HTTP_ORIGIN")
    foreign = environ.get("HTTP_SEC_FETCH_SITE", "none") not in ("same-origin", "none")
    if foreign or (origin is not None and origin.partition("://")[2] != given):
        return 403, "requests from other pages are refused"
    if "HTTP_TRANSFER_ENCODING" in environ or not environ.get("CONTENT_LENGTH", "").isdecimal():
        return 411, "the request must say how long it is"
    if int(environ["CONTENT_LENGTH"]) > MAX_BODY:
        return 413, f"the request is larger than {MAX_BODY:,} bytes"
    return None


def _ours(given: str, host: str) -> bool:
    if given.startswith("["):
        name = given[1:].partition("]")[0]
    else:
        name = given.rpartition(":")[0] if given.count(":") == 1 else given
    if name.lower() in ("localhost", host.lower()):
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
