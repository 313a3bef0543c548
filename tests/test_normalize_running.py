"""What stands between two parts of a table."""

from collections import Counter

import pytest

from normalize.running import lost_lines, words_of
from schemas.page import Line
from schemas.rows import PageLine


@pytest.mark.parametrize(("text", "lost"), [
    ("(Tiếp theo)", 0), ("Phụ lục số 1 (tiếp theo)", 0), ("Kế hoạch tiếp theo", 1),
    ("Trang 2/2", 0), ("Trang thông tin điện tử", 1),
])  # fmt: skip
def test_a_line_that_says_that_a_table_goes_on_or_counts_pages_is_no_row_of_it(
    text: str, lost: int
) -> None:
    line = Line(text)
    found = lost_lines([PageLine(2, line)], Counter([words_of(line)]))
    assert len(list(found)) == lost
