"""What stands between two parts of a table."""

from collections import Counter

import pytest

from normalize.running import lost_lines, new_lines, running_lines, words_of
from schemas.page import Box, Line, Page
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


@pytest.mark.parametrize(("label", "new"), [("PHỤ LỤC II", 2), ("Phụ lục I", 0), ("Sở Nội vụ", 0)])
def test_a_label_that_begins_to_run_on_a_page_is_new_where_it_is_another(
    label: str, new: int
) -> None:
    def head(*texts: str) -> tuple[Line, ...]:
        return tuple(Line(t, Box(50.0, 20.0 * n, 90.0, 20.0 * n + 12)) for n, t in enumerate(texts))

    first, second = head("PHỤ LỤC I", "NĂM 2025"), head(label, "NĂM 2023")
    pages = [Page(n, own) for n, own in enumerate([first, first, second, second], 1)]
    heading = [PageLine(1, line) for line in first]
    running = running_lines(pages)
    assert len(new_lines([PageLine(3, line) for line in second], running, heading)) == new
    assert not new_lines([PageLine(4, line) for line in second], running, heading)


@pytest.mark.parametrize(("right", "runs"), [(400.0, True), (152.0, False)])
def test_the_number_of_a_page_is_no_part_of_the_head_that_a_tab_parts_from_it(
    right: float, runs: bool
) -> None:
    heads = [Line(f"PHỤ LỤC CHỈ SỐ {n}", Box(50, 20, right, 32), size=12.0) for n in (2, 3)]
    pages = [Page(n, (head,)) for n, head in enumerate(heads, 2)]
    said = new_lines([PageLine(3, heads[1])], running_lines(pages))
    assert (not said) is runs


def test_what_reads_up_the_side_of_a_page_is_no_row() -> None:
    side = Line("Ký bởi: Sở Nội vụ", Box(820, 400, 826, 470))
    assert not list(lost_lines([PageLine(1, side)], Counter([words_of(side)])))
