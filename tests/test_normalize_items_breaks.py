"""Lists of units that a page break cuts."""

import pytest

from normalize.paragraphs import paragraphs
from normalize.widths import estimate
from schemas.page import Box, Cell, Line
from schemas.rows import Part, Place, Whole

SIZE, PADDING = 12.0, 5.4


def read(*pages: tuple[str, ...]) -> list[str]:
    """The paragraphs of a cell over pages, as wide as its longest line."""
    wide = max(estimate(text, SIZE) for texts in pages for text in texts) + 2 * PADDING
    parts = []
    for page, texts in enumerate(pages, 1):
        lines = tuple(
            Line(text, Box(PADDING, 14.0 * n, PADDING + estimate(text, SIZE), 14.0 * n + SIZE))
            for n, text in enumerate(texts)
        )
        parts.append(Part(Place(page, 1), Cell(lines, Box(0.0, 0.0, wide, 14.0 * len(texts)))))
    return [paragraph.text for paragraph in paragraphs(Whole(tuple(parts)))]


@pytest.mark.parametrize(
    ("above", "below", "texts"),
    [
        (
            ("- Sở Khoa", "học và", "Công nghệ"), ("Thanh tra", "tỉnh"),
            ["- Sở Khoa học và Công nghệ", "Thanh tra tỉnh"],
        ),
        (("- Báo cáo của",), ("Sở Nội vụ",), ["- Báo cáo của Sở Nội vụ"]),
        (("- Sở Văn hóa và",), ("Thể thao",), ["- Sở Văn hóa và Thể thao"]),
    ],
)  # fmt: skip
def test_another_unit_opens_below_an_item_that_is_a_unit(
    above: tuple[str, ...], below: tuple[str, ...], texts: list[str]
) -> None:
    assert read(above, below) == texts


@pytest.mark.parametrize(
    ("above", "below", "texts"),
    [
        ("Phòng Tư pháp", "Công an", ["Phòng Tư pháp", "Công an"]),
        ("Công an", "Phòng Tư pháp", ["Công an", "Phòng Tư pháp"]),
        ("Sở Nội vụ, Bộ", "Công an", ["Sở Nội vụ, Bộ Công an"]),
        ("Phòng Kế hoạch", "Tài chính", ["Phòng Kế hoạch Tài chính"]),
    ],
)
def test_an_office_whose_name_is_all_of_its_line_opens_below_another(
    above: str, below: str, texts: list[str]
) -> None:
    assert read((above,), (below,)) == texts


@pytest.mark.parametrize(
    ("above", "below", "unsure"),
    [("Phòng Kế hoạch", "Tài chính", True), ("Phòng Kế hoạch", "và đầu tư", False)],
)
def test_cells_of_two_tables_in_markup_may_be_two_paragraphs(
    above: str, below: str, unsure: bool
) -> None:
    parts = [
        Part(Place(page, 1), Cell((Line(text, None, SIZE, opens=True),), None))
        for page, text in enumerate((above, below), 1)
    ]
    (one,) = paragraphs(Whole(tuple(parts)))
    assert (one.doubt is not None and one.doubt.holds()) is unsure
