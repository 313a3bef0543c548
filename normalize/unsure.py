"""What could as well be read otherwise where two lines of a cell meet: no page says whether a
paragraph ends there, and no reader could be certain."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

import msgspec

from normalize.codes import is_next_item
from normalize.edges import VARIABLE, goes_on, is_cut, is_open_ended, quote
from normalize.guidance import guides
from normalize.items import LONGEST, is_rest_of_name, next_name
from normalize.openers import STOPS
from normalize.phrases import named_pair
from normalize.shapes import SPARE, Printed, Shape, spare
from normalize.text import bullet, join_words, strip_bullet
from normalize.units import begins_next, ends_in_head, goes_on_with, opens_name
from normalize.worded import FIRST_VARIABLE, calls, is_announced, measures_share, says_new
from normalize.wraps import PER, is_comrade
from schemas.patterns import late

MARGIN = 0.25
"""Font sizes around the room that decides, within which the estimate of a word may be wrong."""
_LETTERED = late(r"[a-zđ]\d?[.)] ")
_LABEL = late(r"(?:[^\W\d_]+ ){0,2}[^\W\d_]+:$|Trong đó: |\([A-ZĐÀ-Ỹ]", needs=(":", "("))
"""What stands on a line of its own or behind a full stop: "Nếu:", "Trong đó: a là …", a sentence in
brackets."""
_CASE = late(r"Trường hợp \w", needs="trường hợp")
"""What overrides a level, on a line of its own or behind it: "Trường hợp trong năm không có …",
"Trường hợp VBQPPL …"."""
_WANTS = late(r"(?:\b(?:Luật|Thủ tướng|phần mềm|vào)|\(\d{1,2}\))$")
"""What wants a name or a part behind it: "theo Luật" / "Quản lý thuế", "gồm: (1)" / "Được …"."""
_WORD = late(r"\w[a-zà-ỹđ]+(?:[ ,]|$)")
_SLASHED = late(r"[^\W\d_]/ ?[^\W\d_]")
"""Two words around a slash inside a line: as there, so at its end."""
_HYPHENED = late(r"[a-z0-9]+(?:[-_/][a-z0-9]+)+/")
"""The end of a part of an address."""
_INLINE = late(r"; \S")
"""Names that run on behind a mark."""


class Doubt(msgspec.Struct, frozen=True):
    """Both edges of a doubtful line end; ``listed``: only where cells of the column hold several
    paragraphs; ``word``: only where this word, which opens the lower line, is no name; ``pair``:
    only where these words around the line end stand beside each other in no line."""

    edges: str
    listed: bool = False
    word: str = ""
    pair: str = ""
    below: str = ""

    def holds(self) -> bool:
        """Whether a title cell is doubtful, whatever its column holds."""
        return not self.listed or (self.below != "" and guides(self.below))


class _Read(Protocol):
    """A paragraph, and what is doubtful of its ends."""

    @property
    def doubt(self) -> Doubt | None: ...


def in_doubt(read: Sequence[_Read]) -> Doubt | None:
    """The first line end of a title cell's paragraphs that may be read otherwise."""
    doubts = (each.doubt for each in read)
    return next((doubt for doubt in doubts if doubt and doubt.holds()), None)


class _End(msgspec.Struct, frozen=True):
    """Where two lines of a paragraph meet: ``group`` are its lines, ``at`` is the lower one."""

    before: Printed
    here: Printed
    group: Sequence[Printed]
    at: int
    shape: Shape | None

    @property
    def may_open(self) -> bool:
        """Whether the lower line may open a paragraph: no source says, and it opens as one does. A
        small letter goes on with a word that the edge parts: "địa" / "phương:"."""
        line, text = self.here.line, self.here.text
        if line.opens is not None and not (line.opens and self.here.after_break):
            return False
        counts = self.here.after_break and is_next_item(self.group[0].text, text)
        return counts or text[0].isupper() or self.labelled

    @property
    def labelled(self) -> bool:
        """Whether the lower line opens with what stands on a line of its own or behind a stop."""
        text = self.here.text
        return not text[0].islower() and _LABEL.match(text) is not None


