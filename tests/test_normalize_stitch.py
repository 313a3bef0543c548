"""Walking the page breaks: what stays apart, what a document's borders prove."""

import msgspec
import pytest

from normalize.stitch import Stitched, stitch
from schemas.page import Cell, Line
from schemas.rows import Column, Place, Table
from tables import table


def stitched(*pages: object, **more: object) -> Stitched:
    return stitch(table(*pages, **more), lambda text: False)  # type: ignore[arg-type]


def words(made: Stitched) -> list[list[str | None]]:
    return [[cell and cell.text for cell in row.cells] for row in made.rows]


def test_a_merged_cell_ends_with_its_page() -> None:
    made = stitched(
        [("1", "Một", "1", ("Làm", 3), "A")],
        [("2", "Hai", "1", None, "B"), ("3", "Ba", "1", "Khác", "C")],
    )
    assert [row[3] for row in words(made)] == ["Làm", "", "Khác"]


def test_a_row_in_which_nothing_is_printed_is_gone() -> None:
    made = stitched([("1", "Một", "1", "", ""), ("", "", "", "", ""), ("2", "Hai", "1", "", "")])
    assert [row[0] for row in words(made)] == ["1", "2"]


def test_a_row_with_one_word_stays() -> None:
    made = stitched([("1", "Một", "1", "", ""), ("", "", "", "", "Ai"), ("2", "Hai", "1", "", "")])
    assert [row[4] for row in words(made)] == ["", "Ai", ""]


def test_where_nothing_stands_above_a_tail_goes_to_the_last_row() -> None:
    made = stitched(
        [("1", "Một", "1", "", "A"), ("2", "Hai", "1", "", "B")],
        [("", "", "", "và phần còn lại", ""), ("3", "Ba", "1", "", "C")],
        shows_spans=False,
    )
    assert [row[3] for row in words(made)] == ["", "và phần còn lại", ""]


def test_where_spans_are_not_shown_a_tail_goes_to_the_last_text_above() -> None:
    made = stitched(
        [("1", "Một", "1", "Công chức rà soát", "A"), ("2", "Hai", "1", "", "B")],
        [("", "", "", "các văn bản", ""), ("3", "Ba", "1", "", "C")],
        shows_spans=False,
    )
    assert made.rows[0].cells[3].text == "Công chức rà soát\ncác văn bản"
    assert not made.decisions[-1].sure


def test_borders_that_hold_prove_that_closed_cells_have_ended() -> None:
    pages = ([("1", "Một", "1", "Công chức rà soát", "A")], [("", "", "", "các văn bản", "")])
    assert stitched(*pages, open_pages=(1,)).closed_proves


def test_a_code_left_open_before_another_code_proves_nothing() -> None:
    pages = ([("1", "Một", "1", "Làm", "A")], [("2", "Hai", "1", "Khác", "B")])
    made = stitched(*pages, open_pages=(1,))
    assert not made.closed_proves
    assert [row[3] for row in words(made)] == ["Làm", "Khác"]


def test_a_row_that_ends_with_its_page_contradicts_nothing_where_others_close_cells() -> None:
    """There is no room for its border; a cell elsewhere is open beside closed ones."""
    closed = [Cell((Line(text),)) for text in ("1", "Một", "1", "Làm")]
    pages = (
        [(*closed, Cell((Line("A"),), open_bottom=True))],
        [("", "", "", "", "và B"), ("2", "Hai", "1", "Làm", "A")],
        [("3", "Ba", "1", "Khác", "B")],
    )
    assert stitched(*pages, open_pages=(2,)).closed_proves


