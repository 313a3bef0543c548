"""A page break in a table: what ends before it and begins behind it, and the answer of a rule."""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from normalize.codes import Code, comes_next, in_title, parse_code
from normalize.columns import cell_text, title_of
from normalize.edges import goes_on, opening, whole_text
from normalize.habits import Habits
from normalize.narrow import is_cut
from normalize.text import clean
from normalize.wraps import code_of, code_text
from schemas.decisions import Decision
from schemas.findings import Finding
from schemas.page import Cell
from schemas.patterns import late
from schemas.rows import SCORE_ROLES, Column, Place, Whole, column_of

_FIGURE = late(r"\d{1,3}[.,]\d{1,2}|[1-9]\d?")
"""A figure that has all its digits."""


class Above(msgspec.Struct, frozen=True):
    """The whole cell that touches the page's end in a column.

    ``own``: it begins in the last row (an older one is merged over rows). ``anchor``: its row.
    """

    whole: Whole
    own: bool
    anchor: int


class Break(msgspec.Struct, frozen=True):
    """A page break: per column what ends before it and what begins behind it.

    ``closed_proves``: in this document a closed cell has ended. ``walled``: a wall is drawn above
    the row behind the break, on a page without a header, where other pages open without one.
    ``walls_tell``: a cell behind the break that goes on has no wall to the header above it.
    ``habits``: what the table does away from page breaks. ``previous`` asks for the codes of the
    rows before the last one, the nearest first. ``closes``: the document leaves no cell open.
    ``holds_more`` asks whether the last row is higher than its text, ``holds_name`` whether its
    name makes it as high as it is, ``stands_off`` whether the name behind the break has the room
    above it that texts have (all three: ``room``), ``said`` for code, name and maximum of the rows
    before it, the nearest first, ``follows`` for those of the one below the row behind it.
    ``counts_empty`` asks whether the tags have a cell for each empty one, ``edges`` for where lines
    of justified text end (``stretched``).
    ``in_order``: the tags of rows that open no page name cells from left to right. ``left_below``
    asks how much room the page has below the last row. ``reopens``: no page ends there, but a part
    of the table that has a header of its own.
    """

    columns: tuple[Column, ...]
    above: tuple[Above | None, ...]
    below: tuple[Cell | None, ...]
    leaves_open: bool
    closed_proves: bool
    habits: Habits
    is_rule_start: Callable[[str], bool]
    previous: Callable[[], Iterable[str]] = tuple
    walled: bool = False
    walls_tell: bool = False
    closes: bool = False
    holds_more: Callable[[], bool] = bool
    holds_name: Callable[[], bool] = bool
    stands_off: Callable[[], bool] = bool
    said: Callable[[], Iterable[tuple[str, str, str]]] = tuple
    follows: Callable[[], Iterable[tuple[str, str, str]]] = tuple
    counts_empty: Callable[[], bool | None] = bool
    in_order: bool = True
    edges: Callable[[], tuple[float | None, ...]] = tuple
    left_below: Callable[[], float] = float
    reopens: bool = False

    def column(self, role: str) -> int | None:
        """Index of the column with a role; of several titles the last."""
        if role == "title":
            return title_of(self.columns)
        return column_of(self.columns, role)

    def cell_over(self, role: str) -> Above | None:
        """The last row's cell in the column with a role."""
        at = self.column(role)
        return self.above[at] if at is not None else None

    def cell_under(self, role: str) -> Cell | None:
        """The cell of the row behind the break in the column with a role."""
        at = self.column(role)
        return self.below[at] if at is not None else None

    def under(self, role: str) -> str:
        """Text of the row behind the break in the column with a role."""
        cell = self.cell_under(role)
        if role == "code" and cell is not None:
            return clean(code_text((line, cell) for line in cell.lines))
        return cell_text(cell)

    def first_line(self) -> str:
        """The first line of the name behind the break."""
        name = self.cell_under("title")
        return name.lines[0].text if name is not None and name.lines else ""

    def over(self, role: str) -> str:
        """Text of the last row's cell in the column with a role: a name and a code may be merged
        over several printed rows of one criterion."""
        cell = self.cell_over(role)
        if role == "code" and cell is not None:
            return clean(code_of(cell.whole.parts))
        return whole_text(cell.whole) if cell is not None else ""

    def texts(self, column: int) -> tuple[str, str]:
        """What a column says before the break and behind it: nothing where a cell is missing."""
        above, below = self.above[column], self.below[column]
        if above is None or below is None:
            return "", ""
        return whole_text(above.whole), cell_text(below)

    def coded(self) -> bool:
        """Whether the last row has a code: one merged over it from above, beside a name of its own,
        is that of the criterion above."""
        code, name = self.cell_over("code"), self.cell_over("title")
        own = code is not None and (code.own or name is None or not name.own)
        return own and bool(self.over("code"))

    def begins_none(self, column: int) -> bool:
        """Whether texts of a column begin beside codes, or figures, and the row behind the break
        has neither."""
        beside = self.habits.coded[column]
        return not self.under("code") and (
            beside == "code" or (beside == "figures" and not self.figures())
        )

    def enters(self, column: int) -> bool:
        """Whether a cell behind the break has no wall above it, though others of its row have, and
        the name that begins there."""
        cell, at = self.below[column], self.column("title")
        name = self.below[at] if at is not None else None
        return (
            cell is not None
            and cell.open_top
            and any(other is not None and not other.open_top for other in self.below)
            and not (at != column and name is not None and name.lines and name.open_top)
        )

    def rows(self) -> int:
        """Over how many printed rows the name behind the break is merged."""
        name = self.cell_under("title")
        return name.row_span if name is not None else 1

    def keeps_walls(self, column: int) -> bool:
        """Whether the cells before and behind the break are as many columns wide: a cell that is
        cut keeps the walls at its sides."""
        above, below = self.above[column], self.below[column]
        if above is None or below is None or above.whole.column_span == below.column_span:
            return True
        return below.column_span == 1 and self._is_undrawn(above)

    def _is_undrawn(self, above: Above) -> bool:
        """Whether nothing is drawn behind the break where a cell over several columns goes on: its
        empty rest looks like one of each column."""
        first = above.whole.parts[0]
        rests = [
            below
            for over, below in zip(self.above, self.below, strict=True)
            if over is not None and over.whole.parts[0] is first
        ]
        return above.whole.open_bottom and all(
            below is not None and below.open_top and not below.lines for below in rests
        )

    def begins(self) -> bool:
        """Whether the name behind the break has a wall and room above it, and a merged cell beside
        it has no wall: a browser leaves the last row open for a merged cell's sake."""
        name = self.cell_under("title")
        return (
            name is not None
            and bool(name.lines)
            and not name.open_top
            and any(map(self.enters, range(len(self.below))))
            and self.stands_off()
        )

    def lacks_name(self) -> bool:
        """Whether the last row has a code or figures and no name, and a name alone stands behind
        the break; where codes stand in the names, whether its code alone stands there."""
        behind, before = self.under("title"), self.over("title")
        if not behind or self.under("code") or self.figures():
            return False
        if before and self.column("code") is None:
            found = in_title(before)
            return found is not None and not found[1] and in_title(behind) is None
        return not before and bool(self.over("code") or self.figures_over())

    def is_nameless(self) -> bool:
        """Whether the row behind the break has no code, no name and no figures."""
        return not (self.under("code") or self.under("title") or self.figures())

    def figures_over(self) -> list[str]:
        """What the last row itself has in its score columns."""
        return [
            cell.whole.text
            for column, cell in zip(self.columns, self.above, strict=True)
            if column.role in SCORE_ROLES and cell is not None and cell.own and cell.whole.text
        ]

    def lacks_figures(self) -> bool:
        """Whether the last row itself has nothing in each score column in which the row behind the
        break has a figure."""
        return all(
            above is not None and above.own and not whole_text(above.whole)
            for column, above, below in zip(self.columns, self.above, self.below, strict=True)
            if column.role in SCORE_ROLES and cell_text(below)
        )

    def closes_name(self) -> bool:
        """Whether the name of the last row is closed at the page's end."""
        name = self.cell_over("title")
        return (
            name is not None and name.own and bool(name.whole.text) and not name.whole.open_bottom
        )

    def any_enters(self) -> bool:
        """Whether some cell behind the break has no wall above it, though others have."""
        return any(map(self.enters, range(len(self.below))))

    def left_open(self, above: Above) -> bool:
        """Whether a cell before the break is open for its own sake, not for that of its row."""
        count, own = self.opened()
        return above.whole.open_bottom and (count < own or not self.begins())

    def opened(self) -> tuple[int, int]:
        """How many of the last row's own cells are open at the page's end, and how many there
        are."""
        own = [above.whole.open_bottom for above in self.above if above is not None and above.own]
        return sum(own), len(own)

    def parted(self) -> bool:
        """Whether both sides have a code, or a figure in one column, or names with the codes of two
        rows that follow each other: then two rows stand there."""
        if _is_code(self.over("code")) and _is_code(self.under("code")):
            return True
        if self.names_follow():
            return True
        return any(
            above is not None and above.own
            and _are_figures(whole_text(above.whole), cell_text(below))
            for column, above, below in zip(self.columns, self.above, self.below, strict=True)
            if column.role in SCORE_ROLES
        )  # fmt: skip

    def names_follow(self) -> bool:
        """Whether the names on both sides open with codes, the latter the next one, and no code
        stands beside them but that of which they are parts: else they are a list of one row."""
        before, behind = in_title(self.over("title")), in_title(self.under("title"))
        if not before or not behind or self.under("code") or not comes_next(before[0], behind[0]):
            return False
        beside = parse_code(self.over("code")) if self.over("code") else None
        if not isinstance(beside, Code):
            return not self.over("code")
        steps = len(beside.parts)
        return steps < len(before[0].parts) and before[0].parts[:steps] == beside.parts

    def breaks_off(self) -> bool:
        """Whether a sentence goes on behind the break in the name of a row without code and
        figures."""
        before, behind = self.over("title"), self.under("title")
        bare = not self.under("code") and not self.figures() and opening(behind) == "small"
        return bare and goes_on(before, behind, strictly=True)

    def figures(self, coded: bool = False) -> tuple[str, ...]:
        """Texts that the row behind the break has in score columns: a percent sign or the word for
        points alone is the end of a figure that a narrow column cut, and so are digits that one
        above has no room for where the name goes on, or there is none, or that ends in its mark.

        :param coded: beside a code too, which may itself be the end of one."""
        alone = coded or not self.under("code")
        name = self.under("title")
        goes = alone and (not name or goes_on(self.over("title"), name))
        return tuple(
            text
            for column, above, cell in zip(self.columns, self.above, self.below, strict=True)
            if column.role in SCORE_ROLES and (text := cell_text(cell)) not in _UNITS
            if not (alone and (goes or _ends_in_mark(above)) and _is_rest(above, cell))
        )


