"""Rows in which a wall is not drawn, and what their cells serve, are named."""

import msgspec

from normalize.read import appendix
from tables import table

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


def test_the_last_row_before_a_page_that_opens_so_is_named_too() -> None:
    made = table(ROWS[3:5], ROWS[5:])
    rows = (*made.rows[:2], msgspec.structs.replace(made.rows[2], torn=True))
    built = appendix(msgspec.structs.replace(made, rows=rows))
    titles = {c.id: c.title for c in built.appendix.criteria}
    told = [f.place for f in built.findings if "ruling is not drawn" in f.facts.get("because", "")]
    assert [titles[built.ids[place]] for place in told if place] == ["Việc 5", "Việc 6"]
