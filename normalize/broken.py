"""Texts that break off at a page's end with nothing behind them: what followed may be lost."""

from collections.abc import Iterator, Sequence

from normalize.edges import is_hanging, quote, whole_text
from schemas.findings import Finding
from schemas.rows import Row, Table, is_text

FEWEST = 3
"""Words of a text that can break off: a dash alone is a mark."""


def broken_ends(rows: Sequence[Row], table: Table) -> Iterator[Finding]:
    """A ``damaged`` for each cell that ends with its page, or with the table, on a word after which
    no sentence ends ("và", "của", a comma, "Trong đó:"), unless other texts of the table do so too.

    :param rows: the whole rows: what the next page goes on with is part of them.
    """
    ends = [
        (index, text, _is_last(rows, index, column))
        for column, header in enumerate(table.columns)
        if is_text(header) or header.role == "title"
        for index, row in enumerate(rows)
        if (whole := row.cells[column]) is not None
        and len((text := whole_text(whole)).split()) >= FEWEST
        and is_hanging(text)
    ]
    usual = {text.split()[-1] for _, text, last in ends if not last}
    for index, text, last in ends:
        if last and text.split()[-1] not in usual:
            place = rows[index].place
            seen = f"a text breaks off at a page's end: {quote(text, end=True)}"
            yield Finding("damaged", {"seen": seen}, "warning", page=place.page, place=place)


def _is_last(rows: Sequence[Row], index: int, column: int) -> bool:
    """Whether the cell ends with a page or with the table."""
    owner = rows[index].owners[column]
    below = index + 1
    while below < len(rows) and rows[below].owners[column] == owner:
        below += 1
    return below == len(rows) or rows[below].place.page != rows[below - 1].place.page
