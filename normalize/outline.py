"""Codes to parents, levels and ids: by path where codes are paths, by level where they are not."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

import msgspec

from normalize.ahead import ahead, is_beside, prints_parents, restarts
from normalize.codes import Code, first, normal, parent_of
from normalize.kinded import Kinded
from normalize.ranks import GROUPS, Look, look_of, rank_of
from normalize.reread import reread
from normalize.scoring import is_remark
from normalize.styles import SIGNED, adds_up, rank_among, styled
from normalize.text import bullet
from schemas.counting import follows
from schemas.tree import NODES


class Node(msgspec.Struct, frozen=True):
    """A row's place in the tree. ``parent`` is the index of the parent among the rows, None at the
    root; ``missing`` names a parent code that is not printed."""

    index: int
    parent: int | None
    level: int
    id: str
    missing: str | None = None


class _Open(msgspec.Struct):
    """A node that may still get children: its row index, its code, the look of its code."""

    index: int
    code: Code | None
    look: Look
    level: int
    id: str


def outline(rows: Sequence[Kinded], figures: Sequence[Decimal | None] = ()) -> dict[int, Node]:
    """Index of a row -> its Node, for every row that is one of the tree's.

    :param figures: the maximum of each row, where the table has them.
    """
    return _Outliner(reread(rows), figures).run()


class _Outliner:
    def __init__(self, rows: Sequence[Kinded], figures: Sequence[Decimal | None]) -> None:
        self.rows = rows
        self.figures = figures
        self.stack: list[_Open] = []
        self.nodes: dict[int, Node] = {}
        self.parents: set[int | None] = set()
        self.by_code: dict[tuple[str, ...], int] = {}
        self.ids: dict[str, int] = {}
        self.uncoded: dict[int | None, int] = {}
        self.last: int | None = None
        self.scored: int | None = None
        self.bare_parts = 0
        self.higher: list[int] = []
        self.signs: list[tuple[int, int]] = []
        beside = any(row.heads or is_beside(row) for row in rows)
        self.ranks = {} if beside else styled(rows, figures)
        self.around: set[Look] = set()
        self.inside: set[tuple[Look, Look]] = set()
        self.opening, self.going_on = ahead(rows)
        self.restarts = restarts(rows, frozenset(self.opening.values()))
        self.paths = sum(1 for r in rows if r.code and len(r.code.parts) > 1)
        self.printed = {r.code.parts for r in rows if r.code}
        self.prefixes = {path[0] for path in self.printed if len(path) > 1}
        numbers = [r.code.parts for r in rows if r.code and r.code.style == "number"]
        self.renumbers = len(set(numbers)) < len(numbers)
        self.prints_parents = prints_parents(rows)

    def run(self) -> dict[int, Node]:
        for index, row in enumerate(self.rows):
            if row.kind not in NODES:
                continue
            if row.code is None:
                self._uncoded(index, row)
            else:
                self._coded(index, row, row.code)
        return self.nodes

    def _uncoded(self, index: int, row: Kinded) -> None:
        if row.kind == "group" or row.heads:
            parent = self._headed(row.heads) if row.heads > 1 else self._around(index)
        elif is_beside(row):
            parent = self._left_of(row.row.place.depth)
        elif row.kind == "rule":
            parent = self._ruled(row)
        else:
            parent = self._above(index)
        count = self.uncoded.get(parent, 0) + 1
        self.uncoded[parent] = count
        above = self.nodes[parent] if parent is not None else None
        own = f"{above.id}.u{count}" if above else f"u{count}"
        level = above.level + 1 if above else 1
        self._add(Node(index, parent, level, own))
        if row.kind != "rule":
            self.scored = index
            self.bare_parts += 1
        if row.kind == "group" or row.heads or is_beside(row):
            self.bare_parts = 0
            self.higher = []
            self._open(_Open(index, None, ("group", 0, False), level, own), parent)
            self.by_code = {} if parent is None else self.by_code
            self.last = index

    def _headed(self, depth: int) -> int | None:
        """The heading without a code around one that stands deeper."""
        for opened in reversed(self.stack):
            if 0 < self.rows[opened.index].heads < depth:
                return opened.index
        return None

    def _around(self, index: int) -> int | None:
        """The coded row around a group without a code: one that ranks above what the group opens
        with and whose count goes on behind it ("A", the group, "1", …, "B"), or any such one where
        the group has a bullet."""
        inner = self.opening.get(index)
        if inner is None:
            return None
        name = self.rows[index].name
        listed = bool(name) and bool(bullet(name[0].text))
        for opened in reversed(self.stack):
            if opened.code is None or len(opened.code.parts) > 1 or opened.look == inner:
                continue
            higher = rank_of(opened.look) < rank_of(inner)
            goes_on = opened.index in self.going_on or opened.look in self.around
            if higher and (goes_on or listed):
                self.around.add(opened.look)
                return opened.index
        return None

    def _left_of(self, depth: int) -> int | None:
        """What is around a parent without a code that stands left of its children: the parent
        left of it, or a group."""
        for opened in reversed(self.stack):
            row = self.rows[opened.index]
            if row.row.place.depth < depth or (row.kind == "group" and not is_beside(row)):
                return opened.index
        return None

    def _above(self, index: int) -> int | None:
        """The parent of a criterion without a code: the last coded row or group, or, where no row
        has a code, the nearest above with a higher style."""
        own = self.ranks.get(index)
        if own is None:
            return self._signed(index)
        while self.higher and self.ranks[self.higher[-1]] >= own:
            self.higher.pop()
        above = self.higher[-1] if self.higher else self.last
        self.higher.append(index)
        return above

    def _signed(self, index: int) -> int | None:
        """The last row above with a sign that ranks above this one's, "+" below "-", or with none
        and the figure that its rows add up to; else the last coded row."""
        rank = rank_among(self.rows[index])
        last = -1 if self.last is None else self.last
        self.signs = [(above, at) for above, at in self.signs if above < rank and at > last]
        parent = self.signs[-1][1] if self.signs else self.last
        heads = rank >= SIGNED or adds_up(self.rows, self.figures, index)
        self.signs += [(rank, index)] if heads else []
        return parent

    def _ruled(self, row: Kinded) -> int | None:
        """The criterion that a rule row scores: the one above it. A remark in brackets behind
        parts without rules of their own speaks of the whole."""
        if self.bare_parts > 1 and is_remark(" ".join(p.text for p in row.name)):
            return self.last
        self.bare_parts = 0
        return self.scored

    def _coded(self, index: int, row: Kinded, code: Code) -> None:
        look, depth = look_of(code), row.row.place.depth
        if depth < 0:  # a parent that stands left of its children is none of them
            look = (f"{look[0]} {depth}", *look[1:])
        parent, missing = self._parent(index, code, look, depth)
        above = self.nodes[parent] if parent is not None else None
        own = self._id(code, above)
        level = above.level + 1 if above else 1
        taken = self.ids.get(own, 0)
        self.ids[own] = taken + 1
        node = Node(index, parent, level, f"{own}~{taken + 1}" if taken else own, missing)
        self._add(node)
        self._open(_Open(index, code, look, level, node.id), parent)
        self.by_code[code.parts] = index
        if code.style == "padded":  # "01", whose children may be 1.1, 1.2
            self.by_code[code.parts[0].lstrip("0"),] = index
        if _is_worded(code) and code.parts[1:] not in self.printed:  # "WP1" above 1.1, 1.2
            self.by_code[code.parts[1:]] = index
        self.last = self.scored = index
        self.bare_parts = 0

    def _add(self, node: Node) -> None:
        self.nodes[node.index] = node
        self.parents.add(node.parent)

    def _open(self, node: _Open, parent: int | None) -> None:
        """Leaves open what stands above a node, and the node."""
        above = (o for o in self.stack if parent is not None and self._is_above(o, parent))
        self.stack = [*above, node]

    def _is_above(self, opened: _Open, parent: int) -> bool:
        at: int | None = parent
        while at is not None:
            if at == opened.index:
                return True
            at = self.nodes[at].parent
        return False

    def _parent(
        self, index: int, code: Code, look: Look, depth: int
    ) -> tuple[int | None, str | None]:
        """The parent of a code, and the code of a parent that should be printed and is not."""
        if len(code.parts) > 1:
            return self._by_path(code)
        for at, opened in enumerate(self.stack):
            if opened.look == look:
                return (self.stack[at - 1].index if at else None), None
        if not self.stack:
            return None, None
        if look[0] == "number" and self.paths and self._top_number():
            return None, None
        return self._innermost(index, code, look, depth), None

    def _top_number(self) -> bool:
        """Whether bare numbers are the roots: the stack holds nothing but paths below one."""
        return bool(self.stack) and self.stack[0].look[0] == "number"

    def _innermost(self, index: int, code: Code, look: Look, depth: int) -> int | None:
        """A new look opens a level below the last row, unless it ranks above what is open and does
        not begin to count inside it."""
        label = look[0].partition(" ")[2]
        below = next((r.code for r in self.rows[index + 1 :] if r.code), None)
        for opened in reversed(self.stack):
            if rank_of(opened.look) < rank_of(look) or opened.code is None:
                return opened.index
            if look[0] == "alphanumeric" and self._adds_up(index, code, opened):
                return opened.index  # "1a", "1b" below "1"
            if first(code) and look[0] == "number" and _ends_in_letter(opened.code):
                return opened.index  # "1" below "IV.A", of which "IV.B" is the next
            goes_on = opened.index in self.going_on and below and look_of(below) != opened.look
            if first(code) and goes_on:
                self.inside.add((look, opened.look))  # "A" between "I" and "II"
            runs_on = first(code) or code.parts[0] not in self.prefixes  # "3" behind "II.2"
            if runs_on and (look, opened.look) in self.inside:
                return opened.index
            if self.rows[opened.index].row.place.depth < depth:  # it stands left of the row
                return opened.index
            if opened.code.label and label != opened.code.label:
                return opened.index  # a bare number counts below one with a word for its level
            if rank_of(opened.look) == rank_of(look) and first(code):
                return opened.index  # a new way of counting: "(1)" below "1"
        return None

    def _adds_up(self, index: int, code: Code, opened: _Open) -> bool:
        """Whether a number with a letter is a part of the number that is open, by the points of all
        with that number: without them it may be one put in behind it."""
        name = code.parts[0][:-1]
        if not self.figures or opened.code is None or opened.code.parts != (name,):
            return False
        below = ((at, r.code) for at, r in enumerate(self.rows[index:], index) if r.code)
        run = takewhile(lambda row: row[1].parts[0][:-1] == name, below)
        known = [self.figures[at] for at, _ in run]
        whole = self.figures[opened.index]
        return len(known) > 1 and whole is not None and sum(x or 0 for x in known) == whole

    def _by_path(self, code: Code) -> tuple[int | None, str | None]:
        for length in range(len(code.parts) - 1, 0, -1):
            prefix = code.parts[:length]
            found = self.by_code.get(prefix)
            if found is not None and not self._is_closed(found):
                short = length < len(code.parts) - 1
                return found, ".".join(code.parts[:-1]) if short else None
        # "1.1" under "I" where "1" is not printed: the innermost group. Nothing is missing, unless
        # other paths of the table have their parents printed.
        groups = self._groups_around(code)
        missing = parent_of(code)
        if code.style == "alphanumeric" and self._is_listed(code.parts):
            missing = None
            own = self.by_code.get(code.parts[1:-1])
            if own is not None and not self._is_closed(own):
                return own, None
        if groups:
            return groups[-1].index, missing if self.prints_parents else None
        return None, missing

    def _groups_around(self, code: Code) -> list[_Open]:
        """The groups that can hold a path whose own parents are not printed: "IV.A" stands where
        "IV" would, behind "III" and not below it."""
        groups = self._groups()
        for at, opened in enumerate(groups):
            if opened.code is not None and follows(opened.code.parts[-1], code.parts[0]):
                return groups[:at]
        return groups

    def _groups(self) -> list[_Open]:
        """The groups around the next row."""
        return [
            o
            for o in self.stack
            if o.code is None or o.look[0] in GROUPS or self.rows[o.index].row.place.depth < 0
        ]

    def _is_closed(self, index: int) -> bool:
        """Whether a row stands below an older group than the one around the next row, in a table
        whose numbers begin anew below each, or has no rows below it and a coded group is open ("B",
        "I", "1.1" behind "A", "1"): the number of the same name below this one is not printed."""
        groups = self._groups()
        coded = groups and groups[-1].code is not None
        if not self.renumbers and (not coded or index in self.parents or self._is_open(index)):
            return False
        at: int | None = index
        while groups and at is not None:
            if at == groups[-1].index:
                return False
            at = self.nodes[at].parent
        return bool(groups)

    def _is_open(self, index: int) -> bool:
        return any(opened.index == index for opened in self.stack)

    def _is_listed(self, steps: tuple[str, ...]) -> bool:
        """Whether letters before a number are the name of the list ("CLTK1") and no level of it:
        nothing above the code is printed with them."""
        above = (steps[:n] for n in range(1, len(steps)))
        alone = len(steps[0]) > 1 or all(path[:1] == steps[:1] for path in self.printed)
        return alone and self.printed.isdisjoint(above)

    def _id(self, code: Code, above: Node | None) -> str:
        own = normal(code.text)
        if above is None:
            return own
        parent = self.rows[above.index].code
        if parent is None:
            return f"{above.id}.{own}" if self.restarts or own in self.ids else own
        prefix = normal(parent.text)
        if own.isdigit() and _grows(own, prefix):
            return own
        again = prefix.isalpha() and code.parts[0] == prefix and len(code.parts) > 1
        lettered = code.style == "alphanumeric" and own[:-1] == prefix  # "1a" below "1"
        repeats = own.startswith(prefix + ".") or again or lettered
        first_of, _, time = above.id.rpartition("~")  # children of a repeated code have paths, too
        over = first_of if time.isdigit() and first_of else above.id
        if repeats and over.endswith(prefix):
            return over[: len(over) - len(prefix)] + own
        return f"{above.id}.{own}"


def _is_worded(code: Code) -> bool:
    """Whether a code is a number behind several capitals that stand for a word ("WP1")."""
    plain = code.style == "alphanumeric" and len(code.parts) == 2
    return (
        plain and code.parts[1].isdecimal() and len(code.parts[0]) > 1 and code.parts[0].isupper()
    )


def _ends_in_letter(code: Code) -> bool:
    """Whether a path is that of a group by its last step: "IV.A"."""
    return len(code.parts) > 1 and code.parts[-1].isalpha() and code.parts[-1].isupper()


def _grows(code: str, prefix: str) -> bool:
    """Whether a code of figures has its parent's before its last two: "0102" below "01"."""
    return code[0] == "0" and code[:-2] == prefix
