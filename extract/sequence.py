"""Whether a source's pages follow each other: printed page numbers, and pages that stand twice.

A page number is a number in the margin of a page whose line is otherwise the same from page to
page. It proves nothing alone; two that differ by more than their pages do say that a page is
missing, doubled or in the wrong place.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from schemas.page import Grid, Line, Page
from schemas.patterns import late

MARGIN = 0.12
"""Share of a page's height at its top and at its end in which its number is printed."""
LONGEST = 120
"""Letters of a line that holds a page number, a running head with it."""
FEWEST, FEWEST_NEXT = 200, 60
"""Letters of tables that print the same as another by no accident; as the page before them."""

YEARS = range(1900, 2101)
"""Numbers that end a title on a line of their own ("… NĂM" / "2023"), where others are pages'."""
_NUMBER = re.compile(r"\d{1,5}")
_ALONE = late(r"\W*#\W*")
_OF = late(r"#\s*(?:/|trên|trong|of)\s*#")

Key = tuple[str, int, bool]
"""A line with its numbers left out, which number of it, and whether it stands at the top."""


class Leaf(msgspec.Struct, frozen=True):
    """What a page says of its place: its number, possible printed page numbers, the digest of what
    it prints ("" where its tables print hardly anything), and whether they print much."""

    page: int
    numbers: Mapping[Key, int]
    text: str
    much: bool


class Break(NamedTuple):
    """A place where pages do not follow each other: the page behind it, what was seen, and the
    pages between which it lies."""

    page: int
    seen: str
    pages: str


def leaf_of(page: Page) -> Leaf:
    """What a page says of its place among the others."""
    text = _table_text(page)
    whole = "\n".join((text, *_around_tables(page)))
    digest = hashlib.sha256(whole.encode()).hexdigest() if len(text) >= FEWEST_NEXT else ""
    return Leaf(page.number, dict(_numbers(page)), digest, len(text) >= FEWEST)


def breaks(leaves: Sequence[Leaf]) -> Iterator[Break]:
    """Where pages are missing, stand twice, or have changed places."""
    last: dict[str, int] = {}
    for leaf in leaves:
        before = last.get(leaf.text, 0) if leaf.text else 0
        if before and (leaf.much or before == leaf.page - 1):
            seen = f"page {leaf.page} prints the same as page {before}"
            yield Break(leaf.page, seen, f"{before}, {leaf.page}")
        last[leaf.text] = leaf.page
    yield from _jumps(leaves)


def _numbers(page: Page) -> Iterator[tuple[Key, int]]:
    """The numbers in the margins. One that stands twice under the same key is none."""
    found: dict[Key, int | None] = {}
    for block in page.blocks:
        if not isinstance(block, Line) or block.box is None or len(block.text) > LONGEST:
            continue
        top = block.box.bottom <= MARGIN * page.height
        if not top and block.box.top < (1 - MARGIN) * page.height:
            continue
        form = _NUMBER.sub("#", block.text)
        for place, number in enumerate(_NUMBER.findall(block.text)):
            key = (form, place, top)
            found[key] = None if key in found else int(number)
    return ((key, number) for key, number in found.items() if number is not None)


def _table_text(page: Page) -> str:
    """What a page's tables print."""
    grids = [block for block in page.blocks if isinstance(block, Grid)]
    cells = [cell for grid in grids for row in grid.rows for cell in row if cell]
    return "\n".join([line.text for cell in cells for line in cell.lines])


def _around_tables(page: Page) -> Iterator[str]:
    """What stands around a page's tables, without numbers: a page that stands twice may have
    another number, one of another appendix has another title."""
    return (_NUMBER.sub("#", block.text) for block in page.blocks if isinstance(block, Line))


def _jumps(leaves: Sequence[Leaf]) -> Iterator[Break]:
    keys = dict.fromkeys(key for leaf in leaves for key in leaf.numbers)
    for key in keys:
        seen = [(leaf.page, leaf.numbers[key]) for leaf in leaves if key in leaf.numbers]
        if any(number < YEARS.start for _, number in seen):
            seen = [(page, number) for page, number in seen if number not in YEARS]
        steps = [_goes_on(one, other) for one, other in pairwise(seen)]
        if not _is_page_number(seen, steps, _stands_out(key, leaves)):
            continue
        for (one, other), fine in zip(pairwise(seen), steps, strict=True):
            if not fine and not _begins_anew(one, other):
                yield Break(
                    other[0],
                    f"the number {other[1]} is printed on page {other[0]} of the file, "
                    f"{one[1]} on page {one[0]}",
                    ", ".join(map(str, range(one[0], other[0] + 1))),
                )
        yield from _cut_short(key, leaves)
        return


def _cut_short(key: Key, leaves: Sequence[Leaf]) -> Iterator[Break]:
    """Where page numbers say of how many pages they are ("7/19"), and the last is not the last."""
    form, place, top = key
    of_all = [leaf.numbers.get((form, place + 1, top)) for leaf in leaves if key in leaf.numbers]
    last = leaves[-1].numbers.get(key)
    if last is None or len(set(of_all)) != 1 or not _OF.search(_around(form, place)):
        return
    if (total := of_all[0]) is not None and last < total:
        page = leaves[-1].page
        seen = f"the last page of the file, {page}, is said to be {last} of {total}"
        yield Break(page, seen, str(page))


def _around(form: str, place: int) -> str:
    """A line's number at a place and the next one, with what stands between them."""
    at = [n for n, letter in enumerate(form) if letter == "#"]
    return form[at[place] : at[place + 1] + 1] if place + 1 < len(at) else ""


def _goes_on(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[1] - one[1] == other[0] - one[0]


def _begins_anew(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """An appendix with page numbers of its own, behind the page before; its first page often shows
    none."""
    return other[1] < one[1] and other[1] <= other[0] - one[0]


def _stands_out(key: Key, leaves: Sequence[Leaf]) -> bool:
    """Whether a number is alone in its line, or all others there are the same on every page."""
    if _ALONE.fullmatch(key[0]):
        return True
    others = [
        {leaf.numbers[other] for leaf in leaves if other in leaf.numbers}
        for other in dict.fromkeys(each for leaf in leaves for each in leaf.numbers)
        if (other[0], other[2]) == (key[0], key[2]) and other != key
    ]
    return bool(others) and all(len(values) == 1 for values in others)


def _is_page_number(seen: list[tuple[int, int]], steps: list[bool], stands_out: bool) -> bool:
    """A number is one where it mostly goes on with the pages, or mostly is as far from them; one
    that stands out in its line, and differs, already where two or three pages show it."""
    if not steps:
        return False
    _, most = Counter(number - page for page, number in seen).most_common(1)[0]
    if sum(steps) * 2 >= len(steps) or (most > 1 and most * 2 >= len(seen)):
        return True
    differ = len({number for _, number in seen}) == len(seen)
    return len(steps) <= 2 and differ and stands_out
