"""Engine PDFium: which cell of a table, and which paragraph, each piece of a tagged PDF's text
belongs to."""

import ctypes as c
from collections.abc import Container, Iterator
from functools import cache
from itertools import chain

from extract.drawn import Path, Tagged
from extract.pdfium_api import Handle, Pointer, library, quick
from extract.tags import CELLS, MOST_CHILDREN, Element, Following, span_of

FIRST, FAR = 16, 32
"""Of a long list of children those that stand on a page are the first ones, of a header, and those
beside which others stood on the page before: so far before and behind them others are sought."""
LONGEST_TYPE = 64
MOST_ATTRIBUTES = 8
"""Attribute objects of a cell that are asked: one for each owner, of which there are few."""


class Tags:
    """The tags of one document, read page by page in their order."""

    def __init__(self, document: int) -> None:
        self.left = MOST_CHILDREN if library().FPDFCatalog_IsTagged(document) else 0
        self.following = Following()
        self.found: dict[Path, tuple[int, int]] = {}
        self.name = c.create_string_buffer(LONGEST_TYPE)
        self.child = quick("FPDF_StructElement_GetChildAtIndex", Handle)
        self.mark = quick("FPDF_StructElement_GetChildMarkedContentID", c.c_int)
        self.children = quick("FPDF_StructElement_CountChildren", c.c_int)
        self.kind = quick("FPDF_StructElement_GetType", c.c_ulong)

    def of_page(self, page: int, drawn: Container[int]) -> dict[int, Tagged]:
        """Per mark of the page's text in tables what its tags say; ``drawn``: those of its runs."""
        if self.left <= 0:
            return {}
        pdfium = library()
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        if not tree:
            return {}
        try:
            return self.following.page(self._marks(tree), drawn)
        finally:
            pdfium.FPDF_StructTree_Close(tree)

    def _marks(self, tree: int) -> dict[int, Element]:
        count = library().FPDF_StructTree_CountChildren(tree)
        child, root = quick("FPDF_StructTree_GetChildAtIndex", Handle), Pointer(tree)
        self.left -= count
        if self.left < 0:
            return {}
        stack = [(item, Element((i,))) for i in range(count) if (item := child(root, i))]
        marks: dict[int, Element] = {}
        while stack and self.left > 0:
            self._open(*stack.pop(), stack, marks)
        return marks

    def _open(
        self,
        handle: Handle,
        element: Element,
        stack: list[tuple[Handle, Element]],
        marks: dict[int, Element],
    ) -> None:
        """Puts the children of an element on the stack, and its marked content among the marks."""
        count = self.children(handle)
        self.left -= count
        if self.left < 0:
            return
        kind = self._type(handle)
        element = element.of_type(kind, _row_span(handle) if kind in CELLS else 0)
        first, last = self.found.get(element.path, (0, count))
        here: list[int] = []
        for i in _sought(count, first):
            if i > last + FAR:
                break
            # Most children of a cell's elements are marked content, and no others are.
            if element.cell and (number := self.mark(handle, i)) >= 0:
                marks[number] = element
            elif item := self.child(handle, i):
                stack.append((item, element.child(i, count)))
            else:
                continue
            here.append(i)
            last = max(last, i)
        later = [i for i in here if i >= FIRST]
        if later and count > FIRST + FAR:
            self.found[element.path] = later[0], later[-1]

    def _type(self, element: Handle) -> str:
        size = self.kind(element, self.name, LONGEST_TYPE)
        return _text(self.name.raw[: max(size - 2, 0)]) if size <= LONGEST_TYPE else ""


def _row_span(cell: Handle) -> int:
    """Over how many rows a cell says that it goes, 0 where it says nothing (PDF 32000-1, 14.8.5.7).
    PDFium hands out elements of a page with marked content alone: no empty cell's is known."""
    attributes = quick("FPDF_StructElement_GetAttributeAtIndex", Handle)
    ask = quick("FPDF_StructElement_Attr_GetValue", Handle)
    count = quick("FPDF_StructElement_GetAttributeCount", c.c_int)(cell)
    for i in range(min(count, MOST_ATTRIBUTES)):
        own = attributes(cell, i)
        if value := own and ask(own, b"RowSpan"):
            number = c.c_float()
            quick("FPDF_StructElement_Attr_GetNumberValue", c.c_int)(value, c.byref(number))
            return span_of(number.value)
    return 0


def _sought(count: int, first: int) -> Iterator[int]:
    """The indices of the children that may stand on a page, where the first of them beyond the
    header's on the page before is known."""
    start = max(first - FAR, FIRST)
    return chain(range(min(FIRST, count)), range(start, count))


@cache
def _text(name: bytes) -> str:
    return name.decode("utf-16-le", "replace")
