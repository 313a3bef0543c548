"""Words between two parts of one table that stand in no row of it."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from schemas.findings import Finding
from schemas.rows import Place
from schemas.tree import Built


def told_of_rows(
    built: Sequence[Built], findings: Iterable[Finding]
) -> tuple[tuple[Built, ...], tuple[Finding, ...]]:
    """What stands between two parts of one table is told of the last row before it too, which may
    go on there.

    :return: the appendices with what is told of their rows, and the findings that are of none.
    """
    loose: list[Finding] = []
    told: list[list[Finding]] = [[] for _ in built]
    for finding in findings:
        page = finding.page or 0
        for number, one in enumerate(built if finding.code == "orphan-row" else ()):
            before = [place for place in one.ids if place.page < page]
            if before and any(place.page > page for place in one.ids):
                told[number].append(msgspec.structs.replace(finding, place=max(before)))
                told[number] += served_past(one, max(before), page)
                break
        else:
            loose.append(finding)
    named = (
        msgspec.structs.replace(one, findings=(*one.findings, *own)) if own else one
        for one, own in zip(built, told, strict=True)
    )
    return tuple(named), tuple(loose)


def served_past(built: Built, last: Place, page: int) -> Iterator[Finding]:
    """An ``ambiguous-cover`` for each other row that a cell of the row before a page serves, where
    it goes on behind that page: words printed there, outside all walls, may be the cell's.

    :param last: the last row before the page.
    :param page: the page, from 1, on which the words stand.
    """
    rows = {built.ids[place]: place for place in sorted(built.ids, reverse=True)}
    criteria = built.appendix.criteria
    texts = next((c.texts for c in criteria if c.id == built.ids[last]), {})
    served: dict[str, str] = {}
    for role, text in texts.items():
        own = (c for c in criteria if role in c.texts and c.id != built.ids[last])
        names = [c.id for c in own if c.texts[role].anchor == text.anchor and c.id in rows]
        if any(rows[name].page > page for name in names):
            served |= dict.fromkeys(names, role)
    for name, role in served.items():
        facts = {"column": role, "because": f"words on page {page} stand in no row"}
        yield Finding("ambiguous-cover", facts, page=rows[name].page, place=rows[name])
