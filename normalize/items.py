"""What lists of short names hold in a column: names of units, of documents, each on its line."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from normalize.edges import hangs, is_hanging
from normalize.phrases import known_spans
from normalize.shapes import SPARE, Printed, printed_of, shape_of, spare
from normalize.text import bullet, clean, join_words, strip_bullet
from normalize.units import (
    BEFORE_PERSONS,
    TITLED,
    begins_next,
    ends_in_head,
    goes_on_with,
    is_head,
    names_person,
    opens_listed,
    opens_name,
    wants_name,
)
from normalize.worded import calls
from schemas.patterns import late
from schemas.rows import Whole

DASHES = "-–—−+*"
SIGNS = frozenset(DASHES + "•")
"""Bullets that may stand alone on their line."""
LONGEST, LINES = 8, 3
"""Words of a line of a list of names, and lines of one name."""
MOST = 4
"""Lines of a text that may be several names; twice as many where it opens with that of a unit."""
_WANTED = ("thành lập", "kiện toàn", "giao", "gửi", "dự thảo")
_WANTS = late(rf"(?:{'|'.join(_WANTED)})$", has=_WANTED)
"""What wants an object: "Quyết định thành lập" / "Đoàn kiểm tra"."""
_ABBREVIATION = late(r"[A-ZĐ]{2,}\b")
_OFFICE = late(r"[A-ZĐ]{2,}(?:-[A-ZĐ]{2,})+", has="-")
"""An office by its letters: "TP-HT"."""
_FIGURE = late(r"\d+")
NEXT_NAME = late(r"; [A-ZĐÀ-Ỹ]", needs=("; ",))
_INSIDE_NAME = late(rf"{TITLED}(?: [A-ZĐÀ-Ỹ]\w*){{1,2}}$", has=BEFORE_PERSONS)
"""A person's name, which may go on: "Ông Trần Minh" / "Đức"."""
_ENDS_IN_WORD = late(r"[,:] [A-ZĐÀ-Ỹ][a-zà-ỹđ]*$", has=(", ", ": "))
"""What ends on one word of a name: "…, Tân" / "Phú"."""
_SYLLABLE = late(r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]+[,;]", needs=(",", ";"))
"""One word that a mark ends, in small letters: the end of a name, "Nguyễn" / "Du, Văn phòng"."""
_STOPS = ".;, "
"""What ends a name in a list, or does not."""


def with_bullets(printed: Sequence[Printed]) -> list[Printed]:
    """Lines, each bullet that is all of its line with the line behind it: in a column narrower than
    its item's first word it opens that item."""
    made = list(printed)
    for at, (here, behind) in enumerate(pairwise(printed)):
        alone = here.text in SIGNS and here.line.box is not None
        if alone and behind.text not in SIGNS and not bullet(behind.text):
            made[at] = msgspec.structs.replace(here, text=f"{here.text} {behind.text}")
    return made


def opened_alike(printed: Sequence[Printed]) -> Sequence[Printed]:
    """Lines, all of which open where they differ in a figure alone."""
    return list(map(_opened, printed)) if _are_alike([each.text for each in printed]) else printed


def _opened(printed: Printed) -> Printed:
    """A line that opens, unless the source says otherwise."""
    if printed.line.opens is not None or printed.line.box is None:
        return printed
    line = msgspec.structs.replace(printed.line, opens=True)
    return msgspec.structs.replace(printed, line=line)


def _are_alike(texts: Sequence[str]) -> bool:
    """Whether all lines of a cell are a few words each that open with the same one and differ in a
    figure: "HS 12" above "HS 13" is a list, whatever room there was."""
    first = texts[0].partition(" ")[0]
    if not first[:1].isupper():
        return False
    if any(text.count(" ") >= LONGEST or not text.startswith(f"{first} ") for text in texts):
        return False
    same = len({_FIGURE.sub("", text) for text in texts}) == 1
    return same and len(set(texts)) == len(texts)


