"""Sentences between a title and its table, and what stands in brackets below a title."""

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


def test_the_short_name_of_an_index_on_a_line_of_its_own_is_the_title_s() -> None:
    told = (HEAD[0], "BỘ CHỈ SỐ CẠNH TRANH CẤP SỞ", "(ABCD)", HEAD[2])
    assert parse_heading([Line(text) for text in told])[0].title == f"{told[1]} (ABCD)"
    draft = (HEAD[0], "BỘ CHỈ SỐ CẠNH TRANH CẤP SỞ", "(DỰ THẢO)", HEAD[2])
    assert parse_heading([Line(text) for text in draft])[0].title == draft[1]
