"""Names that stand over more columns than their own."""

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
