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


def test_a_small_cell_drawn_apart_from_the_one_beside_it_stays() -> None:
    """Browsers leave room between cells; a line behind the foot of a box is one to write on."""
    lid, floor = Ruling(29.5, 30, 90, 30), Ruling(29.5, 38, 90, 38)
    assert without_ticks([*BOX, lid, floor]) == [*BOX, lid, floor]
    assert without_ticks([*BOX, floor]) == [floor]
