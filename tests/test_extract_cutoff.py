"""Tables of which the paper shows only a part."""

import msgspec
import pytest

from extract.cutoff import is_cut_off
from extract.drawn import Drawn, Font, Ruling, Run
from schemas.page import Box

FONT = Font("Serif", 10.0, False, False)
EDGE = 538.0


def page(*, ends: float, wall: bool = False) -> Drawn:
    """A table whose borders end at the edge, with texts of its last column that end at ``ends``."""
    heights = [100.0 + 20 * n for n in range(6)]
    rulings = [Ruling(50, y, EDGE, y + 0.5) for y in heights]
    downs = [50.0, 300.0, *([EDGE] if wall else [])]
    rulings += [Ruling(x, heights[0], x + 0.5, heights[-1]) for x in downs]
    runs = [Run("Sở", Box(ends - 6, y + 3, ends, y + 15), FONT) for y in heights[:-1]]
    return Drawn(1, 595, 842, tuple(runs), tuple(rulings))


@pytest.mark.parametrize(
    ("ends", "wall", "cut"), [(541.0, False, True), (541.0, True, False), (530.0, False, False)]
)
def test_letters_that_stand_across_the_end_of_borders_without_a_wall_are_cut(
    ends: float, wall: bool, cut: bool
) -> None:
    assert is_cut_off(page(ends=ends, wall=wall)) is cut


def test_letters_beyond_the_paper_are_cut_though_its_edge_ends_the_borders() -> None:
    drawn = page(ends=560.0, wall=True)
    assert is_cut_off(msgspec.structs.replace(drawn, width=EDGE))
