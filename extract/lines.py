"""Runs to lines: where blanks stand, for every engine."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from extract.drawn import Run, left_of
from extract.fractions import fractions_in
from extract.raised import SMALLER, TOUCH, with_marks
from extract.runs import AGAIN, DRAWN_BLANK, PIECE, TURNED, words_in
from extract.tracked import in_words
from schemas.page import Box, Line
from schemas.syllables import begins_syllable, is_syllable, is_word

FEWEST_COVERED = 3
"""Runs that a text printed over another covers: fewer are letters drawn out of their order."""
SAME_BASE, NEAR_BASE = 0.12, 0.25
"""Share of the height by which middles on one line may differ, for letters of one size and of two:
lines that a browser has pushed into each other differ by a quarter."""
CLOSING = frozenset(",;:)")
_OUTER = "()[]“”\"'.,;:"
SIGNS = frozenset("-–+*•")
"""What opens an item of a list; a tab parts its text from it: "-CC", typed so, leaves no room."""
UNDRAWN_BLANK = 0.3
"""Where a line draws its blanks, a gap needs this share of the font size to be one undrawn."""


def make_lines(runs: Iterable[Run], blank: float) -> tuple[Line, ...]:
    """The lines that these runs print, top to bottom, each left to right.

    A run belongs to a line where its middle stands near the middle of the line's tallest run, or,
    being much smaller, within its height: a footnote mark.

    :param blank: share of the font size beyond which a gap is a blank where none is drawn.
    """
    runs = list(runs)
    if len(runs) == 1 and not runs[0].turned:  # many a cell
        return (_line(runs, blank),)
    if any(run.turned for run in runs):
        level = make_lines((run for run in runs if not run.turned), blank)
        return (*level, *_turned_lines(runs, blank))
    lines: list[list[Run]] = []
    middle = top = height = 0.0
    for run in sorted(runs, key=_middle):
        box = run.box
        own, own_height = (box.top + box.bottom) / 2, box.bottom - box.top
        if own == middle and own_height <= height and lines:  # most words of a line
            lines[-1].append(run)
            continue
        alike = 0.9 * height <= own_height <= 1.1 * height
        near = abs(own - middle) <= max((SAME_BASE if alike else NEAR_BASE) * height, 1.0)
        small = own_height < 0.8 * height and top - 1 <= own <= top + height
        if lines and (near or small):
            lines[-1].append(run)
            if own_height <= height:
                continue
        else:
            lines.append([run])
        middle, top, height = own, box.top, own_height
    if len(lines) > 1:
        lines = with_marks(lines)
    if len(lines) > 2 and (fractions := fractions_in(lines)):
        return tuple(_with_fractions(lines, fractions, blank))
    if len(lines) == len(runs):  # of a run each, as most are
        return tuple([_line(line, blank) for line in lines])
    return tuple([_line(layer, blank) for line in lines for layer in _layers(line)])


def _turned_lines(runs: Iterable[Run], blank: float) -> Iterator[Line]:
    """The lines of words that are read upwards or downwards: made as if the page were turned."""
    for turned in TURNED:
        own = [run for run in runs if run.turned == turned]
        laid = [replace(run, box=_laid(run.box, turned), turned=0) for run in own]
        for line in make_lines(laid, blank):
            yield replace(line, box=_laid(line.box, 360 - turned)) if line.box else line


def _laid(box: Box, turned: int) -> Box:
    """A box on the page turned so that words of this direction are read from left to right."""
    if turned == 90:
        return Box(-box.bottom, box.x0, -box.top, box.x1)
    return Box(box.top, -box.x1, box.bottom, -box.x0)


def _with_fractions(
    lines: list[list[Run]], fractions: dict[int, list[list[Run]]], blank: float
) -> Iterator[Line]:
    """The lines, those beside which fractions stand with both halves of these."""
    halves = {at + side for at in fractions for side in (-1, 1)}
    for at, line in enumerate(lines):
        if at in fractions:
            pieces = [_line(piece, blank) for piece in fractions[at]]
            boxes = [piece.box for piece in pieces if piece.box]
            box = Box(
                min(box.x0 for box in boxes),
                min(box.top for box in boxes),
                max(box.x1 for box in boxes),
                max(box.bottom for box in boxes),
            )
            text = " ".join(piece.text.strip() for piece in pieces)
            yield replace(pieces[0], text=text, box=box)
        elif at not in halves:
            yield from (_line(layer, blank) for layer in _layers(line))


def _layers(line: list[Run]) -> list[list[Run]]:
    """The texts that stand on one line, in content order: two where one is printed over another,
    as engines do that run out of room; a text drawn twice for boldness is one.
    """
    if len(line) == 1:
        return [line]
    backs = [i for i in range(1, len(line)) if line[i].box.x0 < line[i - 1].box.x0]
    if not backs:
        return [line]
    if any(run.inner for run in line):
        return _layers(words_in(line))
    layers: list[list[Run]] = []
    below: list[Run] = []  # what a layer begins with, from left to right
    for start, stop in pairwise((0, *backs, len(line))):
        piece = line[start:stop]
        if not layers or (len(below) >= FEWEST_COVERED and _covered(below, piece)):
            layers.append(list(piece))
            below = piece
        else:
            layers[-1] += piece
    return layers


def _covered(below: Sequence[Run], piece: Iterable[Run]) -> bool:
    """Whether runs stand on others with other letters, over half their width."""
    starts = [run.box.x0 for run in below]
    count = 0
    for run in piece:
        box = run.box
        under = below[max(bisect_right(starts, (box.x0 + box.x1) / 2) - 1, 0)]
        over = min(under.box.x1, box.x1) - max(under.box.x0, box.x0)
        count += under.text != run.text and over > (box.x1 - box.x0) / 2
    return count >= FEWEST_COVERED


def _middle(run: Run) -> float:
    box = run.box
    return box.top + box.bottom


def _line(runs: list[Run], blank: float) -> Line:
    """One line of text from its runs: where blanks stand, and its share of bold and italic."""
    first = runs[0]
    font = first.font
    if len(runs) == 1:
        return Line(first.text, first.box, font.size, float(font.bold), float(font.italic))
    runs.sort(key=left_of)
    text = _spelt(runs, blank)
    boxes = [run.box for run in runs]
    box = Box(
        boxes[0].x0,
        min([box.top for box in boxes]),
        max([box.x1 for box in boxes]),
        max([box.bottom for box in boxes]),
    )
    fonts = [run.font for run in runs]
    tight = _tight(runs)
    if fonts.count(font) == len(fonts):
        return Line(text, box, font.size, float(font.bold), float(font.italic), tight=tight)
    weights = [len(run.text) - run.text.count(" ") for run in runs]
    letters = sum(weights)
    return Line(
        text=text,
        box=box,
        size=max(font.size for font in fonts),
        bold=sum(w for font, w in zip(fonts, weights, strict=True) if font.bold) / letters,
        italic=sum(w for font, w in zip(fonts, weights, strict=True) if font.italic) / letters,
        tight=tight,
    )


def _tight(runs: Sequence[Run]) -> int:
    """How many words behind a line's first one stand with it, whatever room there is."""
    count = 0
    for before, run in pairwise(runs):
        if " " in before.text or (run.blank and not run.fixed):
            break
        count += run.fixed
    return count


