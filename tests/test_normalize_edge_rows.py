"""Rows beside a page break that may be the rest of another."""

import pytest

from normalize.read import appendix
from tables import table

FULL = ("1", "LĨNH VỰC", "3,00", "", "")
OTHER = ("2", "HAI", "1,00", "", "")


@pytest.mark.parametrize(
    ("row", "assumed"),
    [
        (("", "Thực hiện kế hoạch của các phòng", "", "", "A"), True),
        (("", "Đạt 100% nhiệm vụ trong kế hoạch: 3,00", "", "", ""), False),
        (("", "Thực hiện kế hoạch của các phòng", "1,00", "", "A"), False),
    ],
)
def test_a_row_without_code_and_figure_that_ends_a_page_is_doubtful(
    row: tuple[str, ...], assumed: bool
) -> None:
    first = ("1.1", "Một", "1,00", "", "B")
    made = appendix(table([FULL, first, row], [OTHER])).appendix.criteria
    assert [c.assumed for c in made if not c.code] == [assumed]


def test_away_from_page_breaks_it_is_none() -> None:
    row = ("", "Thực hiện kế hoạch của các phòng", "", "", "A")
    made = appendix(table([FULL, ("1.1", "Một", "1,00", "", "B"), row, OTHER]))
    assert not any(d.rule == "row-at-break" for d in made.decisions)


def test_the_decision_says_why() -> None:
    row = ("", "Thực hiện kế hoạch của các phòng", "", "", "A")
    made = appendix(table([FULL, ("1.1", "Một", "1,00", "", "B"), row], [OTHER]))
    told = [d.because for d in made.decisions if d.rule == "row-at-break"]
    assert told == [("neither a code nor a figure, beside a page break",)]
