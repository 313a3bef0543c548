"""Rules that a finished tree must keep."""

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.checks import check, fits
from schemas.findings import Finding
from schemas.tree import Appendix, Criterion, Heading, Scoring, ScoringPart, Total


def row(
    name: str, value: str | None = None, *, role: str = "max_score", kind: str = "criterion",
    parent: str | None = "", **scores: str,
) -> Criterion:  # fmt: skip
    """A criterion whose parent is its id without the last step, unless one is given."""
    above = (name.rpartition(".")[0] or None) if parent == "" else parent
    figures: dict[str, Decimal | None] = {r: Decimal(v) for r, v in scores.items()}
    if value is not None:
        figures[role] = Decimal(value)
    code = "" if name.rpartition(".")[2].startswith("u") else name.partition("~")[0]
    return Criterion(
        id=name, parent_id=above, order=0, level=name.count(".") + 1, kind=kind, code=code,
        title="", page=3, scores=figures,
    )  # fmt: skip


def found(*rows: Criterion, total: Total | None = None, index: int = 0) -> list[Finding]:
    appendix = Appendix(Heading(), (), rows, total)
    return [f for f in check(appendix, index) if f.code != "total-missing"]


def codes(*rows: Criterion, total: Total | None = None) -> list[str]:
    return [f.code for f in found(*rows, total=total)]


def test_a_sum_that_holds_is_silent() -> None:
    assert found(row("1", "2.50"), row("1.1", "1.5"), row("1.2", "1.00")) == []


def test_a_sum_that_does_not_hold_tells_printed_decimals_and_place() -> None:
    seen = found(row("5", "13.20"), row("5.1", "4.00"), row("5.2", "10"), index=2)
    facts = {"column": "max_score", "stated": "13.20", "added": "14.00"}
    assert seen == [Finding("sum-mismatch", facts, appendix=2, id="5", page=3)]


def test_every_score_column_is_added_by_itself() -> None:
    rows = (
        row("1", "2", target_score="2"),
        row("1.1", "1", target_score="1"),
        row("1.2", "1", target_score="0.5"),
    )
    assert [f.facts["column"] for f in found(*rows)] == ["target_score"]


def test_cells_without_a_number_do_not_count() -> None:
    assert found(row("1", "2"), row("1.1", "2"), row("1.2")) == []
    assert found(row("1", "2"), row("1.1"), row("1.2")) == []
    assert found(row("1"), row("1.1", "2"), row("1.2", "3")) == []


def test_rules_are_never_added() -> None:
    assert found(row("1", "2"), row("1.u1", "2", kind="rule"), row("1.u2", "1", kind="rule")) == []


def test_a_criterion_without_a_code_is_added() -> None:
    assert codes(row("1", "2"), row("1.u1", "2"), row("1.u2", "1")) == ["sum-mismatch"]


def test_sums_look_through_groups() -> None:
    rows = (
        row("1", "3"),
        row("1.u1", "9", kind="group"),
        row("1.1", "1", parent="1.u1"),
        row("1.2", "2", parent="1.u1"),
    )
    assert found(*rows) == []


@pytest.mark.parametrize("role", ["index_percent", "weight_percent"])
def test_percentages_are_never_added(role: str) -> None:
    assert found(row("1", "95.67", role=role), row("1.1", "50", role=role)) == []


def test_the_total_compares_with_the_uppermost_criteria() -> None:
    total = Total("TỔNG", {"max_score": Decimal("4.0"), "index_percent": Decimal(7)})
    rows = (row("1", "3", index_percent="1"), row("1.1", "3"), row("2", "2.00"))
    facts = {"column": "max_score", "stated": "4.0", "added": "5.00"}
    assert found(*rows, total=total) == [Finding("total-mismatch", facts, appendix=0)]


def test_no_total_is_expected_to_be_100() -> None:
    total = Total("TỔNG ĐIỂM", {"max_score": Decimal("75.0")})
    assert found(row("1", "75"), total=total) == []


def test_a_missing_total_is_a_note_where_there_are_scores() -> None:
    def missing(*rows: Criterion) -> list[str]:
        return [f.severity for f in check(Appendix(Heading(), (), rows), 0)]

    assert missing(row("1", "3")) == ["note"]
    assert missing(row("1"), row("2", "5", role="index_percent")) == []


