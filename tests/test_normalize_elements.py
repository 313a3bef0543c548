"""Rows and cells that the tags of a PDF know on both sides of a page break."""

import msgspec
import pytest

from normalize.breaks import Break
from normalize.elements import (
    apart,
    are_one,
    counts_empty,
    empty_first,
    in_order,
    same_cell,
    same_row,
    silent_tops,
)
from normalize.merges import over_empty
from page_breaks import CODE, TASKS, TITLE, cut, said
from schemas.page import Cell, Line
from schemas.rows import Place, PrintedRow, Table
from tables import COLUMNS

TABLE = (0, 3)
PAGE_TABLE = (0, 4)


def cell(text: str, *element: int) -> Cell:
    return Cell((Line(text),), element=element)


def at(row: int, *columns: int, table: tuple[int, ...] = TABLE) -> tuple[Cell, ...]:
    """The cells of a row: an element in each of these columns, the rest empty."""
    return tuple(
        cell("Rà soát", *table, row, column) if column in columns else Cell() for column in range(5)
    )


ALL = (0, 1, 2, 3, 4)


def test_a_row_of_the_same_element_goes_on() -> None:
    assert said(same_row(cut(at(7, *ALL), at(7, TITLE, TASKS)))) == ("same-element", True, True)


def test_a_row_of_the_next_element_is_new() -> None:
    assert said(same_row(cut(at(7, *ALL), at(8, TITLE)))) == ("own-element", False, True)


def test_what_is_left_of_a_formula_may_be_written_anew_on_its_page() -> None:
    said_all = "Tính theo công thức: b/a. Trong đó: a là tổng số việc; b là số đã làm."
    before = (Cell(), cell(said_all, *TABLE, 7, TITLE), Cell(), Cell(), Cell())
    behind = (Cell(), cell("Nếu tỷ lệ b/a < 0,8 thì điểm là 0", *TABLE, 8, TITLE), *before[2:])
    assert same_row(cut(before, behind)) is None


def test_a_new_row_beside_the_rest_of_a_merged_cell_is_new() -> None:
    below = (*at(8, CODE, TITLE)[:TASKS], cell("các văn bản", *TABLE, 5, TASKS), Cell())
    assert said(same_row(cut(at(7, *ALL), below))) == ("own-element", False, True)


def test_the_rest_of_an_older_merged_cell_opens_no_row() -> None:
    below = (*at(7, TITLE)[:TASKS], cell("các văn bản", *TABLE, 5, TASKS), Cell())
    assert said(same_row(cut(at(7, *ALL), below))) == ("same-element", True, True)


@pytest.mark.parametrize(
    "below",
    [
        at(0, TITLE, table=PAGE_TABLE),  # word processors write a table a page
        ("", "Rà soát", "", "", ""),  # no tags
        ("", cell("Rà soát", *TABLE, 7, TITLE), "", "các văn bản", ""),  # tags in a part of it
        ("", "", "", "", ""),
    ],
    ids=["another table", "no tags", "some tags", "empty"],
)
def test_other_rows_are_left_to_other_rules(below: tuple[str | Cell | None, ...]) -> None:
    assert same_row(cut(at(7, *ALL), below)) is None


def test_tags_that_put_two_codes_into_one_row_say_nothing() -> None:
    above, below = ((cell(code, *TABLE, 7, CODE), *at(7, TITLE)[TITLE:]) for code in ("1.1", "1.2"))
    assert same_row(cut(above, below)) is None


def test_a_row_above_without_tags_says_nothing() -> None:
    assert same_row(cut(("1", "Một", "1", "Làm", "A"), at(8, TITLE))) is None


def merged(below: Cell, above: Cell | None = None) -> Break:
    above = above or cell("Công chức rà soát", *TABLE, 5, TASKS)
    return cut(("1", "Một", "1", above, "A"), ("2", "Hai", "1", below, "B"), older=(TASKS,))


def test_a_cell_of_the_same_element_goes_on() -> None:
    found = same_cell(merged(cell("các văn bản", *TABLE, 5, TASKS)), TASKS)
    assert said(found) == ("same-element", True, True)


