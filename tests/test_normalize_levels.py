"""What is marked at page breaks: rows of which no reader can be certain, and only those."""

import pytest

from normalize.read import appendix
from normalize.shares import is_part
from normalize.tree import Built
from schemas.rows import Column, Table
from tables import table

FULL = ("1", "LĨNH VỰC", "3,00", "", "")
SECOND = ("1.9", "Báo cáo", "2,00", "", "")
LEVELS = [("", "Từ 90%: 1", "", "", ""), ("", "Dưới 90%: 0", "", "", "")]
BOTH = ("", "Có từ 02 sáng kiến: 1 / Có 01 sáng kiến: 0,5", "", "", "")


def marked(printed: Table) -> list[str]:
    """The titles of the rows that are assumed."""
    return [c.title for c in appendix(printed).appendix.criteria if c.assumed]


def named(built: Built, code: str) -> list[str]:
    titles = {c.id: c.title for c in built.appendix.criteria}
    ids = {built.ids.get(f.place) for f in built.findings if f.code == code and f.place}
    return sorted(titles[i] for i in ids if i is not None)


def cut_levels(*more: tuple[str, ...], open_pages: tuple[int, ...] = ()) -> Table:
    return table(
        [FULL, ("1.1", "Một", "1", "", ""), *LEVELS, ("1.2", "Hai", "1", "", ""), *more,
         ("1.3", "Ba", "1", "", ""), LEVELS[0]],
        [LEVELS[1], SECOND], open_pages=open_pages,
    )  # fmt: skip


def test_levels_that_have_rows_of_their_own_everywhere_are_no_doubt() -> None:
    assert marked(cut_levels()) == []


def test_levels_between_two_pages_are_a_doubt_where_other_rows_have_several() -> None:
    printed = cut_levels(*LEVELS * 3, BOTH)
    assert marked(printed) == ["Từ 90%: 1", "Dưới 90%: 0"]
    assert named(appendix(printed), "ambiguous-cover") == ["Dưới 90%: 0", "Từ 90%: 1"]


def test_a_level_that_another_one_follows_has_a_row_of_its_own() -> None:
    """Though the levels of another criterion stand in one row."""
    several = ("", "Từ 80%: 1 / Từ 50% - dưới 80%: 0,5 / Dưới 50%: 0", "", "", "")
    printed = table(
        [FULL, ("1.1", "Một", "1", "", ""), several, ("1.2", "Hai", "1", "", ""), LEVELS[0]],
        [("", "Từ 50% - dưới 90%: 0,5", "", "", ""), ("", "Dưới 50%: 0", "", "", ""), SECOND],
    )
    rules = [c.title for c in appendix(printed).appendix.criteria if c.kind == "rule"]
    assert rules[1:] == ["Từ 90%: 1", "Từ 50% - dưới 90%: 0,5", "Dưới 50%: 0"]


PARTS = [("", "Có kế hoạch: 0,75", "", "", ""), ("", "Báo cáo đủ số lượng: 0,25", "", "", "")]
WAYS = ("", "Đạt từ 90%: 1 / Đạt dưới 90%: 0", "", "", "")


def cut_parts(*more: tuple[str, ...], announced: tuple[str, ...] | None = None) -> list[str]:
    """Titles behind 1.3, whose two parts a page break parts, below what announces them."""
    announces = [announced] if announced else []
    one = ("1.1", "Một", "1", "", "")
    last = (("1.3", "Ba", "1", "", ""), *announces, PARTS[0])
    printed = table([FULL, one, WAYS, ("1.2", "Hai", "1", "", ""), WAYS, *more, *last],
                    [PARTS[1], SECOND])  # fmt: skip
    return [c.title for c in appendix(printed).appendix.criteria if (c.parent_id or "") == "1.3"]


def test_parts_have_rows_of_their_own_though_all_ways_have_one() -> None:
    shown = ("1.4", "Bốn", "1", "", "")
    assert cut_parts(shown, *PARTS) == ["Có kế hoạch: 0,75", "Báo cáo đủ số lượng: 0,25"]


