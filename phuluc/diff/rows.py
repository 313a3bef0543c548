"""The rows of a tree, each with what it may be known by: place, code and words."""

import re
import unicodedata
from collections.abc import Iterator

import msgspec

from schemas.nested import CriterionNode, TreeFile

_WORD = re.compile(r"\w+")


class Entry(msgspec.Struct, frozen=True):
    """One row: ``number`` in its tree from 0, ``parent`` the number of the row above it.

    ``own`` is the code without what it repeats of its parent's: 1 for 2.1 below 2. ``name`` are
    the words that it goes by, in small letters: its title, else its guidance.
    """

    number: int
    appendix: int
    parent: int | None
    node: CriterionNode
    own: str
    name: tuple[str, ...]

    @property
    def is_rule(self) -> bool:
        """Rules are compared with rules alone."""
        return self.node.kind == "rule"

    @property
    def code(self) -> str:
        """The code without its final mark."""
        return bare(self.node.code)


def entries(file: TreeFile) -> list[Entry]:
    """All rows of a tree in document order, parents before children."""
    found: list[Entry] = []

    def grow(nodes: tuple[CriterionNode, ...], appendix: int, parent: Entry | None) -> None:
        for node in nodes:
            above = None if parent is None else parent.number
            entry = Entry(len(found), appendix, above, node, _own(node, parent), _name(node))
            found.append(entry)
            grow(node.children, appendix, entry)

    for index, appendix in enumerate(file.appendices):
        grow(appendix.criteria, index, None)
    return found


def bare(code: str) -> str:
    """A code without its final ``.`` or ``)``."""
    return code.strip().rstrip(".)")


def words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, marks of punctuation gone."""
    return tuple(_WORD.findall(unicodedata.normalize("NFC", text).casefold()))


def children(rows: list[Entry]) -> dict[int, list[Entry]]:
    """Number of a row -> the rows right below it, in order."""
    below: dict[int, list[Entry]] = {}
    for row in rows:
        if row.parent is not None:
            below.setdefault(row.parent, []).append(row)
    return below


def texts_of(node: CriterionNode) -> Iterator[tuple[str, str]]:
    """Every text of a row by its role or header."""
    yield from ((role, text.text) for role, text in node.texts.items())
    yield from node.extra.items()


def _own(node: CriterionNode, parent: Entry | None) -> str:
    code = bare(node.code)
    above = "" if parent is None else parent.code
    if above and code.startswith(above) and not code[len(above) :][:1].isalnum():
        return code[len(above) :].lstrip(".-/ ")
    return code


def _name(node: CriterionNode) -> tuple[str, ...]:
    method = node.texts.get("method")
    return words(node.title) or words(method.text if method else "")
