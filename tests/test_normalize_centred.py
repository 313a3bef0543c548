"""What is set in the middle of cells that a page cuts, and stands on one side of the break."""

import pytest

from normalize.centred import figures_ahead
from page_breaks import Texts, cut, said


@pytest.mark.parametrize(
    ("above", "below", "joins"),
    [
        (("", "", "1,00", "", ""), ("1.1", "Rà soát", "", "", ""), True),
        (("", "", "1,00", "", ""), ("1.1", "Rà soát", "2,00", "", ""), False),
        (("", "", "1,00", "", ""), ("", "Rà soát", "", "", ""), False),
        (("", "Kế hoạch", "1,00", "", ""), ("1.1", "Rà soát", "", "", ""), False),
        (("", "", "1,00", "Làm", ""), ("1.1", "Rà soát", "", "", ""), False),
        (("", "", "", "", ""), ("1.1", "Rà soát", "", "", ""), False),
    ],
)
def test_figures_alone_before_a_break_are_of_the_row_behind_that_lacks_them(
    above: Texts, below: Texts, joins: bool
) -> None:
    meant = ("figures-ahead", True, False) if joins else None
    assert said(figures_ahead(cut(above, below))) == meant


def test_figures_before_a_break_below_an_older_name_are_a_row_of_its_own() -> None:
    shown = cut(("1", "Kế hoạch", "1,00", "", ""), ("1.1", "Rà soát", "", "", ""), older=(0, 1))
    assert figures_ahead(shown) is None