def is_told(printed: Printed) -> bool:
    """Whether the source says for certain that a line opens, and not of a piece of a paragraph."""
    line = printed.line
    return bool(line.opens) and not line.tied and bool(line.box or not printed.after_break)


def is_list(whole: Whole) -> bool:
    """Whether a cell may be a list of names: its lines are short and have no bullet."""
    lines = whole.lines
    if len(lines) < 2 or bullet(lines[0].text) or lines[0].text.strip() in SIGNS:
        return False
    return all(line.text.count(" ") < LONGEST for line in lines)


def items(wholes: Iterable[Whole], offices: bool = False) -> frozenset[str]:
    """The names that cells of a column hold alone on a line: the room beside them says that no text
    runs over the lines around.

    :param offices: it holds names of offices, whose lists are parted by marks elsewhere.
    """
    found: set[str] = set()
    for whole in wholes:
        if len(whole.lines) == 1:
            found.add(_bare(clean(whole.lines[0].text)))
        elif is_list(whole):
            found.update(_of_list(whole))
        if offices and whole.lines:
            found.update(_parted(list(_texts(whole))))
    return frozenset(found - {""})


def _parted(texts: Sequence[str]) -> Iterator[str]:
    """The names of a list that marks part: semicolons, or bullets in front and stops behind."""
    if not bullet(texts[0]):
        names = " ".join(texts).split("; ")
        yield from map(_bare, names if len(names) > 1 else ())
        return
    begun = [at for at, text in enumerate(texts) if bullet(text) == bullet(texts[0])]
    for start, stop in pairwise((*begun, len(texts))):
        if texts[stop - 1][-1:] in (";", "."):
            yield _bare(strip_bullet(" ".join(texts[start:stop])))


def _of_list(whole: Whole) -> Iterator[str]:
    texts = list(_texts(whole))
    if len(texts) <= LINES and all(here[:1].islower() for here in texts[1:]):
        yield _bare(" ".join(texts))
        return
    printed = printed_of(whole)
    shape = shape_of(printed)
    if shape is None:
        return
    opens = [
        spare(above, here, shape) > SPARE and not is_head(above.text, here.text)
        for above, here in pairwise(printed)
    ]
    for line, begins, ends in zip(printed, (True, *opens), (*opens, True), strict=True):
        if begins and ends:
            yield _bare(line.text)


def told_by_items(whole: Whole, known: frozenset[str], offices: bool) -> dict[int, bool]:
    """Per number of a line of a list: that it opens, where it stands between two known names, or
    where offices are listed, between one and another.

    :param known: the names that the column holds, ``offices``: it holds names of offices.
    """
    texts = list(_texts(whole))
    spans = list(known_spans(texts, LINES, lambda text: _bare(text) in known))
    ends, starts = {stop for _, stop in spans}, {start for start, _ in spans}
    found: dict[int, bool] = {}
    begun = 0
    for at in range(1, len(texts)):
        if any(start < at < stop for start, stop in spans) or _goes_on(texts[at - 1], texts[at]):
            continue
        known_both = at in ends and at in starts
        # A person who is listed alone elsewhere has no post here, either.
        person = any(stop == at and names_person(texts[start]) for start, stop in spans)
        name = " ".join(texts[at : at + 2])  # "Văn phòng" / "UBND xã": a line may be its head alone
        listed = person and opens_listed(name)
        listed = listed or begins_next(" ".join(texts[begun:at]), name)
        if known_both or (offices and listed):
            found[at] = True
            begun = at
    return found


