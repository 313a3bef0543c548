"""Rows whose title opens with their code."""

import pytest

from normalize.read import appendix
from schemas.page import Cell, Line
from schemas.rows import Column
from tables import table


@pytest.mark.parametrize(
    ("below", "name"), [("- Cập nhật báo cáo", "Cập nhật báo cáo"), ("- Đúng hạn: 1,00", "")]
)
def test_a_code_alone_on_its_line_stands_before_the_name_of_the_next(below: str, name: str) -> None:
    built = appendix(table([
        ("1", "TC 1 - Lĩnh vực", "3,00", "", ""),
        ("2", "TC 1.1 - Ban hành kế hoạch", "2,00", "", ""),
        ("3", Cell((Line("TC 1.2"), Line(below, opens=True))), "1,00", "", ""),
    ]))  # fmt: skip
    last = built.appendix.criteria[-1]
    assert (last.code, last.title) == ("1.2", name)


def test_codes_before_the_names_beside_a_parent_with_one_of_its_own_are_the_names() -> None:
    columns = (
        Column("code", "STT"), Column("title", "Lĩnh vực"), Column("title", "Tiêu chí"),
        Column("max_score", "Điểm tối đa"),
    )  # fmt: skip
    rows = [
        (("I", 2), ("Chỉ đạo", 2), "1. Kế hoạch", "2"), (None, None, "2. Báo cáo", "1"),
        (("II", 2), ("Thể chế", 2), "3. Văn bản", "2"), (None, None, "4. Rà soát", "1"),
    ]  # fmt: skip
    found = appendix(table(rows, columns=columns)).appendix.criteria
    assert [c.id for c in found] == ["I", "I.1", "I.2", "II", "II.3", "II.4"]
    assert found[1].title == "Kế hoạch"
