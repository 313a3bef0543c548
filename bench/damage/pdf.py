"""One thing wrong in a PDF: its objects are moved, removed or drawn anew, its pages reordered."""

import ctypes as c
import io
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from random import Random

import pypdfium2
from pypdfium2 import raw

from bench.damage.base import Base, Damaged, chosen
from schemas.page import Box

NEAR = 1.6
"""Points by which a ruling may lie off the edge of the cell that it closes."""
THIN = 3.0


class Editor:
    """An open PDF whose page objects can be found by place."""

    def __init__(self, data: bytes) -> None:
        self.document = pypdfium2.PdfDocument(data)
        self.touched: dict[int, pypdfium2.PdfPage] = {}

    def page(self, number: int) -> pypdfium2.PdfPage:
        """A page, from 1."""
        if number not in self.touched:
            self.touched[number] = self.document[number - 1]
        return self.touched[number]

    def inside(self, number: int, box: Box) -> list[pypdfium2.PdfTextObj]:
        """Text objects whose middle lies in a box, none where one reaches out of it sideways."""
        found = []
        for item, own in self._objects(number, raw.FPDF_PAGEOBJ_TEXT):
            if box.x0 <= (own.x0 + own.x1) / 2 <= box.x1 and (
                box.top <= (own.top + own.bottom) / 2 <= box.bottom
            ):
                if own.x0 < box.x0 - 2 or own.x1 > box.x1 + 2:
                    return []
                found.append((own.x0, item))
        return [item for _, item in sorted(found, key=lambda pair: pair[0])]

    def rulings(self, number: int) -> Iterator[tuple[pypdfium2.PdfObject, Box]]:
        """Drawn paths that are thin."""
        for item, own in self._objects(number, raw.FPDF_PAGEOBJ_PATH):
            if min(own.x1 - own.x0, own.bottom - own.top) <= THIN:
                yield item, own

    def _objects(self, number: int, kind: int) -> Iterator[tuple[pypdfium2.PdfObject, Box]]:
        page = self.page(number)
        height = page.get_height()
        for item in list(page.get_objects(filter=[kind], max_depth=1)):
            x0, y0, x1, y1 = item.get_bounds()
            yield item, Box(x0, height - y1, x1, height - y0)

    def remove(self, number: int, items: list[pypdfium2.PdfObject]) -> None:
        """Take objects off a page."""
        for item in items:
            self.page(number).remove_obj(item)

    def write(self, number: int, over: pypdfium2.PdfTextObj, text: str) -> None:
        """Draw a text where an object begins, as large, in a plain font."""
        size = over.get_font_size()
        made = raw.FPDFPageObj_NewTextObj(self.document, b"Times-Roman", size)
        letters = (text + "\0").encode("utf-16-le")
        raw.FPDFText_SetText(made, c.cast(letters, raw.FPDF_WIDESTRING))
        matrix = over.get_matrix()
        raw.FPDFPageObj_Transform(made, *matrix.get())
        raw.FPDFPage_InsertObject(self.page(number), made)

    def saved(self) -> bytes:
        """The bytes of the file as it is now."""
        for page in self.touched.values():
            page.gen_content()
        out = io.BytesIO()
        self.document.save(out)
        self.document.close()
        return out.getvalue()


def figure(base: Base, rng: Random) -> Damaged | None:
    """A digit of a figure is another one."""
    for spot in chosen(rng, [s for s in base.spots if s.is_figure and s.alone]):
        editor = Editor(base.data)
        items = editor.inside(spot.page, spot.box)
        if not items or not re.fullmatch(r"[\d.,]+", spot.text):
            continue
        editor.write(spot.page, items[0], other_digit(spot.text, rng))
        editor.remove(spot.page, items)
        held = base.evidence[spot.appendix].figure(spot.id, spot.role)
        return Damaged(editor.saved(), frozenset({(spot.appendix, spot.id)}), held=held)
    return None


def other_digit(text: str, rng: Random) -> str:
    """The text with one digit that counts changed."""
    places = [n for n, letter in enumerate(text) if letter.isdigit()]
    at = rng.choice(places)
    return text[:at] + rng.choice([d for d in "0123456789" if d != text[at]]) + text[at + 1 :]


def dropped_row(base: Base, rng: Random) -> Damaged | None:
    """A row whose text is gone."""
    for row in chosen(rng, base.rows()):
        if not row[0].role and len(row) < 2:
            continue
        editor = Editor(base.data)
        found = [editor.inside(spot.page, spot.box) for spot in row]
        if not all(found):
            continue
        for spot, items in zip(row, found, strict=True):
            editor.remove(spot.page, items)
        gone = frozenset({(row[0].appendix, row[0].id)})
        return Damaged(editor.saved(), gone, held=base.holds(gone))
    return None


