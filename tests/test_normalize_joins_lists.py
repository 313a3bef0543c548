"""What a text that announces a list, or opens a range, says of a break between pages."""

import pytest

from normalize import joins
from page_breaks import TASKS, cut, said


@pytest.mark.parametrize(
    ("behind", "known", "joined"),
    [
        ("- Theo dõi các khu phố.", {"Ban hành kế hoạch."}, True),
        ("- Theo dõi các khu phố.", {"Ban hành kế hoạch:"}, False),
        ("Theo dõi các khu phố.", {"Ban hành kế hoạch."}, False),
    ],
)
def test_a_list_behind_a_colon_is_the_one_that_it_announces_where_no_text_ends_so(
    behind: str, known: set[str], joined: bool
) -> None:
    above, below = ("1", "Một", "1", "Kiện toàn đội ngũ:", ""), ("2", "Hai", "1", behind, "")
    found = said(joins.cell_unfinished(cut(above, below, known={TASKS: known}), TASKS))
    assert found == (("unfinished-text", True, False) if joined else None)


@pytest.mark.parametrize(
    ("before", "behind", "joined"),
    [
        ("- Từ 80%", "- dưới 95% số hồ sơ: 0,5", True),
        ("- Đạt từ 80%", "- dưới 95% số hồ sơ: 0,5", True),
        ("- Đạt 100%", "- dưới 95% số hồ sơ: 0,5", False),
        ("- Đạt 100%: 1", "- dưới 95% số hồ sơ: 0,5", False),
    ],
)
def test_a_range_cut_at_its_dash_goes_on_though_rows_open_with_dashes(
    before: str, behind: str, joined: bool
) -> None:
    rows = ("", before, "", "", ""), ("", behind, "", "", "")
    found = said(joins.name_goes_on(cut(*rows, openings={"bullet"})))
    assert found == (("name-goes-on", True, False) if joined else None)
