"""Rows in which a wall is not drawn, and what their cells serve, are named."""

import msgspec
import pytest

from normalize.read import appendix
from schemas.page import Box, Cell, Line
from tables import Printed, table

ROWS = [(f"1.{n}", f"Việc {n}", "1", ("Rà soát", 2) if n == 2 else "Họp", "") for n in range(1, 7)]
ROWS[2] = (*ROWS[2][:3], None, "")


def named(*torn: int) -> list[str]:
    """The titles of the rows that are named where walls are not drawn in these rows."""
    made = table(ROWS)
    rows = [msgspec.structs.replace(r, torn=n in torn) for n, r in enumerate(made.rows, 1)]
    built = appendix(msgspec.structs.replace(made, rows=tuple(rows)))
    titles = {c.id: c.title for c in built.appendix.criteria}
    found = [f for f in built.findings if "ruling is not drawn" in f.facts.get("because", "")]
    return [titles[built.ids[f.place]] for f in found if f.place]


def test_no_row_is_named_where_all_walls_are_drawn() -> None:
    assert named() == []


def test_a_row_without_a_wall_and_those_beside_it_are_named() -> None:
    assert named(5) == ["Việc 4", "Việc 5", "Việc 6"]


def test_what_a_cell_serves_that_reaches_there_is_named_too() -> None:
    assert named(1) == ["Việc 1", "Việc 2", "Việc 3"]


def test_a_text_below_the_first_row_of_the_rest_of_its_cell_is_named() -> None:
    """Its wall above is not drawn: it stands beside the second row of a cell of two."""
    high = Cell((Line("- Báo cáo", Box(0, 60, 50, 72), 10),), Box(0, 0, 90, 100), 2, open_top=True)
    low = Cell((Line("1.3", Box(0, 2, 50, 14), 10),), Box(0, 0, 90, 50), open_top=True)
    made = table(
        [("1.1", "Việc 1", "1", ("- Họp", 2), ""), ("1.2", "Việc 2", "1", None, "")],
        [(low, "Việc 3", "1", high, ""), ("1.4", "Việc 4", "1", None, "")],
        open_pages=(1,),
    )
    built = appendix(made)
    found = [f for f in built.findings if "below the first row" in f.facts.get("because", "")]
    assert [f.page for f in found] == [1, 1, 2, 2]


@pytest.mark.parametrize(("merged", "named_rows"), [(3, 2), (1, 0)])
def test_a_text_below_the_first_row_of_its_cell_is_named_where_others_begin_there(
    merged: int, named_rows: int
) -> None:
    def high(top: float) -> Cell:
        return Cell((Line("Họp", Box(0, top, 50, top + 12), 10),), Box(0, 0, 90, 100), 2)

    rows: list[tuple[Printed, ...]] = []
    for n in range(merged + 1):
        low = Cell((Line(f"1.{2 * n + 1}", Box(0, 2, 50, 14), 10),), Box(0, 0, 90, 50))
        rows += [(low, "Việc", "1", high(60 if n == merged else 2), "")]
        rows += [(f"1.{2 * n + 2}", "Việc", "1", None, "")]
    built = appendix(table(rows))
    found = [f for f in built.findings if "below the first row" in f.facts.get("because", "")]
    assert len(found) == named_rows


def test_the_last_row_before_a_page_that_opens_so_is_named_too() -> None:
    made = table(ROWS[3:5], ROWS[5:])
    rows = (*made.rows[:2], msgspec.structs.replace(made.rows[2], torn=True))
    built = appendix(msgspec.structs.replace(made, rows=rows))
    titles = {c.id: c.title for c in built.appendix.criteria}
    told = [f.place for f in built.findings if "ruling is not drawn" in f.facts.get("because", "")]
    assert [titles[built.ids[place]] for place in told if place] == ["Việc 5", "Việc 6"]