def test_a_target_above_its_maximum() -> None:
    rows = (row("1", "1.0", target_score="1.5"), row("2", "1.0", target_score="1.00"))
    facts = {"column": "target_score", "stated": "1.5", "maximum": "1.0"}
    assert found(*rows) == [Finding("target-above-max", facts, appendix=0, id="1", page=3)]


@pytest.mark.parametrize("role", ["self_score", "verified_score", "survey_score", "achieved_score"])
def test_points_that_were_given_are_not_above_the_maximum(role: str) -> None:
    assert codes(row("1", "1.0", **{role: "1.5"})) == ["target-above-max"]


def test_nothing_is_above_what_may_be_taken_off() -> None:
    assert codes(row("1", "-5", self_score="0")) == []
    assert codes(row("1", "1.0", previous_score="1.5")) == []


def test_a_number_that_no_column_holds_is_bad_and_not_added() -> None:
    assert codes(row("1", "1"), row("1.1", "0.12345")) == ["bad-number"]


def test_a_repeated_code() -> None:
    seen = found(row("1"), row("1.1"), row("1.1~2"))
    assert seen == [Finding("duplicate-code", {"seen": "1.1"}, appendix=0, id="1.1~2", page=3)]


def chain(*names: str) -> list[tuple[str | None, str]]:
    return [(f.id, f.facts["after"]) for f in found(*map(row, names)) if f.code == "code-gap"]


def test_a_gap_is_told_once_where_the_count_goes_on() -> None:
    assert chain("1", "1.1", "1.2", "1.4", "1.5") == [("1.4", "1.2")]


def test_codes_out_of_order_are_told_once() -> None:
    assert chain("1", "3", "2", "4") == [("3", "1")]
    assert chain("2", "1", "3") == [("1", "2")]


def test_children_begin_at_the_first_step() -> None:
    assert chain("1", "1.1", "2", "2.2") == [("2.2", "")]


def test_a_code_of_a_group_and_a_number_goes_on_with_the_next_group() -> None:
    assert chain("0101", "0102", "0201", "0202", "0301") == []
    assert chain("0101", "0102", "0202") == [("0202", "0102")]


def test_a_table_may_go_on_with_anothers_count() -> None:
    assert chain("II", "III", "IV") == []


def under(group: str, *numbers: str) -> list[Criterion]:
    """Rows below a group whose codes do not repeat the group's."""
    return [msgspec.structs.replace(row(f"{group}.{n}"), code=n) for n in numbers]


def test_numbers_may_run_on_from_group_to_group() -> None:
    rows = (row("I"), *under("I", "1", "2"), row("II"), *under("II", "3", "4"))
    assert found(*rows) == []


def test_numbers_that_run_on_once_where_groups_begin_anew_are_a_gap() -> None:
    groups = [r for name in ("I", "II", "III") for r in (row(name), *under(name, "1", "2"))]
    assert [f.id for f in found(*groups, row("IV"), *under("IV", "3"))] == ["IV.3"]
    assert found(*groups, row("IV"), *under("IV", "1")) == []


def test_a_parent_that_is_not_printed_leaves_no_gap() -> None:
    assert chain("1.1", "1.2", "1.3.1", "1.3.2", "1.4", "2.1.1") == []


@pytest.mark.parametrize(
    "names",
    [["a", "b", "c", "d", "đ", "e", "g", "h"], ["d", "e", "f", "g"], ["I", "II", "III", "IV"],
     ["08", "09", "10"], ["28", "28a", "28b", "29"], ["CLTK1", "CLTK2"], ["H", "I", "K"]],
)  # fmt: skip
def test_every_way_of_counting(names: list[str]) -> None:
    assert chain(*names) == []


def test_rows_without_a_code_and_repeated_codes_leave_no_gap() -> None:
    assert chain("1", "u1", "1~2", "2", "u3.1") == []


