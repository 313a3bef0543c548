"""Sentences that are paragraphs of their own wherever there was room for the next one."""

import pytest

from normalize.sentenced import part_sentences, told_by_stops
from schemas.page import Box, Cell, Line
from schemas.rows import Column, Part, Place, Row, Whole

COLUMNS = (Column("product", "Sản phẩm"), Column("max_score", "Điểm"))
SHORT = ("Kế hoạch.", "Báo cáo.", "Quyết định của Ủy ban nhân dân.")


def line(text: str, at: int) -> Line:
    return Line(text, Box(2, 14.0 * at, 2 + 5.0 * len(text), 14.0 * at + 12), size=12.0)


def row(*texts: str) -> Row:
    lines = tuple(line(text, at) for at, text in enumerate(texts))
    cell = Cell(lines, Box(0, 0, 200, 14.0 * len(lines)))
    whole = Whole((Part(Place(1, 2), cell),))
    return Row(Place(1, 2), (whole, whole), ((0, 0), (0, 1)))


@pytest.mark.parametrize(("rows", "found"), [
    ([row(*SHORT), row(*SHORT)], True), ([row(*SHORT)], False),
    ([row(*SHORT), row(*SHORT), row("Kế hoạch. Báo cáo.")], False),
    ([row(*SHORT), row(*SHORT), row("1. Kế hoạch.", "10. Báo cáo.")], True),
])  # fmt: skip
def test_sentences_are_paragraphs_where_several_are_and_none_follows_another_inside_a_line(
    rows: list[Row], found: bool
) -> None:
    assert part_sentences(rows, COLUMNS, 0) is found
    assert part_sentences(rows, COLUMNS, 1) is False


def test_a_capital_opens_behind_a_full_stop_and_not_behind_a_short_form() -> None:
    lines = [Line("Báo cáo của"), Line("Sở Nội vụ TP."), Line("Hồ Chí Minh."), Line("Kế hoạch.")]
    assert told_by_stops(lines, 0, lambda column: True) == {3: True}
    assert told_by_stops(lines, 0, lambda column: False) == {}
    assert told_by_stops([Line("Nghị định số 61/2018/NĐ-CP."), Line("Kế hoạch.")], 0, bool) == {}
    assert told_by_stops([Line("Nghị định số 61/2018/NĐ-CP."), Line("Kế hoạch.")], 1, bool)
