"""What reads figures passes over the marks of footnotes behind them."""

from decimal import Decimal

import pytest

from normalize.codes import Code, parse_code
from normalize.heading import parse_heading
from normalize.numbers import parse_decimal
from normalize.scoring import read_scoring
from schemas.decisions import Reason
from schemas.page import Line
from schemas.superscripts import unmarked_figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [("0,5¹", Decimal("0.5")), ("2 điểm¹²", Decimal(2)), ("95%²", Decimal(95))],
)
def test_a_mark_behind_a_figure_is_no_part_of_it(text: str, expected: Decimal) -> None:
    assert parse_decimal(text) == expected


@pytest.mark.parametrize(("text", "code"), [("1.2¹", "1.2"), ("II²", "II")])
def test_a_mark_behind_a_code_is_no_part_of_it(text: str, code: str) -> None:
    found = parse_code(text)
    assert isinstance(found, Code)
    assert found.text == code


@pytest.mark.parametrize("text", ["2*", "2 (*)", "2 điểm**", "2.00 (**)"])
def test_an_asterisk_of_a_remark_is_no_part_of_a_figure(text: str) -> None:
    assert parse_decimal(text) == 2


def test_words_keep_the_asterisk_behind_them() -> None:
    assert parse_decimal("ĐTXHH*") == Reason("not-a-number", "ĐTXHH*")


def test_a_figure_in_brackets_behind_another_is_told() -> None:
    assert parse_decimal("3(1)") == Reason("bad-number", "3(1)")


@pytest.mark.parametrize(("text", "parts"), [("1.1*", ("1", "1")), ("II (*)", ("II",))])
def test_a_code_with_an_asterisk_is_printed_with_it_and_counts_without(
    text: str, parts: tuple[str, ...]
) -> None:
    found = parse_code(text)
    assert isinstance(found, Code)
    assert (found.text, found.parts) == (text, parts)


def test_marks_behind_the_points_of_levels_are_none_of_them() -> None:
    said = ("Đạt 100% kế hoạch: 1¹", "Đạt từ 80%: 0,5 điểm²", "Dưới 80%: 0³")
    scoring, doubts = read_scoring(said, Decimal(1))
    assert scoring is not None
    assert [option.score for option in scoring.options] == [1, Decimal("0.5"), 0]
    assert doubts == ()


def test_powers_stay() -> None:
    assert unmarked_figures("100 m² trên a²") == "100 m² trên a²"


def test_a_heading_is_read_without_its_marks_and_prints_them() -> None:
    lines = [Line("Phụ lục I¹⁸"), Line("BỘ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2025¹")]
    heading, _ = parse_heading(lines)
    assert (heading.label, heading.year) == ("Phụ lục I", 2025)
    assert heading.title == "BỘ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2025¹"