def test_what_announces_parts_is_none_of_them() -> None:
    lead = ("", "Điểm là tổng điểm của các nội dung sau:", "", "", "")
    titles = cut_parts(("1.4", "Bốn", "1", "", ""), *PARTS, announced=lead)
    assert titles == [lead[1], "Có kế hoạch: 0,75", "Báo cáo đủ số lượng: 0,25"]


def test_where_nothing_shows_how_parts_are_printed_they_are_taken_for_levels() -> None:
    assert cut_parts() == ["Có kế hoạch: 0,75\nBáo cáo đủ số lượng: 0,25"]


def test_the_third_level_behind_a_break_has_a_row_as_the_two_before_it() -> None:
    """Though other criteria of the table have all levels in one row."""
    ways = [("", f"Đạt mức {n}: {n} / Không ban hành: 0", "", "", "") for n in (1, 2)]
    printed = table(
        [FULL, ("1.1", "Một", "1", "", ""), ways[0], ("1.2", "Hai", "1", "", ""), ways[1],
         ("1.3", "Ba", "1", "", ""), *LEVELS],
        [("", "Không ban hành: 0", "", "", ""), SECOND],
    )  # fmt: skip
    titles = [c.title for c in appendix(printed).appendix.criteria if c.parent_id == "1.3"]
    assert titles == ["Từ 90%: 1", "Dưới 90%: 0", "Không ban hành: 0"]


def test_levels_kept_apart_against_open_borders_are_a_doubt() -> None:
    assert marked(cut_levels(open_pages=(1,))) == ["Từ 90%: 1", "Dưới 90%: 0"]


def test_levels_joined_by_open_borders_are_a_doubt_where_nothing_says_that_rows_have_several() -> (
    None
):
    printed = table(
        [FULL, ("1.1", "Một", "1", "", ""), LEVELS[0]], [LEVELS[1], SECOND], open_pages=(1,)
    )
    assert marked(printed) == ["Từ 90%: 1\nDưới 90%: 0"]


def test_a_row_behind_a_break_with_nothing_but_a_name_is_a_doubt() -> None:
    remark = ("", "Nộp muộn thì trừ điểm", "", "", "")
    printed = table(
        [FULL, ("1.1", "Một", "1", "", ""), remark, ("1.2", "Hai", "1", "", "")], [remark, SECOND]
    )
    assert marked(printed) == ["Hai", "Nộp muộn thì trừ điểm"]


MERGED = table(
    [FULL, ("1.1", "Một", "1", "- Đầu mối - Phối hợp", "A"),
     ("1.2", "Hai", "1", ("- Đầu mối", 2), "B"), ("1.3", "Ba", "1", None, "A")],
    [("1.4", "Bốn", "1", ("- Phối hợp", 2), "B"), ("1.5", "Năm", "1", None, "A"), SECOND],
)  # fmt: skip


def test_every_row_in_which_a_text_joined_by_other_cells_is_read_is_named() -> None:
    built = appendix(MERGED)
    assert {d.rule for d in built.decisions} == {"known-text"}
    assert named(built, "assumed-join") == ["Ba", "Bốn", "Hai", "Năm"]


def test_the_first_row_of_a_joined_text_and_those_at_the_break_are_assumed() -> None:
    assert marked(MERGED) == ["Hai", "Ba", "Bốn"]


@pytest.mark.parametrize(
    ("behind", "doubt"),
    [("Theo kế hoạch", ["Một"]), ("và quý II", []), ("- Theo kế hoạch", []), ("Quý II/2025", [])],
    ids=["a capital", "a small letter", "a bullet", "the next time"],
)
def test_a_line_behind_a_break_that_may_open_a_paragraph_is_a_doubt(
    behind: str, doubt: list[str]
) -> None:
    several = ("1.0", "Không", "1", "Quý III. / (Nếu có.)", "")
    first = ("1.1", "Một", "1", "Quý I/2025", "")
    printed = table([FULL, several, first], [("", "", "", behind, ""), SECOND], open_pages=(1,))
    assert marked(printed) == doubt


def test_a_capital_behind_a_break_is_no_doubt_where_cells_have_one_paragraph() -> None:
    first = ("1.1", "Một", "1", "Ủy ban", "")
    printed = table([FULL, first], [("", "", "", "Nhân dân", ""), SECOND], open_pages=(1,))
    assert marked(printed) == []


