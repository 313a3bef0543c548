"""``phuluc export``: a result as workbook, CSV, data package or table page."""

import argparse
from pathlib import Path

from phuluc import report
from phuluc.opened import NotOpened, open_tree
from phuluc.publish import NotWritten

TARGETS = ("xlsx", "csv", "datapackage", "html-table")
"""The same as in ``phuluc.export.targets``, which the help does not load."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("result", metavar="OUT", help="a result folder, or a tree.json")
    parser.add_argument("--to", choices=TARGETS, required=True, help="what it becomes")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="where it goes; beside the result if left out",
    )


def run(args: argparse.Namespace) -> int:
    """Write it and print its path; 2 a package is missing, 3 no result, 4 not written."""
    from phuluc.export.targets import Missing, export

    try:
        place, remarks = export(open_tree(args.result), args.to, args.output)
    except NotOpened as fault:
        return report.refuse(args.result, fault, 3)
    except Missing as fault:
        return report.refuse(args.result, fault, 2)
    except NotWritten as fault:
        report.remark(report.told(args.result, fault.finding))
        return 4
    for remark in remarks:
        report.remark(f"{place}: {remark}")
    return 0 if report.print_text(str(place)) else 4