def _are_words(one: str, pieces: Iterable[Run]) -> bool:
    """Whether what a text and the pieces behind it have at their seam can only be two words."""
    end, other = 0.0, ""
    for piece in pieces:  # a word may be drawn in pieces of its own
        if " " in other or (other and piece.box.x0 - end > DRAWN_BLANK * piece.font.size):
            break
        other += piece.text
        end = piece.box.x1
    one, other = one.split(" ")[-1].strip(_OUTER), other.split(" ")[0].strip(_OUTER)
    if is_syllable(one):
        if other[:1].isdigit():
            return len(one) > 1
        return is_syllable(other) and not is_syllable(one + other)
    return len(other) > 1 and is_syllable(other) and (one[-1:] == "%" or one[-1:].isdigit())


def _last_word(parts: Sequence[str]) -> str:
    """The word with which these parts of a line end."""
    word = ""
    for part in reversed(parts):
        word = part + word
        if " " in part:
            break
    return word


def _is_one(one: str, other: str) -> bool:
    """Whether two pieces are of one word: letters that a font lacks are drawn in another one, which
    sets them elsewhere ("B" / "ắ" / "c"), and stand for no word themselves. What closes a word is
    of it too."""
    if other[:1] in CLOSING and one[-1:].isalnum():
        return True
    one, other = one.split(" ")[-1].strip(_OUTER), other.split(" ")[0].strip(_OUTER)
    if one.isdigit() and other.isdigit():
        return len(one) == len(other) == 1
    alike = other.islower() or (one.isupper() and other.isupper())
    if not (one.isalpha() and other.isalpha() and alike):
        return False
    return begins_syllable(one + other) and not (is_word(one) and is_word(other))


