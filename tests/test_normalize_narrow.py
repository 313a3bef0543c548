"""Which question decides whether a narrow column cut a word."""

import pytest

from normalize.asked import first_answer
from normalize.narrow import QUESTIONS, is_cut, line_end
from normalize.widths import estimate
from schemas.page import Box, Cell, Line

SIZE, PADDING = 12.0, 5.4


def meeting(above: str, below: str) -> tuple[Line, Line, Cell]:
    """Two lines in a column that the upper one fills."""
    width = estimate(above, SIZE) + 2 * PADDING
    lines = tuple(
        Line(text, Box(PADDING, top, PADDING + estimate(text, SIZE), top + SIZE), SIZE)
        for text, top in ((above, 0.0), (below, 14.0))
    )
    return *lines, Cell(lines, Box(0.0, 0.0, width, 30.0))


@pytest.mark.parametrize(("above", "below", "name", "cut"), [
    ("123/BNV-CC", "HC", "goes_on_in_token", True),
    ("99,9", "%", "is_percent", True),
    ("ĐTXH", "H", "is_survey", True),
    ("111", ".25", "begins_with_mark", True),
    ("UBN", "D", "is_short_form", True),
    ("báo cáo", "kết quả", "is_far_from_rest", False),
    ("31/12/20", "25", "goes_on_in_token", True),
    ("15,7", "5", "is_figure", True),
    ("1203/", "UB", "is_symbol", True),
    ("Ngà", "y", "is_word_cut", True),
    ("rà", "soát", "is_word_cut", False),
])  # fmt: skip
def test_what_decides_at_a_line_end(above: str, below: str, name: str, cut: bool) -> None:
    upper, lower, cell = meeting(above, below)
    word = above.rpartition(" ")[2]
    end = line_end(word, upper, lower, cell)
    assert first_answer(QUESTIONS, end) == (cut, name)
    assert is_cut(word, upper, lower, cell) is cut
