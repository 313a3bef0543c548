"""The scoring of a criterion from whichever the document uses: rule rows, guidance, method."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from normalize.kinds import Kinded
from normalize.outline import Node
from normalize.scoring import read_scoring
from schemas.decisions import Reason
from schemas.tree import Scoring, Text

Rules = Sequence[tuple[str, Decimal | None]]
"""Paragraphs of rule rows, each with the figure of its row's own score cell, if it is the first."""


def scoring_of(
    rules: Rules, method: Text | None, own_id: str, maximum: Decimal | None
) -> tuple[Scoring | None, tuple[Reason, ...]]:
    """How a criterion is scored, and doubts about the reading.

    Rule rows below it come first, then the text of its method, where the cell is its own.
    """
    if rules:
        return read_scoring([text for text, _ in rules], maximum, [figure for _, figure in rules])
    if method is None or method.anchor != own_id:
        return None, ()
    return read_scoring(method.text.split("\n"), maximum)


def rules_below(rows: Sequence[Kinded], nodes: Mapping[int, Node], index: int) -> Iterator[int]:
    """Indices of the rule rows that say how the criterion at ``index`` is scored."""
    for below in range(index + 1, len(rows)):
        if rows[below].kind in ("criterion", "group", "total"):
            return
        node = nodes.get(below)
        if rows[below].kind == "rule" and node is not None and node.parent == index:
            yield below
