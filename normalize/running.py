"""Running heads and feet: which lines are some, and what is lost between pages."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from normalize.heading import split_label
from normalize.text import clean, key
from normalize.widths import estimate
from schemas.findings import Finding
from schemas.page import Line, Page
from schemas.patterns import late
from schemas.rows import PageLine

Height = tuple[str, int | None]
"""A line's text, and how far from the page's top it stands, in whole points."""
FOLIO = late(
    r"(?:trang|tr\.|page)? ?[-–]? ?(\d{1,4})(?: ?(?:[/–-]|of) ?\d{1,4}| ?[-–])?", re.IGNORECASE
)
"""The number of a page: "Trang 3/7"."""
_FOLIO_BESIDE = late(r"(.*[^\W\d_]) (?:[Tt]rang )?\d{1,3}|(?:[Tt]rang )?\d{1,3} ([^\W\d_].*)")
TAB = 4
"""Font sizes that a line is wider than its words, from which a tab parts them."""
_GOES_ON = late(
    r"\(?(?:tiếp theo|xem tiếp|còn tiếp|còn nữa)\b[^.]{0,40}$|[^.]{0,80}\((?:tiếp|tiếp theo)\)$",
    re.IGNORECASE,
    needs=("tiếp", "còn nữa"),
)
"""What says between two parts of a table that it goes on: "(tiếp theo)", "Phụ lục I (tiếp)"."""


def says_it_goes_on(text: str) -> bool:
    """Whether a text only says that a table goes on: "(Còn tiếp)"."""
    return _GOES_ON.match(text) is not None


def words_of(line: Line) -> str:
    """The letters of a line: a running head comes back with another number."""
    return "".join(filter(str.isalpha, key(line.text)))


def at_height(line: Line) -> Height:
    """Where a line stands, as running heads are compared."""
    return (_beside_folio(line), round(line.box.top)) if line.box else (clean(line.text), None)


def _beside_folio(line: Line) -> str:
    """The text of a line, less the number of a page that stands beside it, set apart by a tab: the
    line is wider than its words."""
    text = clean(line.text)
    parted = _FOLIO_BESIDE.fullmatch(text)
    if parted is None or line.box is None:
        return text
    room = line.box.x1 - line.box.x0 - estimate(text, line.size)
    return (parted[1] or parted[2]) if room > TAB * line.size else text


def running_lines(pages: Sequence[Page]) -> dict[Height, int]:
    """Lines outside of tables that stand on several pages at one height, each with the first."""
    first: dict[Height, int] = {}
    several = dict[Height, int]()
    for page in pages:
        for at in {at_height(block) for block in page.blocks if isinstance(block, Line)}:
            if at[1] is not None and first.setdefault(at, page.number) != page.number:
                several[at] = first[at]
    return several


def without_feet(
    lines: Iterable[PageLine], page: Page, running: Mapping[Height, int]
) -> list[PageLine]:
    """The lines above a table of a page, less the running ones of earlier pages: the foot of the
    page before stands between a title and its table."""
    return [
        item for item in lines if item.page == page.number or at_height(item.line) not in running
    ]


def new_lines(
    lines: Iterable[PageLine],
    running: Mapping[Height, int],
    heading: Iterable[PageLine] = (),
) -> list[Line]:
    """The lines above a table that are no running heads, less those that stand letter by letter in
    the heading of the one before: a sheet may repeat its first rows on every page, that among them.
    So may the sheet behind it: heads that begin to run on this page are new where the label of
    another appendix is one.
    """
    own = {clean(item.line.text) for item in heading}
    others = [item for item in lines if clean(item.line.text) not in own]
    begun = [item.line for item in others if running.get(at_height(item.line)) == item.page]
    labels, before = _labels(begun), _labels(item.line for item in heading)
    if labels and before and labels.isdisjoint(before):
        return [i.line for i in others if running.get(at_height(i.line), i.page) == i.page]
    return [item.line for item in others if at_height(item.line) not in running]


def _labels(lines: Iterable[Line]) -> set[str]:
    """The labels of appendices that lines open with, to compare."""
    found = (split_label(clean(line.text)) for line in lines)
    return {key(label[0]) for label in found if label}


def lost_lines(lines: Sequence[PageLine], printed: Counter[str]) -> Iterable[Finding]:
    """A finding a page for what stands between two parts of one table and is no running head: a
    page whose walls are not drawn. A stamp may stand on one line with a head of several words, and
    what reads up the side of a page is none of its rows.

    :param printed: how often every line is printed outside of tables.
    """
    pages: dict[int, list[str]] = {}
    for item in lines:
        text = words_of(item.line)
        said = clean(item.line.text)
        if not text or says_it_goes_on(said) or FOLIO.fullmatch(said) or _is_sideways(item.line):
            continue
        if printed[text] == 1 and not _stands_in_another(item.line, text, printed):
            pages.setdefault(item.page, []).append(said)
    for page, texts in pages.items():
        yield Finding("orphan-row", {"seen": " ".join(texts)}, page=page)


def _is_sideways(line: Line) -> bool:
    """Whether a line of some letters is higher than wide."""
    box = line.box
    return box is not None and len(line.text) > 3 and box.bottom - box.top > box.x1 - box.x0


def _stands_in_another(line: Line, text: str, printed: Iterable[str]) -> bool:
    """Whether several words stand within a longer line too."""
    several = " " in clean(line.text)
    return several and any(text in other for other in printed if other != text)
