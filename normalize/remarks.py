"""Remarks below a table ("Ghi chú: …"): prose before and after them is left alone."""

from collections.abc import Iterable, Sequence
from operator import itemgetter

import msgspec

from normalize.codes import is_next_item
from normalize.heading import split_label
from normalize.text import bullet, clean, join_words
from normalize.vocabulary import is_note, is_signature
from schemas.page import Grid, Line, Page
from schemas.rows import PageLine

LEADING = 1.8
"""A line further down than this many of its own heights opens something new."""

APART = 4.0
"""The same between the items of one remark: a list may have a line of space before each."""
BOLD = 0.5
"""Share of a line's letters."""
ITALIC, UPRIGHT = 0.9, 0.1
"""Shares of a line's letters, where a remark is set apart from what stands below it."""
INWARD = 2.0
"""A line this many of its own heights further right than a whole sentence above it is set in the
middle, and names what comes next."""
_ENDED = (".", ".)", "!", "?", ":", ";")


class Remark(msgspec.Struct, frozen=True):
    """One remark: its text on one line, and the printed lines that it comes from."""

    text: str
    lines: tuple[PageLine, ...]


def remarks(
    after: Sequence[PageLine], footnotes: Iterable[Sequence[PageLine]] = ()
) -> tuple[Remark, ...]:
    """The footnotes of a table, and the remarks among the lines after it: one opens with a word of
    notes and goes on with the lines close below it."""
    found = (*footnotes, *_grouped(after))
    return tuple(Remark(_text(lines), tuple(lines)) for lines in found)


def notes_of(
    rows: Iterable[tuple[int, str]],
    after: Sequence[PageLine],
    footnotes: Iterable[Sequence[PageLine]],
) -> tuple[str, ...]:
    """The notes of a table page by page: its footnotes, the rows that are notes, and the remarks
    after it.

    :param rows: of each such row the page and a text.
    """
    found = [(each.lines[0].page, each.text) for each in remarks((), footnotes)]
    found += [*rows, *((each.lines[0].page, each.text) for each in remarks(after))]
    return tuple(text for _, text in sorted(found, key=itemgetter(0)))


def follows(above: PageLine, below: PageLine) -> bool:
    """Whether a line that is no page's number stands close below another."""
    return not clean(below.line.text).isdigit() and _close(above, below)


def unframed(pages: Iterable[Page]) -> tuple[Page, ...]:
    """The pages, a remark in a frame of its own, or alone in the last part of a table that is cut,
    being lines below the table."""
    return tuple([_unframed(page) for page in pages])


def _unframed(page: Page) -> Page:
    held = {at: lines for at, each in enumerate(page.blocks) if (lines := _framed(each))}
    if not held:
        return page
    blocks = [held.get(at, (each,)) for at, each in enumerate(page.blocks)]
    return msgspec.structs.replace(page, blocks=tuple([one for many in blocks for one in many]))


def _framed(block: Grid | Line) -> tuple[Line, ...]:
    """The lines of a grid that is one cell with a remark; none of any other."""
    if isinstance(block, Line) or len(block.rows) > 1:
        return ()
    cells = [cell for cell in block.rows[0] if cell is not None]
    return cells[0].lines if len(cells) == 1 and is_note(cells[0].text) else ()


def shared(lines: list[PageLine]) -> tuple[list[PageLine], list[PageLine]]:
    """Lines between two tables: remarks below the first one, and what heads the next one."""
    cut = reach(lines)
    return lines[:cut], lines[cut:]


def reach(lines: Sequence[PageLine]) -> int:
    """How many of the lines between two tables end with the last remark: the first one's."""
    groups = _grouped(lines)
    return 1 + max(i for i, line in enumerate(lines) if line is groups[-1][-1]) if groups else 0


def _grouped(after: Sequence[PageLine]) -> list[list[PageLine]]:
    found: list[list[PageLine]] = []
    open_one = False
    for item in after:
        text = clean(item.line.text)
        if not text or (open_one and text.isdigit()):  # the number of the next page
            continue
        if is_note(text):
            found.append([item])
            open_one = True
        elif open_one and not _ends(item, found[-1]):
            if bullet(text) or item.line.opens:
                found.append([item])
            else:
                found[-1].append(item)
        else:
            open_one = False
    return found


def _ends(item: PageLine, remark: Sequence[PageLine]) -> bool:
    """Whether a line goes on with no remark: a signature, a heading, prose, or one further down."""
    signed = is_signature(clean(item.line.text))
    return (
        signed
        or not _close(remark[-1], item)
        or _is_heading(item, remark)
        or _is_prose(item, remark)
    )


def _is_prose(item: PageLine, remark: Sequence[PageLine]) -> bool:
    """Whether a line is upright below a remark in italics that is a whole sentence."""
    slanted = item.line.italic <= UPRIGHT and min(one.line.italic for one in remark) >= ITALIC
    return slanted and clean(remark[-1].line.text).endswith((".", ".)"))


def _is_heading(item: PageLine, remark: Sequence[PageLine]) -> bool:
    """Whether a line names what comes next: an appendix, or in bold below a remark that is not, or
    in the middle below a remark that ends in a full stop."""
    bold = item.line.bold > BOLD > remark[-1].line.bold
    return bold or _is_inward(remark[-1], item) or split_label(clean(item.line.text)) is not None


def _is_inward(above: PageLine, below: PageLine) -> bool:
    upper, lower = above.line.box, below.line.box
    if upper is None or lower is None or not clean(above.line.text).endswith((".", ".)")):
        return False
    return lower.x0 - upper.x0 > INWARD * (lower.bottom - lower.top)


def _close(above: PageLine, below: PageLine) -> bool:
    item, before = bullet(clean(below.line.text)), clean(above.line.text)
    listed = bool(item and (bullet(before) or before.endswith(":")))
    if above.page != below.page or above.line.box is None or below.line.box is None:
        if above.page != below.page:
            return listed or _breaks_off(above, below)
        return bool(item) or before.endswith(":") or is_next_item(before, clean(below.line.text))
    upper, lower = above.line.box, below.line.box
    most = APART if listed else LEADING
    return 0 <= lower.top - upper.top <= most * (upper.bottom - upper.top)


def _breaks_off(above: PageLine, below: PageLine) -> bool:
    """Whether a page cuts a remark inside a sentence: no end above, a small letter on the next."""
    return (
        below.page == above.page + 1
        and not clean(above.line.text).endswith(_ENDED)
        and clean(below.line.text)[:1].islower()
    )


def _text(lines: Sequence[PageLine]) -> str:
    text = ""
    for item in lines:
        text = join_words(text, item.line.text)
    return clean(text)