def doubt_of(
    group: Sequence[Printed], above: Sequence[Printed], shape: Shape | None
) -> Doubt | None:
    """The first line end at which a paragraph may as well be parted, or go on with the paragraph
    above it; those that are doubtful in any cell (``ANYWHERE``) come before all others.

    :param above: the lines of that paragraph.
    """
    if above and _may_go_on(above, group, shape):
        return Doubt(_edges(above[-1], group[0]))
    ends = [
        _End(before, here, group, at, shape)
        for at, (before, here) in enumerate(pairwise(group), 1)
        if not _goes_plainly_on(before, here)
    ]
    for end in ends:
        if any(asks(end) for asks in ANYWHERE):
            return Doubt(_edges(end.before, end.here))
    in_lists = next(filter(None, map(_in_lists, ends)), None)
    return in_lists or _names(group) or _full_line(group, shape)


def _goes_plainly_on(before: Printed, here: Printed) -> bool:
    """Most lines: they open in small letters, below no slash, and no source or page says more."""
    plain = here.line.opens is None and not here.after_break and here.text[0].islower()
    return plain and before.text[-1] != "/"


def _may_have_blank(end: _End) -> bool:
    """Nothing tells if a blank follows a slash at a line's end: "Đảng ủy/" / "UBND xã"."""
    above, text = end.before.text, end.here.text
    if above[-1] != "/" or end.before.line.slashed == 1:
        return False
    if not (above[-2:-1].isalpha() and text[0].isalpha()):
        return False
    if join_words(above, text) == above + text or is_comrade(above, text):
        return False  # a formula: "(b/" / "a)*2"; "Đ/" / "c"
    word = above.rsplit(None, 1)[-1]
    if "." in word or _HYPHENED.fullmatch(word) or text in PER:  # an address, "Người/" / "năm"
        return False
    return not any(_SLASHED.search(line.text) for line in end.group)


def _may_open_page(end: _End) -> bool:
    """The first line of a page of markup, which cannot know that its paragraph began before."""
    here = end.here
    if not here.line.opens or here.line.box is not None:
        return False
    opens = bullet(here.text) != "" or _may_be_names(end.before, here)
    return opens and strip_bullet(here.text)[:1].isupper()


def _may_part_names(end: _End) -> bool:
    """A semicolon between two names: they may be two paragraphs, or run on."""
    named = end.before.text[-1] == ";" and _is_name(end.before) and _is_name(end.here)
    return named and end.may_open


def _may_open_sentence(end: _End) -> bool:
    """Behind a stop, what stands on a line of its own or behind it: "Nếu:", "Trường hợp …"."""
    if end.before.text[-1] not in STOPS or not _only_room(end.shape):
        return False
    return end.may_open and (end.labelled or _says_how(end.here.text))


ANYWHERE = (_may_have_blank, _may_open_page, _may_part_names, _may_open_sentence)
"""What makes a line end doubtful whatever the column holds."""


def _in_lists(end: _End) -> Doubt | None:
    """A line end that is doubtful where cells of the column hold several paragraphs: a page's, at
    which no sentence breaks off, or a sentence's."""
    before, here = end.before, end.here
    if not end.may_open:
        return None
    last = before.text[-1]
    broken = here.after_break and last not in "-–" and not is_open_ended(before.text)
    if not broken and not (last in ".;" and _only_room(end.shape)):
        return None
    rest = " ".join(each.text for each in end.group[end.at :])
    return Doubt(_edges(before, here), True, below=rest if broken and last in STOPS else "")


