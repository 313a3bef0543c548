"""The scoring of a criterion from whichever the document uses: rule rows, guidance, method."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from normalize.edges import awaits, goes_on, opening, says_level, whole_text
from normalize.kinded import Kinded
from normalize.numbers import read_figure
from normalize.outline import Node
from normalize.scoring import read_scoring
from normalize.stitch import Stitched
from schemas.decisions import Decision, Reason
from schemas.patterns import late
from schemas.rows import Column, Place, column_of
from schemas.tree import Scoring, Text

_POINTS = late(r"\bđiểm\b", re.IGNORECASE, needs=("điểm",))

Rules = Sequence[tuple[str, Decimal | None]]
"""Paragraphs of rule rows, each with the figure of its row's own score cell, if it is the first."""


def scoring_of(
    rules: Rules, method: Text | None, own_id: str, maximum: Decimal | None
) -> tuple[Scoring | None, tuple[Reason, ...]]:
    """How a criterion is scored, and doubts about the reading.

    Rule rows below it come first; where they say none, the text of its method, where the cell is
    its own.
    """
    if rules:
        read = read_scoring([text for text, _ in rules], maximum, [figure for _, figure in rules])
        if read[0] is not None:
            return read
    if method is None or method.anchor != own_id:
        return None, ()
    return read_scoring(rejoined(method.text.split("\n")), maximum)


def levels_of(name: Iterable[str], figure: Decimal | None) -> Iterator[tuple[str, Decimal | None]]:
    """The paragraphs of a rule row, the first with the figure of the row's own score cell."""
    for number, text in enumerate(rejoined(name)):
        yield text, None if number else figure


def rejoined(lines: Iterable[str]) -> list[str]:
    """The paragraphs of a text whose lines may be broken by hand, as converters break them: a line
    that goes on with a sentence, or holds the figure of the level above, opens none."""
    paragraphs: list[str] = []
    for line in lines:
        if paragraphs and _is_rest(paragraphs[-1], line):
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
    return paragraphs


def _is_rest(above: str, line: str) -> bool:
    if awaits(above, line):
        return True
    sentence = opening(line) == "small" and "=" not in line and not says_level(above)
    return sentence and goes_on(above, line, strictly=True)


def rules_below(rows: Sequence[Kinded], nodes: Mapping[int, Node], index: int) -> Iterator[int]:
    """Indices of the rule rows that say how the criterion at ``index`` is scored."""
    for below in range(index + 1, len(rows)):
        row, node = rows[below], nodes.get(below)
        if row.kind in ("group", "total") or (row.kind == "criterion" and row.code is not None):
            return
        if row.kind == "rule" and node is not None and node.parent == index:
            yield below


def doubted_names(stitched: Stitched, name: str) -> dict[Place, str]:
    """Rows whose name a weak rule put together at a page break, each with why.

    :param name: what the column of names is called.
    """
    return {
        d.onto: "; ".join(d.because) for d in stitched.decisions if not d.sure and d.column == name
    }


def judged(rows: Sequence[Kinded], nodes: Mapping[int, Node]) -> Iterator[Decision]:
    """The decisions on what a row without a code is that could be otherwise."""
    for index, row in enumerate(rows):
        node = nodes.get(index)
        if not row.because or node is None or node.parent is None:
            continue
        onto = rows[node.parent].row.place
        yield Decision("block-of-rows", False, row.row.place, "title", onto, (row.because,))


def points(columns: Sequence[Column], rows: Sequence[Kinded]) -> dict[int, Decimal]:
    """What levels give where a column of its own says it ("Điểm chi tiết"): a column of points
    without a role, whose figures stand beside rule rows alone. Index of the row -> its figure.

    Empty where no column is one, or two are.
    """
    found = []
    for at, column in enumerate(columns):
        if column.role is not None or not _POINTS.search(column.header):
            continue
        said = {n: whole_text(c) for n, row in enumerate(rows) if (c := row.row.cells[at])}
        read = {n: read_figure(text) for n, text in said.items() if text}
        own = {n: value for n, value in read.items() if value is not None}
        if own and len(own) == len(read) and all(rows[n].kind == "rule" for n in own):
            found.append(own)
    return found[0] if len(found) == 1 else {}


def maxima(columns: Sequence[Column], rows: Sequence[Kinded]) -> tuple[Decimal | None, ...]:
    """The figure of each row in the column of maxima; nothing where there is none."""
    at = column_of(columns, "max_score")
    if at is None:
        return ()
    cells = (row.row.cells[at] for row in rows)
    return tuple(None if cell is None else read_figure(whole_text(cell)) for cell in cells)
