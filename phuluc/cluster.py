"""Sources read on other machines: a scheduler of dask.distributed (the extra ``cluster``).

A task carries a job there and brings its Outcome back; nothing is published but here, and no
machine needs to see the files of another. On a worker a task runs its document in a child that it
can kill, one child a thread, so that a crash or a hang costs the worker nothing. A worker that
dies costs nothing either: the scheduler gives its tasks to the others.
"""

import contextlib
import logging
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from functools import partial
from typing import TYPE_CHECKING, Any

from phuluc import __version__
from phuluc.child import Child, ChildDiedError
from phuluc.executors import AHEAD, BadClusterError, ExecutorLostError, Kept, Reader, called
from phuluc.interrupts import undisturbed
from phuluc.worker import Job
from schemas.sentences import one_line

if TYPE_CHECKING:
    from distributed import Client

CONNECT = 10.0
"""Seconds in which a scheduler must answer, and then a worker."""

LOOKED_AT = 5.0
"""Seconds between two looks at how many workers there are."""

ALONE = 60.0
"""Seconds without any worker after which a run ends: a nanny restarts one in a few."""

CLOSE = 2.0
"""Seconds for taking leave: an interrupted run ends within five."""

ASKED = 3
"""How often a task is given to the cluster that fails for a reason which is not its source's."""


class Cluster(Reader):
    """The workers of a scheduler. What is no source, merging the index, is done on this machine."""

    def __init__(self, address: str) -> None:
        """Connect.

        :param address: ``tcp://host:8786``, or what else dask.distributed knows.
        :raises BadClusterError: see there.
        :raises ExecutorLostError: no scheduler, no worker, or a worker without this version.
        """
        self._here = Kept()
        self._open: set[Future[Any]] = set()
        self._end = threading.Event()
        self._client = _connect(address)
        try:
            self._threads = _threads(self._client)
            self._refuse_strangers()
        except BaseException:
            self._leave()
            raise
        self._theirs: Executor = self._client.get_executor(pure=False)  # type: ignore[no-untyped-call]  # dask's
        threading.Thread(target=self._watch, daemon=True).start()

    def width(self) -> int:
        """See ``Reader``; it grows with each worker that comes."""
        return AHEAD * max(1, self._threads)

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """See ``concurrent.futures.Executor``; the future raises as the pool's do, and
        ExecutorLostError where there is no cluster any more.
        """
        if not any(isinstance(each, Job) for each in args):
            return self._here.submit(function, *args)
        answer: Future[Any] = Future()
        answer.set_running_or_notify_cancel()
        self._open.add(answer)
        self._ask(answer, partial(read_there, __version__, function, *args), ASKED)
        return answer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster at once; what is open there is given up and never answered."""
        self._end.set()
        self._here.shutdown()
        self._leave()

    def _ask(self, answer: Future[Any], task: Callable[[], Any], times: int) -> None:
        """Give a task to the scheduler; what comes of it is the answer's."""
        try:
            theirs = self._theirs.submit(task)
            theirs.add_done_callback(partial(self._came, answer, task, times))
        except Exception as fault:  # a client that was closed says it in many ways
            self._answer(answer, ExecutorLostError(f"the scheduler is gone ({_told(fault)})"))

    def _came(
        self, answer: Future[Any], task: Callable[[], Any], times: int, theirs: Future[Any]
    ) -> None:
        """An answer of the scheduler's, in the thread of its client.

        What a source raises comes back as a value, so an exception is the cluster's own. It has
        one where a worker ends between its result and the client's look at it: the value came, and
        ``distributed.cfexecutor`` unpacks it as if it were an exception. Such a task is asked anew.
        """
        if theirs.cancelled():
            self._answer(answer, ExecutorLostError("the scheduler is gone"))
            return
        fault = theirs.exception()
        if type(fault).__name__ == "KilledWorker":
            fault = ChildDiedError("its worker ended again and again", 0)
        elif fault and times > 1:
            self._ask(answer, task, times - 1)
            return
        value = None if fault else theirs.result()
        if isinstance(value, Exception):
            fault = value
        self._answer(answer, fault, value)

    def _answer(self, answer: Future[Any], fault: BaseException | None, value: Any = None) -> None:
        with contextlib.suppress(KeyError):  # it was answered
            self._open.remove(answer)
            answer.set_exception(fault) if fault else answer.set_result(value)

    def _watch(self) -> None:
        """How many workers there are; a run that none is left for ends instead of waiting."""
        seen = time.monotonic()
        while not self._end.wait(LOOKED_AT):
            with contextlib.suppress(Exception):  # a lost scheduler cancels what is open
                self._threads = _threads(self._client)
            if self._threads:
                seen = time.monotonic()
            elif time.monotonic() - seen > ALONE:
                fault = ExecutorLostError(f"it has had no worker for {ALONE:g} seconds")
                for answer in list(self._open):
                    self._answer(answer, fault)

    def _refuse_strangers(self) -> None:
        """Every worker has this version, or the run does not begin."""
        with _lost():
            if not self._threads:
                self._client.wait_for_workers(1, timeout=CONNECT)
                self._threads = _threads(self._client)
            versions = self._client.run(version, on_error="return")
        for worker, found in versions.items():
            if found != __version__:
                seen = _told(found) if isinstance(found, Exception) else f"version {found}"
                raise ExecutorLostError(
                    f"phuluc {__version__} is not on its worker {worker} ({seen})"
                )

    def _leave(self) -> None:
        with contextlib.suppress(Exception):  # a scheduler that is gone
            self._client.close(timeout=CLOSE)  # type: ignore[no-untyped-call]  # dask's


