"""The sources of a command, one after the other, to results, and the index at the end."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from phuluc import __version__
from phuluc.child import Child, ChildDiedError, TimedOutError
from phuluc.publish import NotWritten, publish, refusal, update_index
from phuluc.sources import Source, load, printable
from phuluc.worker import Job, Outcome, run, told
from schemas.findings import UNREADABLE, Finding
from schemas.nested import CriterionNode, FindingNode, TreeFile, decode, finding_node
from schemas.settings import Settings
from schemas.tree import MadeBy

INDEX_SECONDS = 40.0
"""Time to merge the index, some milliseconds where it is not huge; a run must not hang on it."""

STATUSES = ("written", "kept", "no-tree", "unreadable", "not-written")
"""What became of a source: a new result, an earlier one left alone, or why there is none."""


class Line(msgspec.Struct, frozen=True):
    """What became of one source. ``folder`` is None where it has no result of this run.

    ``sha256`` is None where there were no bytes; ``seconds`` is wall-clock time.
    """

    source: str
    folder: str | None
    status: str
    findings: tuple[FindingNode, ...] = ()
    appendices: int = 0
    criteria: int = 0
    pages: int = 0
    seconds: float = 0.0
    sha256: str | None = None

    def count(self, severity: str) -> int:
        """How many findings have a severity."""
        return sum(finding.severity == severity for finding in self.findings)


class Batch(msgspec.Struct, frozen=True):
    """Where results go and how sources are read; ``fresh`` redoes what is already there."""

    out: Path
    settings: Settings
    fresh: bool = False


def run_batch(batch: Batch, sources: Sequence[Source]) -> Iterator[Line]:
    """A line a source, as each is done; the index is written after the last.

    :raises NotWritten: the index alone could not be written; every result stands.
    """
    lines: list[Line] = []
    with Child() as child:
        for source in sources:
            try:
                line = _one(batch, source, child)
            except Exception as fault:  # a fault of ours is this source's alone
                line = _without_tree(source, _failed("crashed", told(fault)))
            lines.append(line)
            yield line
        if batch.out.is_dir():
            rows = [_index_row(line) for line in lines]
            update_index(batch.out, lambda old: _merged(child, old, rows))


def made_by(settings: Settings) -> MadeBy:
    """What makes a result: with the source's sha256 the key to leave it alone."""
    return MadeBy(__version__, settings.digest())


def read_in(child: Child, job: Job) -> Outcome:
    """The outcome of a job in a child; a child that ends or hangs is an outcome too."""
    try:
        outcome: Outcome = child.call(run, job, seconds=job.settings.max_seconds)
    except TimedOutError:
        seen = f"more than {job.settings.max_seconds:g} seconds"
        return _failed("too-large", seen, job.settings.max_seconds)
    except ChildDiedError as death:
        # Native code ends the process where it gets no more memory, so what it had added decides.
        if death.memory > 0.8 * job.settings.max_memory:
            return _failed("too-large", f"{death.memory >> 20} MiB of memory; {death}")
        return _failed("crashed", str(death))
    except Exception as fault:  # an answer that cannot be read: this source's fault alone
        return _failed("crashed", told(fault))
    if outcome.ended:
        child.close()
    return outcome


def exit_code(lines: Sequence[Line], strict: bool) -> int:
    """0 every source gave a tree, 1 one gave none (or a warning, if strict), 3 unread, 4 unwritten.

    The highest wins.
    """
    codes = {"written": 0, "kept": 0, "no-tree": 1, "unreadable": 3, "not-written": 4}
    found = {codes[line.status] for line in lines}
    if strict and any(line.count("warning") for line in lines):
        found.add(1)
    return max(found, default=0)


def _one(batch: Batch, source: Source, child: Child) -> Line:
    data = source.fault or load(source.path, batch.settings.max_bytes)
    if isinstance(data, Finding):
        return _without_tree(source, Outcome(findings=(data,)))
    sha256 = hashlib.sha256(data).hexdigest()
    seen = refusal(batch.out / source.folder)
    if seen:
        return _not_written(source, NotWritten(seen), sha256)
    if not batch.fresh:
        kept = _earlier(batch, source, sha256)
        if kept:
            return kept
    outcome = read_in(child, Job(_name(source), data, batch.settings))
    if not outcome.files:
        return _without_tree(source, outcome, sha256)
    try:
        publish(batch.out, source.folder, outcome.files)
    except NotWritten as fault:
        return _not_written(source, fault, sha256)
    return Line(
        source=source.given,
        folder=str(batch.out / source.folder),
        status="written",
        findings=tuple(map(finding_node, outcome.findings)),
        appendices=outcome.appendices,
        criteria=outcome.criteria,
        pages=outcome.pages,
        seconds=outcome.seconds,
        sha256=sha256,
    )


def _earlier(batch: Batch, source: Source, sha256: str) -> Line | None:
    """The line of a whole earlier result of the same bytes, version and settings."""
    folder = batch.out / source.folder
    names = ("criteria.parquet", "cells.parquet", "decisions.jsonl")
    try:
        file = decode((folder / "tree.json").read_bytes())
        if not all((folder / name).is_file() for name in names):
            return None
    except (OSError, msgspec.MsgspecError, RecursionError):
        return None
    if (file.source.sha256, file.source.made_by) != (sha256, made_by(batch.settings)):
        return None
    return Line(
        source=source.given,
        folder=str(folder),
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
        findings=tuple(map(finding_node, outcome.findings)),
        pages=outcome.pages,
        seconds=outcome.seconds,
        sha256=sha256,
    )


def _not_written(source: Source, fault: NotWritten, sha256: str) -> Line:
    return Line(source.given, None, "not-written", (finding_node(fault.finding),), sha256=sha256)


def _failed(code: str, seen: str, seconds: float = 0.0) -> Outcome:
    return Outcome(findings=(Finding(code, {"seen": seen}),), seconds=seconds)


def _name(source: Source) -> str:
    return printable(source.path.name) or source.folder


def _index_row(line: Line) -> dict[str, str | int | float | None]:
    return {
        "source": line.source,
        "folder": line.folder and Path(line.folder).name,
        "status": line.status,
        "sha256": line.sha256,
        "appendices": line.appendices,
        "criteria": line.criteria,
        "findings": len(line.findings),
        "errors": line.count("error"),
        "warnings": line.count("warning"),
        "notes": line.count("note"),
        "seconds": round(line.seconds, 3),
    }


def _merged(
    child: Child, old: bytes | None, rows: list[dict[str, str | int | float | None]]
) -> bytes:
    """Made in the child, which has pyarrow loaded already."""
    try:
        merged: bytes = child.call(merge_index, old, rows, seconds=INDEX_SECONDS)
    except TimedOutError as late:
        seen = f"index.parquet: merging took more than {INDEX_SECONDS:g} seconds"
        raise NotWritten(seen) from late
    except ChildDiedError as death:
        raise NotWritten(f"index.parquet: {death}") from death
    return merged


def merge_index(old: bytes | None, rows: list[dict[str, str | int | float | None]]) -> bytes:
    """See ``files.merge_index``, which loads pyarrow: only the child calls this."""
    from phuluc import files  # loads pyarrow

    return files.merge_index(old, rows)
