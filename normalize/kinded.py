"""A whole row and what it is, as its name, its code and the rows beside it say."""

import msgspec

from normalize.codes import Code
from normalize.gathered import Paragraph
from schemas.rows import Row

DASHES = "-–—+*• "
"""What some lists print where others print a code."""


class Kinded(msgspec.Struct, frozen=True):
    """A row and what it is.

    ``code`` is None where none is printed; ``running`` is a number in the code cell that is no
    code; ``name`` and ``guidance`` are the paragraphs of the title cell. ``because`` quotes the
    facts where the kind could be another. ``heads``: how deep it stands among those without a code
    that head others, from 1; 0 where it heads none.
    """

    row: Row
    kind: str
    code: Code | None = None
    printed_code: str = ""
    running: str = ""
    name: tuple[Paragraph, ...] = ()
    guidance: tuple[Paragraph, ...] = ()
    because: str = ""
    heads: int = 0


def is_dashed(row: Kinded) -> bool:
    """Whether a row has a dash where others have a code: printed, but it names nothing."""
    return bool(row.printed_code) and not row.printed_code.strip(DASHES)