def test_a_level_below_what_announces_it_has_the_others_in_its_row() -> None:
    led = ("", "Điểm là tổng điểm của 02 nội dung sau: / (1) Kế hoạch: 0,5", "", "", "")
    cut = table(
        [FULL, ("1.1", "Một", "1", "", ""), *LEVELS, ("1.2", "Hai", "1", "", ""), *LEVELS,
         ("1.3", "Ba", "1", "", ""), led],
        [("", "(2) Báo cáo: 0,5", "", "", ""), SECOND],
    )  # fmt: skip
    titles = [c.title for c in appendix(cut).appendix.criteria]
    assert "Điểm là tổng điểm của 02 nội dung sau:\n(1) Kế hoạch: 0,5\n(2) Báo cáo: 0,5" in titles
    assert [title for title in marked(cut) if title.startswith("Điểm là")]


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("Có kế hoạch: 0,5", True),
        ("Có kế hoạch: 0,5 / Báo cáo đủ số lượng: 0,5", True),
        ("Có kế hoạch: 1", False),
        ("Thực hiện đầy đủ: 0,5 / Không đầy đủ: 0", False),  # whatever its maximum should have been
    ],
)
def test_parts_give_less_than_the_maximum_and_each_gives_something(said: str, part: bool) -> None:
    assert is_part("1,00", said) is part


def test_a_level_that_a_browser_closes_at_the_page_s_end_is_a_row_of_its_own() -> None:
    """Though the table has its levels in one row each: what goes on there is left open."""
    ways = [("", f"Đạt mức {n}: {n} / Không ban hành: 0", "", "", "") for n in (1, 2)]
    printed = table(
        [FULL, ("1.1", "Một", "1", "- Rà soát", ""), ways[0], ("1.2", "Hai", "1", "- Gửi", "A")],
        [("", "", "", "báo cáo", ""), ways[1], ("1.3", "Ba", "1", "- Kiểm tra", "A"), LEVELS[0]],
        [LEVELS[1], SECOND], open_pages=(1,),
    )  # fmt: skip
    titles = [c.title for c in appendix(printed).appendix.criteria if c.parent_id == "1.3"]
    assert titles == ["Từ 90%: 1", "Dưới 90%: 0"]


def test_a_level_that_ends_in_its_formula_goes_on_with_the_next_where_rows_have_all() -> None:
    formula = "Đạt 100%: 1 / Từ 50% thì tính theo công thức: [(Tỷ lệ % x 1)/100%]"
    ways = [("", f"Đạt mức {n}: {n} / Không ban hành: 0", "", "", "") for n in range(4)]
    named = [row for way in ways for row in (("1.1", "Một", "1", "", ""), way)]
    last = (("1.3", "Ba", "1", "", ""), ("", formula, "", "", ""))
    printed = table([FULL, *named, *last], [("", "Dưới 50%: 0", "", "", ""), SECOND])
    rules = [c.title for c in appendix(printed).appendix.criteria if c.parent_id == "1.3"]
    assert [" ".join(rule.split()) for rule in rules] == [
        f"{formula} Dưới 50%: 0".replace(" / ", " ")
    ]


def test_a_criterion_is_named_where_a_level_may_be_read_otherwise() -> None:
    """Its scoring quotes the level."""
    level = ("", "Từ 90% cơ quan/", "", "", "")
    printed = table(
        [FULL, ("1.1", "Một", "1", "", ""), level], [("", "đơn vị đạt: 1", "", "", ""), SECOND]
    )
    assert "Một" in named(appendix(printed), "ambiguous-cover")


def test_rows_with_a_code_in_their_name_are_no_levels_of_which_the_next_would_be_one() -> None:
    names = (Column("title", "Tiêu chí"), Column("max_score", "Điểm tối đa"))
    printed = table(
        [("1. LĨNH VỰC", "9"), *((f"1.{n}. Kế hoạch / - Nếu có: 1;", "1") for n in range(1, 10))],
        [("- Nếu không: 0.", ""), ("2. LĨNH VỰC HAI", "1")],
        columns=names,
    )  # fmt: skip
    codes = [c.code for c in appendix(printed).appendix.criteria]
    assert codes[-3:] == ["1.8", "1.9", "2"]
