"""How the tags of a page are made: whether ends of their pieces and paragraphs tell anything."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from extract.drawn import Path, Run, Tagged

Marks = Mapping[int, Tagged]


class Ways(NamedTuple):
    """How the tags of a page are made.

    ``ends``: nowhere do two pieces of one paragraph and one font meet inside a line, as the spans
    of word processors do in markup, or between two lines inside a sentence: one that ends with its
    line was ended by a line break. Not where no piece goes on over a line's end: an engine may make
    a piece of every line.
    ``parts``: somewhere a cell has several paragraphs or pieces, so that none holds line breaks.
    ``ties``: pieces go on over lines, or somewhere a cell has several paragraphs: where an engine
    makes a piece of every line, a cell's only paragraph may be parted by line breaks.
    ``wraps``: pieces go on over lines.
    ``cuts``: some meet inside a word, as they do by chance: no end of one tells anything then.
    ``lined``: each line is a paragraph, also where a sentence goes on over its end: what converters
    and readers of scans write. Then the end of a paragraph tells nothing.
    """

    ends: bool
    parts: bool
    ties: bool
    wraps: bool
    cuts: bool
    lined: bool


def ways_of(texts: Sequence[Sequence[Run]], marks: Marks) -> Ways:
    """How the tags of some cells' texts are made."""
    ends, parts, wraps, blocks, cuts = True, False, False, False, False
    for runs in texts:
        for one, other in pairwise(runs):
            above, here = marks[one.mark], marks[other.mark]
            if above.piece == here.piece:
                wraps = wraps or other.box.top >= one.box.bottom
                continue
            level = one.box.bottom == other.box.bottom and one.font == other.font
            inline = level and 0 <= other.box.x0 - one.box.x1 < one.font.size
            cuts = cuts or (inline and _skips(above.piece, here.piece))
            if inline or (above.paragraph == here.paragraph and _wraps(one, other)):
                ends = False
            parts = parts or above.cell == here.cell
            blocks = blocks or above.cell == here.cell != above.paragraph != here.paragraph
    lined = blocks and not wraps and _is_lined(texts, marks)
    return Ways(ends and wraps, parts, wraps or blocks, wraps, cuts, lined)


def _is_lined(texts: Iterable[Sequence[Run]], marks: Marks) -> bool:
    """Whether no paragraph goes on over a line's end, and a sentence does."""
    found = False
    for runs in texts:
        for one, other in pairwise(runs):
            if marks[one.mark].paragraph != marks[other.mark].paragraph:
                found = found or (
                    marks[one.mark].cell == marks[other.mark].cell and _wraps(one, other)
                )
            elif other.box.top >= one.box.bottom:
                return False
    return found


def _skips(above: Path, here: Path) -> bool:
    """Whether a piece between two on one line has no run: it ends inside a word."""
    alike = len(above) == len(here) and above[:-1] == here[:-1]
    return alike and here[-1] - above[-1] > 1


def _wraps(one: Run, other: Run) -> bool:
    """Whether a sentence goes on from the end of a line with a word of the next one."""
    first = other.text[:2]
    word = len(first) > 1 and first.isalpha() and first.islower()  # no variable of a formula
    return word and other.box.top >= one.box.bottom and one.text[-1].isalnum()
