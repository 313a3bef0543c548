"""Remarks below a table."""

from normalize.remarks import remarks
from schemas.page import Box, Line
from schemas.rows import PageLine


def test_a_remark_ends_before_the_signatures() -> None:
    printed = ("Ghi chú: Số liệu đến", "cuối năm.", "Nơi nhận: TM. ỦY BAN NHÂN DÂN", "- Lưu: VT.")
    lines = [
        PageLine(1, Line(text, Box(50, 20 + 15 * n, 300, 32 + 15 * n)))
        for n, text in enumerate(printed)
    ]
    assert [remark.text for remark in remarks(lines)] == ["Ghi chú: Số liệu đến cuối năm."]
