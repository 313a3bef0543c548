"""``phuluc completion``: a script that makes a shell complete the words of every command."""

import argparse
from pathlib import Path

from phuluc import report

SHELLS = ("bash", "zsh", "fish")

PATHS = frozenset({"SOURCE", "OUT", "OLD", "NEW", "TARGET", "FILE"})
"""What a word that names a file or folder is called in the help."""


MENDED = {
    "bash": ("-o bashdefault", "-o bashdefault -o default"),
    "zsh": ('"(*):', '"*:'),
}
"""What shtab writes, and what it should: the shell's own completion of files where a word is none
of the commands', and every word of several completed, not the first alone."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("shell", choices=SHELLS, help="the shell that will read it")


def run(args: argparse.Namespace) -> int:
    """Print the script; 4 it did not arrive."""
    return 0 if report.print_text(script(args.shell)) else 4


def script(shell: str) -> str:
    """What the shell is to read: every command with its options, choices and files.

    :param shell: one of SHELLS.
    """
    import shtab

    from phuluc.cli import COMMANDS, parser

    made = parser(COMMANDS)
    if shell != "bash":  # whose own way with files is the one that knows blanks in their names
        for command in _commands(made):
            for action in command._actions:
                if action.metavar in PATHS or action.type is Path:
                    action.complete = shtab.FILE  # type: ignore[attr-defined]  # shtab asks for it
    return str(shtab.complete(made, shell)).replace(*MENDED.get(shell, ("", "")))


def _commands(parser: argparse.ArgumentParser) -> list[argparse.ArgumentParser]:
    (choices,) = (a.choices for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    return list(choices.values())
