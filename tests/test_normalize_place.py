"""Cells of a page by the columns of the whole table; what a header leaves in the row below it."""

import msgspec
import pytest

from normalize.columns import same_header
from normalize.headers import heads_alone, parted
from normalize.place import parted_rests, whole_end, widened
from normalize.spilt import counts
from schemas.page import Box, Cell, Grid, Line
from schemas.rows import Column, Place, PrintedRow

EDGES = (10.0, 50.0, 150.0, 200.0, 300.0)
Row = tuple[str, ...]


def grid(*rows: Row, edges: tuple[float, ...] = EDGES[1:], opened: bool = True) -> Grid:
    """A grid with these edges, whose first row has no wall above it."""
    made = tuple(
        tuple(Cell((Line(text),), open_top=opened and not number) for text in row)
        for number, row in enumerate(rows)
    )
    return Grid(made, column_edges=edges)


ROWS = (("4.3. Công khai", "1", "A"), ("4.4. Chuẩn hóa", "0,5", "B"))


def test_a_first_column_that_a_page_does_not_draw_is_an_open_cell_over_its_rows() -> None:
    made = widened(grid(*ROWS), EDGES)
    assert made.column_edges == EDGES
    assert made.rows[0][0] == Cell(row_span=2, open_top=True)
    assert made.rows[1][0] is None
    assert [cell.text for cell in made.rows[1][1:] if cell] == ["4.4. Chuẩn hóa", "0,5", "B"]


def test_a_last_column_that_a_page_does_not_draw_is_one_too() -> None:
    made = widened(grid(*ROWS, edges=EDGES[:-1]), EDGES)
    assert made.column_edges == EDGES
    assert [row[3] for row in made.rows] == [Cell(row_span=2, open_top=True), None]


@pytest.mark.parametrize(
    "other",
    [
        grid(*ROWS, opened=False),
        grid(*ROWS, edges=(50.0, 160.0, 200.0, 300.0)),
        grid(*ROWS, edges=(50.0, 150.0, 200.0, 320.0)),
        grid(("a", "b"), edges=EDGES[2:]),
    ],
)
def test_a_grid_with_a_wall_above_or_other_walls_is_no_part_of_the_table(other: Grid) -> None:
    assert widened(other, EDGES) is other


def test_merged_parents_left_of_closed_cells_are_not_drawn_where_the_table_ends_in_them() -> None:
    closed = grid(*ROWS, opened=False)
    last = (None, Cell(), Cell(), Cell())
    assert widened(closed, EDGES, last).rows[0][0] == Cell(row_span=2, open_top=True)
    assert widened(closed, EDGES, (None, *last)) is closed


def test_a_merged_last_column_right_of_closed_cells_is_not_drawn_where_it_goes_on() -> None:
    closed = grid(*ROWS, edges=EDGES[:-1], opened=False)
    last = (Cell(), Cell(), Cell(), Cell(open_bottom=True))
    assert widened(closed, EDGES, last).rows[0][3] == Cell(row_span=2, open_top=True)
    assert widened(closed, EDGES) is closed


def test_last_columns_are_not_drawn_behind_a_merged_cell_that_ended_where_codes_go_on() -> None:
    closed = grid(*ROWS, edges=EDGES[:-1], opened=False)
    made = widened(closed, EDGES, (Cell(),) * 4, counts_on=True)
    assert made.rows[0][3] == Cell(row_span=2, open_top=True)
    first = grid(*ROWS, opened=False)
    assert widened(first, EDGES, (Cell(),) * 4, counts_on=True) is first


def last(*bottoms: bool, page: int = 7) -> tuple[PrintedRow, PrintedRow]:
    """Two rows, of the second of which only the first cell holds a text."""
    above = tuple(Cell((Line(text),)) for text in ("IV.3", "Văn phòng", "Quý I"))
    below = tuple(
        Cell((Line("IV.4"),) if not at else (), open_bottom=opened)
        for at, opened in enumerate(bottoms)
    )
    return PrintedRow(Place(7, 1), above), PrintedRow(Place(page, 2), below)


def test_an_empty_cell_alone_without_a_wall_where_a_table_ends_is_of_the_cell_above() -> None:
    above, below = whole_end(last(False, True, False))
    assert above.cells[1] == Cell((Line("Văn phòng"),), row_span=2)
    assert below.cells[1] is None


@pytest.mark.parametrize(
    "rows",
    [
        last(False, True, True),
        last(True, False, False),
        last(False, False, False),
        last(False, True, False, page=8),
    ],
)
def test_other_ends_of_tables_are_what_they_are(rows: tuple[PrintedRow, ...]) -> None:
    assert whole_end(rows) is rows


