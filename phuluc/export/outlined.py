"""An appendix as one plain row a criterion, for the sheet whose rows fold like the tree.

Nothing is merged and every row says all that holds for it, so that filters, pivot tables and
programs find it; the header is one row.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from phuluc.export.printed import columns_of, first, value_of
from schemas.nested import AppendixNode, ColumnNode, CriterionNode, walk
from schemas.rows import extra_names

KINDS = {"criterion": "Tiêu chí", "group": "Nhóm", "rule": "Cách chấm"}
DOUBTFUL = "cần xem lại"
AFTER = ("Loại", "Trang", "Lưu ý", "id", "parent_id")
"""Headers of what the tree knows of a row beside what is printed in it."""

Value = str | int | Decimal


class Outlined(msgspec.Struct, frozen=True):
    """One row: its level from 1, whether it has rows below it, its values (None: empty)."""

    level: int
    is_parent: bool
    values: tuple[Value | None, ...]


def header(appendix: AppendixNode) -> tuple[str, ...]:
    """The headers, as printed where they are; the code and the name come first."""
    columns = _Columns(appendix)
    return (*columns.headers, *AFTER)


def rows(appendix: AppendixNode) -> Iterator[Outlined]:
    """A row a criterion, parents before children, and one for the printed total."""
    columns = _Columns(appendix)
    parents = dict(_parents(appendix.criteria, None))
    for node in walk(appendix.criteria):
        after = (KINDS[node.kind], node.page, DOUBTFUL if node.assumed else None, node.id)
        values = (*columns.values(node), *after, parents[node.id])
        yield Outlined(node.level, any(c.kind != "rule" for c in node.children), values)
    if appendix.total:
        total = appendix.total
        node = CriterionNode(
            id="", code="", kind="criterion", level=1, title=total.label, scores=total.scores,
            texts={}, extra=total.extra, page=0, assumed=False, children=(),
        )  # fmt: skip
        yield Outlined(1, True, (*columns.values(node), *[None] * len(AFTER)))


class _Columns:
    """The columns behind code and name: the printed ones, then what has no printed column."""

    def __init__(self, appendix: AppendixNode) -> None:
        nodes = list(walk(appendix.criteria))
        self.all = columns_of(appendix, nodes)
        self.names = extra_names(column.header for column in self.all)
        code, title = first(self.all, "code"), first(self.all, "title")
        self.rest = [i for i in range(len(self.all)) if i not in (code, title)]
        # Where titles carry the codes, the code column holds a running number.
        numbered = code is not None and any(self.names[code] in each.extra for each in nodes)
        self.running = self.names[code] if numbered and code is not None else None
        methods = any("method" in each.texts for each in nodes)
        self.has_method = methods and first(self.all, "method") is None
        self.code = "Mã" if code is None or numbered else self.all[code].header
        self.title = "Tiêu chí" if title is None else self.all[title].header

    @property
    def headers(self) -> Sequence[str]:
        rest = [_called(self.all[index]) for index in self.rest]
        running = [self.running] if self.running else []
        method = ["Cách chấm"] if self.has_method else []
        return [self.code, self.title, *running, *method, *rest]

    def values(self, node: CriterionNode) -> Sequence[Value | None]:
        found: list[Value | None] = [node.code or None, node.title or None]
        if self.running:
            found.append(node.extra.get(self.running))
        if self.has_method:
            found.append(node.texts["method"].text if "method" in node.texts else None)
        for index in self.rest:
            column, name = self.all[index], self.names[index]
            if column.role is not None and index != first(self.all, column.role):
                found.append(node.extra.get(name))  # a second column of one role
                continue
            shown = value_of(column, name, node.scores, node.texts, node.extra)
            found.append(shown.text or None if shown.figure is None else shown.figure)
        return found


def _called(column: ColumnNode) -> str:
    return f"{column.group}: {column.header}" if column.group else column.header


def _parents(
    nodes: Sequence[CriterionNode], parent: str | None
) -> Iterator[tuple[str, str | None]]:
    for node in nodes:
        yield node.id, parent
        yield from _parents(node.children, node.id)
