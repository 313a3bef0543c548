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