WIDE = Cell(column_span=2, row_span=2, open_top=True)
PARTED = (
    PrintedRow(Place(1, 1), (Cell(row_span=2), Cell(row_span=2))),
    PrintedRow(Place(1, 2), (None, None)),
)
MERGED = (
    PrintedRow(Place(1, 1), (Cell(column_span=2, row_span=2), None)),
    PrintedRow(Place(1, 2), (None, None)),
)


@pytest.mark.parametrize(("above", "spans"), [(PARTED, [1, 1]), (MERGED, [2]), ((), [2])])
def test_an_empty_rest_over_two_columns_is_parted_as_the_cells_above_the_break_are(
    above: tuple[PrintedRow, ...], spans: list[int]
) -> None:
    row = parted_rests((WIDE, None), above)
    assert [(cell.column_span, cell.row_span) for cell in row if cell] == [(n, 2) for n in spans]


def test_a_text_over_two_columns_that_opens_a_page_is_not_parted() -> None:
    text = msgspec.structs.replace(WIDE, lines=(Line("A"),))
    assert parted_rests((text, None), PARTED) == (text, None)


COLUMNS = (
    Column("code", "STT"),
    Column("title", "Tiêu chí"),
    Column("max_score", "Điểm số tối đa"),
)


def named(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(tuple(map(Line, text.split("/")))) for text in texts)


@pytest.mark.parametrize(
    ("numbers", "meant"),
    [
        (("(1)", "(2)", "(3)"), True),
        (("(1)", "(2)", "(3)đa"), True),
        (("1", "2", "3/đa"), True),
        (("(1)", "(2)", "đa(3)"), True),
        (("(1)", "(2)", "(3) khác"), False),
        (("1", "2 việc", "3"), False),
        (("1", "2", "3,50"), False),
    ],
)
def test_a_number_row_may_hold_the_end_of_the_header_above_it(
    numbers: tuple[str, ...], meant: bool
) -> None:
    header = (named("STT", "Tiêu chí", "Điểm/số tối"),)
    assert counts(COLUMNS, header, named(*numbers)) is meant


def test_a_cell_without_a_wall_above_it_begins_in_the_rest_of_the_cut_row() -> None:
    lines = (Line("STT", Box(0, 0, 9, 9)), Line("rest", Box(0, 21, 9, 30)))
    header = tuple(Cell((lines[0],), Box(x, 0, x + 10, 20)) for x in (0, 10))
    glued = tuple(Cell(lines, Box(x, 0, x + 10, 32)) for x in (0, 10))
    below = (Cell((Line("1.5"),)), Cell(row_span=2, open_top=True))
    printed = Grid((glued, below, (Cell(), None)), Box(0, 0, 20, 90))
    made = parted(printed, (header,))
    assert [cell and (cell.text, cell.row_span) for cell in made.rows[1]] == [
        ("rest", 1), ("rest", 3),
    ]  # fmt: skip
    assert made.rows[2][1] is None
    closed = msgspec.structs.replace(below[1], open_top=False)
    apart = parted(msgspec.structs.replace(printed, rows=(glued, (below[0], closed))), (header,))
    assert apart.rows[2][1] == closed


def test_the_first_row_of_a_header_may_be_repeated_alone() -> None:
    def row(*texts: str) -> tuple[Cell | None, ...]:
        """A row whose last cell stands over two columns."""
        cells = [Cell((Line(text),) if text else ()) for text in texts[:-1]]
        return *cells, Cell((Line(texts[-1]),), column_span=2), None

    block = (row("STT", "Tiêu chí", "Điểm đánh giá"), (None, None, Cell(), Cell()))
    assert heads_alone(block, row("", "", "Điểm đánh giá"))
    assert heads_alone(block, row("STT", "Tiêu", "Điểm đánh giá"))
    assert not heads_alone(block, row("1", "Kế hoạch", "Điểm đánh giá"))
    assert not heads_alone(block[:1], row("", "", "Điểm đánh giá"))


def test_the_row_below_the_first_of_a_header_s_rows_is_the_body_s() -> None:
    def row(*texts: str) -> tuple[Cell, ...]:
        return tuple(Cell((Line(text),) if text else ()) for text in texts)

    names = "STT", "Tiêu chí", "Điểm tối đa", "Điểm đánh giá", "Tài liệu", "Ghi chú"
    header = row(*names), row("Tự đánh giá", "Thẩm định")
    assert same_header((row(*names), row("Tự đánh giá", "Thẩm")), header)
    assert not same_header((row(*names), row("", "giải quyết hồ sơ")), header)
