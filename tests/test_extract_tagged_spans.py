"""Pieces of tagged paragraphs that are set off by their look."""

from extract.drawn import Tagged
from test_extract_tagged import CELL, OTHER, WRAPPED, opens, run, tag


def test_a_piece_in_an_element_of_its_own_is_ended_by_its_look() -> None:
    """What a reviser adds to a list stands in a span of its own: "Sở Tài chính;" / "Thanh tra"."""
    marks = {1: tag(CELL, 0), 2: Tagged(CELL, (*CELL, 0), (*CELL, 0, 1, 0)), 3: tag(OTHER, 0)}
    marks |= {1: Tagged(CELL, (*CELL, 0), (*CELL, 0, 0)), 4: tag(OTHER, 1)}
    spans = [*WRAPPED, run("c", 5, 3), run("d", 5, 4, x=7.0)]
    assert opens([[run("a;", 0, 1), run("B", 1, 2)], spans], marks)[0] == [None, None]
