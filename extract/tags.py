"""The tree of tags of a PDF (PDF 32000-1, 14.7 and 14.8), as every engine reads it.

An element is known on all pages by the path of indices that leads to it, for its list of children
is whole on each of them. Browsers write such trees, and some word processors.
"""

from collections.abc import Container, Mapping
from typing import NamedTuple

from extract.drawn import Path, Tagged

MOST_CHILDREN = 2_000_000
"""Children of elements that a document may have, where they are counted on each of its pages: a
table that goes on over them has all its rows on each, which is a square."""
MOST_ROWS = 10_000
CELLS = frozenset(("TD", "TH"))
NOTES = frozenset(("Note", "FENote"))
"""A footnote stands in the element that its mark is printed in, and at the page's foot."""
BLOCKS = frozenset(
    ("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "LBody", "Div", "BlockQuote", *CELLS)
)
"""Structure types that begin on a line of their own (PDF 32000-1, 14.8.4.3)."""


def span_of(value: float) -> int:
    """The rows over which a cell goes, 0 where its RowSpan is no number of rows."""
    return int(value) if 1 <= value <= MOST_ROWS else 0


class Element(NamedTuple):
    """An element of the tree: where it stands, the cell and paragraph that it stands in, how many
    children its parent has, how many cells the row of its cell, and over how many rows that cell
    says that it goes (RowSpan; 0 where it says nothing)."""

    path: Path
    cell: Path = ()
    paragraph: Path = ()
    siblings: int = 0
    in_row: int = 0
    row_span: int = 0

    def of_type(self, kind: str, row_span: int = 0) -> "Element":
        """The element, known to be of a structure type; ``row_span``: what a cell says."""
        if kind in NOTES:
            return Element(self.path)
        paragraph = self.path if kind in BLOCKS else self.paragraph
        if kind in CELLS:
            return Element(self.path, self.path, paragraph, self.siblings, self.siblings, row_span)
        same = self.siblings, self.in_row, self.row_span
        return Element(self.path, self.cell, paragraph, *same)

    def child(self, index: int, siblings: int) -> "Element":
        """Its child, of a type that is not known yet; ``siblings``: of how many."""
        own = self.in_row, self.row_span
        return Element((*self.path, index), self.cell, self.paragraph, siblings, *own)


class Following:
    """What stood on the page before, while pages are read in their order."""

    def __init__(self) -> None:
        self.before: frozenset[Path] = frozenset()

    def page(self, marks: Mapping[int, Element], drawn: Container[int]) -> dict[int, Tagged]:
        """Per mark of a page what its tags say.

        :param marks: per mark of the page's texts in cells the element that it is a piece of.
        :param drawn: the marks of texts that are shown. A browser marks the line behind a cut, too.
        """
        before = self.before
        shown = (element for mark, element in marks.items() if mark in drawn)
        self.before = frozenset(path for e in shown for path in e[:3])
        return {mark: _tagged(element, before) for mark, element in marks.items()}


def _tagged(element: Element, before: frozenset[Path]) -> Tagged:
    """An element as it travels, beside those of the page before."""
    paths = (element.path, element.paragraph, element.cell)
    known = next((path for path in paths if path in before), ())
    own = element.in_row, element.row_span
    return Tagged(element.cell, element.paragraph, element.path, known, *own)
