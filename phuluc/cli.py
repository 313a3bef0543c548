"""The command line: which commands there are, and how a run ends."""

import argparse
import importlib
import os
import signal
import sys

from phuluc import __version__

TYPE_CHECKING = False  # as in the package: a short start

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType
    from typing import NoReturn

COMMANDS = {
    "extract": "read documents and write a tree and tables for each",
}
"""Command (a module of ``phuluc.commands``) -> what it does, in the order of the help."""


class Interrupted(BaseException):
    """SIGINT or SIGTERM: everything ends, nothing half-done stays."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


def main(words: "Sequence[str] | None" = None) -> int:
    """Run one command; the value is the exit code of the contract."""
    _open_streams()
    args = _arguments(sys.argv[1:] if words is None else words)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)
    try:
        code: int = args.run(args)
    except Interrupted as interrupted:
        return interrupted.code
    return code


def _arguments(words: "Sequence[str]") -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="phuluc",
        description="Vietnamese administrative appendices (phụ lục) as a validated criteria tree.",
    )
    parser.add_argument("--version", action="version", version=f"phuluc {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    asked = next((word for word in words if word in COMMANDS), None)
    for name, does in COMMANDS.items():
        command = commands.add_parser(name, help=does, description=does, allow_abbrev=False)
        if name == asked:  # the others need not load
            module = importlib.import_module(f"phuluc.commands.{name}")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return parser.parse_args(words)


def _interrupt(number: int, frame: "FrameType | None") -> "NoReturn":
    for each in (signal.SIGINT, signal.SIGTERM):  # once is enough: what follows only tidies up
        signal.signal(each, signal.SIG_IGN)
    raise Interrupted(number)


def _open_streams() -> None:
    """Three open streams, and letters that no encoding stops.

    Where a caller closed a standard stream, the next file that is opened would take its number.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
