"""Values of form fields, which stand on the page but not in its text layer, or last in it where
somebody has laid them flat."""

from collections.abc import Iterable, Sequence

from extract.drawn import Run
from extract.runs import DRAWN_BLANK, words_in
from schemas.page import Box

ROOM = 0.5
"""Share of a value's width that the blank it stands in is wide, at least: a word of a signature
box may stand over any blank."""


def with_fields(runs: list[Run], fields: Sequence[Run]) -> list[Run]:
    """Runs outside of tables, and the values of the fields that they leave room for."""
    if not fields:
        return runs
    words = words_in(runs)
    return words + [value for field in fields if (value := in_blank(field, words)) is not None]


def with_laid(outside: list[Run], order: Sequence[Run], tables: Iterable[Box]) -> list[Run]:
    """Runs outside of tables, with values set into the blanks of lines that are drawn last of all
    though they stand above the tables: fields that were laid flat, numbers stamped on.

    :param order: all runs of the page as they are drawn.
    """
    top = min((box.top for box in tables), default=0.0)
    own, laid = set(map(id, outside)), []
    for run in reversed(order):
        if run.box.bottom > top or id(run) not in own:
            break
        laid.append(run)
    if not laid or len(laid) == len(order):
        return outside
    late = set(map(id, laid))
    words = words_in([run for run in outside if id(run) not in late])
    return words + [in_blank(run, words) or run for run in reversed(laid)]


def in_blank(field: Run, runs: Sequence[Run]) -> Run | None:
    """A field's value set into the blank that a line of text leaves for it: its middle stands
    between two of the line's words (the boxes of fields overlap them by some points).

    None for a receipt stamp or a signature box beside or over the text.
    """
    middle = (field.box.top + field.box.bottom) / 2
    across = (field.box.x0 + field.box.x1) / 2
    near = min(runs, key=lambda r: abs((r.box.top + r.box.bottom) / 2 - middle), default=None)
    if near is None or not near.box.top <= middle <= near.box.bottom:
        return None
    line = [r for r in runs if abs(r.box.bottom - near.box.bottom) < 2]
    before = max((r.box.x1 for r in line if r.box.x1 <= across), default=None)
    behind = min((r.box.x0 for r in line if r.box.x0 >= across), default=None)
    if before is None or behind is None or any(r.box.x0 < across < r.box.x1 for r in line):
        return None
    blank = DRAWN_BLANK * 2 * field.font.size
    if behind - before < max(2 * blank, ROOM * (field.box.x1 - field.box.x0)):
        return None
    box = Box(before + blank, near.box.top, behind, near.box.bottom)
    return Run(field.text, box, field.font, blank=True)
