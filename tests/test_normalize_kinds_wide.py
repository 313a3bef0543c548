"""Names that stand over more columns than their own, and names that open with codes."""

from normalize.read import appendix
from schemas.page import Cell, Line
from schemas.rows import Column
from tables import table


def test_a_section_s_name_that_begins_left_of_its_column_is_its_title() -> None:
    columns = (Column("code", "STT"), Column("lead", "Chủ trì"), Column("title", "Nội dung"),
               Column("max_score", "Điểm"), Column("notes", "Ghi chú"))  # fmt: skip
    wide = Cell((Line("Cải cách thể chế"),), column_span=4)
    rows = [("I", wide, None, None, None), ("1", "Sở", "Ban hành", "2", "")]
    section, below = appendix(table(rows, columns=columns)).appendix.criteria
    assert (section.id, section.kind, section.title) == ("I", "group", "Cải cách thể chế")
    assert below.parent_id == "I"


def test_a_code_that_opens_a_name_leaves_the_doubt_of_its_line_ends() -> None:
    columns = (Column("title", "Tiêu chí"), Column("max_score", "Điểm"))
    whole, cut = Cell((Line("1.1. Trang tin"),)), Cell((Line("1.2. Đảng ủy/"), Line("UBND xã")))
    made = appendix(table([(whole, "1"), (cut, "1")], columns=columns))
    assert [c.code.rstrip(".") for c in made.appendix.criteria] == ["1.1", "1.2"]
    assert [c.assumed for c in made.appendix.criteria] == [False, True]


def test_codes_of_sections_alone_leave_a_list_without_codes() -> None:
    """What reads like a level and gives more than the row above it is a name, too."""
    columns = (Column("title", "Tiêu chí"), Column("max_score", "Điểm"), Column("lead", "Chủ trì"))
    wide = Cell((Line("I. CẢI CÁCH THỂ CHẾ"),), column_span=3)
    rows = [(wide, None, None), ("Kiểm tra, xử lý văn bản", "0,5", "Sở Tư pháp"),
            ("100% văn bản đi được ký số", "3", "Văn phòng")]  # fmt: skip
    found = appendix(table(rows, columns=columns)).appendix.criteria
    assert [c.kind for c in found] == ["group", "criterion", "criterion"]


def test_a_section_s_name_that_has_one_chosen_is_scored_by_the_rows_below_it() -> None:
    wide = Cell((Line("Xếp loại tổ dân phố (chọn 01 trong 2 mức)"),), column_span=4)
    rows = [
        ("1", wide, None, None, None),
        ("", "- Tổ khá", "2", "", ""),
        ("", "- Tổ mạnh", "3", "", ""),
    ]
    head, *levels = appendix(table(rows)).appendix.criteria
    assert (head.kind, [row.kind for row in levels]) == ("criterion", ["rule", "rule"])
    assert head.scoring is not None
    assert [str(option.score) for option in head.scoring.options] == ["2", "3"]


def test_what_a_bullet_opens_over_the_table_above_a_remark_is_one_and_heads_nothing() -> None:
    """A page cuts a remark behind its first line, which looks like a heading then."""
    wide = [
        Cell((Line(text),), column_span=5)
        for text in (
            "* Điểm ưu tiên (nhiều nhất 5 điểm)",
            "- Tổ có sáng kiến được huyện công nhận: 02 điểm; được tỉnh công nhận: 03 điểm.",
        )
    ]
    rows = [(each, None, None, None, None) for each in wide]
    built = appendix(table([("1", "Họp tổ", "2", "", ""), *rows, ("2", "Thu quỹ", "3", "", "")]))
    assert [(c.code, c.parent_id) for c in built.appendix.criteria] == [("1", None), ("2", None)]
    assert len(built.appendix.notes) == 2


def test_levels_that_span_the_table_score_the_criterion_above_them() -> None:
    levels = Cell((Line("Đúng hạn: 2 điểm; chậm: 0 điểm"),), column_span=5)
    rows = [("1.1", "Họp tổ", "2", "", ""), (levels, None, None, None, None)]
    built = appendix(table([("1", "Việc", "5", "", ""), *rows, ("1.2", "Thu quỹ", "3", "", "")]))
    assert [(c.kind, c.level) for c in built.appendix.criteria] == [
        ("criterion", 1), ("criterion", 2), ("rule", 3), ("criterion", 2),
    ]  # fmt: skip
