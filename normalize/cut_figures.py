"""Figures that a narrow column and the end of a page cut at once: "15/11/202" / "6"."""

from collections.abc import Sequence

from normalize.narrow import is_cut
from normalize.shapes import Printed
from normalize.wraps import lines_text


def is_cut_figure(group: Sequence[Printed], here: Printed) -> bool:
    """Whether the first line behind a page break goes on between two digits of a figure: where one
    more would not have fitted, and both are one figure, no room or indent above it tells.

    :param group: the lines before it of the text that the last one belongs to.
    """
    before = group[-1]
    if not here.after_break or not (before.text[-1].isdecimal() and here.text[0].isdecimal()):
        return False
    word = lines_text((each.line, each.cell) for each in group).rpartition(" ")[2]
    return is_cut(word, before.line, here.line, before.cell, within=False)
