"""``phuluc show``: the tree of a result on the terminal, or one criterion with all its texts."""

import argparse

from phuluc import report
from phuluc.opened import NotOpened, open_tree
from schemas.sentences import one_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("result", metavar="OUT", help="a result folder, or a tree.json")
    parser.add_argument("code", metavar="CODE", nargs="?", help="this criterion alone, by code")


def run(args: argparse.Namespace) -> int:
    """Print the tree; 0, 2 where there is no such code, 3 where there is no result."""
    try:
        file = open_tree(args.result).file
    except NotOpened as fault:
        return report.refuse(args.result, fault, 3)
    from rich.console import Console  # loads what `--help` does without

    from phuluc import show

    console = Console()
    if args.code is None:
        return 0 if report.print_text(show.draw(file, console)) else 4
    matches = show.find(file, args.code)
    if not matches:
        known = ", ".join(map(one_line, show.near(file, args.code)))
        told = f"there is no criterion {one_line(args.code)!r}"
        return report.refuse(args.result, f"{told}; codes near it: {known or 'none'}", 2)
    return 0 if report.print_text(show.draw_one(file, matches, console)) else 4
