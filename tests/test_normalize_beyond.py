"""Addresses and words that reach over the outer wall of the last column are told."""

import pytest

from normalize.read import appendix
from schemas.page import Box, Cell, Line
from tables import table


@pytest.mark.parametrize(
    ("first", "reach", "named"),
    [
        ("https://dvc.gov.vn/thong", 94, ["Việc 1", "Việc 2"]),
        ("https://dvc.gov.vn/t", 90.5, ["Việc 1", "Việc 2"]),
        ("https://dvc.gov.vn/thong-", 89, []),
        ("Kế hoạch năm", 112, []),
    ],
)
def test_an_address_over_its_wall_is_told_in_all_rows_that_read_it(
    first: str, reach: float, named: list[str]
) -> None:
    lines = Line(first, Box(2, 2, reach, 14), 10), Line("ke?nam=2024", Box(2, 16, 60, 28), 10)
    where = Cell(lines, Box(0, 0, 90, 60), 2)
    built = appendix(table([("1.1", "Việc 1", "1", "", where), ("1.2", "Việc 2", "1", "", None)]))
    titles = {c.id: c.title for c in built.appendix.criteria}
    found = [f for f in built.findings if "over the wall" in f.facts.get("because", "")]
    assert [titles[built.ids[f.place]] for f in found if f.place] == named


@pytest.mark.parametrize(("column", "told"), [(4, True), (3, False)])
def test_an_address_that_ends_over_the_last_wall_is_told(column: int, told: bool) -> None:
    """Browsers draw nothing right of a table that fills the page."""
    where = Cell((Line("https://dvc.gov.vn/c", Box(2, 2, 91, 14), 10),), Box(0, 0, 90, 60), 1)
    cells = ["1", "Việc", "1", "Có", "Có"]
    built = appendix(table([tuple(where if n == column else c for n, c in enumerate(cells))]))
    assert told == any("over the wall" in f.facts.get("because", "") for f in built.findings)


@pytest.mark.parametrize(("reach", "told"), [(91, True), (112, False), (89, False)])
def test_a_word_of_which_one_letter_lies_across_the_outer_wall_may_have_lost_others(
    reach: float, told: bool
) -> None:
    lines = (Line("Trước", Box(2, 2, 40, 14), 10), Line("30/11/202", Box(2, 16, reach, 28), 10))
    where = Cell(lines, Box(0, 0, 90, 60), 1)
    built = appendix(table([("1", "Việc", "1", "Có", where)]))
    assert told == any("outer wall" in f.facts.get("because", "") for f in built.findings)
