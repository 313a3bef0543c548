"""Pages that were laid on one, and what is drawn apart and is none."""

import pytest

from bench.hostile.files import changed, stream, table_content
from extract import pdf, pdfium
from schemas.settings import Settings


@pytest.mark.parametrize(
    ("places", "sheets"), [(((0, 0), (0, 400)), 2), (((0, 0), (0, 0)), 1), (((0, 100),), 1)]
)
def test_pages_that_were_laid_on_one_are_told(
    places: tuple[tuple[int, int], ...], sheets: int
) -> None:
    content = table_content() + table_content().replace(b" Td", b" Td 3 Tr 0 Tr")
    data = laid(content, places)
    (drawn,) = pdfium.read(data, Settings())
    assert drawn.sheets == sheets
    told = [note.facts["seen"] for note in next(pdf.read(data, Settings())).notes]
    seen = "page 1 shows 2 pages beside each other, read as one"
    assert (seen in told) == (sheets == 2)


def test_turned_headers_that_a_browser_draws_apart_are_no_pages() -> None:
    words = b"BT /F1 10 Tf 90 700 Td (x) Tj ET " * 30
    (drawn,) = pdfium.read(laid(words, ((0, 0), (0, 400))), Settings())
    assert drawn.sheets == 1


def laid(drawing: bytes, places: tuple[tuple[int, int], ...]) -> bytes:
    """A page with a drawing laid on it at several places."""
    content = " ".join(f"q .6 0 0 .45 {x} {y} cm /P Do Q" for x, y in places)
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 842] /Contents 4 0 R "
        "/Resources << /XObject << /P 10 0 R >> >> >>"
    )
    look = (
        "/Type /XObject /Subtype /Form /BBox [0 0 600 842] /Resources << /Font << /F1 5 0 R >> >>"
    )
    return changed({3: page, 4: stream(content.encode()), 10: stream(drawing, look)})
