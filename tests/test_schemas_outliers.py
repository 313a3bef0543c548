"""What a table does everywhere but in one place."""

from decimal import Decimal

import msgspec

from schemas.checks import check
from schemas.findings import Finding
from schemas.outliers import FEWEST_FIGURES
from schemas.rows import Column
from schemas.tree import Appendix, Criterion, Heading, Option, Scoring, ScoringPart, Text, Total


def row(name: str, *, kind: str = "criterion", **scores: str) -> Criterion:
    """A criterion whose parent is its id without the last step."""
    figures: dict[str, Decimal | None] = {role: Decimal(value) for role, value in scores.items()}
    return Criterion(
        id=name, parent_id=name.rpartition(".")[0] or None, order=0, level=name.count(".") + 1,
        kind=kind, code=name, title="", page=3, scores=figures,
    )  # fmt: skip


def found(*rows: Criterion, total: Total | None = None) -> list[Finding]:
    findings = check(Appendix(Heading(), (), rows, total), 0)
    return [each for each in findings if each.code != "total-missing"]


def told(finding: Criterion) -> Criterion:
    """A row that says more than its name."""
    return msgspec.structs.replace(finding, texts={"tasks": Text("Lập kế hoạch", (), finding.id)})


HEADS = [row("1"), told(row("1.1")), row("2"), told(row("2.1")), row("3")]


def test_a_head_without_rows_where_all_others_have_them_is_told() -> None:
    assert [(f.code, f.id) for f in found(*HEADS)] == [("code-gap", "3")]


def test_two_heads_without_rows_are_the_table_s_way() -> None:
    assert found(*HEADS, row("4")) == []


def test_one_head_with_rows_is_too_few_to_go_by() -> None:
    assert found(*HEADS[:2], row("2")) == []


def test_a_row_that_says_more_than_its_name_needs_none_below_it() -> None:
    assert found(*HEADS[:4], told(row("3"))) == []
    assert found(*HEADS[:4], row("3", max_score="1")) == []


def test_a_figure_of_an_unknown_column_says_more_than_a_name_unless_it_counts_the_rows() -> None:
    def with_figures(*figures: str) -> list[str]:
        rows = [
            msgspec.structs.replace(each, extra={"Điểm trừ": figure})
            for each, figure in zip(HEADS, figures, strict=True)
        ]
        return [f.code for f in found(*rows)]

    assert with_figures("2", "1", "5", "1", "2") == []
    assert with_figures("1", "2", "3", "4", "5") == ["code-gap"]


def quarters(count: int) -> list[Criterion]:
    return [row(str(n), max_score=("0.25", "1.50")[n % 2]) for n in range(1, count + 1)]


def test_one_figure_that_is_no_quarter_where_all_others_are_is_told() -> None:
    odd = row(str(FEWEST_FIGURES + 1), max_score="0.26")
    assert [(f.code, f.id) for f in found(*quarters(FEWEST_FIGURES), odd)] == [
        ("bad-number", odd.id)
    ]


def test_two_figures_that_are_no_quarters_are_the_table_s_way() -> None:
    odd = [row(str(FEWEST_FIGURES + n), max_score="0.30") for n in (1, 2)]
    assert found(*quarters(FEWEST_FIGURES), *odd) == []


def test_few_figures_keep_no_step() -> None:
    odd = row(str(FEWEST_FIGURES), max_score="0.26")
    assert found(*quarters(FEWEST_FIGURES - 1), odd) == []


def test_levels_of_scoring_keep_no_step() -> None:
    half = row(f"{FEWEST_FIGURES}.1", kind="rule", max_score="0.375")
    assert found(*quarters(FEWEST_FIGURES), half) == []


def test_a_figure_that_a_sum_holds_is_left_to_the_sum() -> None:
    own = row(str(FEWEST_FIGURES + 1), max_score="0.51")
    parts = [row(f"{own.id}.{n}", max_score="0.25") for n in (1, 2)]
    assert [f.code for f in found(*quarters(FEWEST_FIGURES), own, *parts)] == ["sum-mismatch"]


def share(name: str, most: str, got: str, part: str) -> Criterion:
    return row(name, max_score=most, achieved_score=got, index_percent=part)


SHARES = [share(str(n), "1.50", "0.50", "33.33") for n in range(1, 6)]


