"""Moments in which an interruption waits."""

import os
import signal
import threading
import time
from types import FrameType

import pytest

from phuluc.cli import Interrupted, _interruptible
from phuluc.interrupts import undisturbed


class HeardError(Exception):
    """The signal."""


def _reached() -> list[str]:
    """What a block reached that a signal fell into."""

    def hear(number: int, frame: FrameType | None) -> None:
        raise HeardError

    before = signal.signal(signal.SIGTERM, hear)
    reached = []
    try:
        with pytest.raises(HeardError), undisturbed():
            os.kill(os.getpid(), signal.SIGTERM)
            reached.append("the end")
    finally:
        signal.signal(signal.SIGTERM, before)
    return reached


def test_an_interruption_waits_for_the_end_of_the_block() -> None:
    assert _reached() == ["the end"]


def test_an_interruption_waits_though_other_threads_hear_it() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert _reached() == ["the end"]
    finally:
        done.set()
        other.join()


class Interrupts:
    """Something at whose end a signal comes."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


def test_an_interruption_that_falls_into_a_finalizer_is_raised_behind_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    reached = []
    with pytest.raises(Interrupted), _interruptible():
        made = Interrupts()
        del made
        reached.append("the next line")
        time.sleep(5)
        reached.append("the end")
    assert reached == ["the next line"]
    assert capsys.readouterr().err == ""
