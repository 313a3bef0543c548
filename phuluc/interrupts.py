"""Moments in which an interruption waits."""

import contextlib
import signal

TYPE_CHECKING = False  # as in the package: a short start

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def undisturbed() -> "Iterator[None]":
    """Interruption waits for the end of the block: the few milliseconds in which a result changes
    places, or modules of native code are loaded, which may crash where an exception cuts them off.
    """
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
