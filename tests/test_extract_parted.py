"""Walls down a page that stand between letters."""

import pytest

from extract.drawn import Ruling
from extract.parted import uprights_of


@pytest.mark.parametrize(("pitch", "ends"), [(1.5, [12.75]), (4.0, [])])
def test_dots_below_each_other_are_one_wall(pitch: float, ends: list[float]) -> None:
    dots = [Ruling(9, 6 + pitch * n, 9.75, 6.75 + pitch * n) for n in range(5)]
    assert [wall.bottom for wall in uprights_of(dots).walls] == ends
