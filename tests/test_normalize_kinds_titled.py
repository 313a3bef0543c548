"""Rows whose title opens with their code."""

import pytest

from normalize.read import appendix
from schemas.page import Cell, Line
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
