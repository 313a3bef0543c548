"""Marks that are set higher or lower than the words beside them: "m²", the number of a footnote.

An engine raises them so far that by their middle they stand on no line. They stand on the one whose
words they touch.
"""

from extract.drawn import Run

LONGEST = 5
"""Letters of a mark: "(12)", "**"."""
SMALLER = 0.99
"""A mark's share of the height of the words beside it, at most."""
OVERLAP = 0.4
"""Share of a mark's height in which it stands beside the words that it touches, at least: two lines
that a browser has pushed into each other share a quarter."""
SMALL, LESS = 0.6, 0.2
"""A mark's share of the height of the words beside it, from which it shares but that much of its
own: no line is pushed into another whose letters are so much larger."""
TOUCH = 0.25
"""Font sizes between a mark and the word that it belongs to, at most."""
BLANK = 0.35
"""The same before the first word of a footnote, of that word's size: a blank follows its number."""


def with_marks(lines: list[list[Run]]) -> list[list[Run]]:
    """Lines of runs from top to bottom, those of raised or lowered marks on the ones they touch."""
    gone: set[int] = set()
    for at, line in enumerate(lines):
        if len(line[-1].text) > LONGEST or any(len(run.text) > LONGEST for run in line):
            continue  # nearly every line
        for other in (at + 1, at - 1):
            beside = lines[other] if 0 <= other < len(lines) and other not in gone else []
            if beside and all(_touches(run, beside) for run in line):
                lines[other] = _placed(beside, line)
                gone.add(at)
                break
    return [line for at, line in enumerate(lines) if at not in gone] if gone else lines


def _touches(mark: Run, line: list[Run]) -> bool:
    """Whether a mark stands right beside one of a line's words that is larger."""
    own, near = mark.box, TOUCH * mark.font.size
    height = own.bottom - own.top
    for run in line:
        box = run.box
        ahead = max(near, BLANK * run.font.size) if mark.text.isdigit() else near
        if not -near <= own.x0 - box.x1 <= near and not -near <= box.x0 - own.x1 <= ahead:
            continue
        shared = min(own.bottom, box.bottom) - max(own.top, box.top)
        high = box.bottom - box.top
        least = LESS if height <= SMALL * high else OVERLAP
        if shared >= least * height and height <= SMALLER * high:
            return True
    return False


def _placed(line: list[Run], marks: list[Run]) -> list[Run]:
    """A line's runs with marks before the first run that stands right of them."""
    placed = list(line)
    for mark in marks:
        behind = (i for i, run in enumerate(placed) if run.box.x0 > mark.box.x0)
        placed.insert(next(behind, len(placed)), mark)
    return placed
