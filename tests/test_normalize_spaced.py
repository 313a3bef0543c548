"""What the distances of lines tell in a table that sets its paragraphs apart."""

from normalize.spaced import gaps_of, told_by_gaps
from schemas.page import Box, Cell, Line
from schemas.rows import Part, Place, Whole


def cell(*lines: str, step: float = 14.0) -> Whole:
    """A cell of lines 14 points below each other, and 6 more where one begins with "¶"."""
    drawn, y = [], 0.0
    for text in lines:
        y += step + 6 if text[0] == "¶" else step
        own = text.removeprefix("¶")
        drawn.append(Line(own, Box(2, y - 12, 2 + 5 * len(own), y), 10.0))
    return Whole((Part(Place(1, 1), Cell(tuple(drawn), Box(0, 0, 100, y + 2))),))


SPACED = [cell("Công an xã", "¶Trạm Y tế của xã An", "Phú")] * 2
CLOSE = cell("Công an", "Trạm Y tế")


def test_a_line_as_close_as_those_of_a_paragraph_goes_on() -> None:
    (gaps,) = gaps_of([SPACED])
    assert gaps
    assert told_by_gaps(cell("Hội Nông dân của", "Phường"), gaps) == {1: False}


def test_a_line_that_stands_lower_opens_where_its_cell_has_no_other_distance() -> None:
    (gaps,) = gaps_of([SPACED])
    assert gaps
    assert told_by_gaps(cell("Nội vụ của phường", "¶CC VH-XH"), gaps) == {1: True}


def test_a_column_without_paragraphs_of_its_own_has_the_distances_of_another() -> None:
    one, other = gaps_of([SPACED, [cell("Hội Nông dân của", "Phường")]])
    assert one == other


def test_one_cell_with_a_gap_tells_nothing() -> None:
    assert gaps_of([SPACED[:1]]) == (None,)


def test_nor_do_columns_with_two_paragraphs_that_stand_close() -> None:
    assert gaps_of([[*SPACED, CLOSE]]) == (None,)
    assert gaps_of([SPACED, [CLOSE], [cell("Hội")]])[1:] == (None, None)


def test_a_name_that_had_room_stands_behind_a_line_break_that_adds_no_gap() -> None:
    (gaps,) = gaps_of([SPACED])
    assert gaps
    assert told_by_gaps(cell("Ban Dân tộc", "Công an xã"), gaps) == {}


def test_nor_does_one_below_a_line_that_is_stretched_to_the_edge() -> None:
    (gaps,) = gaps_of([SPACED])
    assert gaps
    full = [("Hội Nông dân và Hội", 96.0), ("Phụ nữ", 96.0), ("Công an xã của phường", 96.0)]
    drawn = [Line(x, Box(2, 14.0 * n, end, 14.0 * n + 12), 10.0) for n, (x, end) in enumerate(full)]
    stretched = Whole((Part(Place(1, 1), Cell(tuple(drawn), Box(0, 0, 98, 60))),))
    assert 2 not in told_by_gaps(stretched, gaps)


def test_lines_that_go_on_and_stand_lower_show_that_the_gap_parts_nothing() -> None:
    """Texts are set wider than the addresses that were pasted below them."""
    assert gaps_of([[*SPACED, cell("Nghị quyết của", "¶HĐND tỉnh và các", "UBND")]]) == (None,)
