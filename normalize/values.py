"""The scoring of a criterion from whichever the document uses: rule rows, guidance, method."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from normalize.kinds import Kinded
from normalize.outline import Node
from normalize.scoring import read_scoring
from schemas.decisions import Reason
from schemas.tree import Scoring, Text


def criterion_scoring(
    rows: Sequence[Kinded],
    nodes: Mapping[int, Node],
    index: int,
    texts: Mapping[str, Text],
    numbers: Mapping[str, Decimal | None],
) -> tuple[Scoring | None, tuple[Reason, ...]]:
    """How the criterion at ``index`` is scored, and doubts about the reading.

    Rule rows below it come first, then the text of its method, if that is its own.
    """
    maximum = numbers.get("max_score")
    rules = _rules(rows, nodes, index)
    if rules:
        return read_scoring(rules, maximum)
    method = texts.get("method")
    if method is None or method.anchor != nodes[index].id:
        return None, ()
    return read_scoring(method.text.split("\n"), maximum)


def _rules(rows: Sequence[Kinded], nodes: Mapping[int, Node], index: int) -> list[str]:
    found: list[str] = []
    for below in range(index + 1, len(rows)):
        if rows[below].kind != "rule":
            if rows[below].kind in ("criterion", "group", "total"):
                break
            continue
        node = nodes.get(below)
        if node is not None and node.parent == index:
            found.extend(p.text for p in rows[below].name)
    return found
