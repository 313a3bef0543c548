"""Slashes at line ends, read as those inside the lines of the same table: "Cổng/" / "Trang" where
somebody typed "Cổng/Trang" elsewhere."""

from collections.abc import Iterator, Sequence

import msgspec

from normalize.text import clean
from normalize.wraps import PER
from schemas.page import Line
from schemas.patterns import late
from schemas.rows import Part, Row, Table, Whole

_MEASURES = "|".join(sorted(PER))
_TIGHT = late(
    rf"(?<![^\s(])[^\W\d_]*[a-zà-ỹđ]/(?!(?:{_MEASURES}|hoặc)\b)[^\W\d_]{{2,}}(?![\w./-])",
    needs="/",
)
"""Two words around a slash without a blank: no address, no symbol, nothing for each of."""
_APART = late(r"[^\W\d_]/ [^\W\d_]", needs="/ ")
"""The same with a blank behind the slash alone: around a ratio's there is one on both sides."""


def mark_slashed(rows: Sequence[Row], table: Table) -> tuple[Row, ...]:
    """Whole rows, with each line that ends in a word and a slash marked ``slashed`` where words in
    lines of the table, or its headers, stand around a slash without a blank, and none with one
    behind it.

    :param rows: the whole rows.
    """
    ended = [at for at, row in enumerate(rows) if any(map(_ends, filter(None, row.cells)))]
    if not ended or not _is_tight(rows, table):
        return tuple(rows)
    made = list(rows)
    for at in ended:
        cells = tuple(_marked(whole) if whole else None for whole in rows[at].cells)
        made[at] = msgspec.structs.replace(rows[at], cells=cells)
    return tuple(made)


def _is_tight(rows: Sequence[Row], table: Table) -> bool:
    texts = [text for text in _texts(rows, table) if "/" in text]
    return any(map(_TIGHT.search, texts)) and not any(map(_APART.search, texts))


def _texts(rows: Sequence[Row], table: Table) -> Iterator[str]:
    yield from (clean(text) for piece in table.header for text in piece.text.split("\n"))
    for row in rows:
        for whole in filter(None, row.cells):
            yield from (clean(line.text) for line in whole.lines if "/" in line.text)


def _ends(whole: Whole) -> bool:
    return any(map(_ends_so, whole.lines))


def _ends_so(line: Line) -> bool:
    text = line.text.rstrip()
    return text[-1:] == "/" and text[-2:-1].isalpha() and "." not in text.rsplit(None, 1)[-1]


def _marked(whole: Whole) -> Whole:
    if not _ends(whole):
        return whole
    parts = tuple(
        Part(part.place, msgspec.structs.replace(part.cell, lines=tuple(map(_said, lines))))
        if any(map(_ends_so, lines := part.cell.lines))
        else part
        for part in whole.parts
    )
    return msgspec.structs.replace(whole, parts=parts)


def _said(line: Line) -> Line:
    return msgspec.structs.replace(line, slashed=True) if _ends_so(line) else line
