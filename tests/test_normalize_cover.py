"""Whom a merged or empty cell serves."""

import msgspec
import pytest

from normalize.read import appendix
from normalize.tree import Built
from schemas.page import Box, Cell, Line
from tables import table

FULL = ("1", "LĨNH VỰC", "3,00", "", "")


def anchors(built: object, column: str) -> dict[str, str]:
    criteria = built.appendix.criteria  # type: ignore[attr-defined]
    return {c.id: c.texts[column].anchor for c in criteria if column in c.texts}


def test_a_merged_cell_serves_every_row_that_it_covers() -> None:
    built = appendix(table([
        FULL, ("1.1", "Một", "1,00", ("Việc", 2), "A"), ("1.2", "Hai", "1,00", None, "B"),
        ("1.3", "Ba", "1,00", "", "C"),
    ]))  # fmt: skip
    assert anchors(built, "tasks") == {"1.1": "1.1", "1.2": "1.1"}


def test_an_empty_cell_at_a_page_top_is_taken_as_covered_and_marked() -> None:
    built = appendix(table(
        [FULL, ("1.1", "Một", "1,00", ("Việc.", 2), "A"), ("1.2", "Hai", "1,00", None, "B")],
        [("1.3", "Ba", "1,00", "", "C"), ("2", "HAI", "0", "", "")],
    ))  # fmt: skip
    assert anchors(built, "tasks")["1.3"] == "1.1"
    assert [f.code for f in built.findings if f.place] == ["assumed-cover"]
    assert next(c for c in built.appendix.criteria if c.id == "1.3").assumed


@pytest.mark.parametrize(("rows", "anchor"), [(2, "1.1"), (1, None)])
def test_an_empty_paragraph_may_be_the_last_one_of_a_merged_cell(
    rows: int, anchor: str | None
) -> None:
    below = [("1.3", "Ba", "1,00", ("¶", rows), "C"), ("1.4", "Bốn", "1,00", None, "")]
    if rows == 1:
        below[1:] = [("1.4", "Bốn", "1,00", "Việc khác.", "")]
    built = appendix(table(
        [FULL, ("1.1", "Một", "1,00", ("Việc.", 2), "A"), ("1.2", "Hai", "1,00", None, "B")],
        below,
    ))  # fmt: skip
    assert anchors(built, "tasks").get("1.3") == anchor


def test_an_empty_paragraph_in_a_merged_cell_is_in_doubt_where_others_are_merged_so() -> None:
    built = appendix(table(
        [FULL, ("1.1", "Một", "1,00", ("", 2), "A"), ("1.2", "Hai", "1,00", None, "B"),
         ("1.3", "Ba", "1,00", "Việc.", "C")],
        [("1.4", "Bốn", "1,00", ("¶", 2), "D"), ("1.5", "Năm", "1,00", None, "E")],
    ))  # fmt: skip
    assert "1.4" not in anchors(built, "tasks")
    assert {f.code for f in built.findings if f.place} == {"ambiguous-cover"}


def tagged(row: int, *texts: str) -> list[Cell]:
    """A row whose cells all have an element, empty ones too."""
    lines = [(Line(text),) if text else () for text in texts]
    return [Cell(own, element=(0, row, at)) for at, own in enumerate(lines)]


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ((0, 4), {"1.1": "1.1", "1.2": "1.1"}),  # its row has no cell for it
        ((0, 4, 3), {"1.1": "1.1"}),
    ],
)
def test_tags_say_whether_an_empty_cell_at_a_page_top_is_covered(
    element: tuple[int, ...], expected: dict[str, str]
) -> None:
    text = Cell((Line("Việc."),), element=(0, 3, 3))
    built = appendix(table(
        [FULL, ("1.1", "Một", "1,00", text, "A")],
        [("1.2", "Hai", "1,00", Cell(element=element), "B"), tagged(5, "2", "HAI", "0", "", "")],
    ))  # fmt: skip
    assert anchors(built, "tasks") == expected
    assert not any(c.assumed for c in built.appendix.criteria)
    assert not [f for f in built.findings if f.place]


