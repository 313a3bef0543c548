"""Boxes to tick are no cells."""

from extract.drawn import Ruling
from extract.ticks import without_ticks

BOX = [
    Ruling(20, 30, 28, 30), Ruling(20, 38, 28, 38),
    Ruling(20, 30, 20, 38), Ruling(28, 30, 28, 38),
]  # fmt: skip


def test_a_small_square_of_four_lines_is_no_cell() -> None:
    wall = Ruling(19, 10, 19, 90)
    assert without_ticks([*BOX, wall]) == [wall]


def test_a_small_cell_whose_walls_go_on_stays() -> None:
    wall = Ruling(20, 38, 20, 46)
    assert without_ticks([*BOX, wall]) == [*BOX, wall]
