"""How high texts are beside their cells and rows, and what it tells of merged cells."""

import pytest

from normalize.filled import Filled, filled_of
from normalize.merges import list_filled
from normalize.read import appendix
from page_breaks import TASKS, cut, said
from schemas.page import Box, Cell, Line
from schemas.rows import Place
from schemas.tree import Built
from tables import table

TOP = ("1", "CHUNG", "1,00", "Họp", "A")


def high(height: float, *texts: str, span: int = 1) -> Cell:
    """A cell of that height, its lines 14 points apart from its top."""
    lines = tuple(
        Line(text, Box(2, 14.0 * n, 90, 14.0 * n + 12), 12.0) for n, text in enumerate(texts)
    )
    return Cell(lines, Box(0, 0, 92, height), row_span=span)


@pytest.mark.parametrize(("height", "full"), [(42.0, 1), (70.0, 0)])
def test_merged_texts_that_fill_their_cells_are_counted(height: float, full: int) -> None:
    name = high(14, "Hai")
    made = table([("1", "Một", "1", high(height, "- A", "- B", "- C", span=3), "A"),
                  ("2", name, "1", None, "A"), ("3", name, "1", None, "A")])  # fmt: skip
    assert filled_of(made)[TASKS] == Filled(cells=1, further=1, full=full)


@pytest.mark.parametrize(
    ("height", "full", "rule"), [(28.0, 1, "list-filled"), (56.0, 1, None), (28.0, 9, None)]
)
def test_a_list_that_fills_its_merged_cell_goes_on_where_such_lists_hardly_do(
    height: float, full: int, rule: str | None
) -> None:
    above = ("2", high(14, "Hai"), "1", high(height, "- Rà soát.", "- Kiểm tra."), "A")
    below = ("3", "Ba", "1", high(14, "- Báo cáo."), "B")
    filled = (Filled(9, 9, full),) * 5
    found = said(list_filled(cut(above, below, older=(TASKS,), closes=True, filled=filled), TASKS))
    assert found == (rule and (rule, True, False))


@pytest.mark.parametrize(("span", "joins"), [(1, True), (2, False)])
def test_no_list_ends_inside_a_row_whose_name_is_merged_over_more(span: int, joins: bool) -> None:
    above = ("2", high(14, "Hai"), "1", high(28.0, "- Rà soát.", "- Kiểm tra."), "A")
    below = ("3", high(28, "Ba", span=span), "1", high(14, "- Báo cáo."), "B")
    filled = (Filled(9, 9, 1),) * 5
    found = list_filled(cut(above, below, older=(TASKS,), closes=True, filled=filled), TASKS)
    assert (found is not None) is joins


def before_an_empty_cell(*lines: str) -> Built:
    """A table with tasks of these lines beside a name of one, and none behind the break."""
    tasks, name = high(14.0 * len(lines), *lines), high(14.0 * len(lines), "Một")
    return appendix(table([TOP, ("1.1", name, "1,00", tasks, "A")],
                          [("1.2", "Hai", "1,00", "", "B")]))  # fmt: skip


@pytest.mark.parametrize(("lines", "covered"), [(("Việc.",), True), (("Việc", "chung."), False)])
def test_a_text_that_alone_makes_its_row_high_covers_no_row_below(
    lines: tuple[str, ...], covered: bool
) -> None:
    assert ("tasks" in before_an_empty_cell(*lines).appendix.criteria[-1].texts) is covered


def test_an_empty_cell_at_a_page_s_top_is_in_doubt_unless_the_text_above_made_its_row_high() -> (
    None
):
    for lines, doubtful in ((("Việc.",), True), (("Việc", "chung."), False)):
        built = before_an_empty_cell(*lines)
        assert (Place(2, 1) in {finding.place for finding in built.findings}) is doubtful


@pytest.mark.parametrize(("height", "doubtful"), [(28.0, True), (42.0, False)])
def test_rows_of_one_least_height_tell_nothing_of_a_text_that_fills_one(
    height: float, doubtful: bool
) -> None:
    low, name = high(height, "Chung"), high(28, "Một")
    built = appendix(table([("1", low, "1,00", low, "A"),
                            ("1.1", name, "1,00", high(28, "Việc", "chung."), "A")],
                           [("1.2", "Hai", "1,00", "", "B")]))  # fmt: skip
    assert "tasks" not in built.appendix.criteria[-1].texts
    assert (Place(2, 1) in {finding.place for finding in built.findings}) is doubtful


def test_a_text_with_room_for_more_lines_makes_no_row_high() -> None:
    """A cell that is merged over the row from above does."""
    tasks, name = high(70, "Việc", "chung."), high(70, "Một")
    built = appendix(
        table([TOP, ("1.1", name, "1,00", tasks, "A")], [("1.2", "Hai", "1,00", "", "B")])
    )
    assert "tasks" in built.appendix.criteria[-1].texts