def test_what_tags_say_is_in_doubt_where_no_such_row_has_an_empty_cell() -> None:
    text = Cell((Line("Việc."),), element=(0, 3, 3))
    built = appendix(table(
        [FULL, ("1.1", "Một", "1,00", ("Xem.", 2), "A"), ("1.2", "Hai", "1,00", None, "B"),
         ("1.3", "Ba", "1,00", text, "A")],
        [("1.4", "Bốn", "1,00", Cell(element=(0, 4, 3)), "B"), tagged(5, "2", "HAI", "0", "", "")],
    ))  # fmt: skip
    assert "1.4" not in anchors(built, "tasks")
    assert told(built, "ambiguous-cover") == ["1.4"]


@pytest.mark.parametrize("opened", [True, False])
def test_an_empty_cell_of_its_own_in_tags_is_in_doubt_below_a_cell_without_a_wall(
    opened: bool,
) -> None:
    """A clerk may take the line away between two cells that are to be one."""
    text = Cell((Line("Việc."),), element=(0, 3, 3), open_bottom=opened)
    built = appendix(table(
        [FULL, ("1.1", "Một", "1,00", text, "A")],
        [("1.2", "Hai", "1,00", Cell(element=(0, 4, 3)), "B"), ("2", "HAI", "0", "", "")],
    ))  # fmt: skip
    assert (told(built, "assumed-cover") == ["1.2"]) == opened
    assert ("1.2" in anchors(built, "tasks")) == opened


def test_tags_tell_nothing_of_what_is_merged_over_rows_behind_a_break() -> None:
    """LibreOffice tags the rest of a merged cell as a cell of its own, or does not."""
    text = Cell((Line("Việc."),), element=(0, 3, 3))
    built = appendix(table(
        [FULL, ("1.1", "Một", "1,00", text, "A")],
        [("1.2", "Hai", "1,00", Cell(element=(0, 4, 3), row_span=2), "B"),
         ("1.3", "Ba", "1,00", None, "C"), ("1.4", "Bốn", "1,00", "Khác.", "D")],
    ))  # fmt: skip
    assert anchors(built, "tasks") == {"1.1": "1.1", "1.2": "1.1", "1.3": "1.1", "1.4": "1.4"}
    assert next(c for c in built.appendix.criteria if c.id == "1.2").assumed


def test_tags_make_a_row_without_code_and_name_the_rest_of_the_one_before_it() -> None:
    code, title, score = (Cell(element=(0, 4)) for _ in range(3))
    tasks, lead = (Cell((Line(text),), element=(0, 4, at)) for at, text in enumerate(("Hai.", "B")))
    built = appendix(table(
        [FULL, tagged(3, "1.1", "Một", "1,00", "Một.", "A")],
        [[code, title, score, tasks, lead], tagged(5, "2", "HAI", "0", "", "")],
    ))  # fmt: skip
    made = next(c for c in built.appendix.criteria if c.id == "1.1")
    assert [made.texts[role].items for role in ("tasks", "lead")] == [("Một.", "Hai."), ("A", "B")]
    assert not [f for f in built.findings if f.place]


@pytest.mark.parametrize(
    ("left_out", "expected"), [((0, 5), {"1.1": "1.1"}), ((), {"1.1": "1.1", "1.2": "1.1"})]
)
def test_a_closed_cell_has_ended_where_the_tags_leave_empty_cells_out_as_a_browser_s_do(
    left_out: tuple[int, ...], expected: dict[str, str]
) -> None:
    last = [*tagged(5, "2", "HAI", "0", "")[:4], Cell(element=left_out)]
    built = appendix(table(
        [FULL, tagged(3, "1.1", "Một", "1,00", "Việc.", "A")],
        [(*tagged(4, "1.2", "Hai", "1,00")[:3], Cell(), "B"), (*last[:3], "Hai.", last[4])],
    ))  # fmt: skip
    assert anchors(built, "tasks") | {"2": "2"} == expected | {"2": "2"}


