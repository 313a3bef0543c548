"""Lines of justified text: which end before its edge, which are stretched to it, and why."""

from collections.abc import Sequence
from itertools import pairwise

from normalize.aligned import EDGE
from normalize.edges import VARIABLE
from normalize.shapes import ENDED, JUSTIFIED, Printed, Shape, wall_of
from normalize.text import strip_bullet
from normalize.widths import estimate

UNSURE = 0.1
"""Share of a line's width by which its estimate may be wrong."""
STRETCHED = 2.0
"""Font sizes that stretching must have filled beyond two more words; beyond one where the line ends
in a stop, ``ENDED``."""
FAR = 1.5
"""Times its estimated width from which a formula is stretched, whatever its cell's lines show."""
TIED, WIDER = 0.45, 1.05
"""Font sizes by which a line stays behind the edge of justified text that ends in a blank; it is
stretched where it is so much wider than the cell's narrowest, and then no paragraph's last."""


def is_forced(before: Printed, here: Printed, shape: Shape | None) -> bool:
    """Whether a line of justified text is stretched to the edge though the next words, a capital or
    a variable first or a bullet before them, would have fitted: word processors stretch what ends
    in a line break of its own. A cell may have too few lines to show its edge: around a page break,
    or a formula and its variables."""
    box = before.line.box
    if shape is None or box is None or " " not in before.text:
        return False
    shown = here.after_break and not shape.centred and before.line.size > 0
    variable = VARIABLE.match(here.text) is not None
    if not (shape.justified or shown or (variable and _is_wide(before, shape, FAR))):
        return False
    if not (strip_bullet(here.text)[:1].isupper() or variable):
        return False
    size, left = before.line.size, box.x0 - wall_of(before.cell, box).x0
    if shape.right - left - (box.x1 - box.x0) > JUSTIFIED * size:
        return False
    words, least = (1, ENDED) if before.text[-1] in ".;" else (2, STRETCHED)
    own = estimate(before.text, size) * shape.scale
    following = estimate(" ".join(here.text.split(" ", words)[:words]), size) * shape.scale
    return shape.right - left - own * (1 + UNSURE) - following > least * size


def ends_justified(printed: Printed, shape: Shape | None) -> bool:
    """Whether a line ends before the edge that the cell's lines are stretched to."""
    if shape is None or not shape.justified or printed.line.box is None:
        return False
    if " " not in printed.text:
        return False  # a single word is not stretched
    room = _behind(printed, shape)
    if JUSTIFIED < room <= TIED:
        return not _is_wide(printed, shape)
    return room > JUSTIFIED


def is_loose(lines: Sequence[Printed], shape: Shape | None) -> bool:
    """Whether a line of a cell stays behind the edge of its justified text though it ends in a
    comma, or the next one goes on in small letters: fixed blanks are not stretched, ragged lines
    meet by chance, and the edge does not tell."""
    return any(
        (above.text[-1] == "," or (above.text[-1].isalpha() and here.text[0].islower()))
        and ends_justified(above, shape)
        for above, here in pairwise(lines)
    )


def is_stretched(printed: Printed, shape: Shape | None) -> bool:
    """Whether a line is stretched to the edge of justified text: it is no paragraph's last, unless
    it ends in a line break of its own."""
    if shape is None or not shape.justified or printed.line.box is None:
        return False
    room = _behind(printed, shape)
    return room <= EDGE or (room <= JUSTIFIED and _is_wide(printed, shape))


def _behind(printed: Printed, shape: Shape) -> float:
    """Font sizes by which a line stays behind the edge."""
    box = printed.line.box
    if box is None:
        return 0.0
    return (shape.right - (box.x1 - wall_of(printed.cell, box).x0)) / printed.line.size


def _is_wide(printed: Printed, shape: Shape, times: float = WIDER) -> bool:
    """Whether a line is so much wider than the cell's narrowest that its blanks are stretched."""
    box, size = printed.line.box, printed.line.size
    return box is not None and box.x1 - box.x0 > times * shape.scale * estimate(printed.text, size)
