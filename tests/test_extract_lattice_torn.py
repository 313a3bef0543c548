"""Rows of a table in which a wall is lost."""

import pytest

from extract import lattice as subject
from extract.drawn import Ruling
from schemas.page import Grid
from test_extract_lattice import page


def test_rows_that_are_taken_out_of_a_table_are_none_that_may_be_torn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    walls = [Ruling(0, y, 200, y) for y in (0, 20, 40, 60)]
    walls += [Ruling(x, 0, x, 60) for x in (0, 100, 200)]
    monkeypatch.setattr(subject, "_is_torn", lambda *_: True)
    monkeypatch.setattr(subject, "without_steps", lambda rows: rows[:-1])
    found = [block for block in page(walls, []).blocks if isinstance(block, Grid)]
    assert [grid.torn for grid in found] == [(0, 1)]
