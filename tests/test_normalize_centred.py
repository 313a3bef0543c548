"""What is set in the middle of cells that a page cuts, and stands on one side of the break."""

import msgspec
import pytest

from normalize.centred import code_behind, text_behind
from page_breaks import CODE, TASKS, Texts, cut, said
from schemas.page import Cell, Line

MERGED = ("", "Ban hành: 1", "", "Làm", "")


def merged_over(*texts: str) -> tuple[Cell, ...]:
    """The cells of a row, those of the code and the task merged over three rows."""
    spans = (3, 1, 1, 3, 1)
    return tuple(
        Cell((Line(text),) if text else (), row_span=span)
        for text, span in zip(texts, spans, strict=True)
    )


def test_an_empty_cell_with_its_own_paragraph_has_no_text_behind_the_break() -> None:
    above = ("1.1", "Kế hoạch", "1,00", Cell(blank=True), "A")
    assert text_behind(cut(above, merged_over(*MERGED), blanks=True), TASKS) is None
    assert said(text_behind(cut(above, merged_over(*MERGED)), TASKS)) == ("same-merge", True, False)


def test_a_wall_above_a_text_parts_it_from_the_empty_cell_before_where_walls_tell() -> None:
    shown = cut(("1.1", "Kế hoạch", "1,00", "", "A"), merged_over(*MERGED))
    assert text_behind(msgspec.structs.replace(shown, walls_tell=True), TASKS) is None


def test_a_code_without_a_wall_to_the_header_above_it_is_that_of_the_row_before_the_break() -> None:
    """It stands beside a remark, which alone would not tell."""
    above = ("", "Kế hoạch", "1,00", "", "")
    code = Cell((Line("1.1"),), row_span=3, open_top=True)
    behind: Texts = (code, "(Tính đến hết năm)", "", "", "")
    assert said(code_behind(cut(above, behind), CODE)) == ("centred-code", True, True)
    walled: Texts = (msgspec.structs.replace(code, open_top=False), *behind[1:])
    assert code_behind(cut(above, walled), CODE) is None


@pytest.mark.parametrize(
    ("beside", "blanks", "merges", "meant"),
    [
        ("- Từ 70%: 0.5", False, True, ("centred-code", True, False)),
        ("- Từ 70%: 0.5", False, False, None),
        ("Rà soát văn bản", False, True, None),
        ("Rà soát văn bản", True, True, ("centred-code", True, True)),
    ],
)
def test_a_code_is_that_of_a_row_before_the_rules_over_which_its_empty_cell_is_merged(
    beside: str, blanks: bool, merges: bool, meant: object
) -> None:
    above, behind = ("", "- Từ 90%: 1", "", "", ""), ("1.1", beside, "", "", "")
    shown = cut(above, behind, older=(CODE,), blanks=blanks, merges=merges)
    assert said(code_behind(shown, CODE)) == meant


@pytest.mark.parametrize(("span", "beside", "lost"), [
    (3, "- Đạt tỷ lệ 100%", True), (1, "- Đạt tỷ lệ 100%", False), (3, "Kế hoạch năm", False),
])  # fmt: skip
def test_a_code_beside_a_level_with_figures_is_that_of_the_row_before_where_no_wall_parts_it(
    span: int, beside: str, lost: bool
) -> None:
    code = Cell((Line("1.1"),), row_span=span, open_top=True)
    above = ("", "Kế hoạch", "1,00", "", "")
    shown = cut(above, (code, beside, "1,00", "", ""))
    assert (code_behind(shown, CODE) is not None) is lost
    walled = msgspec.structs.replace(code, open_top=False)
    told = cut(above, (walled, beside, "1,00", "", ""), blanks=True)
    assert (code_behind(told, CODE) is not None) is lost
