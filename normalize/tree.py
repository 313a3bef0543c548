"""Whole rows to the flat tree with its provenance: values of cells, ids, Built."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

import msgspec

from normalize.columns import cell_text, title_of
from normalize.cover import Covered
from normalize.cut_codes import spelt_total
from normalize.edge_rows import edge_rows
from normalize.gathered import Paragraph, items_of, text_of
from normalize.kinded import DASHES, Kinded
from normalize.names import is_guessed
from normalize.numbers import NumberStyle, parse_decimal, style_of
from normalize.outline import Node
from normalize.paragraphs import paragraphs
from normalize.phrases import inner_pairs, inner_words
from normalize.pieces import pieces_of, seconds
from normalize.remarks import notes_of
from normalize.stitch import Stitched
from normalize.text import bullet, repairs
from normalize.totals import cell_text_of, total_row
from normalize.unheaded import unheaded, unknown
from normalize.unsure import Doubt, in_doubt
from normalize.values import doubted_names, judged, levels_of, points, rules_below, scoring_of
from normalize.wraps import figure_of
from schemas.decisions import Decision, Reason
from schemas.findings import Finding
from schemas.rows import (
    SCORE_ROLES,
    TEXT_ROLES,
    Piece,
    Place,
    Table,
    Whole,
    column_of,
    columns_of,
    extra_names,
)
from schemas.tree import Appendix, Built, Criterion, Heading, Scoring, Text, Total


class Scores(msgspec.Struct, frozen=True):
    """What a row's score cells say: numbers, words beside them, and doubts by role."""

    numbers: dict[str, Decimal | None]
    words: dict[str, str]
    doubts: dict[str, Reason]


class Parts(msgspec.Struct, frozen=True):
    """All that ``build`` puts together."""

    table: Table
    heading: Heading
    stitched: Stitched
    rows: tuple[Kinded, ...]
    nodes: dict[int, Node]
    covered: Covered


def build(parts: Parts) -> Built:
    """An appendix with its provenance, ids and findings."""
    return _Builder(parts).run()


