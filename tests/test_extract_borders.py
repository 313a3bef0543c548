"""The border of a page is no table."""

from extract.borders import without_border
from extract.drawn import Ruling

PAGE = [
    Ruling(14, 14, 586, 14), Ruling(14, 826, 586, 826),
    Ruling(14, 14, 14, 826), Ruling(586, 14, 586, 826),
]  # fmt: skip
WALL = Ruling(40, 300, 560, 300)


def test_a_frame_around_a_page_that_nothing_touches_is_no_wall() -> None:
    doubled = [Ruling(r.x0, r.top, r.x1, r.bottom) for r in PAGE]
    assert without_border([*PAGE, *doubled, WALL], 600, 840) == [WALL]


def test_a_table_as_large_as_the_page_keeps_its_frame() -> None:
    wall = Ruling(14, 300, 586, 300)
    assert without_border([*PAGE, wall], 600, 840) == [*PAGE, wall]
