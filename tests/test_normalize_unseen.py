"""Lines that print nothing."""

import pytest

from normalize.unseen import without_unseen
from schemas.page import Cell, Grid, Line, Page


@pytest.mark.parametrize("mark", ["\u00ad", "\u200e", "\u200b \u200b"])
def test_a_line_of_marks_without_width_is_none(mark: str) -> None:
    grid = Grid(((Cell((Line("a"), Line(mark))), Cell((Line(mark),)), None),))
    (page,) = without_unseen([Page(1, (Line(mark), Line("b"), grid))])
    assert page.blocks == (Line("b"), Grid(((Cell((Line("a"),)), Cell(), None),)))
