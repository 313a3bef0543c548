"""The pages of a PDF as pictures, upright as they are read: for a person who compares."""

import ctypes as c
import io
import math
from collections.abc import Iterator, Sequence

import msgspec

from extract.ends import with_end
from extract.pdfium import flatten, has_fields, upright
from extract.pdfium_api import library

SCALE = 1.5
"""Pixels a point: letters of 6 points can be read."""
LARGEST = 2200
"""Pixels of the longer side: a page of A3; beyond it the scale is smaller."""
GREYS = 16
"""Shades of grey: letters stay smooth, and a page of text has some 60 kB."""
SHOW_ANNOTATIONS, GREYSCALE = 0x01, 0x08
WHITE = 0xFFFFFFFF
FORMAT_GREY = 1


class Picture(msgspec.Struct, frozen=True):
    """A page as a PNG, and its size in points."""

    number: int
    width: float
    height: float
    png: bytes


def pictures(data: bytes, pages: Sequence[int]) -> Iterator[Picture]:
    """The pages with these numbers, from 1; one that cannot be drawn is left out.

    :raises ValueError: the bytes are no PDF that can be opened.
    """
    pdfium = library()
    data = with_end(data)  # PDFium reads from these bytes until the document is closed
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise ValueError("a PDF that cannot be opened")
    try:
        count = pdfium.FPDF_GetPageCount(document)
        for number in pages:
            page = _loaded(document, number - 1) if number <= count else None
            if page:
                try:
                    yield _picture(page, number)
                finally:
                    pdfium.FPDF_ClosePage(page)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _loaded(document: int, index: int) -> int | None:
    """A page with its form fields laid flat: numbers, seals and dates that were read are seen."""
    pdfium = library()
    page: int | None = pdfium.FPDF_LoadPage(document, index)
    if page and has_fields(page) and flatten(page):
        pdfium.FPDF_ClosePage(page)
        page = pdfium.FPDF_LoadPage(document, index)
    return page


def _picture(page: int, number: int) -> Picture:
    from PIL import Image  # with pdfplumber; only pictures need it

    pdfium = library()
    turn = upright(page)
    scale = min(SCALE, LARGEST / max(turn.width, turn.height, 1))
    width, height = (max(1, math.ceil(side * scale)) for side in (turn.width, turn.height))
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, FORMAT_GREY, None, 0)
    if not bitmap:
        raise MemoryError(f"a picture of {width} x {height} points")
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
        more = (turn.degrees // 90 - pdfium.FPDFPage_GetRotation(page)) % 4
        flags = SHOW_ANNOTATIONS | GREYSCALE
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, more, flags)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        buffer = c.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    grey = Image.frombuffer("L", (width, height), buffer, "raw", "L", stride, 1)
    shades = grey.point([round(level * (GREYS - 1) / 255) for level in range(256)])
    indexed = Image.frombytes("P", shades.size, shades.tobytes())
    indexed.putpalette([round(n * 255 / (GREYS - 1)) for n in range(GREYS) for _ in range(3)])
    made = io.BytesIO()
    indexed.save(made, "PNG", bits=4)
    return Picture(number, turn.width, turn.height, made.getvalue())
