"""What commands say while they work: bars and notes on stderr, on terminals of any width, and silence if wanted."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")


def on_terminal(*arguments, columns=80, **variables):
    """What a command prints on a terminal: (stdout, stderr)."""
    import pty
    import select

    leader, follower = pty.openpty()
    other, second = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": str(columns), **variables}
    command = [sys.executable, "-m", "attrib", *map(str, arguments)]
    process = subprocess.Popen(command, stdout=follower, stderr=second, env=environment)
    os.close(follower)
    os.close(second)
    shown = {leader: b"", other: b""}
    waiting = set(shown)
    while waiting:
        for end in select.select(list(waiting), [], [], 60)[0]:
            try:
                data = os.read(end, 65536)
            except OSError:  # the other side was closed
                data = b""
            shown[end] += data
            if not data:
                waiting.discard(end)
    assert process.wait(timeout=60) == 0
    os.close(leader)
    os.close(other)
    return shown[leader].decode(), shown[other].decode()


@pytest.fixture
def pair(fixtures):
    return fixtures / "depot_original.txt", fixtures / "depot_republished.txt"


def test_long_work_has_a_bar_on_a_terminal(pair, tmp_path):
    shown, said = on_terminal("compare", *pair, "--format", "html", "-o", tmp_path / "comparison.html")
    assert "Scoring" in said
    assert shown == ""


def test_quiet_is_quiet(pair, fixtures):
    assert on_terminal("compare", *pair, "-q")[1] == ""
    assert on_terminal("score", fixtures / "short.txt", "-q")[1] == ""
    assert "no article scores" in on_terminal("score", fixtures / "short.txt")[1]


def test_no_bar_where_nobody_looks(pair):
    command = [sys.executable, "-m", "attrib", "compare", *map(str, pair)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    assert done.stderr == b""
    assert b"\x1b" not in done.stdout


@pytest.mark.parametrize("columns", [30, 48, 80])
def test_reports_fit_the_terminal(fixtures, columns):
    shown, _ = on_terminal("score", fixtures / "harbour.txt", columns=columns, NO_COLOR="1")
    assert "\x1b" not in shown
    assert max(map(len, shown.replace("\r", "").split("\n"))) <= columns