def next_name(group: Sequence[Printed]) -> tuple[Printed, Printed] | None:
    """The two lines of a short paragraph between which another name may begin: the lower one opens
    with a capital, behind what may be a whole name; or another item, behind a semicolon."""
    offices = opens_name(group[0].text) or names_person(group[0].text)
    if len(group) > (2 * MOST if offices else MOST) or bullet(group[0].text):
        return None
    if not any(here.text[0].isupper() for here in group[1:]):
        return None  # most paragraphs
    short = all(line.text.count(" ") < LONGEST for line in group)
    name = whole = ""
    for above, here in pairwise(group):
        whole = join_words(whole, above.text) if whole else above.text
        cut = name[-1:] == "-" or _is_syllable_of(name, above.text)
        name = join_words(name, above.text) if cut else above.text
        closed = above.text[-1] == ")" and offices and opens_listed(here.text)
        told = short or closed or above.text[-1] == ";"
        if told and _may_be_next(name, here) and not is_rest_of_name(whole, here.text):
            return above, here
    return None


def opens_unit(group: Sequence[Printed], here: Printed, lines: Sequence[Printed]) -> bool:
    """Whether the name of another unit opens behind a page break, without a bullet, below an item
    that is one's name alone, and not with what it does to the other ("… tham mưu" / "UBND …"): a
    second table row beside merged cells may begin there.

    :param lines: those of the cell.
    """
    if not here.after_break or not bullet(group[0].text) or bullet(here.text):
        return False
    own = strip_bullet(" ".join(each.text for each in group))
    if calls(own):
        return False
    at = next(number for number, each in enumerate(lines) if each is here)
    name = " ".join(each.text for each in lines[at : at + 2])  # a line may be its head alone
    return begins_next(own, here.text) or begins_next(own, name)


def runs_inline(above: Printed, here: Printed, group: Sequence[Printed]) -> bool:
    """Whether a line goes on with names that stand behind each other, parted by semicolons: "Bộ Tài
    chính; Sở Nội vụ;" / "Vụ Pháp chế"; a name tied by fixed blanks leaves room beside it."""
    if above.text[-1] != ";" or not here.text[0].isupper():
        return False
    return any(NEXT_NAME.search(line.text) for line in group)


def is_rest_of_name(text: str, here: str) -> bool:
    """Whether a line surely holds the rest of the name above it: of a school that is told by its
    kind alone, or one word before a mark."""
    return wants_name(text, here) or _SYLLABLE.match(here) is not None


def _may_be_next(text: str, here: Printed) -> bool:
    """Whether another name may begin below one, which ends a line."""
    if here.line.opens is not None or not here.text[0].isupper():
        return False
    if not (text[0].isupper() or opens_name(here.text) or names_person(here.text)):
        return False  # the later line of a name
    if not (text[-1].isalnum() or text[-1] in ";)") or _WANTS.search(text):
        return False
    if _is_syllable_of(text, here.text):
        return False
    short, behind = _ABBREVIATION.match(text), _ABBREVIATION.match(here.text)
    named = opens_listed(here.text) or (short and behind)
    if (" " not in text and not named) or _INSIDE_NAME.match(text) or _ENDS_IN_WORD.search(text):
        return False
    office = opens_name(here.text) or _OFFICE.fullmatch(here.text)
    silent = behind and not short and not office
    if silent or goes_on_with(here.text):  # "kiểm soát" / "TTHC của địa phương"
        return False
    return not is_hanging(text) and (not ends_in_head(text) or names_person(here.text))


def _is_syllable_of(above: str, here: str) -> bool:
    """Whether a line is a single word, and no name of its own below a longer one: "Công an" /
    "Phường", "Bà Nguyễn Thị Hồng" / "Hạnh"."""
    return " " in above and here.isalpha() and here[1:].islower()


def _goes_on(above: str, here: str) -> bool:
    """Whether a line goes on with the one above, or may: names behind a semicolon run on."""
    if here[:1].islower() or above[-1:] == ";" or bullet(here):
        return True
    if ends_in_head(above) and not names_person(here):
        return True
    return is_hanging(above) or hangs(above, here) or goes_on_with(here)


def _bare(text: str) -> str:
    """A name without what ends it in its list."""
    return text.rstrip(_STOPS)


def _texts(whole: Whole) -> Iterator[str]:
    return (clean(line.text) for line in whole.lines)
