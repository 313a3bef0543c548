"""Walks the page breaks of a table and puts cut cells together, column by column.

Nothing is decided here: the rules are in ``joins``. What is moved is a Decision.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property, partial

import msgspec

from normalize import room
from normalize.breaks import Above, Break, Evidence, joined_finding
from normalize.centred import has_lost_code, text_behind
from normalize.columns import cell_text, title_of
from normalize.edges import goes_on, whole_text
from normalize.elements import (
    apart,
    are_one,
    counts_empty,
    in_order,
    same_cell,
    silent_tops,
    spanning,
)
from normalize.habits import habits_of
from normalize.joins import CELL_RULES, ROW_RULES
from normalize.levels import left_open
from normalize.merges import has_room, over_empty, same_merge, texts_meet
from normalize.proofs import Proofs
from normalize.spans import (
    Span,
    codes_before,
    each_once,
    is_spacer,
    said_before,
    said_behind,
    spans_of,
    whole_rows,
)
from normalize.stretched import edges_of
from normalize.units import is_bare_head
from schemas.decisions import Decision
from schemas.findings import Finding
from schemas.rows import Place, Row, Table, is_text


class Stitched(msgspec.Struct, frozen=True):
    """The whole rows of a table, with every join that made them.

    ``closed_proves``: a closed cell has ended, for the document leaves cells open that go on, its
    tags are a browser's, or the walls below its headers tell, and nowhere do its borders contradict
    its text. ``doubted``: rows about which a weak rule decided something.
    """

    rows: tuple[Row, ...]
    closed_proves: bool
    decisions: tuple[Decision, ...] = ()
    findings: tuple[Finding, ...] = ()
    doubted: frozenset[Place] = frozenset()


def stitch(table: Table, is_rule_start: Callable[[str], bool]) -> Stitched:
    """The printed rows of a table to whole rows.

    :param is_rule_start: whether a text opens a scoring rule, as ``scoring`` knows them.
    """
    return _Stitcher(table, is_rule_start).run()


class _Stitcher:
    def __init__(self, table: Table, is_rule_start: Callable[[str], bool]) -> None:
        silent, self.in_order = silent_tops(table), in_order(table.rows)
        self.table = table = spanning(apart(table, self.in_order))
        self.is_rule_start = is_rule_start
        self.rows = table.rows
        self.width = len(table.columns)
        self.at = spans_of(table.rows, self.width)
        self.kept: list[int] = []
        self.number: dict[int, int] = {}  # of a kept row among them
        self.decisions: list[Decision] = []
        self.doubts: list[Finding] = []
        self.doubted: set[int] = set()
        self.weak: list[tuple[Decision, Span]] = []
        self.meeting: list[tuple[Span, Span | None]] = []
        self.habits = habits_of(table, is_rule_start)
        self.proofs = Proofs(table, self.at, silent, self.habits.openings)
        tops = self.proofs.tops
        within = [row.cells for i, row in enumerate(self.rows) if i not in tops]
        self.counts_empty = cache(partial(counts_empty, within))
        self.edges = cache(partial(edges_of, table))
        tagged = self.counts_empty() is False and are_one(self.rows, tops)
        self.closed_proves = self.proofs.closed_ends(tagged)

    def run(self) -> Stitched:
        for row in range(len(self.rows)):
            cut = bool(self.kept) and row in self.proofs.tops
            if (cut and self._tail(row)) or is_spacer(each_once(self.at[row]), row):
                continue
            self.number[row] = len(self.kept)
            self.kept.append(row)
        self._meeting()
        return Stitched(
            rows=whole_rows(self.rows, self.at, self.number),
            closed_proves=self.closed_proves or self.proofs.tell,
            decisions=tuple(self.decisions),
            findings=(*self._findings(), *self._served(), *self.doubts),
            doubted=frozenset(self.rows[row].place for row in self.doubted & self.number.keys()),
        )

    def _tail(self, row: int) -> bool:
        """Joins what a page's first row carries of older cells; True where it was only that."""
        cut = self._break(row)
        below = [span for span in each_once(self.at[row]) if span.row == row]
        filled = [span for span in below if span.parts[0].cell.lines]
        if not filled:
            for span in below:
                self._extend(span)
            return True
        evidence = next(e for rule in ROW_RULES if (e := rule(cut)) is not None)
        if evidence.joins:
            for span in below:
                if span in filled:
                    self._set_apart(span)
                    self._widen(span)
                self._extend(span)
                if span in filled:
                    self._decide(evidence, span, row)
            return True
        if not evidence.sure:
            self._apart(evidence, row)
        self._merged_tails(cut, filled, row)
        self._open_covers(cut, below, row)
        return False

    def _set_apart(self, span: Span) -> None:
        """Marks the first line of a text that is another cell of the row above: a second table row
        beside merged ones, where an engine leaves no room above what goes on."""
        above, part = self._above(span.column), span.parts[0]
        if not self.table.leaves_open or above is None:
            return
        said, behind = whole_text(above.whole(self.number)), cell_text(part.cell)
        inside = said[-1:] in (";", ",") or goes_on(said, behind) or is_bare_head(said, behind)
        if inside or not room.opens_anew(part.cell, self.room):
            return
        first, *rest = part.cell.lines
        lines = (msgspec.structs.replace(first, opens=True), *rest)
        cell = msgspec.structs.replace(part.cell, lines=lines)
        span.parts[0] = msgspec.structs.replace(part, cell=cell)

    def _widen(self, span: Span) -> None:
        """Gives the cell above a text that stands over several columns behind the break the empty
        places beside it: the cells in which nothing is printed yet may be drawn as one or many."""
        last = self.kept[-1]
        own, *others = self.at[last][span.column : span.column + span.parts[0].cell.column_span]
        if own is None or not others or own.row != last:
            return
        if all(s is not None and s.rows == {last} and not s.has_text for s in others):
            own.columns = 1 + len(others)
            self.at[last] = [own if s in others else s for s in self.at[last]]

    def _open_covers(self, cut: Break, below: Sequence[Span], row: int) -> None:
        """Empty cells of a new row under a cell that goes on: the document leaves it open, or tags
        have no cell for them in their row."""
        for span in below:
            cell = span.parts[0].cell
            if cell.lines or not cut.keeps_walls(span.column):
                continue
            if self.at[row][span.column] is not span:
                continue
            found = over_empty(cut, span.column, cell)
            if found is not None:
                self._extend(span)
                self._decide(found, span, row)

    def _merged_tails(self, cut: Break, filled: Sequence[Span], row: int) -> None:
        """Cells of a new row that finish an older merged cell."""
        joined: list[int] = []
        ended: list[int] = []
        texts = [s for s in filled if self._may_merge(cut, s)]
        for span in texts:
            found = next((e for rule in CELL_RULES if (e := rule(cut, span.column))), None)
            if found is not None and found.sure and not found.joins:
                ended.append(span.column)
            if found is None or not found.joins or (found.by_others and has_room(cut, span.column)):
                continue
            self._extend(span)
            self._decide(found, span, row)
            joined.append(span.column)
        for span in texts:
            if span.column in (*joined, *ended) or cut.closed_proves or has_room(cut, span.column):
                continue
            found = same_merge(cut, span.column, joined)
            if found is not None and found.joins:
                self._extend(span)
                self._decide(found, span, row)
            elif found or texts_meet(cut, span.column):
                self.meeting.append((span, self._above(span.column)))

    def _apart(self, evidence: Evidence, row: int) -> None:
        """Both rows are named where the one behind the break may be the tail of the last one."""
        self.doubted |= {self.kept[-1], row}
        because = f"kept apart by {evidence.rule}: {'; '.join(evidence.because)}"
        self._ambiguous((self.kept[-1], row), title_of(self.table.columns), because)

    def _meeting(self) -> None:
        """All rows of both cells are named where one list may have been cut into two."""
        because = "a list before and a list behind the page break may be one merged cell"
        for span, above in self.meeting:
            served = span.rows | (above.rows if above else set())
            self._ambiguous(sorted(served & self.number.keys()), span.column, because)

    def _ambiguous(self, rows: Iterable[int], column: int, because: str) -> None:
        facts = {"column": self.table.columns[column].name, "because": because}
        for at in rows:
            place = self.rows[at].place
            self.doubts.append(Finding("ambiguous-cover", facts, page=place.page, place=place))

    def _may_merge(self, cut: Break, span: Span) -> bool:
        """Whether a filled cell of a new row may be the tail of an older one: a code, name or
        figure only of one merged over rows and left open, for the last row's are its own, but for
        an empty one left open beside closed ones; an empty cell only where it alone is left
        open."""
        above, told = cut.above[span.column], same_cell(cut, span.column)
        if above is None or told is not None:
            return told is not None and told.joins
        if not cut.keeps_walls(span.column):
            return False
        opened, header = above.whole.open_bottom, self.table.columns[span.column]
        parent = header.role == "title" and span.column != title_of(self.table.columns)
        ended = left_open(cut) is False or cut.closes_name()
        begun = not above.own or (not above.whole.text and ended)
        older = cut.leaves_open and opened and begun
        lost = header.role == "code" and has_lost_code(cut)
        if lost or not (is_text(header) or parent or older):
            return lost
        alone = (opened and (parent or ended)) or cut.enters(span.column)
        return bool(above.whole.text) or alone or text_behind(cut, span.column) is not None

    def _break(self, row: int) -> Break:
        last, proofs = self.kept[-1], self.proofs
        seen = self.at, self.kept, self.table.columns
        reached = [self._above(column) for column in range(self.width)]
        above = tuple(
            None if span is None else Above(span.whole(self.number), span.row == last, span.row)
            for span in reached
        )
        below = tuple(
            self.rows[row].cells[c] if (s := self.at[row][c]) and s.row == row else None
            for c in range(self.width)
        )
        return Break(
            columns=self.table.columns, above=above, below=below,
            leaves_open=self.table.leaves_open
            and not (proofs.is_silent(row) or proofs.say_nothing(last, row)),
            closed_proves=(self.closed_proves and not proofs.is_silent(row))
            or (self.table.leaves_open and self.rows[row].reopens),
            habits=self.habits, is_rule_start=self.is_rule_start,
            previous=partial(codes_before, *seen), said=partial(said_before, *seen),
            follows=partial(said_behind, self.rows, row, self.table.columns), edges=self.edges,
            counts_empty=self.counts_empty, in_order=self.in_order, reopens=self.rows[row].reopens,
            walls_tell=proofs.tell and self.rows[row].place.row > 1,
            walled=proofs.is_walled(row),
            closes=not self.table.leaves_open, holds_more=partial(self._holds_more, row),
            holds_name=partial(self._holds_name, row),
            stands_off=lambda: room.stands_off(below[title_of(self.table.columns)], self.room),
            left_below=partial(room.left_below, self.rows[row - 1], self.rows),
        )  # fmt: skip

    def _holds_more(self, row: int) -> bool:
        older = [s.parts[-1].cell for s in each_once(self.at[row - 1]) if s.row < row - 1]
        closes = not self.table.leaves_open
        return room.holds_more(self.rows[row - 1], older, self.room, closes)

    def _holds_name(self, row: int) -> bool:
        return room.holds_name(self.rows[row - 1], title_of(self.table.columns), self.room)

    @cached_property
    def room(self) -> "room.Room":
        """The room below the rows of the table: asked for at few page breaks."""
        return room.room_of(self.table)

    def _above(self, column: int) -> Span | None:
        """The cell that touches the page's end in a column. Where the source shows no spans, an
        empty text cell may be the lower part of a merged one: the text above it then."""
        last = self.kept[-1]
        found = self.at[last][column]
        if self.table.shows_spans or not is_text(self.table.columns[column]):
            return found
        for row in reversed(self.kept):
            span = self.at[row][column]
            if span is not None and span.has_text:
                return span
        return found

    def _extend(self, span: Span) -> None:
        """Hands a span's rows and parts to the cell above it in its column."""
        above = self._above(span.column)
        if above is None or above is span:
            return
        above.parts.extend(span.parts)
        above.rows |= span.rows
        for line in span.rows:
            if line < len(self.at):
                self.at[line] = [above if s is span else s for s in self.at[line]]

    def _decide(self, evidence: Evidence, span: Span, row: int) -> None:
        above = self.at[row][span.column]
        if above is None or above.row == row:
            return
        place = self.rows[row].place
        column = self.table.columns[span.column].name
        onto = self.rows[above.row].place
        touches = above is self.at[self.kept[-1]][span.column]
        because = evidence.because
        if not touches:
            because = (*because, "the source shows no merged cells: onto the last text above")
        sure = evidence.sure and touches
        if not sure:
            self.doubted |= {above.row, row, self.kept[-1]} & above.rows
        self.decisions.append(Decision(evidence.rule, sure, place, column, onto, because))
        if evidence.by_others:
            self.weak.append((self.decisions[-1], above))

    def _findings(self) -> tuple[Finding, ...]:
        """One for every two rows between which pieces moved on a weak rule, with their columns."""
        moved: dict[tuple[Place, Place, str], list[Decision]] = {}
        for decision in self.decisions:
            if not decision.sure:
                key = (decision.place, decision.onto, decision.rule)
                moved.setdefault(key, []).append(decision)
        return tuple(joined_finding(pieces, onto) for (_, onto, _), pieces in moved.items())

    def _served(self) -> tuple[Finding, ...]:
        """One more for each other row in which a text is read that was joined so that no reader of
        the page can be certain."""
        kept = set(self.kept)
        return tuple(
            joined_finding([decision], self.rows[row].place)
            for decision, span in self.weak
            for row in sorted(kept & span.rows)
            if row != span.row
        )
