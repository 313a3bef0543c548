"""Nothing lost, nothing invented: over any table and any page breaks, every printed piece stands
in the tree, the total, the notes or a finding, and nothing else does."""

from collections import Counter
from collections.abc import Callable
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.read import appendix
from schemas.page import Cell, Line
from schemas.rows import Column, Place, PrintedRow, Table
from schemas.tree import Built

COLUMNS = (
    Column("code", "STT"), Column("title", "Tiêu chí"), Column("max_score", "Điểm tối đa"),
    Column("tasks", "Nhiệm vụ"), Column(None, "Cột lạ"),
)  # fmt: skip
CODES = st.sampled_from(["", "1", "1.1", "1.1.1", "2", "I", "a)", "2.10", "x y", "Tổng cộng"])
WORDS = st.sampled_from(
    ["Kế hoạch", "báo cáo CCHC", "- Công khai", "Ghi chú", "một cửa", "(b/a)", "Tổng điểm:"]
)
FIGURES = st.sampled_from(["", "N", "N", "ĐTXHH", "-", "1,2,3"])


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A printed table: each piece carries a mark of its own, so that it can be found again."""
    rows: list[PrintedRow] = []
    count = 0

    def cell(text: str, span: int = 1) -> Cell:
        nonlocal count
        if not text:
            return Cell(row_span=span)
        count += 1
        if text == "N":
            text = f"{count},25"
        elif text[0] not in "0123456789IA-(axĐ":
            text = f"{text} k{count}"
        return Cell((Line(text),), row_span=span)

    words = st.just("") | WORDS
    for page in range(1, draw(st.integers(1, 3)) + 1):
        height = draw(st.integers(1, 4))
        columns = [
            _stacked(draw, height, cell, kind) for kind in (CODES, words, FIGURES, words, words)
        ]
        for row in range(height):
            cells = tuple(column[row] for column in columns)
            rows.append(PrintedRow(Place(page, row + 1), cells))
    return Table(columns=COLUMNS, rows=tuple(rows), leaves_open=draw(st.booleans()))


def _stacked(
    draw: st.DrawFn, height: int, cell: Callable[[str, int], Cell], kind: st.SearchStrategy[str]
) -> list[Cell | None]:
    """The cells of a column on one page, each over one row or more."""
    column: list[Cell | None] = []
    while len(column) < height:
        span = draw(st.just(1) | st.integers(1, height - len(column)))
        column += [cell(draw(kind), span), *[None] * (span - 1)]
    return column


def printed(table: Table) -> Counter[str]:
    return Counter(c.text for row in table.rows for c in row.cells if c is not None and c.lines)


@settings(max_examples=150, deadline=None)
@given(tables())
def test_every_printed_piece_has_exactly_one_line_of_provenance(table: Table) -> None:
    built = appendix(table)
    assert Counter(p.text for p in built.pieces) == printed(table)


@settings(max_examples=150, deadline=None)
@given(tables())
def test_every_marked_word_stands_in_the_tree_or_is_named(table: Table) -> None:
    built = appendix(table)
    said = _said(built)
    for text in printed(table):
        for word in text.split():
            if word.startswith("k") and word[1:].isdigit():
                assert word in said, (text, said)


@settings(max_examples=150, deadline=None)
@given(tables())
def test_every_figure_stands_in_the_tree_or_is_named(table: Table) -> None:
    built = appendix(table)
    said = _said(built)
    for text in printed(table):
        if text.endswith(",25"):
            assert text in said or Decimal(text.replace(",", ".")) in _figures(built)


@settings(max_examples=100, deadline=None)
@given(tables())
def test_ids_are_unique_and_parents_come_first(table: Table) -> None:
    seen: set[str] = set()
    for criterion in appendix(table).appendix.criteria:
        assert criterion.id not in seen
        assert criterion.parent_id is None or criterion.parent_id in seen
        seen.add(criterion.id)


def _figures(built: Built) -> set[Decimal | None]:
    total = built.appendix.total
    scored = [c.scores for c in built.appendix.criteria]
    return {n for scores in [*scored, total.scores if total else {}] for n in scores.values()}


def _said(built: Built) -> set[str]:
    texts = []
    for c in built.appendix.criteria:
        texts += [c.code, c.title, *c.extra.values(), *(t.text for t in c.texts.values())]
    total = built.appendix.total
    if total is not None:
        texts += [total.label, *total.extra.values()]
    texts += built.appendix.notes
    texts += [value for f in built.findings for value in f.facts.values()]
    return {word for text in texts for word in text.split()}