_mine = threading.local()


def read_there(asked: str, function: Callable[..., Any], *args: Any) -> Any:
    """On a worker: the function's value, made in the kept child of this thread, or what it raised:
    the log of a worker is no place for the faults of documents.

    :param asked: the version that a result must be made by.
    :raises RuntimeError: this worker has another.
    """
    if asked != __version__:
        raise RuntimeError(f"a worker has phuluc {__version__}, and {asked} was asked for")
    if not hasattr(_mine, "child"):
        _mine.child = Child()
    try:
        try:
            return called(_mine.child, function, *args)
        except ChildDiedError:  # as in the pool: it may have died of what others did there
            return called(_mine.child, function, *args)
    except Exception as fault:
        return fault


def version() -> str:
    """The version on the machine where it is called."""
    return __version__


def _connect(address: str) -> "Client":
    try:
        with undisturbed():
            import dask
            from distributed import Client
    except ImportError as fault:
        seen = f"a cluster needs more: pip install 'phuluc[cluster]' ({one_line(str(fault))})"
        raise BadClusterError(seen) from fault

    class Quiet(Client):
        def __del__(self) -> None:
            """Not as there: waiting for seconds, and speaking, where never was a scheduler."""

    speak = ("distributed", "distributed.client", "distributed.core", "asyncio")
    for name in (*speak, "tornado", "tornado.application"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # what matters is raised
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 TB"})  # a task is a file
    with _lost(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return Quiet(address, timeout=CONNECT, set_as_default=False)  # type: ignore[no-untyped-call]  # dask's
        except ValueError as fault:
            seen = f"no address of a scheduler, as tcp://host:8786 is ({_told(fault)})"
            raise BadClusterError(seen) from fault


@contextlib.contextmanager
def _lost() -> Iterator[None]:
    """What connecting raises inside, as one exception."""
    try:
        yield
    except (BadClusterError, ExecutorLostError):
        raise
    except Exception as fault:  # sockets, timeouts and their own
        seen = f"no scheduler with workers answers there ({_told(fault)})"
        raise ExecutorLostError(seen) from fault


def _threads(client: "Client") -> int:
    return sum(client.nthreads().values())  # type: ignore[no-untyped-call]  # dask's


def _told(fault: BaseException) -> str:
    return one_line(f"{type(fault).__name__}: {fault}")[:200]
