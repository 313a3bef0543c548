"""Engine pdfplumber: which cell of a table, and which paragraph, each piece of a tagged PDF's text
belongs to. pdfminer gives the objects of the tree."""

from collections.abc import Container, Iterator
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral

from extract.drawn import Tagged
from extract.tags import CELLS, MOST_CHILDREN, Element, Following, span_of


class Tags:
    """The tags of one document: the tree is read whole, its pages are asked for in their order."""

    def __init__(self, document: Any) -> None:
        self.following = Following()
        self.marks: dict[int, dict[int, Element]] = {}
        catalog = document.doc.catalog
        try:
            marked = resolve1(catalog.get("MarkInfo"))
            if isinstance(marked, dict) and marked.get("Marked"):
                self._read(resolve1(catalog.get("StructTreeRoot")))
        except MemoryError:
            raise  # a bound, not damage
        except Exception:  # pdfminer raises whatever a broken file makes it trip over
            self.marks.clear()

    def of_page(self, page: Any, drawn: Container[int]) -> dict[int, Tagged]:
        """Per mark of the page's text in tables what its tags say; ``drawn``: those of its runs."""
        return self.following.page(self.marks.get(page.page_obj.pageid, {}), drawn)

    def _read(self, root: Any) -> None:
        if not isinstance(root, dict):
            return
        stack = [(item, Element((i,))) for i, item in enumerate(_children(root))]
        left, seen = MOST_CHILDREN, set()
        while stack:
            item, element = stack.pop()
            if isinstance(item, PDFObjRef):
                if item.objid in seen:
                    continue
                seen.add(item.objid)
                item = resolve1(item)
            if not isinstance(item, dict):
                continue
            kind = _name(item.get("S"))
            element = element.of_type(kind, _row_span(item) if kind in CELLS else 0)
            children = _children(item)
            left -= len(children)
            if left < 0:
                return
            for i, kid in enumerate(children):
                for page, mark in _mark(kid, item.get("Pg")):
                    if element.cell:
                        self.marks.setdefault(page, {})[mark] = element
                    break
                else:
                    stack.append((kid, element.child(i, len(children))))


def _children(item: dict[str, Any]) -> list[Any]:
    kids = resolve1(item.get("K"))
    return kids if isinstance(kids, list) else [] if kids is None else [item["K"]]


def _mark(kid: Any, page: Any) -> Iterator[tuple[int, int]]:
    """The page and the number of marked content, where a child is some: a number, or a dictionary
    with the page that it stands on."""
    if isinstance(kid, dict):
        page, kid = kid.get("Pg", page), kid.get("MCID")
    if isinstance(kid, int) and isinstance(page, PDFObjRef):
        yield page.objid, kid


def _row_span(cell: dict[str, Any]) -> int:
    """Over how many rows a cell says that it goes, 0 where it says nothing."""
    owners = resolve1(cell.get("A"))
    for own in map(resolve1, owners if isinstance(owners, list) else [owners]):
        value = resolve1(own.get("RowSpan")) if isinstance(own, dict) else None
        if isinstance(value, int | float):
            return span_of(value)
    return 0


def _name(value: Any) -> str:
    return str(value.name) if isinstance(value, PSLiteral) else ""