def test_a_code_left_open_for_a_merged_cells_sake_contradicts_nothing() -> None:
    printed = table(
        [("1", "Một", "1", "Công chức rà", "A")], [("2", "Hai", "1", "soát", "B")], open_pages=(1,)
    )
    rows = list(printed.rows)
    cells = list(rows[1].cells)
    cells[3] = msgspec.structs.replace(cells[3], open_top=True)  # type: ignore[type-var]
    rows[1] = msgspec.structs.replace(rows[1], cells=tuple(cells))
    made = stitch(msgspec.structs.replace(printed, rows=tuple(rows)), lambda text: False)
    assert made.closed_proves
    assert made.rows[0].cells[3].text == "Công chức rà\nsoát"


def test_a_cell_closed_in_mid_sentence_proves_nothing() -> None:
    pages = (
        [("1", "Một", "1", "Công chức được giao chủ trì,", "A")],
        [("", "", "", "phối hợp rà soát", ""), ("2", "Hai", "1", "Khác", "B")],
        [("", "", "", "và", "")],
    )
    assert not stitched(*pages, open_pages=(2,)).closed_proves


@pytest.mark.parametrize(("formula", "proves"), [("b/a x 1.", True), ("b/a x", False)])
def test_trong_do_behind_a_whole_sentence_contradicts_no_border(formula: str, proves: bool) -> None:
    """Rules have a row each in many tables: the variables may stand in one below their formula."""
    pages = (
        [("1", "Một", "1", "Tính theo công thức: " + formula, "A")],
        [("", "", "", "Trong đó: a là tổng số", ""), ("2", "Hai", "1", "Khác", "B")],
        [("", "", "", "và", "")],
    )
    assert stitched(*pages, open_pages=(2,)).closed_proves is proves


@pytest.mark.parametrize(("formula", "proves"), [("b/a x 1", True), ("b/a x", False)])
def test_a_row_of_variables_behind_a_whole_formula_contradicts_no_border(
    formula: str, proves: bool
) -> None:
    pages = (
        [("1", "Một", "1", "", "A"), ("", "Tính theo công thức: " + formula, "", "", "")],
        [("", "Trong đó: a là tổng số", "", "", ""), ("2", "Hai", "1", "Khác", "B")],
        [("", "", "", "và", "")],
    )
    assert stitched(*pages, open_pages=(2,)).closed_proves is proves


def test_a_table_without_open_cells_proves_nothing() -> None:
    assert not stitched([("1", "Một", "1", "Làm", "A")], [("2", "Hai", "1", "", "")]).closed_proves


@pytest.mark.parametrize(
    ("rest", "proves"),
    [
        (("", "được duyệt", "", "", ""), False),
        (("", "Được duyệt", "", "", ""), True),
        (("", "a là số việc", "", "", ""), True),  # as rows of the table open
        (("3", "được duyệt", "1", "", ""), True),
    ],
)
def test_a_name_that_a_closed_cell_breaks_off_contradicts_the_borders(
    rest: tuple[str, ...], proves: bool
) -> None:
    pages = [
        [("1", "Một", "1", "Làm", "A")],
        [
            ("", "tiếp", "", "tiếp", ""),
            ("", "a là số đơn vị", "", "", ""),
            ("2", "Kế hoạch", "1", "B", "B"),
        ],
        [rest],
    ]
    assert stitched(*pages, open_pages=(1,)).closed_proves is proves


def test_a_cell_that_covers_others_owns_their_places() -> None:
    made = stitched([("1", "Một", "1", ("Làm", 2), "A"), ("2", "Hai", "1", None, "B")])
    assert [row.owners[3] for row in made.rows] == [(0, 3), (0, 3)]
    assert [row.owners[0] for row in made.rows] == [(0, 0), (1, 0)]
    assert words(made)[1][3] is None


def test_a_name_that_opens_with_a_code_of_its_own_stays_apart_from_an_open_one() -> None:
    columns = (Column("title", "Tiêu chí"), Column("max_score", "Điểm"), Column("tasks", "Việc"))
    made = stitched(
        [("1.1. Một", "1", "Làm")], [("1.2. Hai", "1", "Khác")], columns=columns, open_pages=(1,)
    )
    assert words(made) == [["1.1. Một", "1", "Làm"], ["1.2. Hai", "1", "Khác"]]


