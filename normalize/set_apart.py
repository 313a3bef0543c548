"""Two lines that meet in a cell: what is known of them, and whether room or an indent sets the
lower one apart."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import msgspec

from normalize.edges import hangs, is_address
from normalize.openers import LETTERED, STOPS, Kind, begins_low, ended, goes_low
from normalize.shapes import (
    EMPTY,
    NEVER,
    SPARE,
    Printed,
    Shape,
    apart_from,
    begins_item,
    is_spaced,
    left_of,
    lower_at_top,
    share_middle,
    spare,
    step_of,
)
from normalize.text import bullet
from normalize.wraps import goes_inside

INDENT = 0.25
"""Font sizes: a first line further in than this opens; alignment scatters by 0.15."""
HAIR = 0.5
"""Points by which distances of lines that are set alike differ, at most."""
LONE_DASHES = (" -", " –")
"""What ends no paragraph; a fixed blank behind it indents the next line ("2021 –" / " 2030")."""


class Look(msgspec.Struct, frozen=True):
    """What is known when two neighbouring lines are looked at.

    ``series`` counts the bullets that certainly open in this cell, ``group`` are the lines so far
    of the paragraph that the line above belongs to, ``names``: every line of the cell is short and
    opens with a capital; ``lines`` are the cell's; ``listed``: the source says of some that they
    open, and all of these and the first have a bullet; ``at``: which line is looked at; ``wrap``:
    how far two lines of one paragraph stand apart, at most; ``breaks``: tags call one paragraph
    what breaks its lines; ``wide``: how far two lines that are not tied stand apart, at least, if
    the lower one opens.
    """

    shape: Shape | None
    series: Counter[Kind]
    group: Sequence[Printed]
    names: bool = False
    lines: Sequence[Printed] = ()
    listed: bool = False
    at: int = 0
    wrap: float = 0.0
    breaks: bool = False
    wide: float = 0.0

    @property
    def opener(self) -> Printed:
        """The first line of the paragraph."""
        return self.group[0]

    @property
    def ends(self) -> str:
        """The last lines of the paragraph: one may be a word of a pair."""
        return " ".join(each.text for each in self.group[-2:])

    @property
    def token(self) -> str:
        """The last word of the paragraph: one that no blank parts may stand on several lines."""
        return "".join(each.text for each in self.group[-4:]).rpartition(" ")[2]

    @property
    def below(self) -> str:
        """The line below the one that is looked at, "" below the last."""
        return self.lines[self.at + 1].text if self.at + 1 < len(self.lines) else ""

    @property
    def first(self) -> bool:
        """Whether the line above is the paragraph's first."""
        return len(self.group) == 1


def set_apart(before: Printed, here: Printed, look: Look) -> bool:
    """Whether a gap or an indent sets the line apart from the one above."""
    shape, line = look.shape, here.line
    if shape is None or line.box is None or before.line.box is None:
        return False
    apart = apart_from(shape) if here.tied else look.wide
    if here.after_break:
        if lower_at_top(here, shape) and not _runs_on(before, here, look):
            return True
    elif (step := step_of(before, here, shape.size)) > max(apart, look.wrap) > 0:
        empty = here.text[0] == "(" and step > (1 + EMPTY) * shape.leading  # a line, above an aside
        # A page's last line may be printed lower than its leading (wkhtmltopdf).
        inside = goes_low(here.text) or hangs(look.ends, here.text) or before.text[-1] in "-–"
        figure = ended(before.text) and here.text[0].isdigit()
        return empty or figure or not (inside and is_full(before, here, shape))
    if shape.centred or before.text.endswith(LONE_DASHES):
        return False
    step = INDENT * line.size
    if shape.indented and not here.after_break:
        return left_of(here) > shape.left + step
    inward = left_of(here) - left_of(before)
    hanging = look.first and (shape.hung or bullet(before.line.text))
    if inward > step and not hanging:
        # Lists may be centred beside their bullets.
        return left_of(here) > shape.left + step and not _runs_on(before, here, look)
    if share_middle(before, here):
        return False  # lines of a list that stands in the middle beside its bullets
    return inward < -step and not look.first and left_of(here) < shape.left - step


