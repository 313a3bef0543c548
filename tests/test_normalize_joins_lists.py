"""What a text that announces a list says of a break between pages."""

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