def test_a_name_without_a_code_behind_an_open_one_is_its_rest() -> None:
    columns = (Column("title", "Tiêu chí"), Column("max_score", "Điểm"), Column("tasks", "Việc"))
    made = stitched(
        [("1.1. Một", "1", "Làm")], [("việc nữa", "", "và khác")], columns=columns, open_pages=(1,)
    )
    assert words(made) == [["1.1. Một\nviệc nữa", "1", "Làm\nvà khác"]]


ONE = ("1", "Một", "1", "Làm", "A")
TWO = ("2", "Hai", "1", "", "B")


def changed(printed: Table, row: int, column: int, **more: object) -> Table:
    """The table with one cell that is otherwise."""
    rows = list(printed.rows)
    cells = list(rows[row].cells)
    cells[column] = msgspec.structs.replace(cells[column], **more)  # type: ignore[type-var]
    rows[row] = msgspec.structs.replace(rows[row], cells=tuple(cells))
    return msgspec.structs.replace(printed, rows=tuple(rows))


def opened(printed: Table, row: int, *columns: int) -> Table:
    """The table as a browser prints it that leaves these cells of a row open at the page's end."""
    for column in columns:
        printed = changed(printed, row, column, open_bottom=True)
    return msgspec.structs.replace(printed, leaves_open=True)


def of(printed: Table) -> Stitched:
    return stitch(printed, lambda text: False)


def test_an_empty_row_beside_a_merged_cell_from_above_is_gone() -> None:
    made = stitched([("1", "Một", "1", ("Làm", 2), "A"), ("", "", "", None, ""), TWO])
    assert [row[0] for row in words(made)] == ["1", "2"]


def test_an_empty_row_whose_empty_cell_is_merged_with_the_next_row_stays() -> None:
    made = stitched([ONE, ("", "", "", ("", 2), ""), ("2", "Hai", "1", None, "B")])
    assert [row[0] for row in words(made)] == ["1", "", "2"]


def test_a_tail_over_two_columns_is_handed_over_once() -> None:
    printed = table([ONE], [("", "", "", "phần còn lại", None), TWO])
    made = of(changed(printed, 1, 3, column_span=2))
    assert made.rows[0].cells[3].text == "Làm\nphần còn lại"
    assert len(made.rows[0].cells[3].parts) == 2


def test_the_empty_rest_of_a_cell_hands_over_the_rows_that_it_covers() -> None:
    made = stitched([ONE], [("", "", "", ("", 2), ""), ("2", "Hai", "1", None, "B")])
    assert [row[0] for row in words(made)] == ["1", "2"]
    assert made.rows[1].owners[3] == (0, 3)


def test_an_empty_cell_of_a_new_row_goes_on_with_one_that_is_left_open() -> None:
    printed = table([("1", "Một", "", "Làm", "A")], [("2", "Hai", "1", "", "B")])
    made = of(opened(printed, 0, 3))
    assert made.rows[1].owners[3] == (0, 3)
    assert [(d.rule, d.sure, d.column, d.because) for d in made.decisions] == [
        ("open-cell", True, "tasks", ("the cell above is open at the page's end",))
    ]


def test_a_row_that_leaves_its_code_open_before_another_code_leaves_nothing_open() -> None:
    printed = table([("0", "Không", "1", "Gì", ""), ONE], [("2", "Hai", "1", "", "B")])
    made = of(opened(printed, 1, 0, 3))
    assert [row[3] for row in words(made)] == ["Gì", "Làm", ""]


def test_it_is_the_code_that_says_so_wherever_its_column_stands() -> None:
    columns = (Column("tasks", "Việc"), Column("code", "STT"), Column("title", "Tiêu chí"),
               Column("max_score", "Điểm"))  # fmt: skip
    printed = table(
        [("Gì", "0", "Không", "1"), ("Làm", "1", "Một", "1")], [("Khác", "2", "Hai", "1")],
        columns=columns,
    )  # fmt: skip
    made = of(opened(printed, 1, 0, 1, 2, 3))
    assert [row[0] for row in words(made)] == ["Gì", "Làm", "Khác"]


