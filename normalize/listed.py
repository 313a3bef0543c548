"""Whether what stands below a semicolon, or a label below a full stop, opens or runs on, by what
the lines of its column do."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from normalize.items import NEXT_NAME, is_list
from normalize.shapes import ENDED, SPARE, printed_of, shape_of, spare
from normalize.text import clean
from normalize.units import opens_name
from schemas.rows import Column, Row, Whole, is_text, lines_of, wholes_of

LABEL = 3
"""Words of a label, at most."""
SEVERAL = 2
"""Lines behind a semicolon that no text running on would end all by chance."""


def fits(whole: Whole, met: Callable[[str, str], bool], least: float = SPARE) -> bool:
    """Whether of two lines that are met so the lower one would have fitted beside the upper one."""
    if not any(met(a.text, b.text) for a, b in pairwise(whole.lines)):
        return False
    printed = printed_of(whole)
    shape = shape_of(printed)
    return any(met(a.text, b.text) and spare(a, b, shape) > least for a, b in pairwise(printed))


class Listed:
    """What the lines of a column tell of those below a mark, each found once."""

    def __init__(self, rows: Sequence[Row], columns: Sequence[Column]) -> None:
        self.rows = rows
        self.columns = columns
        self.lists: dict[tuple[int, bool], bool] = {}
        self.running: dict[int, bool] = {}
        self.insides: dict[tuple[int, str], bool] = {}

    def told(self, column: int, whole: Whole) -> dict[int, bool]:
        """What is told of lines below a mark: one with a capital opens behind a semicolon where no
        line of the column has one there inside it, and goes on where the names of its cell run on;
        a label alone on its line ("Trong đó:") goes on where the column has it inside lines only.
        """
        found = {}
        tops = {part.cell.lines[0] for part in whole.parts[1:] if part.cell.lines}
        for at, (above, here) in enumerate(pairwise(whole.lines), 1):
            end, text = above.text.rstrip()[-1:], here.text
            if end not in (";", ".") or (tops and here in tops):
                continue
            named = end == ";" and text[:1].isupper()
            if named and self._lists(column, opens_name(text)):
                found[at] = True
            elif (
                self._run_on(column, whole) if named else end == "." and self._inside(column, text)
            ):
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

    def _inside(self, column: int, text: str) -> bool:
        """Whether lines of the column have a label inside them, and none opens with it where the
        sentence above has room for it; below a name it stands alone whatever it does there."""
        label = clean(text)
        if label[-1:] != ":" or label.count(" ") >= LABEL:
            return False
        if (column, label) not in self.insides:
            behind = re.compile(rf"\. {re.escape(label)}")
            inside = any(behind.search(clean(each.text)) for each in lines_of(self.rows, column))
            self.insides[column, label] = inside and not self._has_room(
                column, lambda above, here: above.endswith(".") and here.startswith(label)
            )
        return self.insides[column, label]

    def _has_room(self, column: int, met: Callable[[str, str], bool], least: float = SPARE) -> bool:
        """Whether lines of a column that are met so left room for the next one somewhere, so many
        font sizes at the ``least``."""
        return any(fits(whole, met, least) for whole in wholes_of(self.rows, column))
