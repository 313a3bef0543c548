"""Rulings found by where they lie and what they reach over: a page may have very many, and each
cell asks for those beside it.

Units: points from the page's top left.
"""

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from operator import itemgetter

from extract.drawn import Ruling

STEP = 2.0
"""Points of a page's height, or width, of which rulings are kept together."""

MANY = 64
"""Rulings at one place that may as well be looked at one by one."""

_FIRST = itemgetter(0)


Lying = tuple[float, Ruling]
"""A ruling and its place: the y of one across, the x of one down."""


def reach(ruling: Ruling) -> tuple[float, float]:
    """From where to where a ruling goes across a page."""
    return ruling.x0, ruling.x1


def height(ruling: Ruling) -> tuple[float, float]:
    """From where to where a ruling goes down a page."""
    return ruling.top, ruling.bottom


class Stretches:
    """Rulings of one direction, kept by their place and by their length: one that touches a stretch
    begins no farther before it than it is long."""

    def __init__(
        self, lying: Iterable[Lying], along: Callable[[Ruling], tuple[float, float]]
    ) -> None:
        """:param along: where a ruling starts and stops."""
        self._along = along
        self._kept: dict[int, dict[int, list[tuple[float, Lying]]]] = {}
        for each in lying:
            start, stop = along(each[1])
            lengths = self._kept.setdefault(math.floor(each[0] / STEP), defaultdict(list))
            lengths[math.frexp(stop - start)[1]].append((start, each))
        for lengths in self._kept.values():
            for alike in lengths.values():
                alike.sort(key=_FIRST)

    def near(
        self, place: float, apart: float, stretch: tuple[float, float], most: int | None = None
    ) -> Iterator[Lying]:
        """The rulings at most ``apart`` from a place that touch a stretch.

        :param most: more than these of a length beside each other are a drawing, and not given.
        """
        low, high = stretch
        first, last = (math.floor((place + by) / STEP) for by in (-apart, apart))
        for at in range(first, last + 1):
            for exponent, alike in self._kept.get(at, {}).items():
                start = bisect_left(alike, low - math.ldexp(1.0, exponent), key=_FIRST)
                stop = bisect_right(alike, high, key=_FIRST)
                if most is not None and stop - start > most:
                    continue
                for _, each in alike[start:stop]:
                    if abs(each[0] - place) <= apart and self._along(each[1])[1] >= low:
                        yield each


class Borders:
    """A page's rulings as cells ask for them: those across, and those down, by their middle."""

    def __init__(self, rulings: Sequence[Ruling]) -> None:
        self.rulings = rulings

    def heights(self, top: float, bottom: float) -> list[float]:
        """The heights of the rulings across between two heights, from above."""
        return [y for y, _ in _between(self._level, top, bottom)]

    def across(self, y: float, apart: float, stretch: tuple[float, float]) -> Iterable[Lying]:
        """The rulings across at most ``apart`` from a y; of many, those that touch a stretch."""
        near = _between(self._level, y - apart, y + apart)
        return near if len(near) <= MANY else self._levels.near(y, apart, stretch)

    def down(self, x: float, apart: float, stretch: tuple[float, float]) -> Iterable[Lying]:
        """The rulings down at most ``apart`` from an x; of many, those that touch a stretch."""
        near = _between(self._upright, x - apart, x + apart)
        return near if len(near) <= MANY else self._uprights.near(x, apart, stretch)

    @cached_property
    def _level(self) -> list[Lying]:
        level = [
            ((r.top + r.bottom) / 2, r) for r in self.rulings if r.x1 - r.x0 > r.bottom - r.top
        ]
        return sorted(level, key=_FIRST)

    @cached_property
    def _upright(self) -> list[Lying]:
        upright = [((r.x0 + r.x1) / 2, r) for r in self.rulings if r.bottom - r.top > r.x1 - r.x0]
        return sorted(upright, key=_FIRST)

    @cached_property
    def _levels(self) -> Stretches:
        return Stretches(self._level, reach)

    @cached_property
    def _uprights(self) -> Stretches:
        return Stretches(self._upright, height)


def _between(lying: list[Lying], low: float, high: float) -> list[Lying]:
    return lying[bisect_left(lying, low, key=_FIRST) : bisect_right(lying, high, key=_FIRST)]