BLANKS = [(str(n), "Tên", "1", "¶", "¶") for n in range(3, 8)]


def test_an_empty_cell_without_an_empty_paragraph_goes_on_where_empty_ones_hold_one() -> None:
    made = stitched([*BLANKS, ONE], [("2", "Hai", "1", "", "¶")])
    assert made.rows[-1].owners[3:] == ((5, 3), (6, 4))
    assert made.decisions[0].because == (
        "the cell holds no empty paragraph, as empty ones do here",
    )


def test_a_cell_without_a_wall_above_it_says_why_it_goes_on() -> None:
    printed = changed(table([ONE], [("2", "Hai", "1", "", "B")]), 1, 3, open_top=True)
    assert of(printed).decisions[0].because == ("the cell has no wall above it on its page",)


def test_where_the_name_that_begins_has_no_wall_above_it_that_of_another_cell_says_nothing() -> (
    None
):
    printed = changed(table([ONE], [("2", "Hai", "1", "", "B")]), 1, 3, open_top=True)
    made = of(changed(printed, 1, 1, open_top=True))
    assert "no wall" not in " ".join(why for told in made.decisions for why in told.because)


LISTS = (
    [("1", "Một", "1", ("- Làm", 2), "A"), ("2", "Hai", "1", None, "B")],
    [("3", "Ba", "1", ("- Khác", 2), "A"), ("4", "Bốn", "1", None, "B")],
)


def test_every_row_of_two_lists_that_meet_at_a_break_is_doubted() -> None:
    made = stitched(*LISTS)
    assert [(f.code, f.place) for f in made.findings] == [
        ("ambiguous-cover", Place(page, row)) for page in (1, 2) for row in (1, 2)
    ]


def test_rows_that_were_joined_are_not_doubted_again() -> None:
    rest = ("", "", "", "", "còn lại")
    made = stitched([("1", "Một", "1", "- Làm", "A")], [rest, *LISTS[0]], LISTS[1])
    assert [f.place for f in made.findings if f.code == "ambiguous-cover"] == [
        Place(2, 2), Place(2, 3), Place(3, 1), Place(3, 2)
    ]  # fmt: skip


def test_lists_that_meet_are_not_doubted_where_borders_prove_that_they_ended() -> None:
    tail = [("", "", "", "phần còn lại", "")]
    pages = ([("0", "Không", "1", "Rà soát", "A")], [*tail, *LISTS[0]], LISTS[1])
    made = stitched(*pages, open_pages=(1,))
    assert made.closed_proves
    assert not made.findings


def test_a_text_that_breaks_off_inside_a_page_is_no_contradiction() -> None:
    page = [("1", "Một", "1", "Công chức được giao,", "A"), ("2", "Hai", "1", "phối hợp", "B")]
    made = stitched(page, [("", "", "", "rà soát", "")], open_pages=(1,))
    assert made.closed_proves


def test_a_last_row_left_open_has_no_row_behind_it_to_contradict() -> None:
    made = stitched([ONE], [("", "", "", "xong", ""), TWO], open_pages=(1, 2))
    assert made.closed_proves


def test_cells_closed_before_other_texts_contradict_nothing() -> None:
    pages = ([("0", "Không", "1", "Rà", "A")], [("", "", "", "soát", ""), ONE],
             [("2", "Hai và ba", "1", "Khác", "B")])  # fmt: skip
    assert stitched(*pages, open_pages=(1,)).closed_proves


