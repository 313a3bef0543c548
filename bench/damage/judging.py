"""Whether a damaged file still came out right, or the tree says so at that place."""

from collections import Counter

from bench.damage.base import Base, Damaged, Read
from schemas.findings import Finding

RIGHT, MARKED, SILENT = "right", "marked", "silent"


def verdict(base: Base, damage: Damaged, after: Read) -> str:
    """What became of it. A file that gives no tree says so with an error: marked."""
    if after.tree is None:
        return MARKED
    wrong = after.wrong(base.truth)
    if not wrong:
        return RIGHT
    return MARKED if _told(base, damage, after) else SILENT


def _told(base: Base, damage: Damaged, after: Read) -> bool:
    """A finding or an ``assumed`` that the undamaged file did not have, at the place."""
    near = _near(base, damage, after)
    pages = _pages(base, damage)
    for finding in _new(base, after):
        if finding.id is not None:
            if (finding.appendix, finding.id) in near:
                return True
        elif finding.page is None or _named(finding) & pages:
            return True
        if _named(finding) & damage.pages:
            return True
    before = {(n, c.id) for n, rows in enumerate(base.read.flat) for c in rows if c.assumed}
    assumed = {(n, c.id) for n, rows in enumerate(after.flat) for c in rows if c.assumed}
    return bool((assumed - before) & near)


def _named(finding: Finding) -> set[int]:
    """The pages that a finding names; one of several pages has them in its facts."""
    listed = {int(page) for page in finding.facts.get("pages", "").split(", ") if page.isdigit()}
    return listed | ({finding.page} if finding.page is not None else set())


def _new(base: Base, after: Read) -> list[Finding]:
    had = Counter(map(_key, base.read.findings))
    new = []
    for finding in after.findings:
        if had[_key(finding)]:
            had[_key(finding)] -= 1
        else:
            new.append(finding)
    return new


def _key(finding: Finding) -> tuple[object, ...]:
    return finding.code, finding.appendix, finding.id, tuple(sorted(finding.facts.items()))


def _pages(base: Base, damage: Damaged) -> set[int]:
    rows = {(s.appendix, s.id): s.page for s in reversed(base.spots)}
    return {rows[row] for row in damage.rows if row in rows} | set(damage.pages)


def _near(base: Base, damage: Damaged, after: Read) -> set[tuple[int, str]]:
    """The damaged rows, what is above and below them in the tree, and the rows and siblings next to
    them, by the ids of the undamaged tree and of the damaged one."""
    near: set[tuple[int, str]] = set(damage.rows)
    for flat in (base.read.flat, after.flat):
        for number, rows in enumerate(flat):
            parents = {c.id: c.parent_id for c in rows}
            mine = {i for n, i in damage.rows if n == number}
            order = [c.id for c in rows]
            for place, row in enumerate(order):
                if row in mine:
                    near |= {(number, i) for i in order[max(0, place - 1) : place + 2]}
                    beside = [i for i in order if parents[i] == parents[row]]
                    at = beside.index(row)
                    near |= {(number, i) for i in beside[max(0, at - 1) : at + 2]}
                    above = parents.get(row)
                    while above is not None:
                        near.add((number, above))
                        above = parents.get(above)
            near |= {(number, c.id) for c in rows if c.parent_id in mine}
            near |= {(number, c.id) for c in rows if c.id.split("~")[0] in mine}
    return near | _unknown(base, after)


def _unknown(base: Base, after: Read) -> set[tuple[int, str]]:
    """Rows that only the damaged tree has."""
    before = {(n, c.id) for n, rows in enumerate(base.read.flat) for c in rows}
    return {(n, c.id) for n, rows in enumerate(after.flat) for c in rows} - before
