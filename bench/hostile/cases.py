"""What a case is: a name, what it puts where, and with which exit codes the command may end."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

READ = frozenset({0})
"""The file is odd, and yet a reader of the page finds the table."""
REFUSED = frozenset({3})
"""It cannot be read at all."""
EMPTY = frozenset({1})
"""It can be read and has no criteria table."""
EITHER = frozenset({0, 1, 3})
"""What is left of it decides; only how it ends is promised."""
BOUNDED = frozenset({0, 3})
"""Either it is read within the bounds or it is ``too-large``."""
UNUSABLE = frozenset({1, 3})
"""No table can come of it."""

Prepare = Callable[[Path], list[str]]
"""Puts a case's files into an empty folder; gives the words behind ``phuluc extract``."""


@dataclass(frozen=True)
class Case:
    """One thing to try. ``by_rights``: by a user for whom rights of files count, root or not.
    ``results``: folders that must stand in the output all the same."""

    name: str
    prepare: Prepare
    exits: frozenset[int]
    quick: bool = False
    by_rights: bool = False
    results: tuple[str, ...] = ()


Made = tuple[str, Callable[[], bytes], frozenset[int]]
"""Name, bytes, exit codes: what the lists of files give."""


def of_file(kind: str, made: Made, quick: bool = False, words: tuple[str, ...] = ()) -> Case:
    """A case of one file with these bytes."""
    name, data, exits = made

    def prepare(folder: Path) -> list[str]:
        (folder / f"case.{kind}").write_bytes(data())
        return [f"case.{kind}", *words]

    return Case(f"{kind}: {name}", prepare, exits, quick)


def of_files(kind: str, files: Iterable[Made], quick: frozenset[str], *words: str) -> list[Case]:
    """A case a file; those of the short run are named."""
    return [of_file(kind, made, made[0] in quick, words) for made in files]
