"""Moments in which an interruption waits."""

import contextlib
import signal

TYPE_CHECKING = False  # as in the package: a short start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


@contextlib.contextmanager
def undisturbed() -> "Iterator[None]":
    """Interruption waits for the end of the block: the few milliseconds in which a result changes
    places, or modules of native code are loaded, which may crash where an exception cuts them off.

    The handlers are exchanged, for a mask holds a signal off one thread only and libraries keep
    threads of their own. Outside the main thread no signal is heard, and nothing is done.
    """
    waiting: list[int] = []

    def wait(number: int, frame: "FrameType | None") -> None:
        waiting.append(number)

    before = {}
    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) not in (None, signal.SIG_IGN):
                before[number] = signal.signal(number, wait)
    except ValueError:  # not the main thread
        before = {}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for heard in waiting:
            signal.raise_signal(heard)
