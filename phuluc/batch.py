"""The sources of a command to results, several at once, and the index at the end.

The work is given to an executor of ``concurrent.futures``, whichever it is; what is read, written
and remembered is done here. No more sources are held at once than the executor has use for.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from pathlib import Path

import msgspec

from phuluc.child import ChildDiedError
from phuluc.corrections import beside
from phuluc.executors import OTHER_SECONDS, ExecutorLostError, failed, settled
from phuluc.publish import NotWritten, publish, refusal, tidy, update_index
from phuluc.sources import Source, loads, printable
from phuluc.worker import Job, Outcome, made_by, run, told
from schemas.findings import SEVERITIES, UNREADABLE, Finding
from schemas.nested import CriterionNode, FindingNode, TreeFile, decode
from schemas.settings import Settings

STATUSES = ("written", "kept", "no-tree", "unreadable", "not-written")
"""What became of a source: a new result, an earlier one left alone, or why there is none."""

Row = dict[str, str | int | float | None]
"""A line of the index, by the names of its columns."""


class Line(msgspec.Struct, frozen=True):
    """What became of one source. ``folder`` is None where it has no result of this run.

    ``counts`` are findings by severity, ``findings`` all of them (errors alone once it is brief),
    those of an earlier result as its file has them.
    ``sha256`` is None where there were no bytes; ``seconds`` is wall-clock time.
    """

    source: str
    folder: str | None
    status: str
    findings: tuple[Finding | FindingNode, ...] = ()
    counts: tuple[int, ...] | None = None
    appendices: int = 0
    criteria: int = 0
    pages: int = 0
    seconds: float = 0.0
    sha256: str | None = None

    def count(self, severity: str) -> int:
        """How many findings have a severity."""
        if self.counts:
            return self.counts[SEVERITIES.index(severity)]
        return sum(finding.severity == severity for finding in self.findings)

    def brief(self) -> "Line":
        """The line without the findings that are only counted: thousands of lines are kept."""
        errors = tuple(each for each in self.findings if each.severity == "error")
        counts = tuple(map(self.count, SEVERITIES))
        return msgspec.structs.replace(self, findings=errors, counts=counts)


class Batch(msgspec.Struct, frozen=True):
    """Where results go and how sources are read; ``fresh`` redoes what is already there.

    ``corrections``: what a person corrected, instead of what is kept beside each result (None).
    """

    out: Path
    settings: Settings
    fresh: bool = False
    corrections: bytes | None = None


class _Open(msgspec.Struct, frozen=True):
    """A source that somebody is reading: its place among the others, and its digest."""

    number: int
    source: Source
    sha256: str


def run_batch(
    batch: Batch,
    sources: Sequence[Source],
    executor: Executor,
    width: Callable[[], int] = lambda: 1,
    done: Callable[[Line], None] | None = None,
) -> Iterator[Line]:
    """A line a source, in the order of the sources; the index is written after the last.

    :param width: how many sources may be open at once.
    :param done: is told each line as soon as there is one, in the order of the work.
    :raises NotWritten: the index alone could not be written; every result stands.
    :raises ExecutorLostError: the executor reads no more; what is done stands, without an index.
    """
    if batch.out.is_dir():
        tidy(batch.out)
    rows: list[Row] = []
    early: dict[int, Line] = {}
    for number, line in _as_done(batch, sources, executor, width):
        early[number] = line
        if done:
            done(line)
        while len(rows) in early:
            next_line = early.pop(len(rows))
            rows.append(_index_row(next_line))
            yield next_line
    if batch.out.is_dir():
        update_index(batch.out, lambda old: _merged(executor, old, rows))


def exit_code(lines: Sequence[Line], strict: bool) -> int:
    """0 every source gave a tree, 1 one gave none (or a warning, if strict), 3 unread, 4 unwritten.

    The highest wins.
    """
    codes = {"written": 0, "kept": 0, "no-tree": 1, "unreadable": 3, "not-written": 4}
    found = {codes[line.status] for line in lines}
    if strict and any(line.count("warning") for line in lines):
        found.add(1)
    return max(found, default=0)


def _as_done(
    batch: Batch, sources: Sequence[Source], executor: Executor, width: Callable[[], int]
) -> Iterator[tuple[int, Line]]:
    """The number of a source and its line, in the order of the work."""
    open_: dict[Future[Outcome], _Open] = {}
    data = loads(sources, batch.settings.max_bytes)
    for number, (source, load) in enumerate(zip(sources, data, strict=True)):
        try:
            begun = _begun(batch, source, load)
        except Exception as fault:  # a fault of ours is this source's alone
            begun = _crashed(source, fault)
        if isinstance(begun, Line):
            yield number, begun
            continue
        job, sha256 = begun
        open_[executor.submit(run, job)] = _Open(number, source, sha256)
        while len(open_) >= width():
            yield from _finished(batch, open_)
    while open_:
        yield from _finished(batch, open_)


def _finished(batch: Batch, open_: dict[Future[Outcome], _Open]) -> Iterator[tuple[int, Line]]:
    """Waits for one source at least, and publishes it."""
    for future in wait(open_, return_when=FIRST_COMPLETED).done:
        each = open_.pop(future)
        try:
            line = _published(batch, each, settled(future.result, batch.settings))
        except ExecutorLostError:
            raise
        except Exception as fault:  # as above
            line = _crashed(each.source, fault)
        yield each.number, line


def _begun(
    batch: Batch, source: Source, load: Callable[[], bytes | Finding]
) -> Line | tuple[Job, str]:
    """The work for a source and the digest of its bytes, or its line where there is no work."""
    data = source.fault or load()
    if isinstance(data, Finding):
        return _without_tree(source, Outcome(findings=(data,)))
    sha256 = hashlib.sha256(data).hexdigest()
    seen = refusal(batch.out / source.folder)
    if seen:
        return _not_written(source, NotWritten(seen), sha256)
    corrections = batch.corrections
    if corrections is None:
        found = beside(batch.out, source.folder)
        if isinstance(found, Finding):
            return _without_tree(source, Outcome(findings=(found,)), sha256)
        corrections = found
    job = Job(_name(source), data, batch.settings, corrections)
    kept = None if batch.fresh else _earlier(batch, source, sha256, job)
    return kept or (job, sha256)


def _published(batch: Batch, opened: _Open, outcome: Outcome) -> Line:
    source, sha256 = opened.source, opened.sha256
    if not outcome.files:
        return _without_tree(source, outcome, sha256)
    try:
        publish(batch.out, source.folder, outcome.files)
    except NotWritten as fault:
        return _not_written(source, fault, sha256)
    return Line(
        source=source.given,
        folder=printable(str(batch.out / source.folder)),
        status="written",
        findings=outcome.findings,
        appendices=outcome.appendices,
        criteria=outcome.criteria,
        pages=outcome.pages,
        seconds=outcome.seconds,
        sha256=sha256,
    )


def _crashed(source: Source, fault: Exception) -> Line:
    return _without_tree(source, failed("crashed", told(fault)))


def _earlier(batch: Batch, source: Source, sha256: str, job: Job) -> Line | None:
    """The line of a whole earlier result of the same bytes, version, settings and corrections."""
    folder = batch.out / source.folder
    names = ("criteria.parquet", "cells.parquet", "decisions.jsonl")
    try:
        file = decode((folder / "tree.json").read_bytes())
        if not all((folder / name).is_file() for name in names):
            return None
    except (OSError, msgspec.MsgspecError, RecursionError):
        return None
    made = made_by(job.settings, job.corrections)
    if (file.source.sha256, file.source.made_by) != (sha256, made):
        return None
    return Line(
        source=source.given,
        folder=printable(str(folder)),
        status="kept",
        findings=file.findings,
        appendices=len(file.appendices),
        criteria=_criteria(file),
        pages=file.source.pages,
        sha256=sha256,
    )


def _criteria(file: TreeFile) -> int:
    def count(nodes: Sequence[CriterionNode]) -> int:
        return sum(1 + count(node.children) for node in nodes)

    return sum(count(appendix.criteria) for appendix in file.appendices)


def _without_tree(source: Source, outcome: Outcome, sha256: str | None = None) -> Line:
    unread = any(each.code in UNREADABLE and each.severity == "error" for each in outcome.findings)
    return Line(
        source=source.given,
        folder=None,
        status="unreadable" if unread else "no-tree",
        findings=outcome.findings,
        pages=outcome.pages,
        seconds=outcome.seconds,
        sha256=sha256,
    )


def _not_written(source: Source, fault: NotWritten, sha256: str) -> Line:
    return Line(source.given, None, "not-written", (fault.finding,), sha256=sha256)


def _name(source: Source) -> str:
    return printable(source.path.name or source.folder)


def _index_row(line: Line) -> Row:
    return {
        "source": line.source,
        "folder": line.folder and Path(line.folder).name,
        "status": line.status,
        "sha256": line.sha256,
        "appendices": line.appendices,
        "criteria": line.criteria,
        "findings": sum(map(line.count, SEVERITIES)),
        "errors": line.count("error"),
        "warnings": line.count("warning"),
        "notes": line.count("note"),
        "seconds": round(line.seconds, 3),
    }


def _merged(executor: Executor, old: bytes | None, rows: list[Row]) -> bytes:
    """Made where sources are read, which has pyarrow loaded already."""
    try:
        return executor.submit(merge_index, old, rows).result(OTHER_SECONDS)
    except TimeoutError as late:
        seen = f"index.parquet: merging took more than {OTHER_SECONDS:g} seconds"
        raise NotWritten(seen) from late
    except ChildDiedError as death:
        raise NotWritten(f"index.parquet: {death}") from death


def merge_index(old: bytes | None, rows: list[Row]) -> bytes:
    """See ``files.merge_index``, which loads pyarrow: never called in this process."""
    from phuluc import files  # loads pyarrow

    return files.merge_index(old, rows)