def widest_wrap(printed: Sequence[Printed], shape: Shape | None) -> float:
    """The widest distance of two lines of which the lower one surely goes on with the sentence of
    the other: a cell's paragraphs may be set wider than each other."""
    if shape is None or not shape.spacing:
        return 0.0
    steps = (
        step_of(above, here, shape.size) + HAIR
        for above, here in pairwise(printed)
        if not here.after_break and above.text[-1].isalpha() and here.text[:2].islower()
        if here.text[:2].isalpha() and is_full(above, here, shape)
    )
    return max(steps, default=0.0)


def _runs_on(before: Printed, here: Printed, look: Look) -> bool:
    """Whether a full line breaks off in a sentence that goes on in small letters or figures, on a
    word that joins, in an item of a list, or on the colon above an address or a formula: what
    stands lower then does so by the padding of its cell, or because its text is centred."""
    if (is_address(here.text) or here.text[0] in "([") and before.text[-1] == ":":
        return spare(before, here, look.shape) <= SPARE
    breaks = bool(bullet(look.opener.text)) or hangs(before.text, here.text)
    if is_full(before, here, look.shape):
        return breaks or goes_low(here.text)
    listed = before.text[-1] == ";" and NEVER < spare(before, here, look.shape) <= SPARE
    return listed and begins_low(here.text)


def is_full(before: Printed, here: Printed, shape: Shape | None) -> bool:
    """Whether a line without a stop at its end had no room for the next word, or for the three that
    fixed blanks may tie where they open in small letters."""
    words = 3 if begins_low(here.text) else 1
    return before.text[-1] not in STOPS and NEVER < spare(before, here, shape, words) <= SPARE


class Edge:
    """Where two lines of a cell meet, and what is known of it; what is dear is asked for once.

    ``above`` and ``text`` are what both say, ``drawn``: the source has geometry, ``stopped``: the
    line above ends in a stop.
    """

    def __init__(self, before: Printed, here: Printed, look: Look) -> None:
        self.before, self.here, self.look = before, here, look
        self.above, self.text, self.shape = before.text, here.text, look.shape
        self.drawn = here.line.box is not None
        self.stopped = self.above[-1] in STOPS

    @cached_property
    def apart(self) -> bool:
        """Whether a gap, an indent or a hung number sets the line apart from the one above."""
        numbered = begins_item(self.shape, self.look.opener, self.here)
        return numbered or set_apart(self.before, self.here, self.look)

    @cached_property
    def room(self) -> float:
        """Font sizes left at the end of the line above beside the next word."""
        return spare(self.before, self.here, self.shape)

    @cached_property
    def spaced(self) -> bool:
        """Whether the cell sets its paragraphs apart, and did not do so here."""
        shape = self.shape
        indents = shape is not None and shape.indented and not self.here.after_break
        return is_spaced(shape, self.here) or indents

    @cached_property
    def inside_token(self) -> bool:
        """Whether the line goes on inside the token that the ones above end in."""
        return goes_inside(self.look.token, self.text)

    @cached_property
    def low(self) -> bool:
        """Whether the line opens in small letters."""
        return begins_low(self.text)

    @cached_property
    def ended(self) -> bool:
        """Whether a sentence ends above: an address below a full line goes on behind the colon that
        announces it."""
        full = NEVER < self.room <= SPARE
        return self.stopped and not (self.above[-1] == ":" and is_address(self.text) and full)

    @cached_property
    def lettered(self) -> bool:
        """Whether the paragraph is an item with a bullet or letter."""
        opener = self.look.opener.text
        return bool(bullet(opener) or LETTERED.match(opener))