def test_a_cell_of_another_element_is_new() -> None:
    found = same_cell(merged(cell("các văn bản", *TABLE, 8, TASKS)), TASKS)
    assert said(found) == ("own-element", False, True)


def test_a_cell_without_the_wall_that_others_of_its_row_have_goes_on_whatever_its_tags_say() -> (
    None
):
    below = cell("các văn bản", *TABLE, 8, TASKS)
    opened = msgspec.structs.replace(below, open_top=True)
    assert same_cell(merged(opened), TASKS) is None


@pytest.mark.parametrize("below", [cell("a", *PAGE_TABLE, 5, TASKS), cell("a"), Cell()])
def test_a_cell_of_no_known_table_is_left_to_other_rules(below: Cell) -> None:
    assert same_cell(merged(below), TASKS) is None


def test_the_last_part_that_has_an_element_counts() -> None:
    rest = cut(("1", "Một", "1", cell("Công chức", *TABLE, 5, TASKS), "A"), at(8, TITLE, TASKS))
    (above,) = [over.whole for over in rest.above[TASKS : TASKS + 1] if over]
    parts = (*above.parts, msgspec.structs.replace(above.parts[0], cell=cell("rà soát")))
    whole = msgspec.structs.replace(above, parts=parts)
    over = list(rest.above)
    over[TASKS] = msgspec.structs.replace(rest.above[TASKS], whole=whole)
    rest = msgspec.structs.replace(rest, above=tuple(over))
    assert said(same_cell(rest, TASKS)) == ("own-element", False, True)


@pytest.mark.parametrize(("row", "joins"), [(7, True), (5, True), (8, False)])
def test_a_text_below_an_empty_cell_is_of_the_row_that_its_element_says(
    row: int, joins: bool
) -> None:
    told = same_cell(cut(at(7, CODE, TITLE), at(row, TASKS)), TASKS)
    assert said(told) == ("same-element" if joins else "own-element", joins, True)


def test_a_text_below_an_empty_cell_of_another_table_is_left_to_other_rules() -> None:
    assert same_cell(cut(at(7, CODE, TITLE), at(8, TASKS, table=PAGE_TABLE)), TASKS) is None


COUNTED = (cell("1", *TABLE, 3, CODE), Cell(element=(*TABLE, 3, TITLE)))
LEFT_OUT = (cell("2", *TABLE, 4, CODE), Cell(element=(*TABLE, 4)))
UNTOLD = (cell("3", *TABLE, 5, CODE), Cell(), None)


@pytest.mark.parametrize(
    ("rows", "counts"),
    [
        ([COUNTED, UNTOLD], True),
        ([COUNTED, LEFT_OUT], False),
        ([LEFT_OUT], False),
        ([UNTOLD], None),
    ],
)
def test_tags_count_empty_cells_where_they_leave_none_out(
    rows: list[tuple[Cell | None, ...]], counts: bool | None
) -> None:
    assert counts_empty(rows) is counts


@pytest.mark.parametrize(
    ("row", "counts", "leaves", "meant"),
    [
        ((), True, False, ("same-element", True, True)),
        ((), True, True, ("same-element", True, False)),
        ((), False, True, None),
        ((TASKS,), False, True, None),
    ],
)
def test_an_empty_cell_that_the_tags_of_its_row_have_not_is_covered_where_they_count_them(
    row: tuple[int, ...], counts: bool, leaves: bool, meant: tuple[str, bool, bool] | None
) -> None:
    """Weak where a browser closes the cell above: it has no tag for a cell with nothing in it."""
    empty = Cell(element=(*TABLE, 8, *row))
    found = merged(empty)
    found = msgspec.structs.replace(found, counts_empty=lambda: counts, leaves_open=leaves)
    assert said(over_empty(found, TASKS, empty)) == meant


@pytest.mark.parametrize(("counts", "covered"), [(None, True), (False, False)])
def test_where_no_empty_cell_shows_it_a_row_without_code_and_name_is_one_that_older_cells_name(
    counts: bool | None, covered: bool
) -> None:
    empty = Cell(element=(*TABLE, 8))
    below = (empty, empty, empty, empty, cell("Sở Nội vụ", *TABLE, 8, 0))
    found = msgspec.structs.replace(cut(at(7, *ALL), below), counts_empty=lambda: counts)
    assert (over_empty(found, TITLE, empty) is not None) is covered