def test_a_share_that_is_not_what_was_achieved_by_the_maximum_is_told() -> None:
    rows = [*SHARES, share("6", "2.00", "0.50", "26.00")]
    assert [(f.code, f.id) for f in found(*rows)] == [("bad-number", "6")]


def test_shares_may_be_rounded_down() -> None:
    assert found(*SHARES, share("6", "1.50", "1.00", "66.66")) == []


def test_a_column_of_other_percentages_is_no_share() -> None:
    other = [share(str(n), "1.50", "0.50", str(40 + n)) for n in range(1, 7)]
    assert found(*SHARES[:1], *other[1:]) == []


def test_a_share_of_a_sum_is_left_to_the_sums() -> None:
    rows = [*SHARES, share("6", "2.00", "0.50", "26.00"), share("6.1", "2.00", "0.50", "25.00")]
    assert found(*rows) == []


def test_levels_below_a_share_make_it_no_sum() -> None:
    rows = [*SHARES, share("6", "2.00", "0.50", "26.00"), row("6.1", kind="rule")]
    assert [f.id for f in found(*rows)] == ["6"]


def test_no_share_is_above_the_whole() -> None:
    assert [(f.code, f.id) for f in found(row("1", index_percent="103"))] == [("bad-number", "1")]
    assert found(row("1", index_percent="100")) == []


def scored(name: str, *gives: str) -> Criterion:
    texts = ("đủ nội dung", "một phần", "không có")
    options = tuple(Option(text, Decimal(each)) for text, each in zip(texts, gives, strict=False))
    return msgspec.structs.replace(row(name), scoring=Scoring(options))


SCORED = [scored(str(n), "1", "0.5", "0") for n in range(1, 6)]


def test_one_alternative_alone_is_told_where_all_others_are_several() -> None:
    (finding,) = found(*SCORED, scored("6", "1"))
    assert (finding.code, finding.id) == ("scoring-unclear", "6")
    assert found(*SCORED, scored("6", "1"), scored("7", "1")) == []


def test_alternatives_of_which_none_gives_nothing_are_told_where_all_others_have_one() -> None:
    (finding,) = found(*SCORED, scored("6", "1", "0.5"))
    assert (finding.code, finding.id) == ("scoring-unclear", "6")
    assert found(*SCORED, scored("6", "1", "0.5"), scored("7", "1", "0.5")) == []


def test_a_least_alternative_that_takes_in_all_the_rest_needs_none_that_gives_nothing() -> None:
    for least in ("Từ hạng 21 trở xuống", "Dưới 50%", "Phải sửa từ 02 lần trở lên", "Còn lại"):
        levels = Option("Hạng 1 đến 10", Decimal(1)), Option(least, Decimal("0.5"))
        assert found(*SCORED, msgspec.structs.replace(row("6"), scoring=Scoring(levels))) == []


def test_amounts_of_one_thing_are_no_parts_and_want_none_that_gives_nothing() -> None:
    for best, least, told in (
        ("≥ 02 hội nghị/năm", "01 hội nghị/năm", []),
        ("Từ 03 hình thức trở lên", "Có 02 hình thức", []),
        ("02 hội nghị", "01 báo cáo", ["6"]),
    ):
        levels = Option(best, Decimal(1)), Option(least, Decimal("0.5"))
        rows = *SCORED, msgspec.structs.replace(row("6"), scoring=Scoring(levels))
        assert [f.id for f in found(*rows)] == told, best


def test_amounts_without_one_that_gives_nothing_show_the_table_s_way_all_the_same() -> None:
    levels = Option("Từ 2 giải pháp", Decimal(1)), Option("Có 1 giải pháp", Decimal("0.5"))
    amounts = msgspec.structs.replace(row("7"), scoring=Scoring(levels))
    assert [f.id for f in found(*SCORED, scored("6", "1", "0.5"))] == ["6"]
    assert found(*SCORED, scored("6", "1", "0.5"), amounts) == []


def test_a_least_alternative_that_falls_short_of_the_best_needs_none_that_gives_nothing() -> None:
    best = Option("Báo cáo đủ nội dung", Decimal(1))
    for least, told in (
        ("Nội dung chưa đủ", []),
        ("Có báo cáo nhưng trễ", []),
        ("Ban hành muộn", []),
        ("Đúng hạn dưới 100%", []),
        ("Đúng hạn 80% đến dưới 100%", ["6"]),
        ("Kế hoạch", ["6"]),
    ):
        scoring = Scoring((best, Option(least, Decimal("0.5"))))
        row_6 = msgspec.structs.replace(row("6"), scoring=scoring)
        assert [f.id for f in found(*SCORED, row_6)] == told