@given(st.lists(st.decimals(0, 99, places=2), min_size=1, max_size=8))
def test_a_true_sum_is_never_reported(parts: list[Decimal]) -> None:
    rows = [row(f"1.{n}", str(part)) for n, part in enumerate(parts, 1)]
    assert found(row("1", str(sum(parts))), *rows) == []


@given(
    st.lists(st.decimals(0, 99, places=2), min_size=1, max_size=8), st.decimals("0.01", 9, places=2)
)
def test_a_false_sum_is_always_reported(parts: list[Decimal], error: Decimal) -> None:
    rows = [row(f"1.{n}", str(part)) for n, part in enumerate(parts, 1)]
    assert codes(row("1", str(sum(parts) + error)), *rows) == ["sum-mismatch"]


def counted(*numbers: str, column: str = "stt") -> list[Criterion]:
    return [
        msgspec.structs.replace(row(f"u{n}"), extra={column: number})
        for n, number in enumerate(numbers, 1)
    ]


def test_running_numbers_go_on_by_one() -> None:
    assert codes(*counted("1", "2", "3", "4", "5", "6")) == []
    assert codes(*counted("1.", "2.", "3.", "4.", "5.", "7.", "8.")) == ["code-gap"]


def test_running_numbers_that_changed_places_are_told() -> None:
    seen = found(*counted("1", "2", "3", "4", "5", "6", "9", "8", "7", "10"))
    assert {finding.id for finding in seen} == {"u7", "u8"}


def test_a_running_number_that_stands_twice_is_told() -> None:
    assert codes(*counted("1", "2", "3", "4", "5", "6", "6", "7")) == ["code-gap"]


def test_running_numbers_may_begin_anew_and_may_be_few() -> None:
    assert codes(*counted("1", "2", "3", "4", "1", "2", "3", "4")) == []
    assert codes(*counted("1", "2", "7")) == []
    assert codes(*counted("3", "1", "2", "3", "1", "2")) == []


def test_numbers_of_groups_and_of_what_stands_in_them_are_no_gaps() -> None:
    assert codes(*counted("01", "0101", "0102", "0103", "02", "0201", "0202", "0203")) == []
    assert codes(*counted("0101", "0102", "0103", "0201", "0202", "0203", "0204")) == []
    lost = ("0101", "0102", "0103", "0105", "0106", "0107", "0108", "0109", "0110", "0111")
    assert codes(*counted("01", *lost)) == ["code-gap"]


def test_the_one_cell_of_a_count_that_is_no_number_is_told() -> None:
    (finding,) = found(*counted("1.", "2.", "3. 4.", "5.", "6.", "7.", "8."))[:1]
    assert (finding.code, finding.id) == ("code-gap", "u3") and "3. 4." in finding.facts["seen"]
    lettered = found(*counted("1", "2", "3", "a", "4", "5", "b", "6", "7"))
    assert lettered == []


def test_a_column_of_other_numbers_counts_nothing() -> None:
    assert codes(*counted("100", "95", "100", "80", "12", "13", "50")) == []
    assert codes(*counted("6", "5", "2", "3", "3", "4", column="Số tiêu chí")) == []


def test_a_count_that_opens_in_the_middle_behind_another_kind_is_a_gap() -> None:
    rows = (row("a", parent=None), row("b", parent=None), row("2", parent=None))
    assert codes(*rows) == ["code-gap"]
    assert codes(row("A", parent=None), row("B", parent=None), row("1", parent=None)) == []


@pytest.mark.parametrize(
    "text", ["99999999.9999", "0.0001", "0.00000", "1.00000", "-99999999", "0"]
)
def test_what_a_column_of_the_file_holds_fits(text: str) -> None:
    assert fits(Decimal(text))


@pytest.mark.parametrize(
    "text", ["100000000", "123456789.0", "0.00001", "1.00001", "NaN", "Infinity", "1E+9"]
)
def test_what_no_column_of_the_file_holds_does_not_fit(text: str) -> None:
    assert not fits(Decimal(text))


def test_a_sum_over_groups_that_does_not_hold_is_told() -> None:
    rows = (row("1", "9"), row("1.u1", kind="group"), row("1.1", "1", parent="1.u1"))
    assert codes(*rows) == ["sum-mismatch"]


