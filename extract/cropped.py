"""What a page draws and does not show: beyond the box that it is cropped to.

Tools that halve pages give both halves all that the page draws, each with a box of its own (ISO
32000-1, 14.11.2). What reaches beyond a page's only box is kept: tables wider than their paper do.
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from extract.drawn import Drawn, Ruling

SAME = 1.0
"""Points by which a box to crop to lies inside the page's other one at least, on some side."""


def is_cropped(shown: Sequence[float], whole: Sequence[float]) -> bool:
    """Whether a box shows a part of the page: left, bottom, right, top of both. One that lies
    beside the page shows nothing, and stands for none."""
    if shown[2] - shown[0] <= SAME or shown[3] - shown[1] <= SAME:
        return False
    return (
        shown[0] > whole[0] + SAME
        or shown[1] > whole[1] + SAME
        or shown[2] < whole[2] - SAME
        or shown[3] < whole[3] - SAME
    )


def without_cropped(drawn: Drawn) -> Drawn:
    """The page without what it is cropped of: runs by their middle, rulings cut at its sides."""
    width, height = drawn.width, drawn.height
    return replace(
        drawn,
        runs=tuple(
            run
            for run in drawn.runs
            if 0 <= run.box.x0 + run.box.x1 <= 2 * width
            and 0 <= run.box.top + run.box.bottom <= 2 * height
        ),
        rulings=tuple(_cut(drawn.rulings, width, height)),
        blanks=tuple((x, y) for x, y in drawn.blanks if 0 <= x <= width and 0 <= y <= height),
    )


def _cut(rulings: Sequence[Ruling], width: float, height: float) -> Iterator[Ruling]:
    for ruling in rulings:
        x0, x1 = max(ruling.x0, 0.0), min(ruling.x1, width)
        top, bottom = max(ruling.top, 0.0), min(ruling.bottom, height)
        if x0 <= x1 and top <= bottom:
            yield Ruling(x0, top, x1, bottom)
