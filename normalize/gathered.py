"""Lines gathered into a paragraph; paragraphs as one text, or as the items of a list."""

from collections.abc import Sequence
from operator import mul

import msgspec

from normalize.shapes import Printed
from normalize.text import bullet, strip_bullet
from normalize.unsure import Doubt
from normalize.wraps import lines_text


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph's text on one line, and the share (0..1) of its letters in bold and italic.

    ``doubt``: a line end inside it or above it, where paragraphs may as well be parted otherwise.
    """

    text: str
    bold: float = 0.0
    italic: float = 0.0
    doubt: Doubt | None = None


def gathered(group: Sequence[Printed], doubt: Doubt | None) -> Paragraph:
    """The paragraph of lines that belong together."""
    if len(group) == 1:
        made = one_line(group[0])
        return msgspec.structs.replace(made, doubt=doubt) if doubt else made
    lines = [printed.line for printed in group]
    text = lines_text((printed.line, printed.cell) for printed in group)
    bold, italic = [line.bold for line in lines], [line.italic for line in lines]
    if not (any(bold) or any(italic)):
        return Paragraph(text, doubt=doubt)
    weights = [len(line.text) - line.text.count(" ") for line in lines]
    return Paragraph(text, _share(bold, weights), _share(italic, weights), doubt)


def one_line(printed: Printed) -> Paragraph:
    """The paragraph of a cell's only line: the same, without asking how it joins others."""
    line, letters = printed.line, len(printed.line.text) - printed.line.text.count(" ")
    share = letters or 1
    return Paragraph(printed.text, line.bold * letters / share, line.italic * letters / share)


def _share(shares: Sequence[float], weights: Sequence[int]) -> float:
    """The share of letters in all lines, each with its own share: mostly of none."""
    if not any(shares):
        return 0.0
    whole: float = sum(map(mul, shares, weights))
    return whole / (sum(weights) or 1)


def text_of(made: Sequence[Paragraph]) -> str:
    """The printed paragraphs, one ``\\n`` between paragraphs."""
    return "\n".join(p.text for p in made)


def items_of(made: Sequence[Paragraph]) -> tuple[str, ...]:
    """The paragraphs as items, bullets gone (the contract's ``items``).

    An item begins where a paragraph starts with a bullet; before the first bullet, and where no
    paragraph has one, each paragraph is an item. One without a bullet after one with a bullet
    belongs to that item, one ``\\n`` between them.
    """
    items: list[str] = []
    bulleted = False
    for paragraph in made:
        opens = bool(bullet(paragraph.text))
        if opens or not bulleted:
            items.append(strip_bullet(paragraph.text))
        else:
            items[-1] += "\n" + paragraph.text
        bulleted = bulleted or opens
    return tuple(items)
