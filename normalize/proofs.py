"""What the borders at a table's page breaks prove: whether a closed cell has ended."""

from collections.abc import Container, Sequence

from normalize.breaks import both_coded
from normalize.columns import cell_text, title_of
from normalize.edges import opening
from normalize.joins import breaks_off, proceeds_anew
from normalize.spans import Span, each_once, ends_all, is_top, walls_tell
from schemas.page import Cell
from schemas.rows import SCORE_ROLES, Place, Table, is_text


class Proofs:
    """What the borders of a table prove. ``tops``: the rows that open a page; ``tell``: whether
    the walls below repeated headers tell what goes on."""

    def __init__(
        self,
        table: Table,
        at: Sequence[Sequence[Span | None]],
        silent: Container[Place],
        openings: Container[str],
    ) -> None:
        """
        :param at: the spans of each row, column by column, as they are at any time.
        :param silent: rows at whose page break the borders do not tell what goes on.
        :param openings: how names without a code and figures open away from page breaks.
        """
        self._columns, self._rows = table.columns, table.rows
        self._leaves_open = table.leaves_open
        self._title = title_of(table.columns)
        self._at, self._silent, self._openings = at, silent, openings
        self.tops = frozenset(i for i in range(1, len(self._rows)) if is_top(self._rows, i))
        self._bare_tops = any(map(self._opens_bare, self.tops))
        self._mixed = any(len(ends_all(each_once(at[row - 1]))) > 1 for row in self.tops)
        self.tell = walls_tell(table.rows, at, table.columns, self.tops)

    def closed_ends(self, tagged: bool) -> bool:
        """Whether a closed cell has ended, anywhere in the table.

        :param tagged: whether the table's tags are a browser's.
        """
        tells = self._leaves_open or tagged
        return tells and not any(map(self._contradicts, self.tops))

    def is_silent(self, row: int) -> bool:
        """Whether the borders at the break before a row do not tell what goes on."""
        return self._rows[row].place in self._silent

    def is_walled(self, row: int) -> bool:
        """Whether a wall is drawn above the name that opens a page, and none above others."""
        return self._bare_tops and self._opens_bare(row) is False

    def _opens_bare(self, row: int) -> bool | None:
        """Whether no wall is drawn above the name that opens a page; None below a header."""
        name = self._rows[row].cells[self._title]
        return None if self._rows[row].place.row > 1 or name is None else name.open_top

    def say_nothing(self, last: int, row: int) -> bool:
        """Whether the last row's code, or the name that opens with it, is open at the page's end
        though another one stands behind it: then the borders of this break say nothing."""
        for column, header in enumerate(self._columns):
            if header.role not in ("code", "title"):
                continue
            above, below = self._at[last][column], self._at[row][column]
            if above is None or below is None or above is below or not below.has_text:
                continue
            coded = header.role == "code" or both_coded(above.parts[0].cell, below.parts[0].cell)
            if coded and above.has_text and above.parts[-1].cell.open_bottom:
                return True
        return False

    def _contradicts(self, row: int) -> bool:
        """Whether borders at a page's end are at odds with the text: a code left open before
        another code, or a cell closed in the middle of a sentence."""
        named = self._goes_on_bare(row)
        for column, header in enumerate(() if self.is_silent(row) else self._columns):
            above, below = self._at[row - 1][column], self._at[row][column]
            if above is None or below is None or not (above.has_text and below.has_text):
                continue
            last, first = above.parts[-1].cell, below.parts[0].cell
            if header.role == "code" and last.open_bottom and not self._enters(row, first):
                return not (self._mixed and ends_all(each_once(self._at[row - 1])) == {True})
            name = named and header.role == "title" and not proceeds_anew(last, first)
            text = is_text(header) or name
            if text and not last.open_bottom and breaks_off(last, first):
                return True
        return False

    def _enters(self, row: int, code: Cell) -> bool:
        """Whether a cell of a row has no wall above it though the code's has: then a browser left
        the row before it open for a merged cell's sake."""
        cells = self._rows[row].cells
        return not code.open_top and any(c is not None and c.open_top for c in cells)

    def _goes_on_bare(self, row: int) -> bool:
        """Whether a row has a name without a code and figures that opens as no such row does."""
        cells = self._rows[row].cells
        named = zip(self._columns, cells, strict=True)
        said = [cell_text(cell) for header, cell in named if header.role in ("code", *SCORE_ROLES)]
        return not any(said) and opening(cell_text(cells[self._title])) not in self._openings
