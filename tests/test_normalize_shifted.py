"""Rows of which a part stands a column too far right."""

from normalize.read import appendix
from schemas.rows import Column
from tables import table

ROWS = [
    ("1", "Một", "Kế hoạch", "Phòng Nội vụ", "Quý I"),
    ("2", "Hai", "Báo cáo", "Phòng Kinh tế", "Quý II"),
    ("3", "Ba", "Kế hoạch", "Phòng Kinh tế", "Quý I"),
    ("4", "Bốn", "Báo cáo", "Phòng Nội vụ", "Quý II"),
]
SHIFTED = ("5", "Năm", "", "Kế hoạch", "Phòng Nội vụ")
CODE, TITLE = Column("code", "STT"), Column("title", "Nhiệm vụ")
LEAD, WHEN = Column("lead", "Đơn vị chủ trì"), Column("deadline", "Thời gian")
COLUMNS = (CODE, TITLE, Column("product", "Sản phẩm"), LEAD, WHEN)


def told(*pages, columns=COLUMNS) -> list[str]:
    built = appendix(table(*pages, columns=columns))
    return [f.facts["seen"] for f in built.findings if f.code == "orphan-row"]


def test_what_other_rows_say_a_column_before_is_told() -> None:
    (seen,) = told([*ROWS, SHIFTED])
    assert seen == "from lead on, row 5 of page 1 says what other rows say a column before"


def test_a_column_for_people_to_fill_in_stands_before_no_other() -> None:
    columns = (
        CODE,
        TITLE,
        Column("max_score", "Điểm tối đa"),
        Column("self_score", "Tự chấm"),
        LEAD,
    )
    rows = [(code, name, f"{n},50", "", lead)
            for n, (code, name, _, lead, _) in enumerate(ROWS)]  # fmt: skip
    assert len(told([*rows, ("5", "Năm", "", "", "1,00")], columns=columns)) == 1
    assert told([*rows, ("5", "Năm", "", "", "Phòng Nội vụ")], columns=columns) == []


def test_an_empty_cell_alone_is_no_shift() -> None:
    assert told([*ROWS, ("5", "Năm", "", "Phòng Nội vụ", "Quý I")]) == []


def test_words_that_no_other_row_says_prove_nothing() -> None:
    assert told([*ROWS, ("5", "Năm", "", "Công an", "Cả năm")]) == []


def test_a_column_that_is_often_empty_is_no_sign() -> None:
    bare = [(code, name, "", "Kế hoạch" if n else lead, when)
            for n, (code, name, _, lead, when) in enumerate(ROWS)]  # fmt: skip
    assert told([*ROWS[:1], *bare[1:], SHIFTED]) == []


def test_at_a_page_s_top_one_column_is_no_proof() -> None:
    alone = ("5", "Năm", "", "Kế hoạch", "")
    assert len(told([*ROWS, alone])) == 1
    assert told(ROWS, [alone]) == []
    assert len(told(ROWS, [SHIFTED])) == 1


def test_a_merged_cell_between_is_passed_over() -> None:
    above = ("4", "Bốn", "Báo cáo", ("Phòng Nội vụ", 2), "Quý II")
    assert len(told([*ROWS[:3], above, ("5", "Năm", "", None, "Kế hoạch")])) == 1


def test_four_filled_cells_show_a_column() -> None:
    assert told([*ROWS[:3], SHIFTED]) == []


def test_columns_with_one_header_say_the_same() -> None:
    columns = (CODE, TITLE, Column(None, "Kinh phí"), Column(None, "Kinh phí"), WHEN)
    assert told([*ROWS, ("5", "Năm", "", "Kế hoạch", "")], columns=columns) == []


def test_figures_are_told_from_words_whatever_they_are() -> None:
    rows = [(str(n), "Một", f"{n}5%", "Phòng Nội vụ", "Quý I") for n in range(1, 6)]
    columns = (CODE, TITLE, Column(None, "Chỉ tiêu năm"), LEAD, WHEN)
    assert len(told([*rows, ("6", "Sáu", "", "98%", "Phòng Nội vụ")], columns=columns)) == 1


def test_two_columns_that_say_the_same_are_no_proof() -> None:
    beside = Column("coordinating_agencies", "Đơn vị phối hợp")
    columns = (CODE, TITLE, LEAD, beside, WHEN)
    offices = [
        ("Nội vụ", "Kinh tế"),
        ("Kinh tế", "Tư pháp"),
        ("Tư pháp", "Nội vụ"),
        ("Y tế", "Tư pháp"),
    ]
    rows = [(str(n), "Một", *pair, "Quý I") for n, pair in enumerate(offices, 1)]
    assert told([*rows, ("5", "Năm", "", "Y tế", "Cả năm")], columns=columns) == []
    apart = [(str(n), "Một", lead, "Tư pháp", "Quý I") for n, (lead, _) in enumerate(offices, 1)]
    assert told([*apart, ("5", "Năm", "", "Y tế", "Cả năm")], columns=columns) == []
    plain = (CODE, TITLE, Column("product", "Sản phẩm"), Column("unit", "Đơn vị tính"), WHEN)
    assert told([*rows, ("5", "Năm", "", "Y tế", "Cả năm")], columns=plain) == []
    assert len(told([*rows, ("5", "Năm", "", "Y tế", "Tư pháp")], columns=columns)) == 1


def test_which_of_two_boxes_is_marked_says_nothing_of_a_shift() -> None:
    columns = (CODE, TITLE, Column(None, "Đạt"), Column(None, "Không đạt"), LEAD)
    rows = [(str(n), "Một", "x", "", "") for n in range(1, 6)]
    assert told([*rows, ("6", "Sáu", "", "x", "")], columns=columns) == []


def test_a_total_has_no_code_and_figures_of_its_own() -> None:
    columns = (TITLE, CODE, Column(None, "Trung ương"), Column(None, "Tỉnh"), Column(None, "Xã"))
    rows = [("Tên", str(n), "×", "×", "×") for n in range(1, 6)]
    assert told([("Tổng số", "", "5", "5", "5"), *rows], columns=columns) == []


def test_a_figure_that_ends_a_wrapped_item_is_no_code() -> None:
    rule = ("", "- Có kế hoạch được duyệt: / 0,75 / - Có báo cáo: 0,25", "", "", "")
    assert told([*ROWS, rule]) == []