def test_what_stands_below_a_rule_is_not_added() -> None:
    rows = (row("1", "9"), row("1.u1", kind="rule"), row("1.u1.u1", "1", parent="1.u1"))
    assert codes(*rows) == []


def test_a_column_without_parts_hides_no_other() -> None:
    rows = (row("1", "9", target_score="2"), row("1.1", target_score="1"))
    assert [f.facts["column"] for f in found(*rows)] == ["target_score"]


def test_points_without_a_maximum_are_above_nothing() -> None:
    assert codes(row("1", target_score="2")) == []
    assert codes(row("1", "1", target_score="2", kind="rule", parent=None)) == []


def test_the_total_is_held_as_a_row_is() -> None:
    above = Total("TỔNG", {"max_score": Decimal(1), "self_score": Decimal(2)})
    assert codes(row("1", "1"), total=above) == ["target-above-max"]
    assert codes(row("1"), total=Total("TỔNG", {"max_score": Decimal("0.00001")})) == ["bad-number"]


def test_a_first_code_that_counts_nothing_opens_no_gap() -> None:
    assert codes(row("1"), row("1.ghi")) == []


def test_where_d_with_a_stroke_is_counted_no_e_follows_d() -> None:
    def below(parent: str, letters: str) -> list[Criterion]:
        return [row(parent), *(row(f"{parent}.{letter}") for letter in letters)]

    assert codes(*below("1", "abcdđe"), *below("2", "abcde")) == ["code-gap"]
    assert codes(*below("1", "abcde"), *below("2", "abcde")) == []


def test_a_formula_of_which_one_letter_is_not_explained_is_unclear() -> None:
    def scored(formula: str, *letters: str) -> Criterion:
        scoring = Scoring(formula=formula, where=dict.fromkeys(letters, "là số việc"))
        return msgspec.structs.replace(row("1"), scoring=scoring)

    (told,) = found(scored("(b/a)*điểm tối đa", "a"))
    assert (told.code, told.id) == ("scoring-unclear", "1")
    assert told.facts["seen"] == "(b/a)*điểm tối đa: nothing says what b is"
    assert found(scored("(b/a)*điểm tối đa", "a", "b")) == []
    assert found(scored("b/a x điểm tối đa")) == []
    assert found(scored("b/a x điểm tối đa", "a", "b")) == []


def test_a_part_s_formula_is_one_too() -> None:
    part = ScoringPart("việc", formula="c / d", where={"d": "là tổng"})
    rows = msgspec.structs.replace(row("1"), scoring=Scoring(parts=(part,)))
    assert [f.code for f in found(rows)] == ["scoring-unclear"]


def test_a_row_of_a_branch_that_another_has_followed_is_a_gap() -> None:
    found_ = found(row("1"), row("1.3.1"), row("1.3.2"), row("1.4"), row("1.3.3"))
    assert {"seen": "1.3.3", "after": "1.4"} in [f.facts for f in found_]


def test_a_parent_below_its_children_is_a_gap() -> None:
    assert codes(row("1"), row("1.1.1"), row("1.1")) == ["code-gap"]


def test_a_code_may_open_with_its_parent_s_place_in_figures() -> None:
    assert found(row("I"), *under("I", "1.1"), row("II"), *under("II", "2.1", "2.2")) == []
    assert [f.id for f in found(row("I"), *under("I", "1.1"), row("II"), *under("II", "3.1"))] == [
        "II.3.1"
    ]


def test_what_is_taken_off_a_number_is_no_part_of_it() -> None:
    assert codes(row("1", "50"), row("1.1", "-10"), row("1.2", "-25")) == []
    assert codes(row("1", "50"), row("1.1", "60"), row("1.2", "-25")) == ["sum-mismatch"]


def test_codes_of_figures_count_by_what_their_parents_do_not_say() -> None:
    rows = [row("01"), row("0101", parent="01"), row("0102", parent="01"), row("02")]
    assert codes(*rows) == []
    assert codes(*rows[:2], row("0103", parent="01")) == ["code-gap"]


def test_codes_with_a_list_s_name_count_by_their_figures() -> None:
    assert codes(row("KT-001"), row("KT-002"), row("KT-004")) == ["code-gap"]
