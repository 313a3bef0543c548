"""Rows whose names open with small letters, in a plan without a column of codes."""

from normalize.read import appendix
from schemas.rows import Column
from schemas.tree import Built
from tables import table

COLUMNS = (
    Column("title", "Tiêu chuẩn, tiêu chí"), Column("evidence", "Minh chứng"),
    Column("lead", "Phụ trách"),
)  # fmt: skip
HEAD = ("Tiêu chí 1.1: Giáo viên", "", "")
FIRST = (
    HEAD, ("a) Đủ cơ cấu", "Bảng", "Tổ"), ("b) 100% giáo viên đạt chuẩn", "Hồ sơ", "Hiệu trưởng"),
    ("Tiêu chí 1.2: Phòng học", "", ""), ("a) Đủ phòng", "Ảnh", "Tổ"), ("b) Đủ bàn", "Ảnh", "Tổ"),
    ("Tiêu chí 1.3: Sân chơi", "", ""),
)  # fmt: skip


def shown(made: Built) -> list[tuple[str, str]]:
    return [(c.code, c.title) for c in made.appendix.criteria]


def test_a_measure_behind_a_letter_is_a_name_where_a_plan_says_who_does_it() -> None:
    made = appendix(table(FIRST, columns=COLUMNS))
    assert shown(made)[2] == ("b", "100% giáo viên đạt chuẩn")


def test_a_letter_at_a_page_s_top_opens_a_row_where_names_open_so() -> None:
    made = appendix(table(FIRST, [("a) Có sân tập", "Ảnh", "Tổ")], columns=COLUMNS))
    assert shown(made)[-2:] == [("1.3", "Sân chơi"), ("a", "Có sân tập")]
    assert not made.appendix.criteria[-1].assumed


def test_a_measure_behind_a_letter_is_a_name_where_no_points_are_given_at_all() -> None:
    columns = COLUMNS[:2]
    made = appendix(table([row[:2] for row in FIRST], columns=columns))
    assert shown(made)[2] == ("b", "100% giáo viên đạt chuẩn")


def test_letters_below_a_code_whose_points_stand_in_their_text_alone_are_no_codes() -> None:
    columns = (Column("code", "STT"), Column("title", "Tiêu chí"), Column("max_score", "Điểm"))
    parts = (("", "a) Công khai (10 điểm)", ""), ("", "b) Niêm yết (10 điểm)", ""))
    rows = (("1", "Thủ tục", "20"), ("1.1", "Công khai", "20"), *parts, ("2", "Bộ máy", "5"))
    made = appendix(table(rows, columns=columns))
    assert [c.kind for c in made.appendix.criteria[2:4]] == ["rule", "rule"]


def test_a_part_with_points_of_its_own_keeps_its_words_though_they_say_a_measure() -> None:
    columns = (Column("code", "STT"), Column("title", "Tiêu chí"), Column("max_score", "Điểm"))
    parts = (("", "- Ban hành kế hoạch đào tạo", "0,5"), ("", "- Hoàn thành từ 90% trở lên", "1,5"))
    rows = (("1", "Đào tạo, bồi dưỡng", "2"), *parts, ("2", "Bộ máy", "5"))
    made = appendix(table(rows, columns=columns))
    assert [(c.kind, c.title) for c in made.appendix.criteria[1:3]] == [
        ("criterion", part[1]) for part in parts
    ]


SCORED = (Column("code", "STT"), Column("title", "Tiêu chí"), Column("max_score", "Điểm"))


def test_a_letter_with_more_points_than_the_row_above_ends_its_levels() -> None:
    levels = (("", "Thực hiện đầy đủ", "2"), ("", "Thực hiện không đầy đủ", "0"))
    rows = (("", "A. Bộ máy", "2"), ("1", "Quy chế", "2"), *levels, ("", "B. Thể chế", "8"))
    made = appendix(table([*rows, ("1", "Văn bản", "8")], columns=SCORED))
    assert [c.kind for c in made.appendix.criteria[2:4]] == ["rule", "rule"]


def test_lettered_rows_that_fall_from_the_maximum_are_alternatives_without_one_of_nothing() -> None:
    levels = (("", "a) Hoàn toàn mới", "30"), ("", "b) Cải tiến tốt", "20"), ("", "c) Khá", "10"))
    made = appendix(table([("1", "Tính mới", "30"), *levels, ("2", "Quy mô", "5")], columns=SCORED))
    assert [(c.kind, c.assumed) for c in made.appendix.criteria[1:4]] == [("rule", True)] * 3
