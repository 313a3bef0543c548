"""``phuluc diff``: what became of one tree in another, as lines, an object or a page."""

import argparse

from phuluc import report
from phuluc.diff import told
from phuluc.diff.changes import compare
from phuluc.opened import NotOpened, open_tree


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("old", metavar="OLD", help="a result folder, or a tree.json")
    parser.add_argument("new", metavar="NEW", help="the same of the later year")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="one JSON object instead of lines")
    shape.add_argument("--html", action="store_true", help="a page for a browser instead of lines")
    parser.add_argument("--exit-zero", action="store_true", help="end with 0 also if it differs")


def run(args: argparse.Namespace) -> int:
    """Print what differs; 0 nothing, 1 something, 3 no result, 4 the words did not arrive."""
    opened = []
    for given in (args.old, args.new):
        try:
            opened.append(open_tree(given))
        except NotOpened as fault:
            return report.refuse(given, fault, 3)
    old, new = opened
    found = compare(old.file, new.file)
    if args.json:
        arrived = report.print_json(told.as_object(old, new, found))
    elif args.html:
        from phuluc.diff.page import page

        arrived = report.print_utf8(page(old, new, found))
    elif found.changes:
        arrived = report.print_text(f"{told.summary(old, new, found)}\n{told.lines(found)}")
    else:
        arrived = report.remark(told.summary(old, new, found))
    if not arrived:
        return 4
    return 1 if found.changes and not args.exit_zero else 0