def swapped_codes(base: Base, rng: Random) -> Damaged | None:
    """Two rows of a page have exchanged their codes."""
    codes = [s for s in base.spots if s.role == "code" and s.alone]
    for one in chosen(rng, codes):
        others = [s for s in codes if s.page == one.page and s.id != one.id and s.text != one.text]
        if not others:
            continue
        other = rng.choice(others)
        editor = Editor(base.data)
        pair = [editor.inside(s.page, s.box) for s in (one, other)]
        if not all(pair):
            continue
        drop = other.box.top - one.box.top
        _shift(pair[0], 0, -drop)
        _shift(pair[1], 0, drop)
        rows = frozenset({(one.appendix, one.id), (other.appendix, other.id)})
        return Damaged(editor.saved(), rows, held=True)
    return None


def _shift(items: list[pypdfium2.PdfTextObj], right: float, up: float) -> None:
    for item in items:
        raw.FPDFPageObj_Transform(item, 1, 0, 0, 1, right, up)


def moved_column(base: Base, rng: Random) -> Damaged | None:
    """What a row says from some column on stands a column further right."""
    for row in chosen(rng, base.rows()):
        order = sorted(row, key=lambda s: s.box.x0)
        if len(order) < 3:
            continue
        first = rng.randrange(len(order) - 1)
        moved = order[first:]
        editor = Editor(base.data)
        found = [editor.inside(s.page, s.box) for s in moved]
        if not all(found):
            continue
        targets = [s.box.x0 for s in moved[1:]] + [moved[-1].box.x1]
        for spot, items, target in zip(moved, found, targets, strict=True):
            _shift(items, target - spot.box.x0, 0)
        return Damaged(editor.saved(), frozenset({(row[0].appendix, row[0].id)}))
    return None


def lost_ruling(base: Base, rng: Random) -> Damaged | None:
    """The ruling below a row, or beside one of its cells, is not drawn."""
    for row in chosen(rng, base.rows()):
        spot = rng.choice(row)
        editor = Editor(base.data)
        gone = []
        below = rng.random() < 0.5
        for item, own in editor.rulings(spot.page):
            across = own.x1 - own.x0 >= own.bottom - own.top
            if below and across and abs(own.top - spot.box.bottom) <= NEAR:
                gone.append(item)
            beside = abs(own.x0 - spot.box.x1) <= NEAR
            within = own.top < spot.box.bottom and own.bottom > spot.box.top
            if not below and not across and beside and within:
                gone.append(item)
        if not gone:
            continue
        editor.remove(spot.page, gone)
        rows = {(spot.appendix, spot.id)} if below else base.ids_on({spot.page})
        return Damaged(editor.saved(), frozenset(rows), frozenset({spot.page}))
    return None


def _ordered(base: Base, order: Callable[[int], list[int]]) -> bytes:
    old = pypdfium2.PdfDocument(base.data)
    new = pypdfium2.PdfDocument.new()
    new.import_pages(old, order(len(old)))
    out = io.BytesIO()
    new.save(out)
    return out.getvalue()


def _table_pages(base: Base) -> list[int]:
    return sorted({spot.page for spot in base.spots})


def missing_page(base: Base, rng: Random) -> Damaged | None:
    """A page of the table is not there; not the first, which holds its header."""
    pages = _table_pages(base)[1:]
    if not pages:
        return None
    gone = rng.choice(pages)
    data = _ordered(base, lambda count: [n for n in range(count) if n != gone - 1])
    rows = base.ids_on({gone})
    held = base.holds(rows) or (base.numbered and gone != pages[-1])
    return Damaged(data, rows, frozenset({gone - 1, gone}), held)


def doubled_page(base: Base, rng: Random) -> Damaged | None:
    """A page of the table stands twice."""
    page = rng.choice(_table_pages(base))
    data = _ordered(base, lambda count: sorted([*range(count), page - 1]))
    return Damaged(data, base.ids_on({page}), frozenset({page, page + 1}), held=True)


def swapped_pages(base: Base, rng: Random) -> Damaged | None:
    """Two pages of the table that follow each other have changed places."""
    pages = _table_pages(base)
    pairs = [(a, b) for a, b in pairwise(pages[1:]) if b == a + 1]
    if not pairs:
        return None
    one, other = rng.choice(pairs)

    def order(count: int) -> list[int]:
        places = list(range(count))
        places[one - 1], places[other - 1] = other - 1, one - 1
        return places

    rows = base.ids_on({one, other})
    return Damaged(
        _ordered(base, order), rows, frozenset({one, other}), base.places(rows) or base.numbered
    )


KINDS: dict[str, Callable[[Base, Random], Damaged | None]] = {
    "figure": figure,
    "row": dropped_row,
    "code": swapped_codes,
    "column": moved_column,
    "ruling": lost_ruling,
    "missing page": missing_page,
    "doubled page": doubled_page,
    "swapped pages": swapped_pages,
}
"""Kind of damage -> what does it; None where the document has no place for it."""
