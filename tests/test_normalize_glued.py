"""Words that stand in each other: a blank between them may be lost."""

import pytest

from normalize.glued import are_two
from normalize.read import appendix
from tables import table


@pytest.mark.parametrize("token", ["lệvăn", "(Xãhội)", "hồ-sơtrực", "ĐỘCÔNG", "1.2.4giai"])
def test_two_words_without_a_blank(token: str) -> None:
    assert are_two(token)


@pytest.mark.parametrize(
    "token",
    ["ngiệp", "nghiệp", "seats", "HĐND", "118/2025/NĐ-CP", "1.2.a", "1.5km", "Lênin,", "hécta"],
)
def test_one_word_a_misprint_and_an_abbreviation(token: str) -> None:
    assert not are_two(token)


def test_the_row_is_assumed_and_the_decision_says_which_word() -> None:
    built = appendix(table([
        ("1", "Tỷ lệvăn bản", "1,00", "", ""), ("2", "Báo cáo", "2,00", "- Phòng Xãhội", ""),
        ("3", "Kế hoạch", "1,00", "", ""),
    ]))  # fmt: skip
    assert [c.assumed for c in built.appendix.criteria] == [True, True, False]
    told = [d.because[0] for d in built.decisions if d.rule == "glued-words"]
    assert told == [f"“{word}” is no word, but two without a blank" for word in ("lệvăn", "Xãhội")]


def test_a_blank_in_a_word_that_stands_elsewhere_without_one_is_assumed() -> None:
    built = appendix(table([
        ("1", "Kế ho ạch xã", "1,00", "", ""), ("2", "Kế hoạch", "2,00", "HĐN D xã hội", ""),
        ("3", "Báo cáo HĐND", "1,00", "", ""),
    ]))  # fmt: skip
    told = [(d.place.row, d.because[0]) for d in built.decisions if d.rule == "split-word"]
    assert told == [
        (at, f"“{word}” stands elsewhere without a blank")
        for at, word in enumerate(("ho ạch", "HĐN D"), 1)
    ]
    assert [c.assumed for c in built.appendix.criteria] == [True, True, False]
