"""One Job to its Outcome: the only work that is done in another process, and may be killed there.

``run`` is a plain function of plain values, so that a kept child, a pool or a scheduler can all
call it. It writes nothing; the parent publishes.
"""

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from normalize.wordings import edited
from phuluc import __version__
from phuluc.hidden import arrow, engines
from schemas.findings import Finding, Stopped
from schemas.settings import Settings
from schemas.tree import MadeBy

PACKAGES = frozenset({"schemas", "extract", "normalize", "phuluc"})
"""Where a fault of the program is looked for: the last of our lines says more than a library's."""


class Job(msgspec.Struct, frozen=True):
    """The bytes of one source, its file name for people, how to read it, and the bytes of what a
    person corrected in it."""

    name: str
    data: bytes
    settings: Settings
    corrections: bytes = b""


class Outcome(msgspec.Struct, frozen=True):
    """The files of a result (none where there is no tree), what was found, and counts.

    ``seconds`` is wall-clock time. ``ended``: the process that made it must not be used again.
    """

    files: dict[str, bytes] = {}
    findings: tuple[Finding, ...] = ()
    seconds: float = 0.0
    pages: int = 0
    appendices: int = 0
    criteria: int = 0
    ended: bool = False


def made_by(settings: Settings, corrections: bytes = b"") -> MadeBy:
    """What makes a result: with the source's sha256 the key to leave it alone. Words that a user
    added to the vocabulary count with the corrections."""
    return MadeBy(__version__, settings.digest(corrections + edited()))


def run(job: Job) -> Outcome:
    """Read one source within its bounds of memory; time is the caller's to keep.

    Never raises for what a source may hold: a fault of the program becomes ``crashed``.
    """
    start = time.perf_counter()
    try:
        outcome = _run(job)
    except Stopped as stop:
        outcome = Outcome(findings=stop.findings)
    except Exception as fault:  # the last line before the user: one bad source stops no other
        finding = Finding("crashed", {"seen": told(fault)})
        if starved(fault):
            seen = f"more than {job.settings.max_memory >> 20} MiB of memory"
            finding = Finding("too-large", {"seen": seen})
        elif nested(fault):
            finding = Finding("too-large", {"seen": "parts nested deeper than can be read"})
        outcome = Outcome(findings=(finding,), ended=True)
    return msgspec.structs.replace(outcome, seconds=time.perf_counter() - start)


def _run(job: Job) -> Outcome:
    with memory_bound(job.settings.max_memory), engines():
        from phuluc import pipeline  # engines load in the child alone

        extraction = pipeline.extract(job.data, job.name, job.settings, job.corrections)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's, which pyarrow loads: unused
    with arrow():
        from phuluc import files  # as does pyarrow, and only once there is a tree

    with memory_bound(job.settings.max_memory):
        made = files.make(extraction)
    tree = extraction.tree
    return Outcome(
        files=made,
        findings=tree.findings,
        pages=tree.source.pages,
        appendices=len(tree.appendices),
        criteria=sum(len(appendix.criteria) for appendix in tree.appendices),
    )


def starved(fault: BaseException | None) -> bool:
    """Whether a fault, or one that it came from, is want of memory: a library that cannot be
    mapped is an ImportError."""
    while fault is not None:
        if isinstance(fault, MemoryError) or getattr(fault, "errno", None) == errno.ENOMEM:
            return True
        words = str(fault).lower()
        if isinstance(fault, SystemError) and "without exception set" in words:
            return True  # so fails native code that has no memory left to say why
        if isinstance(fault, ImportError) and ("memory" in words or "map segment" in words):
            return True
        fault = fault.__cause__ or fault.__context__
    return False


def nested(fault: BaseException | None) -> bool:
    """Whether a fault, or one that it came from, is nesting beyond what calls may nest."""
    while fault is not None:
        if isinstance(fault, RecursionError):
            return True
        fault = fault.__cause__ or fault.__context__
    return False


def told(fault: BaseException) -> str:
    """An unexpected exception in one line: kind, words, and the place in our own code."""
    place, trace = "", fault.__traceback__
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.parent.name in PACKAGES:
            place = f" at {path.parent.name}/{path.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(fault).__name__}: {str(fault)[:160]}{place}"


@contextlib.contextmanager
def memory_bound(size: int) -> Iterator[None]:
    """Let this process add at most ``size`` bytes of address space inside the block.

    Beyond it Python raises MemoryError and native code gives up. Systems that do not tell the size
    of the address space set no bound.
    """
    import resource  # with the engines, in the child

    used = address_space("self")
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if used is None:
        yield
        return
    bound = used + size
    for other in (soft, hard):
        bound = bound if other == resource.RLIM_INFINITY else min(bound, other)
    resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def address_space(process: str) -> int | None:
    """Bytes of address space of a process by its number, or ``self``; None where not told."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")
