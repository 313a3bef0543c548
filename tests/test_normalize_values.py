"""The scoring of a criterion where a column of its own says what its levels give."""

from decimal import Decimal

from normalize.read import appendix
from schemas.rows import Column
from schemas.tree import Scoring
from tables import table


def scoring(header: str, *rows: tuple[str, str, str, str]) -> Scoring | None:
    """The scoring of the first criterion, under a fourth column with that header."""
    columns = (
        Column("code", "STT"), Column("title", "Tiêu chí"), Column("max_score", "Điểm tối đa"),
        Column(None, header),
    )  # fmt: skip
    return appendix(table(rows, columns=columns)).appendix.criteria[0].scoring


LEVELS = (("", "Hoàn thành 100% nhiệm vụ", "", "2"), ("", "Dưới 100% nhiệm vụ", "", "0,5"))


def test_a_column_of_points_beside_the_levels_alone_says_what_they_give() -> None:
    found = scoring("Điểm chi tiết", ("1", "Kế hoạch", "2", ""), *LEVELS)
    assert found is not None
    assert [option.score for option in found.options] == [Decimal("2"), Decimal("0.5")]


def test_a_column_with_figures_beside_criteria_too_says_nothing_of_levels() -> None:
    found = scoring("Điểm năm trước", ("1", "Kế hoạch", "2", "1"), *LEVELS)
    assert found is None or [option.score for option in found.options] == [None, None]


def test_figures_that_are_no_points_are_no_levels_points() -> None:
    found = scoring("Số phiếu", ("1", "Kế hoạch", "2", ""), *LEVELS)
    assert found is None or [option.score for option in found.options] == [None, None]


def test_a_level_whose_lines_are_broken_by_hand_is_one_option() -> None:
    broken = "Đạt 100% số nhiệm vụ theo hướng / dẫn của Sở Nội vụ: / 2"
    below = ("", broken, "", ""), ("", "Dưới 100% nhiệm vụ: 0,5", "", "")
    found = scoring("Ghi chú", ("1", "Kế hoạch", "2", ""), *below)
    assert found is not None
    assert [(option.text, option.score) for option in found.options] == [
        ("Đạt 100% số nhiệm vụ theo hướng dẫn của Sở Nội vụ", Decimal("2")),
        ("Dưới 100% nhiệm vụ", Decimal("0.5")),
    ]
