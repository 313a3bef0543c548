"""Which of a table's total rows is the whole table's."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from normalize.kinded import Kinded
from normalize.numbers import ZERO
from normalize.outline import Node
from normalize.paragraphs import paragraphs
from normalize.vocabulary import is_section_total
from schemas.rows import Whole

Maximum = Callable[[int], Decimal | None]
"""The maximum that a row prints."""


def total_row(rows: Sequence[Kinded], nodes: Mapping[int, Node], maximum: Maximum) -> int | None:
    """The row of the whole table's total: of several the last with the greatest maximum, for the
    others are those of its sections; none where each is of one, unless the table is that one."""
    found = [index for index, row in enumerate(rows) if row.kind == "total"]
    totals = [
        index
        for index in found
        if not any(is_section_total(cell_text_of(c)) for c in rows[index].row.cells if c)
    ]
    if len(found) == 1 and not totals:
        several = sum(_is_uppermost(rows, node) for node in nodes.values()) > 1
        return found[0] if several and _are_sections(found, rows, nodes, maximum) else None
    if not totals or (len(totals) > 1 and _are_sections(totals, rows, nodes, maximum)):
        return None
    if len(totals) > 1 and _sums_up(totals, rows, nodes, maximum):
        return totals[-1]
    return max((maximum(index) or ZERO, index) for index in totals)[1]


def _sums_up(
    totals: Sequence[int], rows: Sequence[Kinded], nodes: Mapping[int, Node], maximum: Maximum
) -> bool:
    """Whether the last total has no maximum, and uppermost criteria stand before and behind the one
    before it, which is that of a section: "Cộng (I+II)", "B. Điểm thưởng", "TỔNG (A+B)"."""
    before, last = totals[-2:]
    upper = [index for index, node in nodes.items() if _is_uppermost(rows, node)]
    between = any(before < index < last for index in upper)
    return maximum(last) is None and between and any(index < before for index in upper)


def _are_sections(
    totals: Sequence[int], rows: Sequence[Kinded], nodes: Mapping[int, Node], maximum: Maximum
) -> bool:
    """Whether each total says what the uppermost criteria since the one before add up to."""
    since = 0
    for total in totals:
        inner = (
            maximum(index) or ZERO
            for index in range(since, total)
            if index in nodes and _is_uppermost(rows, nodes[index])
        )
        added = sum(inner, ZERO)
        if not added or maximum(total) != added:
            return False
        since = total + 1
    return True


def _is_uppermost(rows: Sequence[Kinded], node: Node) -> bool:
    """Whether a row is a criterion above which stands nothing but a group."""
    above = rows[node.parent].kind if node.parent is not None else "group"
    return rows[node.index].kind == "criterion" and above == "group"


def cell_text_of(whole: Whole) -> str:
    """A whole cell's text on one line."""
    return " ".join(p.text for p in paragraphs(whole))
