"""Walking the page breaks: what stays apart, what a document's borders prove."""

from normalize.stitch import Stitched, stitch
from schemas.rows import Column
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


def test_a_cell_closed_in_mid_sentence_proves_nothing() -> None:
    pages = (
        [("1", "Một", "1", "Công chức được giao chủ trì,", "A")],
        [("", "", "", "phối hợp rà soát", ""), ("2", "Hai", "1", "Khác", "B")],
        [("", "", "", "và", "")],
    )
    assert not stitched(*pages, open_pages=(2,)).closed_proves


def test_a_table_without_open_cells_proves_nothing() -> None:
    assert not stitched([("1", "Một", "1", "Làm", "A")], [("2", "Hai", "1", "", "")]).closed_proves


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
