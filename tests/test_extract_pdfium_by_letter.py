"""Pages on which an engine sets each letter alone, so that PDFium breaks the line at each."""

import pytest

from extract import pdf
from pdfs import ruled
from schemas.page import Grid
from schemas.settings import Settings

LEADING = 10
"""Points between base lines, as high as the letters are: PDFium then sees columns of letters."""


def spaced_out(words: str, gap: float, lines: int = 3) -> bytes:
    """A cell of several equal lines, the letters of each ``gap`` points apart."""
    drawn = []
    for line in range(lines):
        x = 50.0
        for letter in words:
            drawn.append(f"BT /F0 10 Tf 1 0 0 1 {x:.2f} {785 - LEADING * line} Tm ({letter}) Tj ET")
            x += 5 + gap
    return ruled([[("Times", b""), ("Times", b"")]], also="\n".join(drawn).encode())


@pytest.mark.parametrize("gap", [0.3, 0.7])
def test_letters_hardly_apart_are_one_word_and_a_blank_parts_two(gap: float) -> None:
    (page,) = pdf.read(spaced_out("WFjz kdpq", gap), Settings())
    (grid,) = (block for block in page.blocks if isinstance(block, Grid))
    cell = grid.rows[0][0]
    assert cell and {line.text for line in cell.lines} == {"WFjz kdpq"}
