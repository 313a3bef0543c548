"""Moments in which an interruption waits."""

import signal
import threading
from types import FrameType

import pytest

from phuluc.interrupts import undisturbed


class HeardError(Exception):
    """The signal."""


def test_an_interruption_waits_for_the_end_of_the_block() -> None:
    def hear(number: int, frame: FrameType | None) -> None:
        raise HeardError

    before = signal.signal(signal.SIGTERM, hear)
    reached = []
    try:
        with pytest.raises(HeardError), undisturbed():
            signal.raise_signal(signal.SIGTERM)
            reached.append("the end")
    finally:
        signal.signal(signal.SIGTERM, before)
    assert reached == ["the end"]


def test_an_interruption_waits_though_other_threads_hear_it() -> None:
    def hear(number: int, frame: FrameType | None) -> None:
        raise HeardError

    before = signal.signal(signal.SIGTERM, hear)
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    reached = []
    try:
        with pytest.raises(HeardError), undisturbed():
            signal.raise_signal(signal.SIGTERM)
            reached.append("the end")
    finally:
        done.set()
        other.join()
        signal.signal(signal.SIGTERM, before)
    assert reached == ["the end"]