def test_a_name_closed_in_mid_sentence_contradicts_nothing() -> None:
    pages = ([("0", "Không", "1", "Rà", "A")],
             [("", "", "", "soát", ""), ("1", "Kế hoạch của", "1", "Làm", "A")],
             [("2", "các đơn vị", "1", "Khác", "B")])  # fmt: skip
    assert stitched(*pages, open_pages=(1,)).closed_proves


def test_without_spans_a_text_with_an_empty_rest_is_still_the_last_text() -> None:
    made = stitched(
        [ONE, ("2", "Hai", "1", "Soạn", "B")], [("", "", "", "", "và C")],
        [("", "", "", "thảo", "")], shows_spans=False,
    )  # fmt: skip
    assert [row[3] for row in words(made)] == ["Làm", "Soạn\nthảo"]


def test_a_decision_says_where_the_source_shows_no_spans() -> None:
    made = stitched(
        [ONE, TWO], [("", "", "", "các văn bản", ""), ("3", "Ba", "1", "", "")], shows_spans=False
    )
    assert "the source shows no merged cells: onto the last text above" in made.decisions[0].because
    touching = stitched([ONE], [("", "", "", "các văn bản", "")], shows_spans=False)
    assert len(touching.decisions[0].because) == 1


def test_a_place_that_no_cell_covers_is_an_empty_cell_of_its_own() -> None:
    made = stitched([ONE, ("2", None, "1", "", "B")])
    assert words(made)[1][1] == ""
    assert made.rows[1].owners == ((1, 0), (1, 1), (1, 2), (1, 3), (1, 4))


def test_a_span_ends_where_another_cell_begins() -> None:
    made = stitched([("1", "Một", "1", ("Làm", 3), "A"), ("2", "Hai", "1", "Khác", "B"), TWO])
    assert [row[3] for row in words(made)] == ["Làm", "Khác", ""]


NAMES = (Column("title", "Tiêu chí"), Column("max_score", "Điểm"), Column("tasks", "Việc"))


def test_a_name_with_a_code_behind_an_open_one_without_is_its_rest() -> None:
    made = stitched([("Một", "1", "Làm")], [("1.2. Hai", "", "khác")], columns=NAMES,
                    open_pages=(1,))  # fmt: skip
    assert words(made) == [["Một\n1.2. Hai", "1", "Làm\nkhác"]]


def test_a_name_with_a_code_of_another_kind_behind_an_open_one_is_its_rest() -> None:
    made = stitched([("1.1. Một", "1", "Làm")], [("a) hai", "", "khác")], columns=NAMES,
                    open_pages=(1,))  # fmt: skip
    assert words(made) == [["1.1. Một\na) hai", "1", "Làm\nkhác"]]


@pytest.mark.parametrize(("other", "kept"), [("1.7. Bảy", 9), ("Bảy", 10)])
def test_where_codes_open_all_names_with_figures_a_name_without_one_is_a_rest(
    other: str, kept: int
) -> None:
    columns = (Column("title", "Tiêu chí"), Column("max_score", "Điểm"), Column("tasks", "Việc"))
    names = [(f"1.{n}. Tên {n}", "1,00", "") for n in range(1, 7)]
    upper = [*names, (other, "1,00", ""), ("1.8. Tám.", "1,00", "")]
    made = table(upper, [("Nếu: Từ 80% thì", "", ""), ("1.9. Chín", "1,00", "")], columns=columns)
    assert len(stitch(made, lambda text: False).rows) == kept


def test_a_name_that_opens_with_the_code_below_the_last_one_s_is_a_row() -> None:
    columns = (Column("title", "Tên chỉ số"), Column("max_score", "Điểm tối đa"), Column(None, "X"))
    above = [("1. Quy hoạch", "", ""), ("1.1. Có quy hoạch", "1", ""), ("2. Thông tin", "", "")]
    made = stitched(
        above, [("2.1. Xã có loa", "", ""), ("2.2. Xã có mạng", "1", "")], columns=columns
    )
    assert [row[0] for row in words(made)][2:4] == ["2. Thông tin", "2.1. Xã có loa"]