def _names(group: Sequence[Printed]) -> Doubt | None:
    """The first line end that may part two names, if the words around it stand beside each other
    in no line."""
    named = next_name(group)
    if named is None:
        return None
    one, other = (line.text.split() for line in named)
    return Doubt(_edges(*named), True, pair=named_pair(one[-1], other[0]))


def _full_line(group: Sequence[Printed], shape: Shape | None) -> Doubt | None:
    """The first line without a stop that may be the last one of a paragraph, and fill it, where the
    next one opens with a word that may be no name, nor short for one; in a list of items with
    bullets none goes without."""
    if bullet(group[0].text) or not _only_room(shape):
        return None
    text, joined = "", 0
    for at, (before, here) in enumerate(pairwise(group), 1):
        capital = here.text[0].isupper() and _WORD.match(here.text)
        if here.line.opens is not None or not capital or opens_name(here.text):
            continue
        if goes_on_with(here.text):
            continue
        for each in group[joined:at]:
            text = join_words(text, each.text) if text else each.text
        joined = at
        last, hangs = before.text[-1], is_cut(before.text) or ends_in_head(text)
        hangs = hangs or is_rest_of_name(text, here.text) or _WANTS.search(before.text) is not None
        hangs = hangs or calls(before.text) or goes_on(before.text, here.text)
        if (last.islower() or last.isdigit() or last == ")") and not hangs:
            below = " ".join(each.text for each in group[at:])
            return Doubt(_edges(before, here), True, here.text.split()[0], below=below)
    return None


def _may_go_on(lines: Sequence[Printed], group: Sequence[Printed], shape: Shape | None) -> bool:
    """Whether a line that was taken to open a paragraph may go on with the one above: in small
    letters behind no stop, behind a page break, in a list that runs on behind its marks, or where
    the room left is hardly more than its first word."""
    before, here = lines[-1], group[0]
    text, last = here.text, before.text[-1]
    told = here.line.opens is False or (here.line.opens and not here.after_break)
    if bullet(text) or told:
        return False
    full = _only_room(shape) and not _has_room(before, here, shape)
    if VARIABLE.match(text):
        return full and last == ";" and FIRST_VARIABLE.match(lines[0].text) is not None
    if text[0].islower():
        return last not in STOPS and not _LETTERED.match(text)
    if last == ";":
        return _is_name(before) and any(_INLINE.search(line.text) for line in (before, *group))
    if last in STOPS:
        inline = text[0] != "(" and (_LABEL.match(text) is not None or _says_how(text))
        inline = inline or (before.text.endswith("công thức:") and is_announced(before.text, text))
        return inline and full
    if not text[0].isupper() or says_new(before.text, text, lines[0].text):
        return False
    if begins_next(" ".join(line.text for line in lines), text):
        return False
    if here.after_break:
        return True
    return _only_room(shape) and abs(spare(before, here, shape) - SPARE) < MARGIN


def _says_how(text: str) -> bool:
    """Whether a line opens with which share is reckoned, or with what overrides a level."""
    return measures_share(text) or _CASE.match(text) is not None


def _has_room(before: Printed, here: Printed, shape: Shape | None) -> bool:
    return spare(before, here, shape) > SPARE


def _only_room(shape: Shape | None) -> bool:
    """Whether only the room behind a line's end could tell: the cell does not set its paragraphs
    apart. That a line is stretched tells nothing: word processors stretch forced line breaks."""
    return shape is not None and not shape.spacing and not shape.indented


def _may_be_names(before: Printed, here: Printed) -> bool:
    """Whether two lines may as well be two names: "Phòng Kế hoạch" / "Tài chính"."""
    named = _is_name(before) and _is_name(here) and before.text[-1] not in STOPS
    return named and not is_cut(before.text)


def _is_name(line: Printed) -> bool:
    return line.text[0].isupper() and line.text.count(" ") < LONGEST


def _edges(before: Printed, here: Printed) -> str:
    return f"{quote(before.text, end=True)} / {quote(here.text)}"
