"""Values of form fields, and values that were laid over a finished page, stand in their lines."""

from bench.hostile.files import PAGE, changed, encoded, flate, stream, table_content
from extract import pdf
from extract.pictures import pictures
from schemas.page import Line
from schemas.settings import Settings


def shown(text: str, x: int, y: int) -> bytes:
    """A text on the page, 5 points a letter."""
    return f"BT /F1 10 Tf {x} {y} Td <{encoded(text).hex()}> Tj ET\n".encode()


LINE = shown("Xây dựng", 50, 812) + shown(".1", 150, 812)
"""A line above the table, with a blank of 60 points."""
WIDGET = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (x) /Rect [110 812 125 822] /AP << /N"
LOOK = "/Type /XObject /Subtype /Form /BBox [0 0 15 10] /Resources << /Font << /F1 5 0 R >> >>"


def printed(page: str, content: bytes) -> bytes:
    """A page with a table, and a field that it may name."""
    return changed(
        {
            2: "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 842] >>",
            3: page,
            4: flate(content),
            10: f"{WIDGET} 11 0 R >> >>",
            12: f"{WIDGET} 11 0 R >> /F 2 >>",
            13: f"{WIDGET} 11 0 R >> >>".replace("[110 812 125 822]", "(none)"),
            11: stream(shown("1.2", 0, 2), LOOK),
        }
    )


def line_of(page: str, content: bytes, engine: str = "pdfium") -> str:
    """What a page prints above its table."""
    (read,) = pdf.read(printed(page, content), Settings(engine=engine))
    return " | ".join(block.text for block in read.blocks if isinstance(block, Line))


def test_a_field_is_read_where_the_page_has_its_box_from_its_parent() -> None:
    page = PAGE.replace("/Contents", "/Annots [10 0 R] /Contents")
    for own in (page, page.replace("/MediaBox [0 0 600 842]", "")):
        assert line_of(own, LINE + table_content()) == "Xây dựng 1.2.1"


def test_the_other_engine_reads_fields_too() -> None:
    page = PAGE.replace("/Contents", "/Annots [10 0 R] /Contents")
    assert line_of(page, LINE + table_content(), "pdfplumber") == "Xây dựng 1.2.1"


def test_a_field_that_is_hidden_is_none() -> None:
    hidden = PAGE.replace("/Contents", "/Annots [12 0 R] /Contents")
    for engine in ("pdfium", "pdfplumber"):
        assert line_of(hidden, LINE + table_content(), engine) == "Xây dựng .1"


def test_a_broken_field_costs_no_page() -> None:
    broken = PAGE.replace("/Contents", "/Annots [13 0 R 10 0 R] /Contents")
    for engine in ("pdfium", "pdfplumber"):
        assert line_of(broken, LINE + table_content(), engine) == "Xây dựng 1.2.1"


def test_a_field_that_was_laid_flat_stands_in_the_blank_that_its_line_leaves() -> None:
    assert line_of(PAGE, LINE + table_content() + b"\n" + shown("1.2", 108, 817)) == (
        "Xây dựng 1.2.1"
    )


def test_what_is_drawn_last_and_has_no_blank_stays_a_line_of_its_own() -> None:
    assert line_of(PAGE, LINE + table_content() + b"\n" + shown("1.2", 60, 828)) == (
        "1.2 | Xây dựng .1"
    )


def test_a_field_that_is_read_is_seen_in_the_picture_of_its_page() -> None:
    fielded = PAGE.replace("/Contents", "/Annots [10 0 R] /Contents")
    (with_field,) = pictures(printed(fielded, LINE + table_content()), [1])
    (without,) = pictures(printed(PAGE, LINE + table_content()), [1])
    assert with_field.png != without.png
