"""What a document prints twice, in other words: where damage can be told at all.

A figure is held by a sum of which it is a part or the whole; a row by the code that follows, by its
children or by its figures; a page by its printed number or by its rows.
"""

from schemas.tree import Appendix, Criterion


class Evidence:
    """What holds the rows and figures of one appendix."""

    def __init__(self, appendix: Appendix) -> None:
        self._rows = {row.id: row for row in appendix.criteria}
        self._total = appendix.total.scores if appendix.total else {}
        self._below: dict[str | None, list[Criterion]] = {}
        for row in appendix.criteria:
            self._below.setdefault(row.parent_id, []).append(row)

    def figure(self, identity: str, role: str, gone: frozenset[str] = frozenset()) -> bool:
        """Whether a sum of rows that are not gone holds the figure."""
        row = self._rows[identity]
        if row.kind != "criterion" or role.endswith("_percent"):
            return False
        if self._counted(identity, role, gone):
            return True
        above = self._above(row)
        if above is None:
            whole, others = self._total.get(role), self._counted(None, role, gone | {identity})
        else:
            whole = above.scores.get(role) if above.id not in gone else None
            others = self._counted(above.id, role, gone | {identity})
        alone = not gone and whole is not None
        return alone or (whole is not None and others)

    def row(self, identity: str, gone: frozenset[str]) -> bool:
        """Whether a code, a child or a figure that is not gone says that the row is there."""
        row = self._rows[identity]
        figures = [role for role, value in row.scores.items() if value is not None]
        if any(self.figure(identity, role, gone) for role in figures):
            return True
        return self.place(identity, gone)

    def place(self, identity: str, gone: frozenset[str]) -> bool:
        """Whether a code or a child that is not gone says where the row stands; sums do not."""
        row = self._rows[identity]
        siblings = [each.id for each in self._below[row.parent_id] if each.code]
        if self._orphans(identity, siblings, gone):
            return True
        if identity not in siblings or row.kind != "criterion":
            return False
        place = siblings.index(identity)
        begins = row.parent_id is not None and row.parent_id not in gone
        return bool(set(siblings[place + 1 :]) - gone) and (
            begins or bool(set(siblings[:place]) - gone)
        )

    def _orphans(self, identity: str, siblings: list[str], gone: frozenset[str]) -> bool:
        """Whether children tell that their parent is lost: by its code in theirs, or because the
        row above has children of these codes already."""
        below = [each for each in self._below.get(identity, []) if each.id not in gone]
        if any("." in each.code.strip(" .") for each in below):
            return True
        place = siblings.index(identity) if identity in siblings else 0
        above = self._below.get(siblings[place - 1], []) if place else []
        stay = {each.code for each in above if each.id not in gone}
        return bool(stay & {each.code for each in below if each.code})

    def _counted(self, identity: str | None, role: str, gone: frozenset[str]) -> bool:
        parts = self._parts(identity)
        return any(p.scores.get(role) is not None and p.id not in gone for p in parts)

    def _parts(self, identity: str | None) -> list[Criterion]:
        found = []
        for row in self._below.get(identity, []):
            if row.kind == "criterion":
                found.append(row)
            elif row.kind == "group":
                found += self._parts(row.id)
        return found

    def _above(self, row: Criterion) -> Criterion | None:
        above = self._rows.get(row.parent_id or "")
        while above is not None and above.kind == "group":
            above = self._rows.get(above.parent_id or "")
        return above
