"""The grammar of printed figures."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.numbers import COMMA, DOT, UNDECIDED, fits, parse_decimal, read_figure, style_of
from schemas.decisions import Reason


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("16,50", "16.50"), ("29", "29"), ("1,8", "1.8"), ("95,67%", "95.67"), ("0.5", "0.5"),
        ("20 điểm", "20"), ("(10đ)", "10"), ("(60 điểm)", "60"), ("-0,5", "-0.5"),
        ("\u00a02,00 ", "2.00"), ("1.500,25", "1500.25"), ("0,25 điểm", "0.25"),
        ("(+2)", "2"), ("(-0,5)", "-0.5"),
    ],
)  # fmt: skip
def test_printed_digits_are_kept(text: str, digits: str) -> None:
    assert str(parse_decimal(text)) == digits


@pytest.mark.parametrize("text", ["", "  ", "\u00a0"])
def test_an_empty_cell_is_none(text: str) -> None:
    assert parse_decimal(text) is None


@pytest.mark.parametrize(
    "text",
    ["ĐTXHH", "-", "Không tính điểm", "3-4", "12 - 13", "> 22", ">=85%", "≥98%", "…", "....",
     "Tối đa 260", "31,50/100", "×", "<Điểm>", "(3)"],
)  # fmt: skip
def test_words_ranges_and_bounds_are_not_numbers(text: str) -> None:
    assert parse_decimal(text) == Reason("not-a-number", text)


@pytest.mark.parametrize(
    "text",
    ["1.500", "1,2,3", "١٢", "１２", "1e5", "1E+5", "NaN", "-Infinity", "1,00 2,00", "1..5",
     "###", "5,",
     "1 000", "½", "0x1F"],
)  # fmt: skip
def test_malformed_or_ambiguous_figures_are_bad(text: str) -> None:
    assert parse_decimal(text) == Reason("bad-number", text)


def test_a_stray_point_is_a_note() -> None:
    assert parse_decimal(" . ") == Reason("note", ".")


@pytest.mark.parametrize(
    ("text", "comma", "dot"), [("1.500", "1500", "1.500"), ("1,500", "1.500", "1500")]
)
def test_the_style_decides_three_digits_after_a_mark(text: str, comma: str, dot: str) -> None:
    assert str(parse_decimal(text, COMMA)) == comma
    assert str(parse_decimal(text, DOT)) == dot


def test_a_leading_zero_proves_a_decimal_mark() -> None:
    assert str(parse_decimal("0.500", COMMA)) == "0.500"


@pytest.mark.parametrize(
    ("texts", "style"),
    [
        (["29", "16,50", "1.500"], COMMA),
        (["0.5", "1.0", "3"], DOT),
        (["1", "2", "1.500", ""], UNDECIDED),
        (["120", "80", "1.000"], COMMA),
        (["ĐTXHH", "1.1.1"], UNDECIDED),
        (["0.5", "0,5"], COMMA),
        (["1.500.000"], COMMA),
    ],
)
def test_the_style_is_decided_by_evidence(texts: list[str], style: object) -> None:
    assert style_of(texts) == style


@given(st.integers(0, 10**8 - 1), st.integers(0, 4), st.data())
def test_comma_figures_round_trip(whole: int, places: int, data: st.DataObject) -> None:
    tail = "".join(
        data.draw(st.lists(st.sampled_from("0123456789"), min_size=places, max_size=places))
    )
    printed = f"{whole},{tail}" if tail else str(whole)
    value = parse_decimal(printed, COMMA)
    assert isinstance(value, Decimal)
    assert str(value) == printed.replace(",", ".")
    assert fits(value)


@given(st.text())
def test_any_text_gives_a_finite_figure_a_reason_or_none(text: str) -> None:
    value = parse_decimal(text)
    assert value is None or isinstance(value, Reason) or value.is_finite()


@pytest.mark.parametrize("digits", ["99999999.9999", "0.0001", "-5", "0", "1.50000", "0E+9"])
def test_what_a_column_holds(digits: str) -> None:
    assert fits(Decimal(digits))


@pytest.mark.parametrize(
    "digits", ["100000000", "0.00001", "123456789.1", "1.23456", "NaN", "1E+8"]
)
def test_what_a_column_cannot_hold(digits: str) -> None:
    assert not fits(Decimal(digits))


@pytest.mark.parametrize(("text", "figure"), [("1,2 5", "1.25"), ("1,25", "1.25"), ("1 2", None)])
def test_a_figure_may_be_broken_behind_its_decimal_mark(text: str, figure: str | None) -> None:
    assert read_figure(text) == (figure and Decimal(figure))
