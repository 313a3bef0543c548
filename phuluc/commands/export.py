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
        metavar="FILE",
        help="where it goes; beside the result if left out, - for standard output",
    )


def run(args: argparse.Namespace) -> int:
    """Write it and print its path; 2 a package is missing, 3 no result, 4 not written."""
    from phuluc.export.targets import Missing

    try:
        return _export(args)
    except NotOpened as fault:
        return report.refuse(args.result, fault, 3)
    except Missing as fault:
        return report.refuse(args.result, fault, 2)
    except NotWritten as fault:
        report.remark(report.told(args.result, fault.finding))
        return 4


def _export(args: argparse.Namespace) -> int:
    from phuluc.export.targets import export, in_one

    opened = open_tree(args.result)
    if args.output == "-":
        data, remarks = in_one(opened, args.to)
        place, arrived = "standard output", report.print_bytes(data)
    else:
        path, remarks = export(opened, args.to, args.output and Path(args.output))
        place, arrived = str(path), report.print_text(str(path))
    for remark in remarks:
        report.remark(f"{place}: {remark}")
    return 0 if arrived else 4