def test_two_of_many_are_told_too() -> None:
    two = scored("1", "1", "0.5"), scored("2", "1", "0.25", "0.25")
    many = [scored(str(n), "1", "0") for n in range(3, 21)]
    assert [f.id for f in found(*two, *many)] == ["1", "2"]
    assert found(*two, *many[:-1]) == []


def test_few_alternatives_show_no_habit() -> None:
    assert found(*SCORED[:3], scored("4", "1")) == []
    assert found(*SCORED[:3], scored("4", "1", "0.5")) == []


def test_the_number_of_a_row_says_nothing_of_a_head() -> None:
    numbered = [
        msgspec.structs.replace(each, extra={"STT": f"{n}."}) for n, each in enumerate(HEADS)
    ]
    assert [f.id for f in found(*numbered)] == ["3"]
    words = msgspec.structs.replace(row("3"), extra={"Ghi chú": "Mới"})
    assert found(*HEADS[:4], words) == []


def test_a_head_that_is_scored_by_itself_needs_no_rows() -> None:
    own = msgspec.structs.replace(row("3"), scoring=Scoring(formula="b/a"))
    assert found(*HEADS[:4], own) == []


def test_parts_and_formulas_are_no_alternatives() -> None:
    part = msgspec.structs.replace(row("6"), scoring=Scoring((Option("x"),), (ScoringPart("y"),)))
    formula = msgspec.structs.replace(row("6"), scoring=Scoring((Option("x"),), formula="a"))
    assert found(*SCORED, part) == found(*SCORED, formula) == []


def test_four_others_are_enough_for_alternatives() -> None:
    assert len(found(*SCORED[:4], scored("5", "1"))) == 1
    assert len(found(*SCORED[:4], scored("5", "1", "0.5"))) == 1


def test_one_weight_that_is_no_five_is_told() -> None:
    fives = [row(str(n), weight_percent="15") for n in range(1, FEWEST_FIGURES + 1)]
    odd = row(str(FEWEST_FIGURES + 1), weight_percent="18")
    assert [f.id for f in found(*fives, odd)] == [odd.id]


def test_a_weight_of_half_a_five_is_not_told() -> None:
    fives = [row(str(n), weight_percent="15") for n in range(1, FEWEST_FIGURES + 1)]
    assert found(*fives, row(str(FEWEST_FIGURES + 1), weight_percent="7.5")) == []


def test_a_part_of_a_weight_that_is_no_sum_keeps_the_step() -> None:
    fives = [row(str(n), weight_percent="15") for n in range(1, FEWEST_FIGURES + 1)]
    odd = row(f"{FEWEST_FIGURES}.1", weight_percent="18")
    assert [f.id for f in found(*fives, odd)] == [odd.id]


def test_a_figure_that_the_total_holds_is_left_to_the_total() -> None:
    rows = [row("1"), *(row(str(n), max_score="0.25") for n in range(2, FEWEST_FIGURES + 2))]
    odd = row(str(FEWEST_FIGURES + 2), max_score="0.26")
    total = Total("Tổng", {"max_score": Decimal("3.25")})
    assert [f.code for f in found(*rows, odd, total=total)] == ["total-mismatch"]


def test_a_figure_that_no_column_holds_has_no_step() -> None:
    huge = row(str(FEWEST_FIGURES + 1), max_score="9" * 40)
    assert [f.facts.get("column") for f in found(*quarters(FEWEST_FIGURES), huge)] == ["max_score"]


def test_one_share_in_five_may_be_wrong() -> None:
    wrong = share("5", "2.00", "0.50", "26.00")
    assert [f.id for f in found(*SHARES[:4], wrong)] == ["5"]
    assert found(*SHARES[:3], share("4", "2.00", "0.50", "26.00"), wrong) == []


def test_what_a_plan_came_to_may_be_above_the_whole() -> None:
    columns = (Column("index_percent", "Tỷ lệ (%)"),)
    plan = Appendix(Heading(), columns, (row("1", index_percent="120"),))
    assert "bad-number" not in {f.code for f in check(plan, 0)}
    of_points = row("1", max_score="5", index_percent="120")
    points = msgspec.structs.replace(plan, criteria=(of_points,))
    assert "bad-number" in {f.code for f in check(points, 0)}
