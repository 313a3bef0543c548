"""``phuluc review``: a result beside its printed pages, as a page for a browser."""

import argparse
from pathlib import Path

from phuluc import report
from phuluc.opened import NotOpened, open_tree
from phuluc.publish import NotWritten


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("result", metavar="OUT", help="a result folder")
    parser.add_argument(
        "--source", type=Path, metavar="FILE", help="what it was read from, if it was moved"
    )


def run(args: argparse.Namespace) -> int:
    """Write it and print its path; 3 no result or not its source, 4 not written."""
    from phuluc.review.make import WITHOUT, make
    from phuluc.review.source import named

    given = args.result
    try:
        opened = open_tree(args.result)
        source = None
        if args.source is not None:
            given = str(args.source)
            source = named(opened, args.source)
            given = args.result
        place, missing = make(opened, source)
    except NotOpened as fault:
        return report.refuse(given, fault, 3)
    except NotWritten as fault:
        report.remark(report.told(args.result, fault.finding))
        return 4
    if missing:
        report.remark(f"{args.result}: {WITHOUT[missing]}")
    return 0 if report.print_text(str(place)) else 4
