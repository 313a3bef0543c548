"""Sentences between a title and its table."""

from normalize.heading import parse_heading
from schemas.page import Line

HEAD = (
    "PHỤ LỤC",
    "BỘ TIÊU CHÍ",
    "(Kèm theo Quyết định số 12/QĐ-UBND ngày 02/3/2030 của UBND tỉnh)",
)
PROSE = ("1. Việc chấm điểm phải đúng thực tế, có tài liệu", "kèm theo.", "2. Điểm được làm tròn.")


def test_a_sentence_that_goes_on_with_a_document_s_words_is_no_issuing_line() -> None:
    found = parse_heading([Line(text) for text in (*HEAD, *PROSE)])[0]
    assert found.issued_with is not None
    assert found.issued_with.number == "12"
