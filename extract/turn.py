"""A page turned upright: PDF user space (y upwards) to points from the top left of the reader.

A page may carry a rotation flag, or its text may be drawn turned on an unrotated page, as wide
tables in official gazettes are; both come to the same quarter turns.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import msgspec

from extract.clipped import Sides

Floats = list[float]
TURNED = 2 / 3
"""Share of a page's letters from which they say how it is read: beside its running head, not the
turned cells of a header above few rows."""


class Turn(msgspec.Struct, frozen=True, gc=False):
    """The quarter turn (clockwise degrees) and the frame of the page in user space."""

    degrees: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Width of the page as it is read."""
        return self.right - self.left if self.degrees % 180 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        """Height of the page as it is read."""
        return self.top - self.bottom if self.degrees % 180 == 0 else self.right - self.left

    def box(
        self, left: float, bottom: float, right: float, top: float
    ) -> tuple[float, float, float, float]:
        """A box of user space as (x0, top, x1, bottom) from the top left."""
        if self.degrees == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.degrees == 90:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.degrees == 180:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left

    def boxes(
        self, left: Floats, bottom: Floats, right: Floats, top: Floats
    ) -> tuple[Floats, Floats, Floats, Floats]:
        """Many boxes at once, a list a side; a side that stays as it is may be the same list."""
        if self.degrees == 0:
            dx, dy = self.left, self.top
            return (
                [x - dx for x in left] if dx else left,
                [dy - y for y in top],
                [x - dx for x in right] if dx else right,
                [dy - y for y in bottom],
            )
        turned = [self.box(*sides) for sides in zip(left, bottom, right, top, strict=True)]
        if not turned:
            return [], [], [], []
        x0, upper, x1, lower = zip(*turned, strict=True)
        return list(x0), list(upper), list(x1), list(lower)


def turn_of(
    rotation: int,
    frame: Sides,
    directions: Sequence[int],
    inside: Callable[[], Iterable[int]] = tuple,
) -> Turn:
    """The turn that makes a page upright.

    :param rotation: the page's flag in quarter turns, as PDFium gives it.
    :param frame: left, bottom, right, top of the page in user space.
    :param directions: those of its letters, or of some, in user space, degrees counterclockwise.
    :param inside: those of the letters between its rulings: where some stand there and none as
        most of the page's do, these are a running head up the side of a table's last row. Where
        few letters are left beside a page's number and a watermark, they tell if all agree.
    """
    degrees = rotation * 90 % 360
    if directions:
        most, count = Counter(directions).most_common(1)[0]
        if count == len(directions):
            return Turn(most, *frame)
        many = count > TURNED * len(directions)
        if not many or most != degrees:
            found = {*inside()}
            if many and (not found or most in found):
                degrees = most
            elif not many and len(found) == 1:
                (degrees,) = found
    return Turn(degrees, *frame)


def around(boxes: Iterable[Sides]) -> Sides | None:
    """The box around rulings (left, bottom, right, top), None where there are none."""
    each = list(zip(*boxes, strict=True))
    return (min(each[0]), min(each[1]), max(each[2]), max(each[3])) if each else None


def holds(box: Sides, x: float, y: float) -> bool:
    """Whether a point lies in a box (left, bottom, right, top)."""
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
