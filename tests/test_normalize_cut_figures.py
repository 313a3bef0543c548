"""Figures that a narrow column and the end of a page cut at once."""

import msgspec
import pytest

from normalize.paragraphs import paragraphs
from normalize.widths import estimate
from schemas.page import Box, Cell, Line
from schemas.rows import Part, Place, Whole

SIZE, PADDING = 12.0, 5.4


def cell(*texts: str, wide: float, down: float = 0.0, opens: bool | None = None) -> Cell:
    lines = []
    for number, text in enumerate(texts):
        top = down + 14.0 * number
        right = PADDING + estimate(text, SIZE)
        lines.append(Line(text, Box(PADDING, top, right, top + SIZE), size=SIZE))
    lines[0] = msgspec.structs.replace(lines[0], opens=opens)
    return Cell(tuple(lines), Box(0.0, 0.0, wide, down + 14.0 * len(texts)))


def read(above: tuple[str, ...], below: str, wide: float) -> list[str]:
    cells = cell(*above, wide=wide), cell(below, wide=wide, down=6.0, opens=True)
    parts = (Part(Place(page, 1), each) for page, each in enumerate(cells, 1))
    return [paragraph.text for paragraph in paragraphs(Whole(tuple(parts)))]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        (("Trước", "ngày", "15/11/202"), "6", "Trước ngày 15/11/2026"),
        (("Trước", "15/11/20"), "26.", "Trước 15/11/2026."),
        (("Xong trước", "ngày 15/11/202"), "6", "Xong trước ngày 15/11/2026"),
        (("Tháng 12/20",), "26", "Tháng 12/2026"),
        (("Quý II/20",), "26", "Quý II/2026"),
    ],
)
def test_a_date_that_fills_its_column_goes_on_behind_the_page_whatever_sets_it_lower(
    above: tuple[str, ...], below: str, whole: str
) -> None:
    wide = max(estimate(text, SIZE) for text in above) + 2 * PADDING + 1
    assert read(above, below, wide) == [whole]


@pytest.mark.parametrize(
    ("above", "below", "wide"),
    [(("Trước", "15/11/202"), "6", 200.0), (("Quyết định", "năm 2025"), "12 báo cáo", 75.0)],
)
def test_figures_beside_which_there_was_room_or_that_are_two_stay_two(
    above: tuple[str, ...], below: str, wide: float
) -> None:
    assert read(above, below, wide)[-1] == below
