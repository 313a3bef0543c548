"""Slashes at line ends, read as most of those inside the lines of the same table: "Cổng/" / "Trang"
where somebody typed "Cổng/Trang" elsewhere."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from normalize.text import clean
from normalize.wraps import PER
from schemas.page import Line
from schemas.patterns import late
from schemas.rows import Part, Row, Table, Whole

_MEASURES = "|".join(sorted(PER))
_TIGHT = late(
    rf"(?<![^\s(])([^\W\d_]*[a-zà-ỹđ])/(?!(?:{_MEASURES}|hoặc)\b)([^\W\d_]{{2,}})(?![\w./-])",
    needs="/",
)
"""Two words around a slash without a blank: no address, no symbol, nothing for each of."""
_APART = late(r"([^\W\d_]+)/ ([^\W\d_]+)", needs="/ ")
"""The same with a blank behind the slash alone: around a ratio's there is one on both sides."""
_LAST = late(r"([^\W\d_]+)/$", needs="/")
_FIRST = late(r"[^\W\d_]+")

_Words = tuple[str, str]
"""The words around a slash, in small letters."""


class _Inside(msgspec.Struct, frozen=True):
    """The words around slashes inside lines: those without a blank, and those with one."""

    tight: frozenset[_Words]
    apart: frozenset[_Words]

    def share(self, words: _Words) -> float:
        """The share of ``tight``: of these very words where they stand in a line, else of all. A
        text that is copied from row to row counts once."""
        told = words in self.tight, words in self.apart
        tight, apart = told if any(told) else (len(self.tight), len(self.apart))
        return tight / (tight + apart) if tight else 0.0


def mark_slashed(rows: Sequence[Row], table: Table) -> tuple[Row, ...]:
    """Whole rows, with each line that ends in a word and a slash marked with the share of slashes
    (``slashed``) inside lines of the table, or its headers, that stand between words without a
    blank.

    :param rows: the whole rows.
    """
    ended = [at for at, row in enumerate(rows) if any(map(_ends, filter(None, row.cells)))]
    if not ended:
        return tuple(rows)
    texts = [text for text in _texts(rows, table) if "/" in text]
    inside = _Inside(_words(_TIGHT, texts), _words(_APART, texts))
    if not inside.tight:
        return tuple(rows)
    made = list(rows)
    for at in ended:
        cells = tuple(_marked(whole, inside) if whole else None for whole in rows[at].cells)
        made[at] = msgspec.structs.replace(rows[at], cells=cells)
    return tuple(made)


def _words(slash: re.Pattern[str], texts: Sequence[str]) -> frozenset[_Words]:
    found = (match for text in texts for match in slash.finditer(text))
    return frozenset((match[1].lower(), match[2].lower()) for match in found)


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


def _marked(whole: Whole, inside: _Inside) -> Whole:
    if not _ends(whole):
        return whole
    below = iter([*(clean(line.text) for line in whole.lines[1:]), ""])
    parts = []
    for part in whole.parts:
        lines = tuple([_said(line, next(below), inside) for line in part.cell.lines])
        parts.append(Part(part.place, msgspec.structs.replace(part.cell, lines=lines)))
    return msgspec.structs.replace(whole, parts=tuple(parts))


def _said(line: Line, below: str, inside: _Inside) -> Line:
    if not _ends_so(line):
        return line
    last, first = _LAST.search(line.text.rstrip()), _FIRST.match(below)
    words = (last[1].lower(), first[0].lower()) if last and first else ("", "")
    return msgspec.structs.replace(line, slashed=inside.share(words))
