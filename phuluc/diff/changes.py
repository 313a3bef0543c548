"""What became of every row and appendix: a list of changes, one a row and kind."""

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from phuluc.diff.matching import match, match_appendices
from phuluc.diff.rows import Entry, children, entries
from phuluc.diff.worded import Run, compare_words
from schemas.nested import AppendixNode, CriterionNode, TreeFile

KINDS = (
    "added", "dropped", "moved", "renumbered", "reweighted", "rescored", "reworded",
    "tasks", "units", "texts", "scoring", "kind",
    "appendix-added", "appendix-dropped", "heading", "columns", "total", "notes",
)  # fmt: skip
"""The closed list: what may become of a row, then of an appendix."""

WEIGHTS = ("max_score", "weight_percent")
FIELDS = {
    "tasks": "tasks", "product": "tasks", "deadline": "tasks",
    "lead": "units", "agencies": "units", "coordinating_agencies": "units",
}  # fmt: skip
"""Role of a text -> kind of change; what is not here is ``texts``."""


class Side(msgspec.Struct, frozen=True, omit_defaults=True):
    """A row on one side, and where it stands; without an id an appendix as a whole."""

    appendix: int
    id: str | None = None
    code: str | None = None
    title: str | None = None
    page: int | None = None
    parent: str | None = None


