"""Rows put in and taken out of a finished appendix: parents, spans and findings move with them."""

from bench.accuracy.records import Appendix, Item


def covering(appendix: Appendix, place: int) -> list[tuple[str, int, int]]:
    """The merged cells that serve a row."""
    return [span for span in appendix.spans if span[1] <= place <= span[2]]


def insert(appendix: Appendix, place: int, item: Item) -> None:
    """Put a row in at a place; a merged cell that runs over it serves it too."""
    for role, _first, _last in (s for s in appendix.spans if s[1] < place <= s[2]):
        item.texts[role] = appendix.items[place].texts[role]
    _move(appendix, place, 1)
    appendix.items.insert(place, item)
    appendix.spans[:] = [
        (role, first + (first >= place), last + (last >= place))
        for role, first, last in appendix.spans
    ]


def remove(appendix: Appendix, place: int) -> None:
    """Take a row out that no merged cell serves; its children hang at its parent, a level up."""
    assert not covering(appendix, place)
    gone = appendix.items[place]
    lifted = {place}
    for number, item in enumerate(appendix.items):
        if item.parent in lifted:
            lifted.add(number)
            item.level -= 1
        if item.parent == place:
            item.parent = gone.parent
    del appendix.items[place]
    _move(appendix, place + 1, -1)
    appendix.spans[:] = [
        (role, first - (first > place), last - (last > place))
        for role, first, last in appendix.spans
    ]


def _move(appendix: Appendix, start: int, step: int) -> None:
    """Every index from ``start`` on goes by ``step``."""
    for item in appendix.items:
        if item.parent is not None and item.parent >= start:
            item.parent += step
    for finding in appendix.findings:
        if finding["row"] is not None and finding["row"] >= start:
            finding["row"] += step
