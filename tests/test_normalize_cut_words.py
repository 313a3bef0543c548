"""Words that a narrow cell cuts."""

import time

import pytest

from normalize.columns import header_text
from normalize.cut_words import is_cut_word
from schemas.page import Cell, Line


@pytest.mark.parametrize(
    ("above", "below"),
    [("Nhiệ", "m vụ"), ("TƯỢN", "G"), ("Chỉ số/C", "hỉ số"), ("Đ", "iểm")],
)
def test_letters_that_are_a_word_together_alone_are_one(above: str, below: str) -> None:
    assert is_cut_word(above, below)


@pytest.mark.parametrize(
    ("above", "below"),
    [("Ghi", "chú"), ("Tiêu chí", "B"), ("KQ", "đạt"), ("Tổ", "A"), ("Điểm", "(1)"), ("a", "Nam")],
)
def test_words_and_short_forms_of_their_own_are_none(above: str, below: str) -> None:
    assert not is_cut_word(above, below)


def test_a_header_s_cut_words_are_whole() -> None:
    lines = tuple(map(Line, ("KHÓ KHĂN, VƯỚN", "G", "MẮC")))
    assert header_text(Cell(lines)) == "KHÓ KHĂN, VƯỚNG MẮC"


def test_a_header_s_word_loses_the_hyphen_that_parts_it() -> None:
    assert header_text(Cell(tuple(map(Line, ("Điểm chu-", "ẩn"))))) == "Điểm chuẩn"


@pytest.mark.parametrize(
    ("letters", "text"),
    [
        ("S|ố|t|h|ứ|t|ự", "Số thứ tự"),
        ("ĐI|ỂM|TỐ|I|ĐA", "ĐIỂM TỐI ĐA"),
        ("Q|u|ý|II|I", "Quý III"),
    ],
)
def test_a_header_s_phrase_may_stand_letter_below_letter(letters: str, text: str) -> None:
    assert header_text(Cell(tuple(map(Line, letters.split("|"))))) == text


def test_a_long_word_before_a_figure_is_looked_at_once() -> None:
    begun = time.process_time()
    assert not is_cut_word("a" * 100_000 + "1", "b")
    assert time.process_time() - begun < 5
