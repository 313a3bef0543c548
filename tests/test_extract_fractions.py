"""Fractions that are drawn in two lines beside a line of text."""

import time

import pytest

from extract.drawn import Font, Run
from extract.lines import make_lines
from schemas.page import Box

FONT = Font("a", 10, bold=False, italic=False)


def run(text: str, x0: float, top: float, width: float = 60) -> Run:
    return Run(text, Box(x0, top, x0 + width, top + 11), FONT)


def read(*runs: Run) -> list[str]:
    return [line.text for line in make_lines(runs, 0.2)]


def test_the_halves_of_a_fraction_stand_between_the_words_before_and_behind_it() -> None:
    halves = (run("Số hồ sơ đúng hạn", 115, 94), run("Tổng số hồ sơ", 120, 107, 50))
    words = (run("Tỷ lệ % =", 50, 100), run("x 100%", 180, 100))
    assert read(*halves, *words) == ["Tỷ lệ % = Số hồ sơ đúng hạn Tổng số hồ sơ x 100%"]


def test_two_fractions_of_one_line_keep_their_halves() -> None:
    halves = [run(text, x, top, 6) for x, up, low in ((60, "b", "a"), (90, "d", "c"))
              for text, top in ((up, 94), (low, 107))]  # fmt: skip
    assert read(run("=", 50, 100, 6), run("+", 75, 100, 6), *halves) == ["= b a + d c"]


@pytest.mark.parametrize("lower", [run("Tổng số", 50, 107), run("Tổng số", 180, 107)])
def test_lines_that_stand_under_words_or_elsewhere_are_no_fraction(lower: Run) -> None:
    """What a browser pushes into other lines stands on their words."""
    found = read(run("Số hồ sơ", 115, 94), lower, run("Tỷ lệ % =", 50, 100))
    assert found == ["Số hồ sơ", "Tỷ lệ % =", "Tổng số"]


@pytest.mark.parametrize("x", [0, 250])
def test_words_far_beside_two_lines_of_one_middle_are_of_no_fraction(x: float) -> None:
    """An office left of a label and its issuing line, or a stamp right of a title."""
    halves = (run("Phụ lục I", 120, 94, 40), run("(Kèm theo Quyết định)", 100, 107, 80))
    assert read(*halves, run("UBND XÃ A", x, 100, 50))[1] == "UBND XÃ A"


def test_lines_of_many_words_that_touch_are_read_in_linear_time() -> None:
    tops = ((0, 94), (1, 100), (0, 107))
    runs = [run("a", 50 + 20 * (2 * n + odd), top, 15) for odd, top in tops for n in range(12_000)]
    begun = time.process_time()
    assert len(read(*runs)) == 1
    assert time.process_time() - begun < 5