class _Builder:
    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.table = parts.table
        self.columns = parts.table.columns
        self.rows = parts.rows
        self.nodes = parts.nodes
        self.styles = _styles(parts.table, parts.rows)
        self.names = extra_names([column.header for column in self.columns])
        self.findings: list[Finding] = [*parts.stitched.findings, *parts.covered.findings]
        named = unheaded(self.columns, self.rows, self.nodes, parts.covered)
        self.weak = (*named, *edge_rows(self.columns, self.rows, self.nodes))
        self.doubted = {*_doubted(parts), *(decision.place for decision in self.weak)}
        self.named = title_of(self.columns)
        self.title = self.columns[self.named].name
        self.levels = points(self.columns, self.rows)
        self.open_names = doubted_names(parts.stitched, self.title)
        self.more = _more(parts.rows)
        self.owners = {below: row for row, found in self.more.items() for below in found}
        self.read: dict[tuple[int, int], tuple[Paragraph, ...]] = {}
        self.several: dict[int, bool] = {}
        self.total = total_row(
            self.rows, self.nodes, lambda row: self._scores(row).numbers.get("max_score")
        )

    def run(self) -> Built:
        criteria: list[Criterion] = []
        for index, row in enumerate(self.rows):
            node = self.nodes.get(index)
            if node is not None:
                criteria.append(self._criterion(index, row, node, len(criteria)))
        self._row_findings()
        self._column_findings()
        ids = {self.rows[i].row.place: node.id for i, node in self.nodes.items()}
        ids |= {self.rows[i].row.place: self.nodes[o].id for o, s in self.more.items() for i in s}
        appendix = Appendix(
            heading=self.parts.heading,
            columns=self.columns,
            criteria=tuple(criteria),
            total=self._total(),
            notes=tuple(self._notes()),
        )
        pieces = tuple(pieces_of(self.table, self.rows, ids))
        self._repairs(pieces)
        kinds = (*judged(self.rows, self.nodes), *self.weak)
        decisions = (*self.parts.stitched.decisions, *self.parts.covered.decisions, *kinds)
        decisions += tuple(seconds(self.columns, self.rows, self.more))
        return Built(
            appendix=appendix,
            pieces=pieces,
            ids=ids,
            findings=tuple(self.findings),
            decisions=_in_order(decisions),
        )

    def _criterion(self, index: int, row: Kinded, node: Node, order: int) -> Criterion:
        scores = self._scores(index)
        place = row.row.place
        extra = dict(scores.words)
        if row.running:
            extra[self._code_name()] = row.running
        elif row.printed_code and not _code_of(row):
            extra[self._code_name()] = row.printed_code
        texts = self._texts(index, extra)
        self._guidance(row, node, texts)
        if told := in_doubt((*row.name, *row.guidance)):
            self._one_paragraph(index, self.named, told.edges)
        self._doubts(scores, place)
        parent = self.nodes[node.parent].id if node.parent is not None else None
        scoring = self._scoring(index, node, texts, scores) if row.kind == "criterion" else None
        title = "\n" if row.kind == "rule" else " "
        return Criterion(
            id=node.id, parent_id=parent, order=order, level=node.level, kind=row.kind,
            code=_code_of(row),
            title=title.join(p.text for p in row.name),
            page=place.page, scores=scores.numbers, texts=texts, extra=extra, scoring=scoring,
            assumed=place in self.doubted,
        )  # fmt: skip

    def _scoring(
        self, index: int, node: Node, texts: dict[str, Text], scores: Scores
    ) -> Scoring | None:
        rules: list[tuple[str, Decimal | None]] = []
        place, open_ = self.rows[index].row.place, ""
        for below in rules_below(self.rows, self.nodes, index):
            row = self.rows[below]
            open_ = open_ or self.open_names.get(row.row.place, "")
            if not open_ and (told := in_doubt(row.name)):
                open_ = told.edges  # the scoring quotes it
            figure = self._scores(below).numbers.get("max_score", self.levels.get(below))
            rules += levels_of((p.text for p in row.name), figure)
        maximum = scores.numbers.get("max_score")
        scoring, doubts = scoring_of(rules, texts.get("method"), node.id, maximum)
        for doubt in doubts:
            self._find(doubt.code, place, {"seen": doubt.seen})
        if open_ and place not in self.doubted and place not in self.open_names:
            facts = {"column": self.title, "because": f"a row that says how it is scored: {open_}"}
            self._find("ambiguous-cover", place, facts)
        return scoring

    def _code_name(self) -> str:
        at = column_of(self.columns, "code")
        return self.columns[at].header if at is not None else "code"

    def _guidance(self, row: Kinded, node: Node, texts: dict[str, Text]) -> None:
        """Guidance in the title cell is the method; an own method column keeps its text first."""
        if not row.guidance:
            return
        own = Text(text_of(row.guidance), items_of(row.guidance), node.id)
        before = texts.get("method")
        if before is not None:
            own = Text(f"{before.text}\n{own.text}", (*before.items, *own.items), before.anchor)
        texts["method"] = own

    def _scores(self, index: int) -> Scores:
        numbers: dict[str, Decimal | None] = {}
        words: dict[str, str] = {}
        doubts: dict[str, Reason] = {}
        for column, header in enumerate(self.columns):
            if header.role not in SCORE_ROLES:
                continue
            cells = [self.rows[n].row.cells[column] for n in (index, *self.more.get(index, ()))]
            text = figure_of(text_of(self._paragraphs(index, column)), cells)
            value = parse_decimal(text, self.styles[column])
            if not text or value is None:
                continue
            if isinstance(value, Decimal):
                numbers[header.role] = value
                continue
            numbers[header.role] = None
            words[self.names[column]] = text
            if value.code != "not-a-number":
                doubts[header.role] = value
        return Scores(numbers, words, doubts)

    def _doubts(self, scores: Scores, place: Place) -> None:
        for role, reason in scores.doubts.items():
            severity = "note" if reason.code == "note" else "warning"
            self.findings.append(
                Finding(
                    "bad-number", {"column": role, "seen": reason.seen}, severity,
                    page=place.page, place=place,
                )
            )  # fmt: skip

    def _texts(self, index: int, extra: dict[str, str]) -> dict[str, Text]:
        """Text cells that serve a row, by role; columns without a role go to ``extra``."""
        texts: dict[str, Text] = {}
        for column, header in enumerate(self.columns):
            anchor = self.parts.covered.anchors[index][column]
            own = self._paragraphs(*anchor) if anchor is not None else ()
            if (
                anchor is None or anchor[0] != index
            ):  # an older cell ends beside a row's later lines
                below = self._below(index, column)
                if own and below:
                    because = "a wall stands inside the row, between an older cell and a new one"
                    self._find(
                        "ambiguous-cover", self.rows[index].row.place,
                        {"column": header.name, "because": because},
                    )  # fmt: skip
                anchor = (index, column) if below else anchor
                own = (*own, *below)
            if anchor is None or not own:
                continue
            doubts = (p.doubt for p in own if p.doubt)
            if doubt := next((d for d in doubts if self._holds(d, column)), None):
                self._one_paragraph(index, column, doubt.edges)
            if header.role in TEXT_ROLES:
                texts[header.role] = Text(text_of(own), items_of(own), self._id_at(anchor[0]))
            elif header.role is None:
                extra[self.names[column]] = text_of(own)
        return texts

    def _one_paragraph(self, index: int, column: int, edges: str) -> None:
        """Lines around a page break, or a line's end in a list of names, were taken for one
        paragraph, with no sign for it."""
        place = self.rows[index].row.place
        self.doubted.add(place)
        facts = {"column": self.names[column], "rule": "one-paragraph", "row": str(place.row)}
        self._find("assumed-join", place, facts | {"because": edges})

    def _holds(self, doubt: Doubt, column: int) -> bool:
        """Whether what the table says elsewhere leaves a doubt."""
        if doubt.listed and not self._has_several(column):
            return False
        return self.inner.isdisjoint({doubt.word, doubt.pair} - {""})

    @cached_property
    def inner(self) -> frozenset[str]:
        """The words, and pairs of them, that stand inside lines with their capital, as in names."""
        return inner_words(self.table.rows) | inner_pairs(self.table.rows)

    def _has_several(self, column: int) -> bool:
        """Whether a cell of a column has several paragraphs without bullets."""
        if column not in self.several:  # once a column: a long table has a thousand rows
            cells = [row.cells[column] for row in self.parts.stitched.rows]
            read = (self._paragraphs(row, column) for row, cell in enumerate(cells) if cell)
            self.several[column] = any(sum(not bullet(p.text) for p in own) > 1 for own in read)
        return self.several[column]

    def _paragraphs(self, row: int, column: int) -> tuple[Paragraph, ...]:
        """A cell's paragraphs, and those of table rows that only go on with it; read once for all
        rows that it serves. One that stands over the title too is the name alone."""
        if (row, column) not in self.read:
            whole = self.rows[row].row.cells[column]
            names = whole is not None and column < self.named < column + whole.column_span
            own = paragraphs(whole) if isinstance(whole, Whole) and not names else ()
            self.read[row, column] = (*own, *self._below(row, column))
        return self.read[row, column]

    def _below(self, row: int, column: int) -> tuple[Paragraph, ...]:
        """The paragraphs in a column of the table rows that only go on with a row."""
        if row not in self.more:
            return ()
        cells = (self.rows[below].row.cells[column] for below in self.more[row])
        return tuple(p for cell in cells if cell is not None for p in paragraphs(cell))

    def _id_at(self, row: int) -> str:
        """The id of a row, or of the one that it goes on with."""
        node = self.nodes.get(self.owners.get(row, row))
        return node.id if node is not None else ""

    def _total(self) -> Total | None:
        if self.total is None:
            return None
        row = self.rows[self.total]
        scores = self._scores(self.total)
        told = [(i, text) for i, c in enumerate(row.row.cells) if c and (text := cell_text_of(c))]
        at, label = min(told, key=lambda cell: (cell[0] != self.named, cell[0]), default=(0, ""))
        extra = dict(scores.words)
        self._doubts(scores, row.row.place)
        for column, text in told:
            if column == at or text == label or self.columns[column].role in SCORE_ROLES:
                continue
            own = row.row.cells[column]
            extra[self.names[column]] = text_of(paragraphs(own)) if own is not None else text
        return Total(spelt_total(label), scores.numbers, extra)

    def _notes(self) -> tuple[str, ...]:
        own: list[tuple[int, str]] = []
        for index, row in enumerate(self.rows):
            if row.kind in ("note", "orphan") or (row.kind == "total" and index != self.total):
                texts = (text for c in row.row.cells if c and (text := cell_text_of(c)))
                own += [(row.row.place.page, text) for text in texts]
        return notes_of(own, self.table.after, self.table.footnotes)

    def _row_findings(self) -> None:
        last: Place | None = None
        for index, row in enumerate(self.rows):
            place = row.row.place
            node = self.nodes.get(index)
            if row.kind == "orphan":
                texts = [t for c in row.row.cells if c and (t := cell_text_of(c))]
                if texts:  # told of the criterion before it, which may go on there
                    facts = {"seen": " | ".join(texts)[:300]}
                    self.findings.append(Finding("orphan-row", facts, page=place.page, place=last))
            if node is None:
                continue
            last = place
            if node.missing:
                self._find(
                    "missing-parent", place, {"code": row.printed_code, "parent": node.missing}
                )
            if row.printed_code.strip(DASHES) and row.code is None and row.kind == "criterion":
                self._find("bad-code", place, {"seen": row.printed_code})
            if row.kind == "criterion" and not row.name:
                self._find("name-missing", place, {"code": row.printed_code})

    def _column_findings(self) -> None:
        page = self.rows[0].row.place.page if self.rows else None
        for at, column in enumerate(self.columns):
            if column.role is None or is_guessed(column):
                facts = unknown(column, self.rows, self.nodes, self.parts.covered, at)
                self.findings.append(Finding("unknown-header", facts, page=page))

    def _repairs(self, pieces: Sequence[Piece]) -> None:
        """One finding for all letters that were replaced, with the first page that has one."""
        repaired: dict[str, int] = {}
        for piece in pieces:
            for repair in repairs(piece.text):
                repaired.setdefault(repair, piece.page)
        if repaired:
            facts = {"seen": ", ".join(repaired)}
            self.findings.append(Finding("text-repaired", facts, page=min(repaired.values())))

    def _find(self, code: str, place: Place, facts: dict[str, str]) -> None:
        self.findings.append(Finding(code, facts, page=place.page, place=place))