_UNITS = ("", "%", "điểm", "đ")
DASHES = "-–—+*•"


class Evidence(msgspec.Struct, frozen=True):
    """An answer: whether the piece goes on with what is above, how surely, and why.

    ``by_others``: it goes by other cells, not by the two edges, so that no reader can be certain in
    any row in which the joined text is read.
    """

    rule: str
    joins: bool
    sure: bool
    because: tuple[str, ...] = ()
    by_others: bool = False


def _is_code(text: str) -> bool:
    """Whether a code's cell says one, or has a dash where others do."""
    return bool(text) and (text in DASHES or isinstance(parse_code(text), Code))


def _are_figures(over: str, under: str) -> bool:
    """Whether both are figures: none that is cut begins with "0" alone, but before its mark."""
    if over == "0":
        return under[:1].isdigit()
    return bool(_FIGURE.fullmatch(over) and _FIGURE.fullmatch(under))


def _ends_in_mark(above: Above | None) -> bool:
    """Whether a figure breaks off behind its mark: "20,"."""
    return above is not None and above.whole.text[-1:] in (",", ".")


def _is_rest(above: Above | None, cell: Cell | None) -> bool:
    """Whether a cell holds the last digits of a figure that its narrow column cuts."""
    if above is None or cell is None or not above.own or len(cell.lines) != 1:
        return False
    over, line = above.whole.parts[-1].cell, cell.lines[0]
    return len(over.lines) == 1 and is_cut(over.lines[0].text, over.lines[0], line, over)


def both_coded(one: Cell, other: Cell) -> bool:
    """Whether both names open with a code of one style."""
    found = in_title(cell_text(one)), in_title(cell_text(other))
    return bool(found[0] and found[1] and found[0][0].style == found[1][0].style)


def joined_finding(pieces: Sequence[Decision], row: Place) -> Finding:
    """What is said of a row into which pieces were joined on one weak rule."""
    first = pieces[0]
    facts = {
        "column": ", ".join(d.column for d in pieces), "rule": first.rule,
        "row": str(first.place.row), "because": "; ".join(first.because),
    }  # fmt: skip
    return Finding("assumed-join", facts, page=first.place.page, place=row)
