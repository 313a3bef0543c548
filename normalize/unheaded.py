"""Columns of which the header does not say what they are: every value in them is doubtful."""

from collections.abc import Iterator, Mapping, Sequence

from normalize.cover import Covered
from normalize.edges import whole_text
from normalize.kinded import Kinded
from normalize.numbers import is_figure
from normalize.outline import Node
from normalize.vocabulary import words
from schemas.decisions import Decision
from schemas.rows import Column

FEWEST = 3
"""Cells of a column that tell what it holds."""


def unheaded(
    columns: Sequence[Column], rows: Sequence[Kinded], nodes: Mapping[int, Node], covered: Covered
) -> Iterator[Decision]:
    """A weak decision for each row that says something in a column that is not surely known: one of
    figures without a header, or of maxima without any number, or one of two with the same header,
    or with what heads a group of others, for the page may have cut the header's lower row off."""
    doubted = {
        at: because
        for at, column in enumerate(columns)
        if (because := _why(columns, column)) and (column.header or _holds_figures(rows, at))
    }
    doubted |= {
        at: "it says how many points there are, and none of its cells a number"
        for at, column in enumerate(columns)
        if column.role == "max_score" and _holds_words(rows, at)
    }
    for index, row in enumerate(rows if doubted else ()):
        told = [at for at in doubted if _says(index, row, at, covered)]
        if told and index in nodes:
            place, names = (
                row.row.place,
                ", ".join(columns[at].name or f"column {at + 1}" for at in told),
            )
            yield Decision("doubtful-header", False, place, names, place, (doubted[told[0]],))


def _says(index: int, row: Kinded, at: int, covered: Covered) -> bool:
    """Whether a row has a text in a column, its own or one that serves it."""
    whole = row.row.cells[at]
    return covered.anchors[index][at] is not None or (whole is not None and bool(whole.lines))


def _holds_figures(rows: Sequence[Kinded], at: int) -> bool:
    """Whether most cells of a column are figures."""
    cells = [whole for row in rows if (whole := row.row.cells[at]) is not None and whole.lines]
    figures = sum(is_figure(whole_text(cell)) for cell in cells)
    return 2 * figures > len(cells)


def _holds_words(rows: Sequence[Kinded], at: int) -> bool:
    """Whether cells of a column say something, and none of them a figure."""
    cells = [whole for row in rows if (whole := row.row.cells[at]) is not None and whole.lines]
    texts = list(map(whole_text, cells))
    return len(texts) >= FEWEST and not any(c.isdigit() for text in texts for c in text)


def _why(columns: Sequence[Column], column: Column) -> str:
    """Why it is not sure what a column is; "" where it is."""
    if not column.header:
        return "" if column.role else "no header stands above it"
    own = words(column.header)
    if not own:
        return ""
    like = [
        other.role
        for other in columns
        if (words(other.header), words(other.group or "")) == (own, words(column.group or ""))
    ]
    if len(like) > 1 and like != ["code", "title"]:  # one cell heads the codes and the names
        return "another column has the same header"
    if column.group is None and any(words(other.group or "") == own for other in columns):
        return "its header is that of a group of columns"
    return ""
