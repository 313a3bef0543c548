"""One kept child process that runs a function of one argument, and can be killed at any moment.

The child is forked while this process is small and has one thread; where a caller has already
loaded pyarrow or started threads (a notebook), a fresh interpreter is started instead.
"""

import contextlib
import ctypes
import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from phuluc.wire import Wire
from phuluc.worker import address_space

if TYPE_CHECKING:
    import resource

LOOKED_AT = 0.2
"""Seconds between two looks at the child's memory."""


class ChildDiedError(Exception):
    """The child ended without an answer; says how, and the bytes of memory that it had added."""

    def __init__(self, how: str, memory: int) -> None:
        super().__init__(how, memory)  # both: an exception is copied to other machines by them
        self.memory = memory

    def __str__(self) -> str:
        return str(self.args[0])


class TimedOutError(TimeoutError):
    """The child did not answer in time, and was killed."""


class Child:
    """A process that answers calls one after the other; started when first needed."""

    def __init__(self) -> None:
        self._pid = 0
        self._peak = 0
        self._pipe: Wire | None = None
        self.calls = 0
        """How many calls the process that serves now was given."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def call(self, function: Callable[..., Any], *args: Any, seconds: float | None = None) -> Any:
        """The function's value, made in the child.

        :raises TimedOutError: no answer after ``seconds``.
        :raises ChildDiedError: the child crashed or was killed.
        :raises Exception: what the function raised.
        """
        pipe = self._pipe or self._start()
        self.calls += 1
        before = most = address_space(str(self._pid)) or 0
        try:
            pipe.send((function, args))
            end = float("inf") if seconds is None else time.monotonic() + seconds
            while not pipe.poll(max(0.0, min(LOOKED_AT, end - time.monotonic()))):
                most = max(most, address_space(str(self._pid)) or 0)
                if time.monotonic() >= end:
                    raise TimedOutError
            fine, value = pipe.recv()
        except TimedOutError:  # an OSError, but not the pipe's
            self.close()
            raise
        except (EOFError, OSError) as fault:
            how = self._end()
            raise ChildDiedError(how, max(most - before, self._peak - _own_peak())) from fault
        except BaseException:
            self.close()
            raise
        if fine:
            return value
        raise value

    def close(self) -> None:
        """End the child, whatever it does; it holds nothing that must be kept."""
        if self._pipe is not None:
            self._end(patience=0)

    def _start(self) -> Wire:
        ours, theirs = Wire.pair()
        alone = threading.active_count() == 1 and "pyarrow" not in sys.modules
        if alone and sys.platform == "linux":
            for stream in filter(None, (sys.stdout, sys.stderr)):  # nothing is said twice
                stream.flush()
            self._pid = _fork(theirs, ours)
        else:
            self._pid = _spawn(theirs)
        theirs.close()
        self._pipe = ours
        self.calls = 0
        return ours

    def _end(self, patience: float = 0.5) -> str:
        """Bury the child, after so many seconds by force; how it had ended."""
        pid, self._pid = self._pid, 0
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None
        status, self._peak = _reap(pid, patience)
        if status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            status, self._peak = _reap(pid, patience=5)
        if status is None or os.WIFEXITED(status):
            return "the process ended early"
        number = os.WTERMSIG(status)
        with contextlib.suppress(ValueError):
            return f"the process ended by {signal.Signals(number).name}"
        return f"the process ended by signal {number}"


def _reap(pid: int, patience: float) -> tuple[int | None, int]:
    """The exit status of a child once it has ended, None if it goes on, and the most bytes of
    memory that it ever held."""
    end = time.monotonic() + patience
    while True:
        try:
            ended, status, used = os.wait4(pid, os.WNOHANG)
        except ChildProcessError:
            return 0, 0
        if ended:
            return status, _bytes(used)
        if time.monotonic() > end:
            return None, 0
        time.sleep(0.005)


def _own_peak() -> int:
    """The most bytes of memory that this process ever held: a child begins with its parent's, so
    that only what is beyond them the kernel has seen the child itself hold (getrusage(2))."""
    import resource  # needed only here

    return _bytes(resource.getrusage(resource.RUSAGE_SELF))


def _bytes(used: "resource.struct_rusage") -> int:
    return used.ru_maxrss << (0 if sys.platform == "darwin" else 10)


def _fork(pipe: Wire, other_end: Wire) -> int:
    """A copy of this process that serves the pipe; no signal finds it before it has settled."""
    parent = os.getpid()
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        pid = os.fork()
        if pid == 0:
            other_end.close()
            serve(pipe.reading, pipe.writing, parent)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
    return pid


def _spawn(pipe: Wire) -> int:
    """A fresh interpreter that serves the pipe."""
    for number in (pipe.reading, pipe.writing):
        os.set_inheritable(number, True)
    code = f"import sys; sys.path[:] = {sys.path!r}; from phuluc.child import serve"
    code += f"; serve({pipe.reading}, {pipe.writing}, {os.getpid()})"
    return os.posix_spawn(sys.executable, [sys.executable, "-c", code], os.environ)


def serve(reading: int, writing: int, parent: int) -> None:
    """Answer calls on two pipes until they close; never returns.

    Nothing is printed: what engines say on their own would stand between the lines of the parent.
    """
    try:
        settle(parent)
        connection = Wire(reading, writing)
        while True:
            function, args = connection.recv()
            try:
                answer = (True, function(*args))
            except Exception as fault:  # the caller decides what it means
                answer = (False, fault)
            connection.send(answer)
            del function, args, answer
    except (EOFError, OSError):
        os._exit(0)
    finally:
        os._exit(1)


def settle(parent: int) -> None:
    """A quiet process that dies with its parent and leaves interruption to it."""
    import resource  # the parent has seldom a use for it

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT, signal.SIGTERM})
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if "faulthandler" in sys.modules:
        sys.modules["faulthandler"].disable()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.environ["ARROW_DEFAULT_MEMORY_POOL"] = "system"  # others reserve a GiB of addresses at once
    without_numpy()
    gc.set_threshold(100_000, 20, 50)  # records are trees: there is next to nothing to collect
    die_with_parent()
    if os.getppid() != parent:
        os._exit(1)


def without_numpy() -> None:
    """Let this process not find numpy: pyarrow does without it, and starts in two thirds of the
    time. Where it is loaded already it stays."""
    sys.modules.setdefault("numpy", None)  # type: ignore[arg-type]  # None: an import fails


def die_with_parent() -> None:
    """End this process, whatever it does, as soon as its parent has ended."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    else:
        threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)
