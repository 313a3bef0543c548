"""Whom a merged cell serves: the rows that its span covers, and, where only language or custom
says so, the rows behind a page break or in a source without spans."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

import msgspec

from normalize.columns import title_of
from normalize.elements import are_two, silent_tops
from normalize.filled import LINES_UP, height_of, loose_heights, makes_high
from normalize.kinded import Kinded
from normalize.outline import Node
from normalize.spans import is_top, only_begins
from schemas.decisions import Decision
from schemas.findings import Finding
from schemas.rows import Place, Table, Whole, is_text


class Covered(msgspec.Struct, frozen=True):
    """``anchors[row][column]`` is the (row, column) of the serving cell with text, or None."""

    anchors: tuple[tuple[tuple[int, int] | None, ...], ...]
    decisions: tuple[Decision, ...] = ()
    findings: tuple[Finding, ...] = ()


def cover(
    table: Table, rows: Sequence[Kinded], nodes: dict[int, Node], closed_proves: bool
) -> Covered:
    """The serving cell of every text place of every row.

    :param closed_proves: in this document a closed cell has ended (``Stitched``).
    """
    made = _Cover(table, rows, nodes)
    made.closed_proves = closed_proves
    return made.run()


class _Cover:
    def __init__(self, table: Table, rows: Sequence[Kinded], nodes: dict[int, Node]) -> None:
        self.table = table
        self.rows = rows
        self.nodes = nodes
        self.title = title_of(table.columns)
        self.closed_proves = False
        self.doubted: dict[tuple[int, int], str] = {}
        self.assumed: dict[tuple[int, int], str] = {}
        self.merged: dict[int, bool] = {}
        self.parents = frozenset(
            node.parent
            for index, node in nodes.items()
            if node.parent is not None and rows[index].kind != "rule"
        )
        self.tops = frozenset(
            row.place for i, row in enumerate(table.rows) if i and is_top(table.rows, i)
        )
        self.silent = silent_tops(table)
        self.begun = frozenset(
            row.place
            for above, row in pairwise(table.rows)
            if row.place in self.tops and only_begins(above)
        )
        self.merges_empty = tuple(map(self._merges_empty, range(len(table.columns))))
        self.empty: dict[tuple[tuple[str, bool], int], bool] = {}
        self.decisions: list[Decision] = []
        self.findings: list[Finding] = []
        self.served: list[list[tuple[int, int] | None]] = []

    def run(self) -> Covered:
        for index in range(len(self.rows)):
            self.served.append([None] * len(self.table.columns))
            for column, header in enumerate(self.table.columns):
                if is_text(header):
                    self.served[index][column] = self._serving(index, column)
        return Covered(tuple(map(tuple, self.served)), tuple(self.decisions), tuple(self.findings))

    def _told(self, index: int, row: int, column: int) -> None:
        """A row that an empty cell covers too is named as its first row is."""
        if (row, column) in self.doubted:
            self._doubt(index, column, self.doubted[row, column])
        elif (row, column) in self.assumed:
            place, because = self.rows[index].row.place, self.assumed[row, column]
            self._find("assumed-cover", place, self.table.columns[column].name, because)

    def _serving(self, index: int, column: int) -> tuple[int, int] | None:
        row, owner_column = self.rows[index].row.owners[column]
        if owner_column != column and not is_text(self.table.columns[owner_column]):
            return None
        if self.rows[index].row.owners[self.title] == (row, owner_column) != (row, self.title):
            return None  # it stands over the name's place, and is the name
        whole = self.rows[row].row.cells[owner_column]
        if whole is not None and whole.lines:
            node = self.nodes.get(index) if row < index and self._opens_page(index) else None
            if node is not None and node.level == 1 and not self.merges_uppermost:
                self._doubt(index, column, "elsewhere no cell covers a row of the uppermost level")
            return row, owner_column
        if owner_column != column:
            return None
        if row < index:  # an empty cell that covers this row too: what serves its first row
            self._told(index, row, column)
            return self.served[row][column]
        if index == 0 or self.rows[index].kind in ("total", "note"):
            return None
        return self._assumed(index, column, whole)

    def _assumed(self, index: int, column: int, whole: Whole | None) -> tuple[int, int] | None:
        """An empty cell that an older one may cover."""
        above = self.served[index - 1][column]
        if above is None:
            self._doubt_on(index, column)
            return None
        if self.table.shows_spans:
            first = self._opens_page(index)
            drawn = self._is_drawn(index, whole)
            proven = self.closed_proves and drawn and not self._is_silent(index)
            if not first or (proven and not self._is_open_above(index, column)):
                if first and self.rows[index].row.place in self.begun:
                    self._doubt(index, column, "the page before ends with the border of this row")
                return None
        merged = whole is not None and self._criteria(index, whole) > self.merges_empty[column]
        if not merged and self._is_own(index, column, whole):
            return None
        older = self.rows[above[0]].row.cells[above[1]]
        told = whole is not None and older is not None and are_two(older, whole)
        if told and not merged and not self._is_open_above(index, column):
            self._doubt_tags(index, column)
            return None
        node, anchor = self.nodes.get(index), self.nodes.get(above[0])
        if node is None or node.level == 1:
            self._uppermost(index, column, merged)
            return None
        deeper = anchor is not None and anchor.level > node.level
        if deeper and not self.table.shows_spans:
            self._doubt(index, column, "the cell above begins at a deeper level")
            return None
        because = self._why_empty(index, column, above)
        if self.table.shows_spans and not merged and because:
            self._doubt_end(index, column, above, because)
            return None
        self._decide(index, column, above[0])
        return above

    def _doubt_end(self, index: int, column: int, above: tuple[int, int], because: str) -> None:
        """An empty cell below a text is in doubt unless this surely ends with its row."""
        if not self._ends_row(index, above):
            self._doubt(index, column, because)

    def _doubt_tags(self, index: int, column: int) -> None:
        """Tags that part an empty cell from an older one are in doubt where no such row has one of
        its own elsewhere: word processors write so the rest of a merged cell."""
        node = self.nodes.get(index)
        lower = node is not None and node.level > 1 and self._is_merged(column)
        if lower and not self._is_empty_elsewhere(index, column):
            self._doubt(index, column, "no such row elsewhere has an empty cell of its own")

    def _why_empty(self, index: int, column: int, above: tuple[int, int]) -> str:
        """Why an empty cell that opens a page is rather one of its own than covered, if it is."""
        if above[0] == index - 1 and makes_high(self.rows[above[0]].row, above[1]):
            return "the text above alone makes its row as high as it is"
        if self._mostly_empty(self._kind(index), column):
            return "elsewhere such rows have an empty cell of their own"
        return ""

    def _ends_row(self, index: int, above: tuple[int, int]) -> bool:
        """Whether a text surely ends with the row that it makes high: by lines, and no row is as
        high that is higher than its texts, as rows of one least height are."""
        row, column = self.rows[above[0]].row, above[1]
        if above[0] != index - 1 or not makes_high(row, column, by_lines=True):
            return False
        high = height_of(row, column)
        return all(abs(high - each) > LINES_UP for each in self.loose)

    @cached_property
    def loose(self) -> tuple[float, ...]:
        """The heights of the rows that are higher by a line than all their texts."""
        return loose_heights([row.row for row in self.rows])

    def _doubt_on(self, index: int, column: int) -> None:
        """An empty cell that opens a page below one in doubt, which may be covered, may be, too."""
        because = self.doubted.get((index - 1, column))
        node = self.nodes.get(index)
        if because and self._opens_page(index) and node is not None and node.level > 1:
            self._doubt(index, column, because)

    def _is_own(self, index: int, column: int, whole: Whole | None) -> bool:
        """Whether an empty paragraph of its own stands in a cell; of one merged over rows, or where
        texts are and no such row elsewhere has an empty cell, it may be the last one of the text
        above."""
        if whole is None or not any(part.cell.blank for part in whole.parts):
            return False
        filled = self._is_merged(column) and not self._is_empty_elsewhere(index, column)
        if whole.row_span > 1 or (filled and self._opens_page(index)):
            self._doubt(index, column, "an empty paragraph may be the last one of a text above")
        return True

    def _mostly_empty(self, kind: tuple[str, bool], column: int) -> bool:
        """Whether, away from page tops, rows of a kind rather have empty cells of their own than
        covered ones: headings beside leaves, rules beside criteria. Rows below a text count, all of
        them where there are none."""
        if (kind, column) not in self.empty:
            self.empty[kind, column] = self._are_mostly_empty(kind, column)
        return self.empty[kind, column]

    def _are_mostly_empty(self, kind: tuple[str, bool], column: int) -> bool:
        below_text, everywhere = [0, 0], [0, 0]
        for other in range(1, len(self.rows)):
            if other not in self.nodes or self._opens_page(other) or self.nodes[other].level == 1:
                continue
            if self._kind(other) != kind:
                continue
            row = self.rows[other].row
            own, over = row.cells[column], row.owners[column][0]
            if (own is None and over == other) or (own is not None and own.lines):
                continue
            for tally in (everywhere, below_text)[: 1 + self._has_text(other - 1, column)]:
                tally[own is not None] += 1
        covered, empty = below_text if any(below_text) else everywhere
        return empty > covered

    def _has_text(self, index: int, column: int) -> bool:
        """Whether the cell that stands in a place has text."""
        row, owner = self.rows[index].row.owners[column]
        whole = self.rows[row].row.cells[owner]
        return whole is not None and bool(whole.lines)

    def _merges_empty(self, column: int) -> int:
        """Over how many criteria, at most, the document merges rows over which nothing is printed,
        away from page tops: such a cell over more of them behind a break is the rest of one with
        text."""
        return max(
            (
                self._criteria(index, whole)
                for index, row in enumerate(self.rows)
                if (whole := row.row.cells[column]) is not None
                and not whole.lines
                and row.row.place not in self.tops
            ),
            default=0,
        )

    def _criteria(self, index: int, whole: Whole) -> int:
        """How many criteria a cell merged over rows covers: one at least, none if it is not."""
        if whole.row_span < 2:
            return 0
        covered = self.rows[index : index + whole.row_span]
        return max(1, sum(row.kind == "criterion" for row in covered))

    def _uppermost(self, index: int, column: int, merged: bool) -> None:
        """No older cell covers a row of the uppermost level, unless others do, or it is merged with
        rows below as no empty cell elsewhere is."""
        if index in self.nodes and self.merges_uppermost:
            self._doubt(index, column, "elsewhere cells cover rows of the uppermost level")
        elif index in self.nodes and merged:
            self._doubt(index, column, "no empty cell elsewhere is merged over so many rows")

    def _is_empty_elsewhere(self, index: int, column: int) -> bool:
        """Whether another row like this one, heading or leaf, with texts beside it or without any,
        has an empty cell of its own."""
        says = self._says(index)
        others = self.empties[column, self._kind(index)] - {index}
        return any(not says or self._says(other) for other in others)

    def _says(self, index: int) -> bool:
        """Whether a text stands in a row beside its name."""
        columns = enumerate(self.table.columns)
        return any(is_text(column) and self._has_text(index, at) for at, column in columns)

    def _is_merged(self, column: int) -> bool:
        """Whether texts are merged over rows in a column, and serve most leaves; asked once."""
        if column not in self.merged:
            self.merged[column] = self._are_merged(column)
        return self.merged[column]

    def _are_merged(self, column: int) -> bool:
        cells = [row.row.cells[column] for row in self.rows]
        if not any(cell is not None and cell.row_span > 1 and cell.lines for cell in cells):
            return False
        leaves = [index for index in self.nodes if not self._has_children(index)]
        return 2 * sum(self._has_text(index, column) for index in leaves) > len(leaves)

    def _kind(self, index: int) -> tuple[str, bool]:
        return self.rows[index].kind, self._has_children(index)

    @cached_property
    def empties(self) -> dict[tuple[int, tuple[str, bool]], set[int]]:
        """The rows below the uppermost level with an empty cell of their own, by its column and
        by what they are."""
        found = defaultdict[tuple[int, tuple[str, bool]], set[int]](set)
        for index, node in self.nodes.items():
            for column, own in enumerate(self.rows[index].row.cells):
                if node.level > 1 and own is not None and not own.lines:
                    found[column, self._kind(index)].add(index)
        return found

    @cached_property
    def merges_uppermost(self) -> bool:
        """Whether cells with text cover rows of the uppermost level, as in a list without levels;
        or may do so, where the source shows no spans."""
        if not self.table.shows_spans:
            return all(node.level == 1 for node in self.nodes.values())
        return any(
            node.level == 1 and not self._opens_page(index) and self._is_covered(index)
            for index, node in self.nodes.items()
        )

    def _is_covered(self, index: int) -> bool:
        """Whether a text that begins in an older row serves a row."""
        row = self.rows[index].row
        return any(
            row.owners[at][0] < index and is_text(column) and self._has_text(index, at)
            for at, column in enumerate(self.table.columns)
        )

    def _has_children(self, index: int) -> bool:
        """Whether criteria stand below a row, not its rules alone."""
        return index in self.parents

    def _is_silent(self, index: int) -> bool:
        """Whether the borders at the page break before a row do not tell what goes on."""
        return self.rows[index].row.place in self.silent

    def _is_drawn(self, index: int, whole: Whole | None) -> bool:
        """Whether walls stand around a cell, where others of its row have some: a page may draw
        nothing of its last columns, in which merged cells go on."""
        return whole is None or _has_box(whole) or not any(map(_has_box, self._cells(index)))

    def _cells(self, index: int) -> Iterator[Whole]:
        return (each for each in self.rows[index].row.cells if each is not None)

    def _is_open_above(self, index: int, column: int) -> bool:
        """Whether no wall closes the cell above one: it may go on where the others of its row that
        are open, too, have ended for want of room."""
        row, owner = self.rows[index - 1].row.owners[column]
        whole = self.rows[row].row.cells[owner]
        return whole is not None and whole.open_bottom

    def _opens_page(self, index: int) -> bool:
        return self.rows[index].row.place in self.tops

    def _decide(self, index: int, column: int, anchor: int) -> None:
        place, onto = self.rows[index].row.place, self.rows[anchor].row.place
        name = self.table.columns[column].name
        if self.table.shows_spans:
            rule = "closed-and-empty"
            because = "the page opens with an empty cell under a text cell closed at the page's end"
        else:
            rule = "no-spans"
            because = "the source shows no merged cells, and the cell is empty"
        self.assumed[index, column] = because
        self.decisions.append(Decision(rule, False, place, name, onto, (because,)))
        self._find("assumed-cover", place, name, because)

    def _doubt(self, index: int, column: int, because: str) -> None:
        self.doubted[index, column] = because
        place = self.rows[index].row.place
        name = self.table.columns[column].name
        self._find("ambiguous-cover", place, name, because)

    def _find(self, code: str, place: Place, column: str, because: str) -> None:
        """One finding a row and reason, with its columns."""
        for at, known in list(enumerate(self.findings))[-4:]:
            same = known.code == code and known.place == place
            if same and known.facts["because"] == because:
                columns = f"{known.facts['column']}, {column}"
                facts = known.facts | {"column": columns}
                self.findings[at] = msgspec.structs.replace(known, facts=facts)
                return
        facts = {"column": column, "because": because}
        self.findings.append(Finding(code, facts, page=place.page, place=place))


def _has_box(whole: Whole) -> bool:
    return any(part.cell.box is not None for part in whole.parts)
