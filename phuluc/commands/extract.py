"""``phuluc extract``: documents to results, a table of what became of each."""

import argparse
from pathlib import Path

from phuluc import report
from phuluc.batch import Batch, Line, exit_code, run_batch
from phuluc.publish import NotWritten
from phuluc.sources import list_sources
from schemas.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command, as in the contract."""
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="a file, or a folder of files")
    parser.add_argument("-o", "--out", type=Path, default=Path("out"), help="where results go")
    parser.add_argument("--engine", choices=("pdfium", "pdfplumber"), default="pdfium")
    parser.add_argument("--cross-check", action="store_true", help="compare both engines")
    parser.add_argument("--strict", action="store_true", help="a warning makes the run end with 1")
    parser.add_argument("--fresh", action="store_true", help="redo what is already there")
    parser.add_argument("--recursive", action="store_true", help="enter folders of folders")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of the table")
    parser.add_argument("--quiet", action="store_true", help="show no progress")


def run(args: argparse.Namespace) -> int:
    """Read every source; the value is the exit code."""
    settings = Settings(engine=args.engine, cross_check=args.cross_check)
    listing = list_sources(args.sources, args.recursive)
    lines: list[Line] = []
    unwritten: NotWritten | None = None
    with report.Progress([each.given for each in listing.sources], args.quiet) as progress:
        try:
            for line in run_batch(Batch(args.out, settings, args.fresh), listing.sources):
                lines.append(line)
                progress.advance()
                progress.say(report.errors(line))
        except NotWritten as fault:
            unwritten = fault
            progress.say(report.told(str(args.out / "index.parquet"), fault.finding))
    if args.json:
        arrived = report.print_json(report.as_object(lines, listing.passed_over))
    else:
        arrived = report.print_text(report.table(lines, listing.passed_over))
    return 4 if unwritten or not arrived else exit_code(lines, args.strict)
