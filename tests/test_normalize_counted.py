"""Items that count on over a page break."""

import pytest

from normalize.counted import item_counts_on
from page_breaks import LEAD, cut, said


@pytest.mark.parametrize(
    ("before", "behind", "known", "joins"),
    [
        ("(1) Kế hoạch", "(2) Báo cáo", "Khác", True),
        ("1. Kế hoạch", "2. Báo cáo", "1. Tờ trình", True),
        ("a) Kế hoạch", "b) Báo cáo", "Khác", True),
        ("(1) Kế hoạch", "(3) Báo cáo", "Khác", False),
        ("Kế hoạch", "(2) Báo cáo", "Khác", False),
        ("(2) Kế hoạch", "(1) Báo cáo", "Khác", False),
        ("1. Kế hoạch", "2. Báo cáo", "3. Tờ trình", False),  # the column counts its cells
    ],
)
def test_the_next_number_goes_on_where_texts_of_the_column_begin_with_the_first(
    before: str, behind: str, known: str, joins: bool
) -> None:
    shown = cut(("1", "A", "1", "", before), ("2", "B", "1", "", behind), known={LEAD: {known}})
    assert said(item_counts_on(shown, LEAD)) == (("item-counts-on", True, False) if joins else None)