def test_tags_of_another_table_say_nothing_of_an_empty_cell() -> None:
    """Word processors write a table of tags for each page."""
    text = Cell((Line("Việc."),), element=(0, 3, 3))
    built = appendix(table(
        [FULL, ("1.1", "Một", "1,00", text, "A")],
        [("1.2", "Hai", "1,00", Cell(element=(1, 0, 3)), "B"), ("2", "HAI", "0", "", "")],
    ))  # fmt: skip
    assert [f.code for f in built.findings if f.place] == ["assumed-cover"]


def test_a_row_on_level_one_is_never_covered_by_an_older_one() -> None:
    built = appendix(table(
        [FULL, ("1.1", "Một", "1,00", "Việc.", "A")], [("2", "HAI", "0", "", "")],
    ))  # fmt: skip
    assert "2" not in anchors(built, "tasks")


def test_closed_means_ended_where_the_document_leaves_cells_open() -> None:
    first = [FULL, ("1.1", "Một", "1,00", "Việc", "A")]
    built = appendix(table(
        first, [("", "", "", "xong.", ""), ("1.2", "Hai", "1,00", "Khác.", "B")],
        [("1.3", "Ba", "1,00", "", "")], open_pages=[1],
    ))  # fmt: skip
    assert anchors(built, "tasks") == {"1.1": "1.1", "1.2": "1.2"}


def test_closed_means_nothing_above_a_cell_around_which_a_page_draws_nothing() -> None:
    own = [Cell((Line(text),), box=Box(0, 0, 9, 9)) for text in ("1.3", "Ba", "1,00")]
    built = appendix(table(
        [FULL, ("1.1", "Một", "1,00", "Việc", "A")],
        [("", "", "", "xong.", ""), ("1.2", "Hai", "1,00", "Khác.", "B")],
        [(*own, "", Cell((Line("C"),), box=Box(0, 0, 9, 9)))], open_pages=[1],
    ))  # fmt: skip
    assert anchors(built, "tasks") == {"1.1": "1.1", "1.2": "1.2", "1.3": "1.2"}
    assert next(c for c in built.appendix.criteria if c.id == "1.3").assumed


def test_closed_means_nothing_on_a_page_whose_borders_are_not_drawn() -> None:
    first = [FULL, ("1.1", "Một", "1,00", "Việc", "A")]
    made = table(
        first, [("", "", "", "xong.", ""), ("1.2", "Hai", "1,00", "Khác.", "B")],
        [("1.3", "Ba", "1,00", "", "")], open_pages=[1],
    )  # fmt: skip
    built = appendix(msgspec.structs.replace(made, silent=frozenset((3,))))
    assert anchors(built, "tasks") == {"1.1": "1.1", "1.2": "1.2", "1.3": "1.2"}
    assert next(c for c in built.appendix.criteria if c.id == "1.3").assumed


def test_open_may_go_on_where_a_row_that_ends_with_its_page_is_open_for_want_of_room() -> None:
    closed = [Cell((Line(text),)) for text in ("1.1", "Một", "1,00", "Việc.")]
    built = appendix(table(
        [FULL, (*closed, Cell((Line("A"),), open_bottom=True))],
        [("", "", "", "", "và B"), ("1.2", "Hai", "1,00", "Khác.", "C")],
        [("1.3", "Ba", "1,00", "", "")], open_pages=[2],
    ))  # fmt: skip
    assert anchors(built, "tasks") == {"1.1": "1.1", "1.2": "1.2", "1.3": "1.2"}
    assert next(c for c in built.appendix.criteria if c.id == "1.3").assumed


def test_without_spans_an_empty_cell_is_a_weak_cover() -> None:
    built = appendix(table(
        [FULL, ("1.1", "Một", "1,00", "Việc.", "A"), ("1.2", "Hai", "1,00", "", "")],
        shows_spans=False,
    ))  # fmt: skip
    assert anchors(built, "tasks")["1.2"] == "1.1"
    assert {d.rule for d in built.decisions} == {"no-spans"}
    assert not any(d.sure for d in built.decisions)


