"""Columns in which each sentence is a paragraph: a full stop at the end of a line ends one, too,
where the line had no room for the next word.

    Biên bản số 12 của Ủy ban           Biên bản số 12 của Ủy ban
    nhân dân về quy trình.              nhân dân về các quy trình.   <- full, and ended all the same
    Công văn số 13.                     Công văn số 13.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from normalize.shapes import ENDED, printed_of, shape_of, spare
from normalize.text import clean
from schemas.page import Line
from schemas.patterns import late
from schemas.rows import Column, Row, is_text, wholes_of

SEVERAL = 3
"""Paragraphs with room behind their full stop, from which it is no chance that none runs on."""
_STOPPED = late(r".*(?:[a-zà-ỹđ0-9)%]|-[A-ZĐ]+)\.$", needs=(".",))
"""The end of a sentence, "NĐ-CP." too, no abbreviation's ("TP.")."""
_INSIDE = late(r"(?<!^\d)(?<!^\d\d)\. [A-ZĐÀ-Ỹ]", needs=(". ",))
"""A sentence behind another one inside a line, not behind the number of an item."""


def part_sentences(rows: Sequence[Row], columns: Sequence[Column], column: int) -> bool:
    """Whether the cells of a column of texts part their sentences, several times where there surely
    was room for the next one, and have none behind another one inside a line."""
    wanted = SEVERAL
    if not is_text(columns[column]):
        return False
    for whole in wholes_of(rows, column):
        if any(_INSIDE.search(clean(line.text)) for line in whole.lines):
            return False
        if wanted > 0 and any(_meet(a, b) for a, b in pairwise(whole.lines)):
            printed = printed_of(whole)
            shape = shape_of(printed)
            wanted -= sum(
                _meet(above.line, here.line) and spare(above, here, shape) > ENDED
                for above, here in pairwise(printed)
            )
    return wanted <= 0


def told_by_stops(
    lines: Sequence[Line], column: int, part: Callable[[int], bool]
) -> dict[int, bool]:
    """The lines of a cell that open behind a full stop.

    :param part: whether a column's sentences are paragraphs; asked where a cell has two.
    """
    found = {at: True for at, pair in enumerate(pairwise(lines), 1) if _meet(*pair)}
    return found if found and part(column) else {}


def _meet(above: Line, here: Line) -> bool:
    """Whether a sentence ends with a line, and a capital opens the next one."""
    return here.text[:1].isupper() and _STOPPED.match(clean(above.text)) is not None
