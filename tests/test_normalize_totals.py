"""Which of several total rows is the whole table's."""

from normalize.read import appendix
from schemas.page import Cell, Line
from schemas.rows import Column
from tables import table
from test_normalize_kinds import MAIN, NEXT, built, uncoded


def test_totals_of_sections_alone_are_no_total_of_the_table() -> None:
    found = built(
        MAIN, NEXT, uncoded("Cộng", "2,00"), ("3", "BA", "1,00", "", ""), uncoded("Cộng", "1,00")
    )
    assert found.appendix.total is None
    assert "total-mismatch" not in {f.code for f in found.findings}


def test_the_total_behind_totals_of_sections_is_the_tables() -> None:
    found = built(MAIN, NEXT, uncoded("Cộng", "2,00"), uncoded("Tổng cộng", "2,00"))
    assert found.appendix.total is not None
    assert found.appendix.total.label == "Tổng cộng"


def test_a_total_beside_the_names_of_parents_is_no_parent() -> None:
    columns = (
        Column("code", "STT"), Column("title", "Lĩnh vực"), Column("title", "Tiêu chí"),
        Column("max_score", "Điểm"),
    )  # fmt: skip
    rows = [
        (("1", 2), ("Chỉ đạo", 2), "Kế hoạch", "2"), (None, None, "Báo cáo", "1"),
        ("", "Tổng điểm", "", "3"),
    ]  # fmt: skip
    found = appendix(table(rows, columns=columns)).appendix
    assert found.total is not None and found.total.scores["max_score"] == 3


def test_a_total_without_a_maximum_behind_another_section_is_the_tables() -> None:
    found = built(
        MAIN, NEXT, uncoded("Cộng (1+2)", "2,00"), ("3", "THƯỞNG", "1,00", "", ""),
        uncoded("TỔNG ĐIỂM (A+B)", ""),
    )  # fmt: skip
    assert found.appendix.total is not None
    assert found.appendix.total.label == "TỔNG ĐIỂM (A+B)"


def test_a_total_that_nobody_filled_in_takes_the_place_of_code_and_name() -> None:
    label = Cell((Line("Tổng điểm chấm của tổ"),), column_span=2)
    rows = [("1", "Kế hoạch", "2", "", ""), ("2", "Báo cáo", "1", "", "")]
    found = appendix(table([*rows, (label, None, "", "", "")])).appendix
    assert found.total is not None and not found.total.scores
    assert [row.title for row in found.criteria] == ["Kế hoạch", "Báo cáo"]