def _least(run: Run) -> float:
    """How wide a blank before a run is at least, in points, where it is narrower than blanks are:
    an engine that is told what a drawing says ("ActualText") sets all its letters into the room of
    the first one."""
    return (run.box.x1 - run.box.x0) / len(run.text) / 2


def _is_raised(run: Run, before: Run) -> bool:
    """Whether a run is the number of a footnote behind the one before it."""
    own, box = run.box, before.box
    return (
        run.font.size < SMALLER * before.font.size
        and own.bottom < box.bottom
        and (own.top + own.bottom < box.top + box.bottom)
    )


def _is_again(before: Run, run: Run) -> bool:
    """Whether a run is a part of the one before it, drawn over it once more for boldness: PDFium
    leaves out the other parts by itself."""
    one, own, near = before.box, run.box, AGAIN * run.font.size
    if own.x1 - own.x0 > one.x1 - one.x0 + near:
        return False
    begins = abs(own.x0 - one.x0) < near and before.text.startswith(run.text)
    return begins or (abs(own.x1 - one.x1) < near and before.text.endswith(run.text))


def _spelt(runs: list[Run], blank: float) -> str:
    """The text of runs that stand on one line, from left to right."""
    if (text := in_words(runs)) is not None:
        return text
    share = UNDRAWN_BLANK if runs[0].inner else blank
    for run in runs[1:]:
        if run.spaced or run.inner:
            share = UNDRAWN_BLANK
            break
    inner = any(run.inner for run in runs)
    parts = [runs[0].text]
    before, end = runs[0], runs[0].box.x1
    for at, run in enumerate(runs[1:], 1):
        box = run.box
        gap, size = box.x0 - end, run.font.size
        if gap < -AGAIN * size and _is_again(before, run):
            continue
        if gap < -AGAIN * size and _is_again(run, before):
            parts[-1], before, end = run.text, run, box.x1
            continue
        if gap < 0 and inner:  # words of one may stand in another
            return _spelt(sorted(words_in(runs), key=left_of), blank)
        if (
            run.spaced
            or (
                (gap > DRAWN_BLANK * size or gap > _least(run) if run.blank else gap > share * size)
                and (gap > PIECE * size or not _is_one(parts[-1], run.text))
                and not (gap <= TOUCH * size and run.text.isdigit() and _is_raised(run, before))
            )
            or (gap > PIECE * size and _are_words(_last_word(parts), runs[at:]))
            or (at == 1 and gap > PIECE * size and before.text in SIGNS)
        ):
            parts.append(" ")
        parts.append(run.text)
        before, end = run, box.x1
    return "".join(parts)
