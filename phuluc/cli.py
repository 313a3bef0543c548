"""The command line: which commands there are, and how a run ends."""

import argparse
import contextlib
import functools
import gc
import importlib
import os
import signal
import sys
import threading

from phuluc import __version__, hidden
from phuluc.interrupts import undisturbed

TYPE_CHECKING = False  # as in the package: a short start

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from types import FrameType
    from typing import NoReturn

COMMANDS = {
    "extract": "read documents and write a tree and tables for each",
    "show": "print the tree of a result, or one criterion of it",
    "load": "put results into DuckDB, SQLite or PostgreSQL",
    "validate": "hold trees that somebody edited against the format and the checks",
    "diff": "say what became of one tree in another",
    "export": "write a result as workbook, CSV, data package or table page",
    "review": "show a result beside its printed pages, in a browser",
    "completion": "print what makes a shell complete these words",
}
"""Command (a module of ``phuluc.commands``) -> what it does, in the order of the help."""
AGAIN = 0.01
"""Seconds until an interruption that was lost is sent once more: a finalizer is over by then."""


class Interrupted(BaseException):
    """SIGINT or SIGTERM: everything ends, nothing half-done stays."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run one command; the value is the exit code of the contract.

    :raises SystemExit: the words are off (2), or help or the version was asked for (0).
    """
    gc.set_threshold(100_000, 20, 50)  # modules and records are no garbage: it is seldom sought
    _open_streams()
    try:
        with _interruptible():  # before the command's module, which takes most of the start
            words = sys.argv[1:] if argv is None else argv
            asked = next((word for word in words if word in COMMANDS), None)
            with undisturbed():  # msgspec crashes where an exception cuts off its making of types
                made = parser([asked] if asked else [])
            args = made.parse_args(words)
            code: int = args.run(args)
    except Interrupted as interrupted:
        return interrupted.code
    return code


def parser(loaded: "Container[str]") -> argparse.ArgumentParser:
    """What the command line understands.

    :param loaded: the commands whose own words it knows; the others it only lists.
    """
    made = argparse.ArgumentParser(
        prog="phuluc",
        formatter_class=_Help,
        description="Vietnamese administrative appendices (phụ lục) as a validated criteria tree.",
    )
    made.add_argument("--version", action="version", version=f"phuluc {__version__}")
    commands = made.add_subparsers(metavar="COMMAND", required=True)
    for name, does in COMMANDS.items():
        command = commands.add_parser(
            name, help=does, description=does, allow_abbrev=False, formatter_class=_Help
        )
        if name in loaded:
            with hidden.records():
                importlib.import_module("msgspec")
            with hidden.commands():
                module = importlib.import_module(f"phuluc.commands.{name}")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return made


class _Help(argparse.HelpFormatter):
    """As wide as the terminal, of which argparse asks shutil: with archives of three kinds."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


@functools.cache
def _columns() -> int:
    """How many letters a line of the terminal has, 80 where there is none."""
    with contextlib.suppress(KeyError, ValueError):
        if (told := int(os.environ["COLUMNS"])) > 0:
            return told
    with contextlib.suppress(ValueError, OSError):  # closed, or no terminal
        if sys.__stdout__ is not None:
            return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80
    return 80


@contextlib.contextmanager
def _interruptible() -> "Iterator[None]":
    """Inside, SIGINT and SIGTERM raise Interrupted; once is enough, what follows only tidies up.

    Where a signal falls into a finalizer or a weak reference's callback, Python reports the
    exception and goes on: it is raised again a moment later.

    A signal that the process was started to ignore (``nohup``, a script's ``&``) stays ignored;
    outside the main thread signals are the caller's.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    heard = [number for number, handler in before.items() if handler != signal.SIG_IGN]

    def interrupt(number: int, frame: "FrameType | None") -> "NoReturn":
        for each in heard:
            signal.signal(each, signal.SIG_IGN)
        raise Interrupted(number)

    def listen() -> None:
        for each in heard:
            signal.signal(each, interrupt)

    def lost(told: "sys.UnraisableHookArgs") -> None:
        if not isinstance(told.exc_value, Interrupted):
            hook(told)
            return
        listen()
        threading.Timer(AGAIN, os.kill, (os.getpid(), told.exc_value.code - 128)).start()

    hook, sys.unraisablehook = sys.unraisablehook, lost
    listen()
    try:
        yield
    finally:
        sys.unraisablehook = hook
        for number in heard:
            signal.signal(number, before[number])


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
