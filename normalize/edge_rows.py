"""Rows beside a page break that say nothing which makes them rows of their own."""

from collections.abc import Iterator, Mapping, Sequence

from normalize.guidance import is_guidance
from normalize.kinded import Kinded
from normalize.outline import Node
from normalize.scoring import is_remark, is_rule
from schemas.decisions import Decision
from schemas.rows import SCORE_ROLES, Column, columns_of


def edge_rows(
    columns: Sequence[Column], rows: Sequence[Kinded], nodes: Mapping[int, Node]
) -> Iterator[Decision]:
    """A weak decision for each row that ends or opens a page with neither a code nor a figure, and
    is not worded as a rule: it may be the rest of the row behind the break, whose code a page or
    its place in the middle of the row set apart."""
    if not any(row.code for row in rows):
        return
    scores = columns_of(columns, *SCORE_ROLES)
    for index, row in enumerate(rows):
        node = nodes.get(index)
        if node is None or node.parent is None or row.kind not in ("rule", "criterion"):
            continue
        if row.code is not None or row.printed_code or not _is_at_break(rows, index):
            continue
        figures = any((cell := row.row.cells[at]) is not None and cell.lines for at in scores)
        text = row.name[0].text if row.name else ""
        if figures or is_rule(text) or is_remark(text) or is_guidance(text):
            continue
        onto = rows[node.parent].row.place
        because = "neither a code nor a figure, beside a page break"
        yield Decision("row-at-break", False, row.row.place, "title", onto, (because,))


def _is_at_break(rows: Sequence[Kinded], index: int) -> bool:
    page = rows[index].row.place.page
    return any(
        0 <= at < len(rows) and rows[at].row.place.page != page for at in (index - 1, index + 1)
    )
