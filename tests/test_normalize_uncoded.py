"""Rows without a code below one criterion: parts of it, or how it is scored."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.scoring import is_measure, is_rule, states_score
from normalize.uncoded import Said, Verdict, judge, judge_listed


def kinds(maximum: str | None, *rows: tuple[str, str]) -> list[str]:
    """The kind of each row (text, figure), in capitals where it could be otherwise."""
    return [v.kind.upper() if v.because else v.kind for v in verdicts(maximum, *rows)]


def verdicts(maximum: str | None, *rows: tuple[str, str]) -> tuple[Verdict, ...]:
    said = [
        Said(
            text, Decimal(figure) if figure else None, is_rule(text), states_score(text),
            measured=is_rule(text) and is_measure(text),
        )
        for text, figure in rows
    ]  # fmt: skip
    return judge(said, Decimal(maximum) if maximum else None)


def test_alternatives_reach_the_maximum_with_the_best_and_end_at_nothing() -> None:
    rows = ("Có 02 sáng kiến", "1"), ("Có 01 sáng kiến", "0.5"), ("Không có sáng kiến", "0")
    assert kinds("1", *rows) == ["rule"] * 3


def test_what_gives_nothing_is_no_part_though_another_row_alone_has_a_bullet() -> None:
    rows = ("Có 02 sáng kiến", "1"), ("• Có 01 sáng kiến", "0.5"), ("Không có sáng kiến", "0")
    assert kinds("1", *rows) == ["rule"] * 3


def test_what_is_denied_is_an_alternative() -> None:
    rows = ("Thực hiện đúng quy định", "0.25"), ("Không đúng quy định", "0")
    assert kinds("0.25", *rows) == ["rule"] * 2


def test_who_is_asked_is_a_sure_rule_without_a_figure() -> None:
    assert kinds("1.5", ("Điều tra xã hội học", "")) == ["rule"]
    assert kinds("1.5", ("Đánh giá thông qua kết quả điều tra", "")) == ["rule"]
    assert kinds("1.5", ("Kế hoạch hằng năm", "")) == ["RULE"]


def test_parts_add_up_to_the_maximum() -> None:
    assert kinds("1.00", ("Ban hành kế hoạch", "0.5"), ("Báo cáo", "0.5")) == ["criterion"] * 2


def test_figures_below_the_best_are_alternatives_on_arithmetic_alone() -> None:
    assert kinds("1", ("Tập thể tiêu biểu", "1"), ("Bằng khen", "0.5")) == ["RULE"] * 2


def test_one_condition_to_a_falling_degree_is_sure() -> None:
    assert kinds("5", ("Có 02 sáng kiến", "5"), ("Có 01 sáng kiến", "2")) == ["rule"] * 2


def test_what_fits_neither_keeps_its_own_numbers() -> None:
    assert kinds("2", ("Kế hoạch", "0.5"), ("Báo cáo", "0.5")) == ["criterion"] * 2


def test_parts_may_have_levels_of_their_own() -> None:
    rows = (
        ("Đa dạng kênh", "0.5"), ("Ba kênh", "0.5"), ("Hai kênh", "0.25"), ("Một kênh", "0"),
        ("Chất lượng bài", "0.5"), ("Trên mười bài", "0.5"), ("Ít bài", "0"),
    )  # fmt: skip
    part, level = "criterion", "rule"
    assert kinds("1", *rows) == [part, level, level, level, part, level, level]


def test_rows_worded_as_levels_that_add_up_are_parts_on_arithmetic() -> None:
    rows = ("Hoàn thành 100% kế hoạch", "0.5"), ("Đạt 100% hồ sơ đúng hạn", "0.5")
    assert kinds("1.0", *rows) == ["CRITERION"] * 2


def test_a_row_whose_text_names_its_figure_is_a_rule_whatever_adds_up() -> None:
    assert kinds("1", ("Đạt 100%: 0.5", "0.5"), ("Đạt 80%: 0.5", "0.5")) == ["rule"] * 2


def test_a_row_with_nothing_of_its_own_beside_rules_is_one() -> None:
    assert kinds("1", ("Mức độ kịp thời", ""), ("Kịp thời: 1", "")) == ["rule"] * 2


def test_alone_it_is_one_on_weak_evidence() -> None:
    assert kinds("1", ("Mức độ kịp thời", "")) == ["RULE"]


def test_without_a_maximum_above_it_is_a_criterion() -> None:
    assert kinds(None, ("Mức độ kịp thời", "")) == ["criterion"]


def test_rows_with_a_task_of_their_own_are_criteria() -> None:
    assert judge([Said("Rà soát", own_texts=True)], Decimal(1)) == (Verdict("criterion"),)


@pytest.mark.parametrize("told", [judge, judge_listed])
def test_a_measure_without_points_that_is_somebody_s_work_is_a_name(
    told: Callable[[list[Said], Decimal | None], tuple[Verdict, ...]],
) -> None:
    said = Said("100% văn bản được ký số", worded=True, measured=True, own_texts=True)
    assert told([said], None) == (Verdict("criterion"),)


def test_a_lone_level_may_be_a_name() -> None:
    rows = ("Kế hoạch", "1"), ("100% văn bản được ký số", "1")
    assert kinds(None, *rows) == ["criterion", "RULE"]


def test_a_first_measure_with_points_below_what_has_none_is_a_name() -> None:
    rows = ("100% văn bản được ký số", "4"), ("Kế hoạch", "3"), ("100% cán bộ được tập huấn", "2")
    assert kinds(None, *rows) == ["CRITERION", "criterion", "rule"]


@pytest.mark.parametrize(("maximum", "kind"), [(None, "CRITERION"), ("5", "rule")])
def test_a_row_that_alone_has_points_is_a_part_whatever_it_takes_away(
    maximum: str | None, kind: str
) -> None:
    assert kinds(maximum, ("- Trực ban đủ buổi (vắng mỗi buổi trừ 1 điểm)", "5")) == [kind]


def test_a_lone_measure_is_a_name_where_nothing_gives_points() -> None:
    assert kinds(None, ("100% văn bản được ký số", "")) == ["CRITERION"]


def test_rows_that_are_scored_one_by_one_are_parts() -> None:
    block = [
        Said("Kế hoạch", Decimal(1), filled=True),
        Said("Báo cáo", Decimal("0.5"), filled=True),
    ]
    assert [v.kind for v in judge(block, Decimal(1))] == ["criterion"] * 2


@pytest.mark.parametrize(("figures", "kind"), [(("10",), "criterion"), (("10", "0"), "rule")])
def test_in_a_list_without_codes_a_worded_row_is_one_more(
    figures: tuple[str, ...], kind: str
) -> None:
    block = [Said("Hoàn thành 100% kế hoạch", Decimal(f), worded=True) for f in figures]
    assert {v.kind for v in judge_listed(block, Decimal(10))} == {kind}


_FIGURES = st.one_of(st.none(), st.decimals(-2, 5, places=2))
_SAID = st.builds(
    Said, st.sampled_from(["Có 01 việc", "Không có", "Tên", "", "Đạt 90%: 1"]), _FIGURES,
    st.booleans(), st.booleans(), st.booleans(), st.booleans(),
)  # fmt: skip


@given(st.lists(_SAID, max_size=12), _FIGURES)
def test_every_row_gets_a_kind(block: list[Said], maximum: Decimal | None) -> None:
    found = judge(block, maximum)
    assert len(found) == len(block)
    assert {v.kind for v in found} <= {"rule", "criterion"}


def test_a_row_with_own_points_beside_others_with_some_is_no_level() -> None:
    rows = [Said("Văn bản", Decimal(1), filled=True)]
    rows += [Said("100% văn bản được ký số", Decimal(1), worded=True, filled=True)]
    assert [v.kind for v in judge(rows, Decimal(2))] == ["criterion", "criterion"]


@pytest.mark.parametrize(
    ("figures", "kinds"),
    [
        ("2 1 0 3 3 1.5 0", "rrrcrrr"),  # levels, a name worded as one, and its levels
        ("0 1 2 3", "rrrc"),  # they may rise
        ("2 1 3 0", "cccc"),  # neither falls to nothing
        ("2 0 2 0", "rrrr"),
        ("1 0", "cc"),  # no best figure
    ],
)
def test_names_worded_as_levels_stand_between_levels_of_a_list(figures: str, kinds: str) -> None:
    block = [Said("Đạt", Decimal(figure), worded=True) for figure in figures.split()]
    assert "".join(v.kind[0] for v in judge_listed(block, Decimal(2))) == kinds


def test_a_row_with_other_scores_between_two_lists_of_levels_is_named_by_the_first() -> None:
    levels = [Said("Đạt", Decimal(figure), worded=True) for figure in (2, 1, 0)]
    block = [*levels, Said("Đạt", Decimal(2), worded=True, filled=True), *levels]
    assert "".join(v.kind[0] for v in judge_listed(block, Decimal(2))) == "rrrcrrr"


@pytest.mark.parametrize(("figure", "kind"), [("3.5", "criterion"), ("2.5", "rule")])
def test_a_name_worded_as_a_level_gives_more_than_the_row_above_it(figure: str, kind: str) -> None:
    block = [
        Said("Kế hoạch", Decimal(2)),
        Said("Tỷ lệ", Decimal(3)),
        Said("100% văn bản", Decimal(figure), worded=True),
        Said("Báo cáo", Decimal(3)),
    ]
    kinds = [v.kind for v in judge(block, None)]
    assert kinds == ["criterion", "criterion", kind, "criterion"]


@pytest.mark.parametrize(
    ("figures", "kinds"),
    [
        ("1 2* 2 1 0 3*", "ccrrrc"),  # from the row above to nothing
        ("2* 1 1 3*", "cccc"),  # parts of the row above
        ("2* 2 3*", "ccc"),  # a level alone
    ],
)
def test_levels_stand_below_one_of_several_parts_with_own_points(figures: str, kinds: str) -> None:
    block = [Said("Tên", Decimal(f.strip("*")), filled="*" in f) for f in figures.split()]
    assert "".join(v.kind[0] for v in judge(block, Decimal(9))) == kinds


def test_a_lone_figure_below_the_maximum_is_a_part_in_doubt() -> None:
    assert kinds("3", ("Thực hiện kế hoạch", "2")) == ["CRITERION"]
    assert kinds("3", ("Thực hiện kế hoạch", "2"), ("Báo cáo kết quả", "1")) == ["criterion"] * 2


def test_a_formula_without_a_figure_is_no_part_beside_parts_that_add_up() -> None:
    parts = ("a) Kế hoạch", "1"), ("+ Đúng hạn: 1", ""), ("b) Báo cáo", "2")
    formula = ("Tính điểm theo công thức: (b/a)*điểm tối đa", "")
    assert kinds("3", *parts, formula) == ["criterion", "rule", "criterion", "rule"]


def test_a_row_alone_that_gives_the_maximum_is_how_it_is_reached_in_doubt() -> None:
    assert kinds("0.5", ("- Đã ban hành quy chế", "0.5")) == ["RULE"]
    rows = ("- Đã ban hành quy chế", "0.5"), ("* Số liệu tính đến hết năm", "")
    assert kinds("0.5", *rows)[0] == "RULE"


@pytest.mark.parametrize(("last", "found"), [("0", "rule"), ("1", "criterion")])
def test_points_in_brackets_that_fall_to_nothing_are_levels_where_no_maximum_is_printed(
    last: str, found: str
) -> None:
    rows = ("Có 02 sáng kiến (1 điểm)", ""), (f"Sử dụng hết biên chế ({last} điểm)", "")
    assert kinds(None, *rows) == [found] * 2
