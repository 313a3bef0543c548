"""Words that stand beside each other elsewhere in the table, and around a break of page or line.

The second of them opens with a capital or a figure: inside a sentence only a name or a number does
("Bộ Nội vụ", "ISO 9001:2015"). So such a pair around a break is no end and beginning of two texts.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from normalize.breaks import Break, Evidence
from normalize.edges import quote
from normalize.text import bullet, clean, strip_bullet
from normalize.vocabulary import vocabulary
from schemas.page import Line
from schemas.patterns import late
from schemas.rows import PrintedRow

MOST_LINES = 4
"""Lines of a cell that together may be a text known from elsewhere; names are no longer."""
_INNER = late(r"(?<=[a-zà-ỹđ,] )[A-ZĐÀ-Ỹ][a-zà-ỹđ]+")
"""A word with a capital behind a small letter: a name, or a part of one."""


def name_known(cut: Break) -> Evidence | None:
    """Weak: the pair stands around a break behind which a row has neither code nor figures."""
    if cut.under("code") or cut.figures():
        return None
    return _known(cut, cut.over("title"), cut.under("title"))


def text_known(cut: Break, column: int) -> Evidence | None:
    """Weak: the pair stands around a break in a column that merges cells; neither piece is a text
    that the column has elsewhere."""
    before, behind = cut.texts(column)
    if not cut.habits.merges[column] or {before, behind} & cut.habits.known[column]:
        return None
    return _known(cut, before, behind)


def _known(cut: Break, before: str, behind: str) -> Evidence | None:
    if not before or not behind:
        return None
    if bullet(behind):
        return _dashed(before, behind)
    pair = before.rsplit(None, 1)[-1], behind.split(None, 1)[0]
    named = pair[0][-1].isalnum() and (pair[1][0].isupper() or pair[1][0].isdigit())
    if not named or not cut.habits.says(*pair):
        return None
    facts = (f"“{' '.join(pair)}” stands elsewhere", quote(before, end=True), quote(behind))
    return Evidence("known-phrase", True, False, facts)


def _dashed(before: str, behind: str) -> Evidence | None:
    """Around a dash that belongs to a name ("Phát thanh" / "- Truyền hình"), where the text before
    the break is no list of items."""
    rest = strip_bullet(behind).split(None, 1)[:1]
    pair = " ".join(before.split()[-2:]).casefold(), "".join(rest).casefold()
    if behind[0] not in "-–" or bullet(before) or pair not in vocabulary().dashed:
        return None
    facts = ("the dash belongs to a name", quote(before, end=True), quote(behind))
    return Evidence("known-phrase", True, False, facts)


def inner_words(rows: Sequence[PrintedRow]) -> frozenset[str]:
    """The words with a capital that stand inside the lines of a table behind a small letter."""
    lines = (line.text for row in rows for cell in row.cells if cell for line in cell.lines)
    return frozenset(word for text in lines for word in _INNER.findall(clean(text)))


def inner_pairs(rows: Sequence[PrintedRow]) -> frozenset[str]:
    """The words that stand beside each other inside the lines of a table, the second with a
    capital, and nothing between them."""
    lines = (line.text for row in rows for cell in row.cells if cell for line in cell.lines)
    pairs = (pair for text in lines for pair in pairwise(clean(text).split()))
    return frozenset(
        named_pair(one, other) for one, other in pairs if one[-1].isalnum() and other[0].isupper()
    )


def named_pair(one: str, other: str) -> str:
    """Two words as one name has them: no mark behind the second."""
    return f"{one} {other.rstrip(',.;:)')}"


def known_spans(
    texts: Sequence[str], most: int, is_known: Callable[[str], bool]
) -> Iterator[tuple[int, int]]:
    """Where lines are a known text together: the first of them, and the one behind them.

    :param most: lines of one text.
    """
    for start in range(len(texts)):
        for stop in range(start + 1, min(start + most, len(texts)) + 1):
            if is_known(" ".join(texts[start:stop])):
                yield start, stop


def told_by_texts(lines: Sequence[Line], known: frozenset[str]) -> dict[int, bool]:
    """Per line number: whether it opens between two known texts, or goes on inside one."""
    if not known:
        return {}
    texts = [clean(line.text) for line in lines]
    spans = list(known_spans(texts, MOST_LINES, known.__contains__))
    ends, starts = {stop for _, stop in spans}, {start for start, _ in spans}
    found = {}
    for at in range(1, len(texts)):
        inside = any(start < at < stop for start, stop in spans)
        between = at in ends and at in starts
        if inside != between and not bullet(texts[at]):
            found[at] = between
    return found
