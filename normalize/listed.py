"""Whether what stands below a semicolon, or a label below a full stop, opens or runs on, by what
the lines of its column do."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain, pairwise

from normalize.items import NEXT_NAME, is_list
from normalize.shapes import ENDED, SPARE, printed_of, shape_of, spare
from normalize.text import clean
from normalize.units import opens_name
from schemas.page import Line
from schemas.patterns import late
from schemas.rows import Column, Row, Whole, is_text, lines_of, wholes_of

_WORDS = r"(?:[^\W\d_]+ ){0,2}[^\W\d_]+:"
_LABEL = late(rf"{_WORDS}$", needs=":")
_INSIDE = late(rf"(?<=[.…] ){_WORDS}(?= |$)", needs=":")
"""A label alone on its line ("Trong đó:"); one behind a sentence inside a line."""
ENDS = (".", "…")
"""Ends of a sentence behind which a label may stand in its line."""
LABEL = 3
"""Words of a label, at most."""
RARELY = 10
"""Times that a label stands inside lines for once alone, from which that once is a slip."""
SEVERAL = 2
"""Lines behind a semicolon that no text running on would end all by chance."""


def fits(whole: Whole, met: Callable[[str, str], bool], least: float = SPARE) -> bool:
    """Whether of two lines that are met so the lower one would have fitted beside the upper one."""
    if not any(met(a.text, b.text) for a, b in pairwise(whole.lines)):
        return False
    printed = printed_of(whole)
    shape = shape_of(printed)
    return any(met(a.text, b.text) and spare(a, b, shape) > least for a, b in pairwise(printed))


def _label_of(text: str) -> str:
    """The label that a line consists of, "" for none."""
    label = clean(text)
    return label if _LABEL.match(label) else ""


def _alone(whole: Whole, least: float = SPARE) -> tuple[Line, ...]:
    """The lines of a cell with a label alone, below a sentence that left room for it, so many font
    sizes at the ``least``."""
    met = [a.text.rstrip()[-1:] in ENDS and _LABEL.match(b.text) for a, b in pairwise(whole.lines)]
    if not any(met):
        return ()
    printed = printed_of(whole)
    shape = shape_of(printed)
    return tuple(
        here.line
        for above, here in pairwise(printed)
        if above.text[-1] in ENDS and _LABEL.match(here.text) and spare(above, here, shape) > least
    )


class Listed:
    """What the lines of a column tell of those below a mark, each found once."""

    def __init__(self, rows: Sequence[Row], columns: Sequence[Column]) -> None:
        self.rows = rows
        self.columns = columns
        self.lists: dict[tuple[int, bool], bool] = {}
        self.running: dict[int, bool] = {}
        self.labels: dict[int, tuple[Counter[str], Counter[str]]] = {}

    def told(self, column: int, whole: Whole) -> dict[int, bool]:
        """What is told of lines below a mark: one with a capital opens behind a semicolon where no
        line of the column has one there inside it, and goes on where the names of its cell run on;
        a label alone on its line ("Trong đó:") goes on, or opens, where the column has it inside
        lines, or alone.
        """
        found = {}
        tops = {part.cell.lines[0] for part in whole.parts[1:] if part.cell.lines}
        for at, (above, here) in enumerate(pairwise(whole.lines), 1):
            end, text = above.text.rstrip()[-1:], here.text
            if end not in (";", *ENDS) or (tops and here in tops):
                continue
            if end in ENDS:
                opens = self._labelled(column, text)
                if opens or (opens is False and here not in _alone(whole, -SPARE)):
                    found[at] = opens
            elif text[:1].isupper():
                if self._lists(column, opens_name(text)):
                    found[at] = True
                elif self._run_on(column, whole):
                    found[at] = False
        return found

    def _lists(self, column: int, units: bool) -> bool:
        """Whether the column's texts put what follows a semicolon on a line of its own: they do so
        several times, once at least where it surely had room, and never inside a line.

        :param units: asked of names of units, else of all other items."""
        if (column, units) not in self.lists:
            texts = [clean(line.text) for line in lines_of(self.rows, column)]

            def met(above: str, here: str) -> bool:
                return above.endswith(";") and here[:1].isupper() and opens_name(here) is units

            ends = sum(met(above, here) for above, here in pairwise(texts))
            inside = any("; " in text and NEXT_NAME.search(text) for text in texts)
            several = ends >= SEVERAL and not inside and is_text(self.columns[column])
            self.lists[column, units] = several and self._has_room(column, met, ENDED)
        return self.lists[column, units]

    def _run_on(self, column: int, whole: Whole) -> bool:
        """Whether names that a cell lists behind semicolons run on from line to line: it has some
        behind one inside a line, or others have, and the column never parts them where there was
        room."""
        if not is_text(self.columns[column]) or not is_list(whole):
            return False
        if any(NEXT_NAME.search(line.text) for line in whole.lines):
            return True
        if column not in self.running:
            inside = sum(
                any(NEXT_NAME.search(line.text) for line in cell.lines)
                for cell in wholes_of(self.rows, column)
            )
            self.running[column] = inside >= SEVERAL and not self._has_room(
                column, lambda above, here: above.endswith(";") and here[:1].isupper()
            )
        return self.running[column]

    def _labelled(self, column: int, text: str) -> bool | None:
        """Whether a label behind a sentence opens, by where lines of the column have it: alone,
        though the sentence above had room for it, and never inside them; or inside them, and hardly
        ever alone. Below a name it stands alone whatever it does there."""
        if not (label := _label_of(text)):
            return None
        if column not in self.labels:
            texts = (clean(line.text) for line in lines_of(self.rows, column))
            lone = chain.from_iterable(map(_alone, wholes_of(self.rows, column)))
            self.labels[column] = (
                Counter(chain.from_iterable(map(_INSIDE.findall, texts))),
                Counter(_label_of(line.text) for line in lone),
            )
        inside, alone = self.labels[column]
        if inside[label]:
            return False if inside[label] >= RARELY * alone[label] else None
        return True if alone[label] >= SEVERAL else None

    def _has_room(self, column: int, met: Callable[[str, str], bool], least: float = SPARE) -> bool:
        """Whether lines of a column that are met so left room for the next one somewhere, so many
        font sizes at the ``least``."""
        return any(fits(whole, met, least) for whole in wholes_of(self.rows, column))
