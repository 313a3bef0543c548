"""Spans against a slot-by-slot reading of the standard's algorithm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.spans import Marked, rows_of, span, widths_of
from schemas.findings import Stopped
from schemas.page import Line
from schemas.settings import Settings

SPANS = st.integers(0, 5)
CELLS = st.builds(
    lambda name, rows, columns: Marked((Line(name),), rows, max(1, columns)),
    st.text("abc", min_size=1, max_size=3),
    SPANS,
    SPANS,
)
GROUPS = st.lists(st.lists(st.lists(CELLS, max_size=4), max_size=5), max_size=3)


def occupancy(groups):
    """(row, column) -> the cells that cover the slot, each cell as (its row, its column)."""
    slots, begins, top = {}, {}, 0
    for group in groups:
        for y, row in enumerate(group, top):
            x = 0
            for cell in row:
                while (y, x) in slots:
                    x += 1
                begins[y, x] = cell
                end = top + len(group)
                bottom = end if cell.row_span == 0 else min(end, y + cell.row_span)
                for down in range(y, bottom):
                    for right in range(x, x + cell.column_span):
                        slots.setdefault((down, right), []).append((y, x))
                x += cell.column_span
        top += len(group)
    return slots, begins, top


@given(GROUPS, st.integers(0, 8))
def test_cells_begin_and_cover_where_the_standard_puts_them(groups, columns):
    slots, begins, height = occupancy(groups)
    rows = rows_of(groups, columns, Settings())
    reached = max((x + 1 for _, x in slots), default=0)
    width = max(1 + max((x for _, x in begins), default=-1), min(reached, columns))
    assert [len(row) for row in rows] == [width] * height
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            if (y, x) in begins:
                covered = [place for place, cells in slots.items() if (y, x) in cells]
                assert cell.lines == begins[y, x].lines
                assert cell.row_span == 1 + max(down for down, _ in covered) - y
                assert (
                    cell.column_span == 1 + max(min(right, width - 1) for _, right in covered) - x
                )
            elif (y, x) in slots:
                assert cell is None
            else:
                assert cell.lines == ()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, 1),
        ("", 1),
        ("3", 3),
        (" +4px", 4),
        ("-2", 1),
        ("x", 1),
        ("0", 1),
        ("2147483647", 1000),
        ("9" * 5000, 1000),
        ("٣", 1),
    ],
)
def test_column_spans_are_read_as_the_standard_reads_them(value, expected):
    assert span(value, 1, 1000) == expected


def test_a_row_span_of_zero_reaches_the_end_of_its_group():
    group = [[Marked((), 0), Marked(())], [Marked(())], [Marked(())]]
    rows = rows_of([group, [[Marked(()), Marked(())]]], 0, Settings())
    assert rows[0][0].row_span == 3
    assert rows[3][0] is not None


def test_columns_in_which_no_cell_begins_are_none_of_their_own():
    rows = rows_of([[[Marked((), 1, 1000)], [Marked(()), Marked(())]]], 0, Settings())
    assert rows[0][0].column_span == 2
    assert len(rows[0]) == 2


def test_declared_columns_stay_even_where_no_cell_begins():
    rows = rows_of([[[Marked((), 1, 4)]]], 3, Settings())
    assert (len(rows[0]), rows[0][0].column_span) == (3, 3)


@pytest.mark.parametrize(
    "group",
    [
        [[Marked(())] * 1001],
        [[Marked((), 1, 1000), Marked(())]],
        [[Marked((), 65534, 1) for _ in range(900)]] + [[Marked(())]] * 3000,
    ],
)
def test_a_table_beyond_the_bounds_is_too_large(group):
    with pytest.raises(Stopped, match="too-large"):
        rows_of([group], 0, Settings())


def test_cells_of_earlier_tables_count():
    with pytest.raises(Stopped, match="too-large"):
        rows_of([[[Marked(())] * 3]], 0, Settings(max_cells=10), taken=8)


@pytest.mark.parametrize(("reach", "width"), [(2, 3), (1, 2)])
def test_an_empty_column_at_the_end_is_one_where_the_first_rows_last_cell_covers_it(
    reach: int, width: int
) -> None:
    section = [Marked(()), Marked((Line("I. Cải cách thể chế"),), 1, reach)]
    row = [Marked((Line("1"),)), Marked((Line("Rà soát văn bản"),)), Marked(())]
    assert [len(cells) for cells in rows_of([[section, row]], 0, Settings())] == [width] * 2


def test_many_cells_that_reach_down_are_counted_row_by_row() -> None:
    """Adding up at each row all that reach into it took seconds for a few thousand rows."""
    rows = [[Marked((), row_span=0)] for _ in range(20_000)]
    assert widths_of(rows) == set(range(1, 20_001))
    assert widths_of([[Marked((), 2), Marked(())], [Marked((), 1, 2)], [], [Marked(())]]) == {
        1, 2, 3
    }  # fmt: skip
