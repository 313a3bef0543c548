"""Several processes at once on this machine, each of which may hang or die.

pebble keeps the processes: one that goes beyond its time is killed, one that dies is replaced, and
each is recycled after some sources. They are copies of a small server that has loaded everything
once (``multiprocessing``'s forkserver): this process may have threads, and a copy of it would not
be safe. What pebble leaves open is done here, in one thread beside it: a source whose process died
is read once more, alone, in a child whose memory is watched, so that what kills others costs none;
and a pool that broke, or has fallen silent, is exchanged for a new one.
"""

import contextlib
import multiprocessing
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import Any

import msgspec
from pebble import ProcessExpired, ProcessPool

from phuluc.child import Child, ChildDiedError, settle
from phuluc.executors import AHEAD, Reader, called, seconds_of
from phuluc.worker import Outcome

RECYCLED = 50
"""Sources that one process reads: what libraries keep to themselves goes with it."""

SILENCE = 30.0
"""Seconds beyond the longest bound of a call after which a pool without an answer is stuck: a
process may be killed while it holds the pipe that all share."""

TRIES = 3
"""Pools that a call is given to before it is given up."""


JUMP = 1.0
"""Seconds by which the clock on the wall may leave the steady one in a call without a jump."""


class _Task(msgspec.Struct, eq=False):
    function: Callable[..., Any]
    args: tuple[Any, ...]
    answer: Future[Any]
    tries: int = 0
    shift: float = 0.0


class Pool(Reader):
    """So many processes; a call's future raises TimeoutError or ChildDiedError where one ends."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._open: set[_Task] = set()
        self._again: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._heard = time.monotonic()
        self._longest = 0.0
        self._pool = _start(jobs)
        self._keeper = threading.Thread(target=self._keep, daemon=True)
        self._keeper.start()

    def width(self) -> int:
        """See ``Reader``."""
        return AHEAD * self._jobs

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """See ``concurrent.futures.Executor``; a call takes no longer than ``seconds_of`` says."""
        answer: Future[Any] = Future()
        answer.set_running_or_notify_cancel()
        self._longest = max(self._longest, seconds_of(args))
        if not self._open:
            self._heard = time.monotonic()
        task = _Task(function, args, answer)
        self._open.add(task)
        self._give(task)
        return answer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End every process at once, whatever it does; open futures are never answered."""
        self._again.put(None)
        _stop(self._pool)
        self._keeper.join(5)

    def _give(self, task: _Task) -> None:
        task.tries += 1
        if task.tries > TRIES:
            self._answer(task, ChildDiedError("its process ended again and again", 0))
            return
        task.shift = _shift()
        limit = max(seconds_of(task.args), 0.001)  # pebble takes 0 for none
        try:
            future = self._pool.schedule(_guarded, (task.function, *task.args), timeout=limit)
        except RuntimeError:  # it broke since
            self._again.put(task)
            return
        future.add_done_callback(partial(self._came, task))

    def _came(self, task: _Task, future: Future[Any]) -> None:
        """An answer of pebble's, in one of its threads."""
        self._heard = time.monotonic()
        try:
            self._answer(task, None, future.result())
        except (ProcessExpired, BrokenProcessPool):
            self._again.put(task)
        except CancelledError:
            return  # its pool was stopped, and another has it
        except TimeoutError as fault:  # pebble goes by the clock on the wall, which may have jumped
            jumped = abs(_shift() - task.shift) > JUMP
            self._again.put(task) if jumped else self._answer(task, fault)
        except Exception as fault:  # the future's to tell
            self._answer(task, fault)

    def _answer(self, task: _Task, fault: Exception | None, value: Any = None) -> None:
        if task in self._open:
            self._open.discard(task)
            task.answer.set_exception(fault) if fault else task.answer.set_result(value)

    def _keep(self) -> None:
        """What is left open, one after the other; None ends it."""
        with Child() as child:
            while True:
                try:
                    task = self._again.get(timeout=1)
                except queue.Empty:
                    if self._open and time.monotonic() - self._heard > self._longest + SILENCE:
                        self._renew()
                    continue
                if task is None:
                    return
                if not self._pool.active:
                    self._renew()
                else:
                    self._look_again(child, task)

    def _renew(self) -> None:
        """Another pool, which gets everything that has no answer yet."""
        old, self._pool = self._pool, _start(self._jobs)
        threading.Thread(target=_stop, args=(old,), daemon=True).start()
        while not self._again.empty():
            if self._again.get() is None:  # the end is not to be lost
                self._again.put(None)
                return
        self._heard = time.monotonic()
        for task in list(self._open):
            self._give(task)

    def _look_again(self, child: Child, task: _Task) -> None:
        try:
            self._answer(task, None, called(child, task.function, *task.args))
        except Exception as fault:  # the future's to tell
            self._answer(task, fault)
        self._heard = time.monotonic()


def _shift() -> float:
    """How far the clock on the wall is from the steady one."""
    return time.time() - time.monotonic()


def _start(jobs: int) -> ProcessPool:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["phuluc.warm"])
    with _apart():
        pool = ProcessPool(jobs, RECYCLED, initializer=_begin, context=context)
        _ = pool.active  # starts it
    return pool


def _stop(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]  # pebble's own
    with contextlib.suppress(RuntimeError):  # a process that cannot be ended is the system's
        pool.join()


@contextlib.contextmanager
def _apart() -> Iterator[None]:
    """What is started inside hears no Ctrl-C, and finds the modules that this process finds: not
    what lies in the current folder by chance. It says nothing of its own after a kill.
    """
    paths = os.pathsep.join(path or os.getcwd() for path in sys.path)
    chosen = {"PYTHONSAFEPATH": "1", "PYTHONPATH": paths, "PYTHONWARNINGS": "ignore"}
    before = {name: os.environ.get(name) for name in chosen}
    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    os.environ.update(chosen)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _begin() -> None:
    """The first thing that a process of the pool does."""
    settle(os.getppid())


def _guarded(function: Callable[..., Any], *args: Any) -> Any:
    """The function's value; a process that must not be used again ends instead of answering."""
    value = function(*args)
    if isinstance(value, Outcome) and value.ended:
        os._exit(1)
    return value