def test_an_empty_cell_merged_over_rows_is_the_rest_of_one_with_text() -> None:
    built = appendix(table(
        [FULL, ("1.1", "Một", "1,00", "", "A"), ("1.2", "Hai", "1,00", "", "B"),
         ("1.3", "Ba", "1,00", "Việc.", "C")],
        [("1.4", "Bốn", "1,00", ("", 2), "D"), ("1.5", "Năm", "1,00", None, "E")],
    ))  # fmt: skip
    assert anchors(built, "tasks") == {"1.3": "1.3", "1.4": "1.3", "1.5": "1.3"}
    assert told(built, "assumed-cover") == ["1.4", "1.5"]


def told(built: Built, code: str) -> list[str]:
    """The ids of the rows that a finding names."""
    return sorted(built.ids[f.place] for f in built.findings if f.code == code and f.place)


@pytest.mark.parametrize(("span", "rest"), [(2, True), (1, False)])
def test_an_empty_cell_over_more_criteria_than_others_is_the_rest_of_one_with_text(
    span: int, rest: bool
) -> None:
    """Elsewhere one is merged over a criterion and its rule."""
    empty = ("", 2)
    second = ("1.4", "Bốn", "1,00", None if span == 2 else "", "D")
    built = appendix(table(
        [FULL, ("1.1", "Một", "1,00", empty, "A"), ("", "Đạt: 1 điểm", "", None, ""),
         ("1.2", "Hai", "1,00", ("Việc.", 1), "B")],
        [("1.3", "Ba", "1,00", ("", span), "C"), second, ("1.5", "Năm", "1,00", "", "D"),
         ("1.6", "Sáu", "1,00", "", "D"), ("2", "HAI", "0", "", "")],
    ))  # fmt: skip
    assert ("1.3" in anchors(built, "tasks")) == rest


def test_closed_before_a_row_of_which_only_the_borders_are_printed_is_a_doubt() -> None:
    first = [FULL, ("1.1", "Một", "1,00", "Việc", "A")]
    last = ("1.2", "Hai", "1,00", "Khác.", "B")
    top = [("1.3", "Ba", "1,00", "", "C")]

    def read(*more: tuple[str, ...]) -> list[str]:
        pages = (first, [("", "", "", "xong.", ""), last, *more], top)
        return told(appendix(table(*pages, open_pages=[1, 2] if more else [1])), "ambiguous-cover")

    assert read(("", "", "", "", "")) == ["1.3"]
    assert read() == []


def test_a_row_s_second_line_keeps_its_text_where_a_merged_cell_ends_beside_it() -> None:
    built = appendix(table([
        FULL, ("1.1", "Một", "1,00", "Việc một", ("A", 2)),
        (("1.2", 2), ("Hai", 2), ("2,00", 2), "Việc hai", None), (None, None, None, "Việc ba", "B"),
    ]))  # fmt: skip
    second = built.appendix.criteria[2]
    assert (second.texts["lead"].text, second.texts["lead"].anchor) == ("A\nB", "1.2")
    assert told(built, "ambiguous-cover") == ["1.2"]


def test_an_empty_cell_of_a_rule_is_covered_as_others_below_a_text_are() -> None:
    """Empty cells below nothing, of which there are more, say nothing."""
    level = ("", "Đúng hạn: 1", "", "", "")
    covered = [("1.1", "Một", "1", ("Việc.", 2), ""), ("", "Đúng hạn: 1", "", None, "")]
    bare = [("1.2", "Hai", "1", "", ""), level, ("1.3", "Ba", "1", "", ""), level]
    built = appendix(table(
        [FULL, *covered, *bare, ("1.4", "Bốn", "1", "Khác.", "")],
        [level, ("1.5", "Năm", "0", "", "")],
    ))  # fmt: skip
    assert anchors(built, "tasks")["1.4.u1"] == "1.4"


def test_an_empty_cell_of_a_criterion_is_its_own_as_those_of_others_below_a_text_are() -> None:
    rows = [(f"1.{n}", f"Việc {n}", "1", "Có." if n % 2 else "", "") for n in range(1, 8)]
    built = appendix(table([FULL, *rows], [("1.8", "Tám", "1", "", ""), ("2", "HAI", "0", "", "")]))
    assert "1.8" not in anchors(built, "tasks")