@pytest.mark.parametrize(
    ("texts", "meant"),
    [(("Làm", ""), ("same-element", True, True)), (("Làm", "A"), None), (("", "A"), None)],
)
def test_of_two_empty_cells_of_which_tags_lack_one_the_one_below_a_text_is_covered(
    texts: tuple[str, str], meant: tuple[str, bool, bool] | None
) -> None:
    above = tuple(cell(t, *TABLE, 7, at) if t else Cell() for at, t in enumerate(texts, TASKS))
    lacking = Cell(element=(*TABLE, 8, -1))
    found = cut(
        (*at(7, CODE, TITLE)[:TASKS], *above), (*at(8, CODE, TITLE)[:TASKS], lacking, lacking)
    )
    assert said(over_empty(found, TASKS, lacking)) == meant


@pytest.mark.parametrize(("coded", "counts"), [("code", True), ("code", False), ("", True)])
def test_a_text_where_none_begins_may_be_a_rest_that_a_word_processor_tags_anew(
    coded: str, counts: bool
) -> None:
    """Word writes the rest of a merged cell into the tags as one of its own."""
    found = cut(at(7, *ALL), at(8, TITLE, TASKS), coded=coded)
    found = msgspec.structs.replace(found, counts_empty=lambda: counts)
    own = None if coded and counts else ("own-element", False, True)
    assert said(same_cell(found, TASKS)) == own


def bare() -> tuple[Cell, ...]:
    """A row of which the tags have all cells, with a task alone in it."""
    empty = (Cell(element=(*TABLE, 8, column)) for column in range(5))
    return tuple(
        cell("Rà soát", *TABLE, 8, TASKS) if c == TASKS else e for c, e in enumerate(empty)
    )


def test_a_row_without_a_name_that_an_older_cell_names_is_the_row_that_its_tags_open() -> None:
    assert said(same_row(cut(at(7, *ALL), at(8, TASKS)))) == ("own-element", False, True)


def test_a_text_below_an_older_cell_opens_the_row_that_its_tags_say() -> None:
    assert said(same_row(cut(at(7, *ALL), bare(), older=(TASKS,)))) == (
        "own-element", False, True,
    )  # fmt: skip


def test_an_empty_cell_below_a_text_may_stand_beside_one_that_an_older_empty_cell_covers() -> None:
    """The tags lack a cell, and do not say which."""
    lacking = Cell(element=(*TABLE, 8, -1))
    below = (*at(8, CODE, TITLE)[:TASKS], lacking, lacking)
    above = at(7, CODE, TITLE, TASKS)
    found = cut(above, below, older=(4,))
    assert over_empty(found, TASKS, lacking) is None


def rest(first: int) -> tuple[Cell, ...]:
    """The rest of a row: a name whose element is this one of its row's."""
    return (Cell(), cell("Rà soát", *TABLE, 8, first), Cell(), Cell(), Cell())


def test_tags_that_name_empty_cells_before_a_text_left_of_them_are_of_a_row_that_a_page_cuts() -> (
    None
):
    assert said(empty_first(cut(at(7, *ALL), rest(4)))) == ("empty-first", True, True)
    assert empty_first(cut(at(7, *ALL), rest(TITLE))) is None
    mixed = msgspec.structs.replace(cut(at(7, *ALL), rest(4)), in_order=False)
    assert empty_first(mixed) is None


def paged(*rows: tuple[int, tuple[Cell, ...]]) -> Table:
    """A table of rows with the pages they stand on."""
    printed = tuple(PrintedRow(Place(page, n), cells) for n, (page, cells) in enumerate(rows, 1))
    return Table(COLUMNS, printed)