def _code_of(row: Kinded) -> str:
    """The code that a row prints, a dash or one that cannot be read of a criterion among others."""
    if row.code is not None:
        return row.code.text
    return row.printed_code if row.kind == "criterion" else ""


def _styles(table: Table, rows: Sequence[Kinded]) -> dict[int, NumberStyle]:
    """How each score column writes figures: by its own, else by all of the table's."""
    scored = columns_of(table.columns, *SCORE_ROLES)
    texts = [
        cell_text(part.cell)
        for row in rows
        for i in scored
        if (whole := row.row.cells[i]) is not None
        for part in whole.parts
    ]
    style = style_of(texts)
    return dict.fromkeys(scored, style)


def _doubted(parts: Parts) -> frozenset[Place]:
    """Places about which a weak rule decided something."""
    covers = [d.place for d in parts.covered.decisions if not d.sure]
    kinds = [row.row.place for row in parts.rows if row.because]
    return frozenset([*parts.stitched.doubted, *covers, *kinds])


def _more(rows: Sequence[Kinded]) -> dict[int, list[int]]:
    """Index of a row -> the table rows below it that only go on with its texts."""
    found: dict[int, list[int]] = {}
    owner = None
    for index, row in enumerate(rows):
        if row.kind != "more":
            owner = index
        elif owner is not None:
            found.setdefault(owner, []).append(index)
    return found


def _in_order(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    return tuple(sorted(decisions, key=lambda d: (d.place, d.column)))
