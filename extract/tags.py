"""The tree of tags of a PDF (PDF 32000-1, 14.7 and 14.8), as every engine reads it.

An element is known on all pages by the path of indices that leads to it, for its list of children
is whole on each of them. Browsers write such trees, and some word processors.
"""

from collections.abc import Mapping
from typing import NamedTuple

from extract.drawn import Path, Tagged

MOST_CHILDREN = 2_000_000
"""Children of elements that a document may have, where they are counted on each of its pages: a
table that goes on over them has all its rows on each, which is a square."""
CELLS = frozenset(("TD", "TH"))
BLOCKS = frozenset(
    ("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "LBody", "Div", "BlockQuote", *CELLS)
)
"""Structure types that begin on a line of their own (PDF 32000-1, 14.8.4.3)."""


class Element(NamedTuple):
    """An element of the tree: where it stands, and the cell and paragraph that it stands in."""

    path: Path
    cell: Path = ()
    paragraph: Path = ()

    def of_type(self, kind: str) -> "Element":
        """The element, known to be of a structure type."""
        cell = self.path if kind in CELLS else self.cell
        return Element(self.path, cell, self.path if kind in BLOCKS else self.paragraph)

    def child(self, index: int) -> "Element":
        """Its child, of a type that is not known yet."""
        return Element((*self.path, index), self.cell, self.paragraph)


class Following:
    """What stood on the page before, while pages are read in their order."""

    def __init__(self) -> None:
        self.before: frozenset[Path] = frozenset()

    def page(self, marks: Mapping[int, Element]) -> dict[int, Tagged]:
        """Per mark of a page what its tags say.

        :param marks: per mark of the page's texts in cells the element that it is a piece of.
        """
        before = self.before
        self.before = frozenset(path for e in marks.values() for path in (e.path, *e[1:]))
        return {mark: _tagged(element, before) for mark, element in marks.items()}


def _tagged(element: Element, before: frozenset[Path]) -> Tagged:
    """An element as it travels, beside those of the page before."""
    paths = (element.path, element.paragraph, element.cell)
    known = next((path for path in paths if path in before), ())
    return Tagged(element.cell, element.paragraph, element.path, known)
