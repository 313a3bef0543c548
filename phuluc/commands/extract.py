"""``phuluc extract``: documents to results, a table of what became of each."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from phuluc import report
from phuluc.batch import Batch, Line, exit_code, run_batch
from phuluc.corrections import BadCorrections, named
from phuluc.executors import BadClusterError, ExecutorLostError, cores, open_executor
from phuluc.progress import Progress
from phuluc.publish import NotWritten
from phuluc.sources import Source, list_sources
from schemas.settings import Settings

GO_ON = "and the same command goes on from there"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command, as in the contract."""
    parser.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="a file, folder, pattern, URL, or @list"
    )
    parser.add_argument("-o", "--out", type=Path, default=Path("out"), help="where results go")
    parser.add_argument("--engine", choices=("pdfium", "pdfplumber"), default="pdfium")
    parser.add_argument("--cross-check", action="store_true", help="compare both engines")
    parser.add_argument("--strict", action="store_true", help="a warning makes the run end with 1")
    parser.add_argument("--fresh", action="store_true", help="redo what is already there")
    corrected = parser.add_mutually_exclusive_group()
    corrected.add_argument(
        "--corrections",
        type=Path,
        metavar="FILE",
        help="instead of what is kept beside each result (OUT/NAME.corrections.toml)",
    )
    corrected.add_argument("--no-corrections", action="store_true", help="as printed, uncorrected")
    parser.add_argument("--recursive", action="store_true", help="enter folders of folders")
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--jobs", type=_count, metavar="N", help="documents read at once (the processor's cores)"
    )
    where.add_argument(
        "--cluster", metavar="tcp://HOST:PORT", help="read on the workers of a dask scheduler"
    )
    parser.add_argument(
        "--timeout",
        type=_seconds,
        default=Settings().max_seconds,
        metavar="SECONDS",
        help="for one document; beyond it is too-large (%(default)g)",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object instead of the table")
    parser.add_argument("--quiet", action="store_true", help="show no progress")


def run(args: argparse.Namespace) -> int:
    """Read every source; the value is the exit code."""
    settings = Settings(engine=args.engine, cross_check=args.cross_check, max_seconds=args.timeout)
    try:
        corrections = named(args.corrections) if args.corrections else None
    except BadCorrections as fault:
        return report.refuse(str(args.corrections), fault, 2)
    if args.no_corrections:
        corrections = b""
    listing = list_sources(args.sources, args.recursive)
    batch = Batch(args.out, settings, args.fresh, corrections)
    try:
        lines, indexed = _read(args, batch, listing.sources)
    except BadClusterError as fault:
        return report.refuse("--cluster", fault, 2)
    except ExecutorLostError as fault:
        return report.refuse(args.cluster, f"{fault}; what is done stands, {GO_ON}", 3)
    if args.json:
        arrived = report.print_json(report.as_object(lines, listing.passed_over))
    else:
        arrived = report.print_text(report.table(lines, listing.passed_over))
    return exit_code(lines, args.strict) if indexed and arrived else 4


def _read(
    args: argparse.Namespace, batch: Batch, sources: Sequence[Source]
) -> tuple[list[Line], bool]:
    """What became of each source, and whether the index says so too."""
    jobs = max(1, min(args.jobs or cores(), len(sources)))
    lines: list[Line] = []
    with (
        open_executor(jobs, args.cluster) as executor,
        Progress(len(sources), args.quiet) as progress,
    ):
        work = run_batch(
            batch,
            sources,
            executor,
            width=executor.width,
            done=lambda line: progress.advance(0 if line.status == "kept" else line.pages),
        )
        try:
            for line in work:
                lines.append(line if args.json else line.brief())
                progress.say(report.errors(line))
        except NotWritten as fault:
            progress.say(report.told(str(args.out / "index.parquet"), fault.finding))
            return lines, False
    return lines, True


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def _seconds(text: str) -> float:
    number = float(text)
    if not 0 < number < float("inf"):
        raise ValueError
    return number


_count.__name__, _seconds.__name__ = "number of jobs", "number of seconds"  # for the message
