"""The time limit."""

import threading
import time

import pytest

from attrib.batch.work import limited
from attrib.errors import TimeLimitError


def busy(limit, seconds):
    until = time.monotonic() + seconds
    with limited(limit):
        while time.monotonic() < until:
            pass


def test_what_takes_too_long_is_stopped():
    start = time.monotonic()
    with pytest.raises(TimeLimitError, match=r"0\.05 s"):
        busy(0.05, 5.0)
    assert time.monotonic() < start + 2


def test_what_is_quick_is_left_alone_and_the_alarm_is_off():
    with limited(0.05):
        pass
    time.sleep(0.1)


def test_where_no_alarm_can_be_set_there_is_no_limit():
    seen = []

    def work():
        with limited(0.01):
            time.sleep(0.05)
            seen.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [True]