def named(built: Built, code: str = "ambiguous-cover") -> list[int]:
    """The first rows, by page and row, that a finding names."""
    return sorted(
        10 * f.place.page + f.place.row for f in built.findings if f.code == code and f.place
    )


def test_a_doubt_of_a_row_that_fills_its_page_goes_on_behind_it() -> None:
    rows = [(f"1.{n}", f"Việc {n}", "1", "Có." if n % 2 else "", "") for n in range(1, 8)]
    last = [("1.9", "Chín", "1", "", ""), ("1.10", "Mười", "1", "", "")]
    built = appendix(table([FULL, *rows], [("1.8", "Tám", "1", "", "")], last))
    assert named(built) == [21, 31]


@pytest.mark.parametrize(("second", "doubted"), [(None, [21]), ("C", [])])
def test_a_row_of_the_uppermost_level_may_be_covered_where_others_are(
    second: str | None, doubted: list[int]
) -> None:
    built = appendix(table(
        [("1", "Một", "1,00", "Việc.", ("A", 2)), ("2", "Hai", "1,00", "Việc.", second)],
        [("3", "Ba", "1,00", "Việc.", "")],
    ))  # fmt: skip
    assert "3" not in anchors(built, "lead")
    assert named(built) == doubted


def test_an_empty_cell_merged_from_a_row_of_the_uppermost_level_on_may_be_a_rest() -> None:
    built = appendix(table(
        [("1", "MỘT", "1,00", "", ""), ("1.1", "Một", "1,00", "Việc.", "A")],
        [("2", "HAI", "1,00", ("", 2), "B"), ("2.1", "Hai", "1,00", None, "C")],
    ))  # fmt: skip
    assert anchors(built, "tasks") == {"1.1": "1.1"}
    assert named(built) == [21, 22]


def test_a_merged_text_that_opens_a_page_below_an_empty_cell_begins_there() -> None:
    """Some 140 rows behind such cells in 36 documents were all read right."""
    built = appendix(table(
        [FULL, ("1.1", "Một", "1,00", "", "A")],
        [("1.1.1", "Hai", "1,00", ("Việc.", 2), "B"), ("1.1.2", "Ba", "1,00", None, "C")],
    ))  # fmt: skip
    assert anchors(built, "tasks") == {"1.1.1": "1.1.1", "1.1.2": "1.1.1"}
    assert named(built) == []


def test_a_heading_is_covered_as_headings_are_and_not_as_criteria_with_rules_are() -> None:
    rule = ("", "Đạt: 1", "", None, "")
    built = appendix(table(
        [FULL, ("1.1", "Một", "1", "", "A"), ("1.1.1", "Mốt", "1", ("Việc một.", 4), "A"), rule,
         ("1.1.2", "Hai", "1", None, "B"), rule, ("1.2", "Ba", "1", ("Việc.", 2), "B"), rule],
        [("1.3", "Bốn", "1", "", "C"), ("1.3.1", "Năm", "1", "Việc hai.", "D")],
    ))  # fmt: skip
    assert "1.3" not in anchors(built, "tasks")
    assert [f.code for f in built.findings if f.place] == ["ambiguous-cover"]


@pytest.mark.parametrize(("second", "doubted"), [(None, []), ("C", [21])])
def test_a_text_that_goes_on_beside_a_row_of_the_uppermost_level_may_be_no_part_of_it(
    second: str | None, doubted: list[int]
) -> None:
    built = appendix(table(
        [("1", "MỘT", "1,00", "Việc.", ("A", 2)), ("2", "HAI", "1,00", "Việc.", second),
         ("2.1", "Hai", "1,00", "Việc các cơ quan", "B")],
        [("3", "BA", "1,00", "có liên quan.", "D")],
    ))  # fmt: skip
    assert anchors(built, "tasks")["3"] == "2.1"
    assert named(built) == doubted
