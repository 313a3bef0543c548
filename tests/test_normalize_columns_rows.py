"""Where the rows below a header begin, what is a row of the body, and a header's words."""

import pytest

from normalize.columns import find_header, header_text, is_number_row
from schemas.page import Cell, Line
from test_normalize_columns import row


def test_a_row_with_a_code_beside_a_name_that_runs_on_is_no_second_level() -> None:
    found = find_header(
        (row("STT", "Tiêu chí", "Điểm tối đa", ("Ghi chú", 2, 1)), row("1", "Một", "2,0", None))
    )
    assert found is not None and found.stop == 1


def test_rows_below_one_with_a_code_are_no_levels_of_a_header_either() -> None:
    """A browser draws no wall between a name and an empty merged cell below it."""
    head = row("STT", "Tiêu chí", "Nội dung", "Điểm tối đa", ("Ghi chú", 3, 1))
    first = row(("1", 2, 1), ("Một", 2, 1), "1.1. Hồ sơ", "2,0", None)
    found = find_header((head, first, row(None, None, "1.2. Văn bản", "1,0", None)))
    assert found is not None and found.stop == 1


def test_a_name_behind_a_small_letter_is_no_header() -> None:
    rows = (
        row("a) Khuôn viên để tổ chức các hoạt động", "Hồ sơ kiểm kê", "Hiệu trưởng"),
        row("b) Tường rào bao quanh", "Biên bản", "Nhân viên"),
    )
    assert find_header(rows) is None


def test_a_slash_at_a_line_s_end_in_a_header_has_no_blank_behind_it() -> None:
    assert header_text(Cell((Line("Tiêu chí/"), Line("Chỉ tiêu")))) == "Tiêu chí/Chỉ tiêu"
    assert header_text(Cell((Line("Tăng/"), Line("giảm")))) == "Tăng/giảm"


def test_a_slash_between_words_of_a_name_may_have_a_blank() -> None:
    cell = Cell((Line("Tài liệu kiểm chứng/"), Line("giải trình")))
    assert header_text(cell) == "Tài liệu kiểm chứng/ giải trình"


def test_a_slash_has_the_blank_that_others_of_its_header_have() -> None:
    cell = Cell((Line("Lĩnh vực/ Tiêu chí/"), Line("Tiêu chí thành phần")))
    assert header_text(cell) == "Lĩnh vực/ Tiêu chí/ Tiêu chí thành phần"


def test_leaves_stand_below_a_group_beside_empty_cells() -> None:
    found = find_header(
        (
            row("STT", "Tiêu chí", ("Kết quả chấm điểm", 1, 2), None, "Ghi chú"),
            row("", "", "Tự chấm", "Thẩm định", ""),
            row("1", "Một", "2,0", "1,0", ""),
        )
    )
    assert found is not None and found.stop == 2
    assert [leaf.text for leaf in found.leaves][2:4] == ["Tự chấm", "Thẩm định"]


def test_a_name_of_many_words_among_others_may_end_in_a_stop() -> None:
    names = ("STT", "Chỉ số/Chỉ số thành phần.", "Điểm tối đa", "Ghi chú")
    assert find_header((row(*names), row("1", "Một", "2,0", ""))) is not None


def test_a_section_below_a_header_over_codes_and_names_is_no_leaf_of_it() -> None:
    names = (("Danh mục chỉ tiêu", 1, 2), None, "Điểm tối đa", "Thời gian")
    found = find_header((row(*names), row(("I. Thể chế", 1, 4), None, None, None)))
    assert found is not None and found.stop == 1


def test_letters_that_count_columns_may_leave_out_the_letter_with_a_bar() -> None:
    assert is_number_row(tuple(Cell((Line(text),)) for text in "abcdegh"))


@pytest.mark.parametrize(
    "below",
    [
        (("I. Thể chế", 1, 4), None, None, None),
        ("", ("I. Thể chế", 1, 3), None, None),
        (("Tổng điểm", 1, 2), None, "6,00", ""),
        ("", "A. Thể chế", "6,00", ""),
    ],
)
def test_a_row_of_the_table_s_own_that_markup_calls_header_is_none(below) -> None:
    """Pages mark what is bold, such as the first group, as header cells."""
    names = ("STT", "Tiêu chí", "Điểm tối đa", "Ghi chú")
    found = find_header((row(*names), row(*below), row("1", "Một", "2,0", "")), marked=2)
    assert found is not None and found.stop == 1


def test_a_unit_below_one_name_is_header_where_markup_says_so() -> None:
    names = ("STT", "Tiêu chí", "Tỷ lệ", "Ghi chú")
    found = find_header((row(*names), row("", "", "(%)", ""), row("1", "Một", "2,0", "")), marked=2)
    assert found is not None and found.stop == 2


def test_a_sentence_alone_above_levels_is_no_header() -> None:
    said = "(Trường hợp không phát sinh nội dung này thì đạt điểm tối đa.)"
    levels = [row(f"Tiêu chí {n}: Ban hành văn bản", "", "1") for n in range(1, 4)]
    assert find_header([row(said, "", ""), *levels]) is None


def test_columns_may_be_counted_with_the_word_for_one() -> None:
    assert is_number_row(row("Cột 1", "Cột 2", "Cột 3"))
    assert not is_number_row(row("Cột A", "Sơn nước", "Cột 3"))


@pytest.mark.parametrize(
    "numbers",
    [
        "(1) (2) (3) (4)=(3)–(2)", "1 2 3 4=3/2*100%", "(1) (2) (3a) (3b)", "(1) (2) (3)=∑(2)",
        "(I) (II) (III) (IV)", "i ii iii iv", "-1 -2 -3 -4",
    ],
)  # fmt: skip
def test_columns_are_counted_in_many_ways(numbers: str) -> None:
    assert is_number_row(row(*numbers.split()))


@pytest.mark.parametrize("figures", ["-1 -2 -4", "-1 -1 -1", "i ii iv"])
def test_figures_that_do_not_go_on_count_no_columns(figures: str) -> None:
    assert not is_number_row(row(*figures.split()))
