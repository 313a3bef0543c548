"""Engine PDFium: which cell of a table, and which paragraph, each piece of a tagged PDF's text
belongs to.

An element of the tree of tags is known on all pages by the same path of indices, for its list of
children is whole on each of them (PDF 32000-1, 14.7.2 and 14.8.4). Browsers write such trees, and
some word processors.
"""

import ctypes as c
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from extract.drawn import Path, Tagged
from extract.pdfium_api import Handle, Pointer, library, quick

MOST_CHILDREN = 2_000_000
"""Children of elements that a document may have, counted on each of its pages: a table that goes on
over them has all its rows on each, which is a square. What lies beyond is read without tags."""
FIRST, FAR = 16, 32
"""Of a long list of children those that stand on a page are the first ones, of a header, and those
beside which others stood on the page before: so far before and behind them others are sought."""
CELLS = frozenset(("TD", "TH"))
BLOCKS = frozenset(
    ("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "LBody", "Div", "BlockQuote", *CELLS)
)
"""Structure types that begin on a line of their own (PDF 32000-1, 14.8.4.3)."""
LONGEST_TYPE = 64


class _Element(NamedTuple):
    handle: Handle
    path: Path
    cell: Path
    paragraph: Path


class Tags:
    """The tags of one document, read page by page in their order."""

    def __init__(self, document: int) -> None:
        self.left = MOST_CHILDREN if library().FPDFCatalog_IsTagged(document) else 0
        self.before: frozenset[Path] = frozenset()
        self.found: dict[Path, tuple[int, int]] = {}
        self.name = c.create_string_buffer(LONGEST_TYPE)

    def of_page(self, page: int) -> dict[int, Tagged]:
        """Per mark of the page's text in tables what its tags say."""
        if self.left <= 0:
            return {}
        pdfium = library()
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        if not tree:
            return {}
        try:
            marks = self._marks(tree)
        finally:
            pdfium.FPDF_StructTree_Close(tree)
        before = self.before
        self.before = frozenset(
            path for e in marks.values() for path in (e.cell, e.paragraph, e.path)
        )
        return {mark: _tagged(element, before) for mark, element in marks.items()}

    def _marks(self, tree: int) -> dict[int, _Element]:
        count = library().FPDF_StructTree_CountChildren(tree)
        child, root = quick("FPDF_StructTree_GetChildAtIndex", Handle), Pointer(tree)
        self.left -= count
        if self.left < 0:
            return {}
        stack = [_Element(item, (i,), (), ()) for i in range(count) if (item := child(root, i))]
        marks: dict[int, _Element] = {}
        while stack and self.left > 0:
            self._open(stack.pop(), stack, marks)
        return marks

    def _open(self, element: _Element, stack: list[_Element], marks: dict[int, _Element]) -> None:
        """Puts the children of an element on the stack, and its marked content among the marks."""
        child = quick("FPDF_StructElement_GetChildAtIndex", Handle)
        mark = quick("FPDF_StructElement_GetChildMarkedContentID", c.c_int)
        handle, path, cell, paragraph = element
        kind = self._type(handle)
        cell = path if kind in CELLS else cell
        paragraph = path if kind in BLOCKS else paragraph
        count = quick("FPDF_StructElement_CountChildren", c.c_int)(handle)
        self.left -= count
        if self.left < 0:
            return
        own = _Element(handle, path, cell, paragraph)
        first, last = self.found.get(path, (0, count))
        here: list[int] = []
        for i in _sought(count, first):
            if i > last + FAR:
                break
            item = child(handle, i)
            if item:
                stack.append(_Element(item, (*path, i), cell, paragraph))
            elif cell and (number := mark(handle, i)) >= 0:
                marks[number] = own
            else:
                continue
            here.append(i)
            last = max(last, i)
        later = [i for i in here if i >= FIRST]
        if later and count > FIRST + FAR:
            self.found[path] = later[0], later[-1]

    def _type(self, element: Handle) -> str:
        size = quick("FPDF_StructElement_GetType", c.c_ulong)(element, self.name, LONGEST_TYPE)
        return _text(self.name.raw[: max(size - 2, 0)]) if size <= LONGEST_TYPE else ""


def _sought(count: int, first: int) -> Iterator[int]:
    """The indices of the children that may stand on a page, where the first of them beyond the
    header's on the page before is known."""
    start = max(first - FAR, FIRST)
    return chain(range(min(FIRST, count)), range(start, count))


@cache
def _text(name: bytes) -> str:
    return name.decode("utf-16-le", "replace")


def _tagged(element: _Element, before: frozenset[Path]) -> Tagged:
    """An element as it travels, beside those of the page before."""
    paths = (element.path, element.paragraph, element.cell)
    known = next((path for path in paths if path in before), ())
    return Tagged(element.cell, element.paragraph, element.path, known)