class Change(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing that became of a row: ``field`` names the role, header or member that differs.

    ``was`` and ``now`` hold it as printed (None: empty), ``words`` the same word by word. ``rows``:
    the ids of the new rows that a merged cell serves, where they are several.
    """

    change: str
    old: Side | None = None
    new: Side | None = None
    field: str | None = None
    was: str | None = None
    now: str | None = None
    words: tuple[Run, ...] = ()
    rows: tuple[str, ...] = ()


class Difference(msgspec.Struct, frozen=True):
    """All changes, by row of the new tree; ``same`` counts the rows that nothing became of."""

    changes: tuple[Change, ...]
    rows_old: int
    rows_new: int
    same: int

    def count(self) -> dict[str, int]:
        """Kind of change -> how many rows (or appendices) it befell, in the order of KINDS."""
        befallen = {kind: {_key(c) for c in self.changes if c.change == kind} for kind in KINDS}
        return {kind: len(found) for kind, found in befallen.items() if found}


def compare(old: TreeFile, new: TreeFile) -> Difference:
    """What became of the old tree; pages, findings and the source itself are not compared."""
    pair = _Pair(old, new)
    changes = [*pair.appendix_changes(), *pair.row_changes()]
    touched = {c.old and (c.old.appendix, c.old.id) for c in changes}
    matched = [pair.old[number] for number in pair.rows]
    same = sum((each.appendix, each.node.id) not in touched for each in matched)
    return Difference(tuple(changes), len(pair.old), len(pair.new), same)


class _Pair:
    """Two trees with what is known to be the same in them."""

    def __init__(self, old: TreeFile, new: TreeFile) -> None:
        self.files = old, new
        self.old, self.new = entries(old), entries(new)
        self.appendices = match_appendices(old.appendices, new.appendices)
        self.rows = match(self.old, self.new, self.appendices)
        self.back = {number: other for other, number in self.rows.items()}
        self.reordered = _out_of_order(self.old, self.new, self.rows)
        self.told: dict[Hashable, int] = {}

    def row_changes(self) -> Iterator[Change]:
        """By row of the new tree, the dropped ones last."""
        found: list[Change] = []
        for entry in self.new:
            number = self.back.get(entry.number)
            if number is None:
                found.append(Change("added", None, _side(entry, self.new)))
            else:
                self._pair_changes(self.old[number], entry, found)
        yield from found
        for entry in self.old:
            if entry.number not in self.rows:
                yield Change("dropped", _side(entry, self.old), None)

    def _pair_changes(self, one: Entry, other: Entry, found: list[Change]) -> None:
        old, new = _side(one, self.old), _side(other, self.new)
        a, b = one.node, other.node
        if self._elsewhere(one, other) or one.number in self.reordered:
            found.append(Change("moved", old, new, None, old.parent, new.parent))
        elif one.code != other.code and one.own != other.own:
            found.append(Change("renumbered", old, new, None, a.code, b.code))
        for role in dict.fromkeys((*a.scores, *b.scores)):
            was, now = _figure(a.scores, role), _figure(b.scores, role)
            if a.scores.get(role) != b.scores.get(role) or (was is None) != (now is None):
                kind = "reweighted" if role in WEIGHTS else "rescored"
                found.append(Change(kind, old, new, role, was, now))
        if a.title != b.title:
            runs = compare_words(a.title, b.title)
            found.append(Change("reworded", old, new, "title", a.title, b.title, runs))
        before = len(found)
        self._texts(one, other, found)
        if a.kind != b.kind:
            found.append(Change("kind", old, new, "kind", a.kind, b.kind))
        if a.scoring != b.scoring and len(found) == before and self._rules_stay(one, other):
            found.append(Change("scoring", old, new, "scoring"))

    def _elsewhere(self, one: Entry, other: Entry) -> bool:
        if one.parent is None or other.parent is None:
            here = self.appendices.get(one.appendix) == other.appendix
            return not (one.parent is None and other.parent is None and here)
        return self.rows.get(one.parent) != other.parent

    def _texts(self, one: Entry, other: Entry, found: list[Change]) -> None:
        """A merged cell serves many rows; that it changed is said once, with those rows."""
        old, new = _side(one, self.old), _side(other, self.new)
        a, b = one.node, other.node
        for role in dict.fromkeys((*a.texts, *b.texts)):
            was, now = a.texts.get(role), b.texts.get(role)
            if (was and was.text) == (now and now.text):
                continue
            key = (role, one.appendix, was and was.anchor, other.appendix, now and now.anchor)
            if key in self.told and (was is None or was.anchor != one.node.id):
                earlier = found[self.told[key]]
                rows = (*(earlier.rows or (_id(earlier.new),)), b.id)
                found[self.told[key]] = msgspec.structs.replace(earlier, rows=rows)
                continue
            self.told[key] = len(found)
            kind = FIELDS.get(role, "texts")
            texts = (was.text if was else None, now.text if now else None)
            runs = compare_words(texts[0] or "", texts[1] or "")
            found.append(Change(kind, old, new, role, *texts, runs))
        for header in dict.fromkeys((*a.extra, *b.extra)):
            one_text, other_text = a.extra.get(header), b.extra.get(header)
            if one_text != other_text:
                runs = compare_words(one_text or "", other_text or "")
                found.append(Change("texts", old, new, header, one_text, other_text, runs))

    def _rules_stay(self, one: Entry, other: Entry) -> bool:
        """Whether what the scoring was read from is the same: then it was edited itself."""
        return one.node.title == other.node.title and [
            each.title for each in one.node.children if each.kind == "rule"
        ] == [each.title for each in other.node.children if each.kind == "rule"]

    def appendix_changes(self) -> Iterator[Change]:
        """Of appendices as a whole."""
        old, new = self.files
        for j, appendix in enumerate(new.appendices):
            if j not in self.appendices.values():
                yield Change("appendix-added", None, Side(j, title=appendix.title))
        for i, appendix in enumerate(old.appendices):
            if i not in self.appendices:
                yield Change("appendix-dropped", Side(i, title=appendix.title), None)
        for i, j in sorted(self.appendices.items(), key=lambda pair: pair[1]):
            a, b = old.appendices[i], new.appendices[j]
            sides = Side(i, title=a.title), Side(j, title=b.title)
            for kind, field, was, now in _whole(a, b):
                if was != now:
                    runs = compare_words(was or "", now or "")
                    yield Change(kind, *sides, field, was, now, runs)


def _whole(a: AppendixNode, b: AppendixNode) -> Iterator[tuple[str, str, str | None, str | None]]:
    for field in ("label", "title", "year", "issued_with"):
        yield "heading", field, _told(getattr(a, field)), _told(getattr(b, field))
    yield "columns", "columns", _columns(a), _columns(b)
    for role in dict.fromkeys((*_total(a), *_total(b))):
        if _total(a).get(role) != _total(b).get(role):
            yield "total", role, _figure(_total(a), role), _figure(_total(b), role)
    for field in ("label", "extra"):
        yield (
            "total",
            field,
            _told(getattr(a.total, field, None)),
            _told(getattr(b.total, field, None)),
        )
    yield "notes", "notes", "\n".join(a.notes) or None, "\n".join(b.notes) or None


def _total(appendix: AppendixNode) -> Mapping[str, Decimal | None]:
    return appendix.total.scores if appendix.total else {}


def _columns(appendix: AppendixNode) -> str:
    return "\n".join(f"{c.group} / {c.header}" if c.group else c.header for c in appendix.columns)


def _told(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return str(value)
    members = msgspec.to_builtins(value).items()
    return ", ".join(f"{name} {each}" for name, each in members if each is not None) or None


def _figure(scores: Mapping[str, Decimal | None], role: str) -> str | None:
    if role not in scores:
        return None
    score = scores[role]
    return "" if score is None else f"{score:f}"


def _side(entry: Entry, rows: Sequence[Entry]) -> Side:
    node: CriterionNode = entry.node
    parent = None if entry.parent is None else rows[entry.parent].node.id
    return Side(entry.appendix, node.id, node.code, node.title, node.page, parent)


def _id(side: Side | None) -> str:
    return (side and side.id) or ""


def _key(change: Change) -> Hashable:
    side = change.new or change.old
    return side and (change.new is None, side.appendix, side.id)


def _out_of_order(old: Sequence[Entry], new: Sequence[Entry], rows: Mapping[int, int]) -> set[int]:
    """Old rows that kept parent and number but not their place among the others, as few as can be.

    Where the number changed with the place, the number says it.
    """
    found: set[int] = set()
    below = children(list(old))
    roots = [
        [e for e in old if e.parent is None and e.appendix == a] for a in {e.appendix for e in old}
    ]
    for family in (*below.values(), *roots):
        kept = [e for e in family if e.number in rows and _siblings(e, new, rows)]
        stays = _longest_rising([rows[each.number] for each in kept])
        for position, each in enumerate(kept):
            if position not in stays and each.own == new[rows[each.number]].own:
                found.add(each.number)
    return found


def _siblings(one: Entry, new: Sequence[Entry], rows: Mapping[int, int]) -> bool:
    """Whether its new parent is what its old parent became."""
    other = new[rows[one.number]]
    if one.parent is None or other.parent is None:
        return one.parent is None and other.parent is None
    return rows.get(one.parent) == other.parent


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """Positions of a longest rising subsequence."""
    ends: list[int] = []
    tails: list[int] = []
    before: list[int | None] = []
    for position, number in enumerate(numbers):
        at = bisect_left(ends, number)
        before.append(tails[at - 1] if at else None)
        if at == len(ends):
            ends.append(number)
            tails.append(position)
        else:
            ends[at], tails[at] = number, position
    found: set[int] = set()
    here: int | None = tails[-1] if tails else None
    while here is not None:
        found.add(here)
        here = before[here]
    return found