@pytest.mark.parametrize(
    ("below", "parts"),
    [
        (rest(4), True),
        (rest(TITLE), False),
        (("", "soát các văn bản", "", "", ""), True),
        (("2", "soát các văn bản", "", "", ""), False),
    ],
    ids=["empty cells first", "in their order", "a sentence goes on", "a row of its own"],
)
def test_tags_that_write_the_rest_of_a_row_anew_say_nothing_over_pages(
    below: tuple[Cell | str, ...], parts: bool
) -> None:
    row = tuple(
        c if isinstance(c, Cell) else cell(c, *TABLE, 8, n) if c else Cell()
        for n, c in enumerate(below)
    )
    found = apart(paged((1, at(6, *ALL)), (1, at(7, *ALL)), (2, row), (3, at(9, *ALL))), True)
    tables = {c.element[:-2] for r in found.rows for c in r.cells if c and c.element}
    assert len(tables) == (3 if parts else 1)


@pytest.mark.parametrize(
    ("empty", "parts"),
    [(Cell(element=(*TABLE, 7, TASKS)), True), (Cell(element=(*TABLE, 7)), False)],
    ids=["a word processor", "a browser"],
)
def test_tags_that_count_empty_cells_may_write_a_row_without_code_and_figures_anew(
    empty: Cell, parts: bool
) -> None:
    row = (*at(7, CODE, TITLE)[:TASKS], empty, Cell())
    found = apart(paged((1, at(6, *ALL)), (1, row), (2, rest(TITLE))), True)
    tables = {cell.element[:-2] for row in found.rows for cell in row.cells if cell and cell.lines}
    assert (len(tables) > 1) is parts


def test_where_an_element_goes_on_over_a_page_tags_are_no_word_processors() -> None:
    rows = (1, at(7, *ALL)), (2, at(7, TITLE)), (3, rest(4))
    assert apart(paged(*rows), True).rows[0].cells[0] == at(7, *ALL)[0]


def test_only_rows_that_open_a_page_may_name_empty_cells_first() -> None:
    assert in_order(paged((1, at(7, *ALL)), (2, rest(4))).rows)
    assert not in_order(paged((1, at(7, *ALL)), (1, rest(4))).rows)


@pytest.mark.parametrize(("table", "one"), [(TABLE, True), (PAGE_TABLE, False)])
def test_tags_of_a_table_a_page_do_not_make_one(table: tuple[int, ...], one: bool) -> None:
    rows = [PrintedRow(Place(1, 1), at(7, *ALL)), PrintedRow(Place(2, 1), at(8, *ALL, table=table))]
    assert are_one(rows, [1]) is one


@pytest.mark.parametrize(("table", "silent"), [(PAGE_TABLE, True), (TABLE, False)])
def test_borders_between_two_tables_of_the_tags_say_nothing(
    table: tuple[int, ...], silent: bool
) -> None:
    rows = (PrintedRow(Place(1, 1), at(7, *ALL)), PrintedRow(Place(2, 1), at(8, *ALL, table=table)))
    assert bool(silent_tops(Table(COLUMNS, rows))) is silent


def test_borders_between_two_tables_of_the_tags_tell_where_one_is_open() -> None:
    closed, opened = at(8, *ALL, table=PAGE_TABLE), at(8, *ALL, table=PAGE_TABLE)
    opened = (msgspec.structs.replace(opened[0], open_top=True), *opened[1:])
    rows = [PrintedRow(Place(1, 1), at(7, *ALL))]
    assert silent_tops(Table(COLUMNS, (*rows, PrintedRow(Place(2, 1), closed))))
    assert not silent_tops(Table(COLUMNS, (*rows, PrintedRow(Place(2, 1), opened))))


def test_a_whole_level_is_no_rest_of_a_row_and_leaves_the_tags_as_they_are() -> None:
    empty = Cell(element=(*TABLE, 7, TASKS))
    row = (*at(7, CODE, TITLE)[:TASKS], empty, Cell())
    level = (Cell(), cell("Đạt 100% kế hoạch: 0,5 điểm", *TABLE, 8, 1), *rest(TITLE)[2:])
    found = apart(paged((1, at(6, *ALL)), (1, row), (2, level)), True)
    assert len({c.element[:-2] for r in found.rows for c in r.cells if c and c.lines}) == 1
