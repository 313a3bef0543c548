"""What runs the work of a batch: executors of ``concurrent.futures``, one interface for all.

``Kept`` is one child process for one source after the other, ``phuluc.pool`` several at once on
this machine, ``phuluc.cluster`` many on others. The value of ``run`` is an Outcome; what a
future raises instead says how its process ended, and ``settled`` puts that into a finding.
"""

import os
from abc import abstractmethod
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from phuluc.child import Child, ChildDiedError
from phuluc.worker import Job, Outcome, run, told
from schemas.findings import Finding
from schemas.settings import Settings

GROWN = 1 / 3
"""Share of the bound from which a process that died had died of it: a buffer that grows doubles, so
the old one and the new one together are three times what was there."""

AHEAD = 2
"""Sources held for each process: the next one is there when a process has done with one."""

RENEWED = 200
"""Calls after which a kept child is left for a fresh one: what libraries keep to themselves, some
30 KiB a document, goes with it."""

OTHER_SECONDS = 300.0
"""Time for work that is no source: merging an index of a million lines takes some twenty."""


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class ExecutorLostError(Exception):
    """There is nobody to read sources, or nobody any more: the run ends, what is done stays."""


class BadClusterError(Exception):
    """There can be no such cluster: no address, or a library is missing; says what to do."""


class Reader(Executor):
    """An executor that knows how many sources it has use for."""

    @abstractmethod
    def width(self) -> int:
        """How many calls may be open at once so that none of its processes waits."""


def open_executor(jobs: int, cluster: str | None = None) -> Reader:
    """So many sources at once on this machine, or as many as the workers of a cluster can.

    :param cluster: the address of its scheduler.
    :raises BadClusterError: see there.
    :raises ExecutorLostError: it does not answer.
    """
    if cluster is not None:
        from phuluc.cluster import Cluster  # dask.distributed: only where somebody asks for it

        return Cluster(cluster)
    if jobs == 1:
        return Kept()
    from phuluc.pool import Pool  # multiprocessing and pebble: only where there are several

    return Pool(jobs)


class Kept(Reader):
    """One kept child: a call is done, and its future with it, when ``submit`` comes back."""

    def __init__(self) -> None:
        self._child = Child()

    def width(self) -> int:
        """See ``Reader``."""
        return 1

    def submit(self, function: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """See ``concurrent.futures.Executor``; ``function`` is called in the child."""
        future: Future[Any] = Future()
        try:
            future.set_result(called(self._child, function, *args))
        except Exception as fault:  # the future's to tell
            future.set_exception(fault)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the child."""
        self._child.close()


def seconds_of(args: tuple[Any, ...]) -> float:
    """How long a call may take: a job's bound, or what other work may."""
    bounds = [each.settings.max_seconds for each in args if isinstance(each, Job)]
    return min(bounds, default=OTHER_SECONDS)


def called(child: Child, function: Callable[..., Any], *args: Any) -> Any:
    """The function's value, made in a child that is not used again once it broke down or grew old.

    :raises Exception: see ``Child.call``.
    """
    value = child.call(function, *args, seconds=seconds_of(args))
    if child.calls >= RENEWED or (isinstance(value, Outcome) and value.ended):
        child.close()
    return value


def read_in(child: Child, job: Job) -> Outcome:
    """The outcome of a job in a child; a child that ends or hangs is an outcome too."""
    return settled(lambda: called(child, run, job), job.settings)


def settled(answer: Callable[[], Outcome], settings: Settings) -> Outcome:
    """An outcome, or what became of the process that should have made it, as one.

    :raises ExecutorLostError: it is no source's fault.
    """
    try:
        return answer()
    except TimeoutError:
        seen = f"more than {settings.max_seconds:g} seconds"
        return failed("too-large", seen, settings.max_seconds)
    except ExecutorLostError:
        raise
    except ChildDiedError as death:
        # Native code ends the process where it gets no more memory, so what it had added decides.
        if death.memory > GROWN * settings.max_memory:
            return failed("too-large", f"{death.memory >> 20} MiB of memory; {death}")
        return failed("crashed", str(death))
    except Exception as fault:  # an answer that cannot be read: this source's fault alone
        return failed("crashed", told(fault))


def failed(code: str, seen: str, seconds: float = 0.0) -> Outcome:
    """The outcome of a source that gave nothing but a finding."""
    return Outcome(findings=(Finding(code, {"seen": seen}),), seconds=seconds)
