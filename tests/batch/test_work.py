"""The time limit."""

import threading
import time

import pytest

from attrib.batch.work import limited
from attrib.errors import TimeLimitError


def busy(limit, seconds):
    until = time.process_time() + seconds
    with limited(limit):
        while time.process_time() < until:
            pass


def test_what_takes_too_long_is_stopped():
    start = time.process_time()
    with pytest.raises(TimeLimitError, match=r"0\.05 s"):
        busy(0.05, 5.0)
    assert time.process_time() < start + 2


def test_what_waits_for_a_busy_machine_is_not_stopped():
    with limited(0.2):
        time.sleep(0.5)


def test_what_is_quick_is_left_alone_and_the_alarm_is_off():
    with limited(0.05):
        pass
    busy(0, 0.2)


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


def test_a_limit_that_was_lost_is_heard_again():
    lost = []

    def deaf():
        while len(lost) < 2:
            try:
                busy(0, 3.0)
                break
            except TimeLimitError as error:  # as where an object is finalised
                lost.append(error)

    with limited(0.02):
        deaf()
    assert len(lost) == 2
