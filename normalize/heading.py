"""The lines above a table -> its label, title, issuing line and year."""

import re
from collections.abc import Sequence

import msgspec

from normalize.codes import in_title
from normalize.issued import ISSUED, issued_lines, label_in, parse_issued
from normalize.letterhead import FIELD, OFFICE, offices, without_offices
from normalize.text import clean, join_words, key
from normalize.titled import (
    is_apart,
    is_last,
    is_left,
    is_number_of,
    is_over,
    is_passed,
    is_second,
    own_start,
)
from normalize.years import remarked_year, year_of
from schemas.page import Line
from schemas.patterns import late
from schemas.superscripts import SUPERSCRIPTS, unmarked_figures
from schemas.tree import Heading

LOOK_BACK = 100
"""How many lines above a table may be its heading: two pages of prose are none."""

_ROMAN = r"[IVXLivxl]+"
# "Phụ lục I18" in consolidated texts: the digits are a footnote's.
_NUMBERED = (
    rf"(?P<number>\((?:{_ROMAN}|[A-ZĐ]|\d+)\)|{_ROMAN}(?:\.\d+)*"
    r"(?:\.[a-zđ]\b|\s\([a-zđ]\)|(?-i:(?<=[IVX])[A-EĐa-eđ])\b)?|[A-ZĐ](?:\d\d?\b)?(?:\.\d+)*|"
    rf"\d+(?:\.\d+)*(?:\.?[A-ZĐa-zđ]\b)?)"
    rf"(?P<note>(?<=[IVX])\d+|[{SUPERSCRIPTS}]+)?"
)
_LABEL = late(
    rf"(?P<word>phụ lục(?:\s+(?:đính\s+)?kèm(?:\s+theo)?(?=$|:))?|pl|biểu mẫu|(?:phụ )?biểu|mẫu"
    rf"|bảng)"
    rf"(?P<so>\s+số)?\s*:?\s*(?:{_NUMBERED})?"
    r"(?P<sign>(?:[-/.]?[A-ZĐ]+[-/]|/)[\w./-]*\w|(?-i:-[A-ZĐ]{1,10}$))?(?P<end>\s*[:.–—-]*)(?P<rest>(?:\s.*)?)",
    re.IGNORECASE | re.DOTALL,
)
_FOR_WHOM = late(r"\((?!tiếp\b)[^\W\d][^()]*\)", re.IGNORECASE, needs=("(",))
"""What a remark beside a label says of its appendix: "Phụ lục 2 (Dành cho cấp xã)"."""
_NAMES = late(
    r"(?:bộ (?:tiêu chí|chỉ số)|tiêu chí|chỉ (?:số|tiêu)|bảng|danh mục|phân công)\b", re.IGNORECASE
)
"""What titles of appendices open with, and no report's: not "KẾT QUẢ NĂM 2025"."""
_YEAR_ALONE = late(r"(?:19|20)\d\d", needs=("19", "20"))
_YEAR_DUE = late(r"(?:\bnăm|\b(?:19|20)\d\d\s*[-–—])$", re.IGNORECASE)
_YEAR_LINE = late(r"năm\s+(?:19|20)\d\d", re.IGNORECASE)
_NOISES = (
    late(r"\d{1,4}|[-–_=*.\s]+"),
    late(r"trang \d+.*|mục lục|công báo\b.*", re.I, needs=("trang ", "mục lục", "công báo")),
    late(r"www\.\S+|dự thảo.*|\(?(?:tiếp theo|xem tiếp).*", re.I, needs=("www.", "dự", "tiếp")),
    FIELD,
    late(
        r"(?:(?:người|thời gian|ngày|nơi|lý do) ký|ký (?:bởi|ngày)|email|cơ quan|chữ ký số)\s*:"
        r".*|(?:\d\d?:\d\d(?::\d\d)?)?\s*[+-]\d\d:\d\d"  # of a time of signing
        r"|số\s*:.*|ngày\s*:[\s\d/.-]*|.*\bngày\s*:\s*\d.*\d:\d\d:\d\d.*"
        r"|[^:]{2,40}:\s*(?:\.{3}|…)[.…\s]*",
        re.I,
        needs=":",
    ),
    late(r"(?:công văn )?đến(?:\s*:?.*\bngày\s*:.*)?", re.I, needs="đến"),
    late(r"cộng hòa xã hội chủ nghĩa việt nam", re.I, needs="cộng hòa"),
    late(r"độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc", re.I, needs="độc lập"),
    late(r".*\w\W*(?:\.{4}|……)[.…\s]*\d{1,3}", needs=("....", "……")),  # of contents
    late(r"[^,;:(]{2,40},\s*ngày[\s\d.…_]*tháng[\s\d.…_]*năm[\s\d.…_]*", re.I, needs="ngày"),
)
_NUMBER_CUT = late(r"số\s*:\s*\S*[-/](?:\s.*)?", re.IGNORECASE, needs=("số",))
_SYMBOL_END = late(r"[A-ZĐ&]{2,10}(?:-[A-ZĐ]{2,8})?")
MOST_CENTRED = 4
"""Lines of a title that only its place shows."""
BESIDE = 3
"""Lines above the end of a cut number, or a year, among which its beginning stands."""
_MOTTO = late(
    r"(?:.*\s)?(?:độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc|đảng cộng sản việt nam)\W*$",
    re.IGNORECASE,
    needs=("độc lập", "đảng cộng sản"),
)
_SHORT_NAME = late(r"\([A-ZĐ]{2,}(?:[ -][A-ZĐ]{2,})?\)", has="(")
_REFERS = late(r"\bsố\s*[\d:/.…]|\bngày\b|\d/", re.IGNORECASE)


class _Told(msgspec.Struct, frozen=True):
    """A line that tells something: its place among all lines, its text cleaned, itself."""

    index: int
    text: str
    line: Line


def parse_heading(lines: Sequence[Line]) -> tuple[Heading, tuple[Line, ...]]:
    """The lines above a table -> what they say, and the lines that were not used for it.

    Unused are running heads, letterhead, receipt stamps, signature boxes, unit lines and prose.
    """
    texts = without_offices([clean(line.text) for line in lines], _is_label)
    kept = [
        _Told(i, text, line)
        for i, (text, line) in enumerate(zip(texts, lines, strict=True))
        if (_tells(text) and not (i and _ends_number(text, texts[max(0, i - BESIDE) : i])))
        or (_YEAR_ALONE.fullmatch(text) and any(map(_YEAR_DUE.search, texts[:i][-BESIDE:])))
        or (i and is_number_of(texts[i - 1], text))
        or (i and text and _is_open(texts[i - 1]) and not is_apart(line, lines[i - 1]))
    ]
    kept, issued, used = _take_issued(_own(_below_motto(kept[-LOOK_BACK:], texts)))
    below = lines[min(used)] if used else None
    label, first_title, place = _take_label(kept)
    title, title_lines = _take_title(kept, place, first_title, issued_at=min(used, default=None))
    if title is None and place is None and below is not None:
        title, title_lines = _centred_title(kept, below, min(used))
    if title is None and place and _is_below_title(kept, place, issued):
        title, title_lines = _take_title(kept[:place], None, "", kept[place].index)
    used |= title_lines
    if place is not None:
        used.add(kept[place].index)
    label = label or label_in(issued)
    issued_with = parse_issued(unmarked_figures(issued)) if issued else None
    year = year_of(
        unmarked_figures(title or ""),
        unmarked_figures(issued),
        remarked_year(told.text for told in kept),
    )
    heading = Heading(label, title, year, issued_with)
    return heading, tuple(line for i, line in enumerate(lines) if i not in used)


def _is_below_title(kept: Sequence[_Told], label_at: int, issued: str) -> bool:
    """Whether a label may stand below its title: in brackets, or as the opening of an issuing line
    that has none ("Phụ lục 2 kèm theo …"), or right below lines that open as such titles do."""
    if kept[label_at - 1].index + 1 != kept[label_at].index:
        return False
    if kept[label_at].text[0] == "(" or issued[:1] not in ("", "("):
        return True
    block = _last_block(kept[:label_at], closed=False)
    return bool(block and block[-1] is kept[label_at - 1] and _NAMES.match(block[0].text))


def _is_open(above: str) -> bool:
    """Whether a line begins an issuing line in brackets that the next one goes on with: "số: 9/…"
    below it is no number of a letterhead."""
    return ISSUED.match(above) is not None and above.count("(") > above.count(")")


def _ends_number(text: str, above: Sequence[str]) -> bool:
    """Whether a line is the end of a letterhead's number that its narrow cell cut: "Số: 12/QĐ-" /
    "UBND"; what stands beside the number may come between."""
    return any(map(_NUMBER_CUT.fullmatch, above)) and _SYMBOL_END.fullmatch(text) is not None


def _tells(text: str) -> bool:
    # Running heads and stamps are short; long prose is not worth the search.
    noise = len(text) <= 200 and any(each.fullmatch(text) for each in _NOISES)
    return bool(text) and (not noise or ISSUED.match(text) is not None)


def _below_motto(kept: list[_Told], texts: Sequence[str]) -> list[_Told]:
    """The lines below a letterhead, which ends with the motto, and labels and issuing lines above:
    the names of offices that stand beside it are no title."""
    motto = max((i for i, text in enumerate(texts) if _MOTTO.match(text)), default=-1)
    if motto < 0 or all(told.index < motto for told in kept):
        return kept
    return [
        told
        for told in kept
        if told.index > motto or split_label(told.text) or ISSUED.match(told.text)
    ]


def _own(kept: list[_Told]) -> list[_Told]:
    """The lines without those of the appendix above, which has a label and an issuing line."""
    issued = [ISSUED.match(told.text) is not None for told in kept]
    if not any(issued):
        return kept
    labels = [(split_label(told.text) or (None,))[0] for told in kept]
    return kept[own_start(labels, issued) :]


# --- the issuing line ---


def _take_issued(kept: list[_Told]) -> tuple[list[_Told], str, set[int]]:
    """The last issuing line over its printed lines, taken out of the others."""
    starts = [
        i
        for i, told in enumerate(kept)
        if ISSUED.match(told.text) and not _goes_on_prose(kept[i : i + 3])
    ]
    if not starts:
        return kept, "", set()
    own = kept[starts[-1] :]
    taken, text = issued_lines([(told.text, told.line) for told in own])
    used = {own[place].index for place in taken}
    return [told for told in kept if told.index not in used], text, used


def _goes_on_prose(told: Sequence[_Told]) -> bool:
    """Whether a line goes on with a sentence ("… tài liệu" / "kèm theo."): it opens small, without
    a bracket, and no number or date stands in it or below."""
    return told[0].text[0].islower() and not _REFERS.search(" ".join(t.text for t in told))


# --- label and title ---


def _take_label(kept: Sequence[_Told]) -> tuple[str | None, str, int | None]:
    """The last label that a title follows, the title on its own line, and its place."""
    found = [
        (place, *parts)
        for place, split in enumerate(kept)
        if (parts := split_label(split.text)) is not None
    ]
    if len(found) > 1 and _is_said_again(found[-2], found[-1]):
        return found[-2][1], kept[found[-1][0]].text, found[-1][0]
    for place, label, rest in reversed(found):
        following = [s for s in kept[place + 1 :] if split_label(s.text) is None]
        if rest or following:
            return label, rest, place
    return (found[-1][1], "", found[-1][0]) if found else (None, "", None)


def _is_said_again(label: tuple[int, str, str], title: tuple[int, str, str]) -> bool:
    """Whether a label stands alone on its line, and the title right below it opens with the same
    word: "Phụ lục I" above "PHỤ LỤC PHÂN CÔNG NHIỆM VỤ"."""
    if label[2] or title[0] != label[0] + 1 or not title[2]:
        return False
    return key(title[1]) == key("phụ lục")


def split_label(text: str) -> tuple[str, str] | None:
    """A heading line that opens with a label -> the label and the title after it, else None.

    "Phụ lục II:" -> ("Phụ lục II", ""); "PHỤ LỤC I. HỆ THỐNG…" -> ("PHỤ LỤC I", "HỆ THỐNG…");
    None for prose ("Phụ lục này …", "Mẫu giấy …"). Some stand alone in brackets: "(Phụ lục số 02)".
    """
    bracketed = text[:1] + text[-1:] == "()"
    match = _LABEL.fullmatch(text[1:-1] if bracketed else text)
    if match is None:
        return None
    rest = match["rest"].strip()
    if bracketed and rest:
        return None
    named = match["number"] or match["sign"]
    if not named and not key(match["word"]).startswith(key("phụ lục")):
        return None
    apart = (
        bool(match["end"].strip())
        if named
        else match[0][: match.start("rest")].rstrip().endswith((":", "."))
    )
    if named and _FOR_WHOM.fullmatch(rest):
        rest = ""
    if rest and not apart and not _is_upper(rest):
        return None
    stop = match.start("note") if match["note"] else match.start("end")
    return match[0][:stop].rstrip(" :").strip(), rest.lstrip(" :–—-").rstrip(" :")


def _is_label(text: str) -> bool:
    """Whether a text is a label without a title."""
    found = split_label(text)
    return found is not None and not found[1]


def _is_upper(text: str) -> bool:
    letters = list(filter(str.isalpha, text.partition("(")[0] or text))  # "… (Áp dụng cho …)"
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def _take_title(
    kept: Sequence[_Told], label_at: int | None, opening: str, issued_at: int | None
) -> tuple[str | None, set[int]]:
    """The title on its lines, joined by one blank: after the label, before the issuing line.

    Where no line stands between them, the title follows the issuing line; without a label it is
    the last block of title-like lines.
    """
    after = list(kept[0 if label_at is None else label_at + 1 :])
    if label_at is not None:
        after = [s for s in after if not is_left(s.line, kept[label_at].line)]
    before = [s for s in after if issued_at is None or s.index < issued_at]
    later = [s for s in after if issued_at is not None and s.index > issued_at]
    if label_at is None:
        block = _last_block(before, issued_at is not None) or _block(later)
    else:
        on, closed = kept[label_at].line, issued_at is not None
        block = _block(before, opening, on, closed)
        if not opening and all(OFFICE.fullmatch(split.text) for split in block):
            block = _block(later) or block  # whose paper it is, beside the issuing line
    title = opening
    for split in block:
        title = join_words(title, split.text)
    return clean(title).strip(" :") or None, {split.index for split in block}


def _block(
    splits: Sequence[_Told], opening: str = "", on: Line | None = None, closed: bool = False
) -> list[_Told]:
    """The title's lines: as the first one is printed (capitals or bold), so are the others.

    A line of markup between it and the issuing line, which closes it, may be printed otherwise. A
    remark in brackets is passed over, but no short name ("(ABC)"), the head of a page that cuts
    the title, and what stands beside it; a section's own heading ("I. …") ends the title.
    """
    block: list[_Told] = []
    marked = _is_upper(opening) or (on is not None and on.bold > 0.5) if opening else None
    depth = 0
    for at, split in enumerate(splits):
        named = (block or opening) and _SHORT_NAME.fullmatch(split.text)
        if depth or (_bracketed(split.text) and not named):
            depth = max(0, depth + split.text.count("(") - split.text.count(")"))
            continue
        here = _is_upper(split.text) or split.line.bold > 0.5
        marked = here if marked is None else marked
        here = here or _may_differ(block, opening, split.text)
        below = splits[at + 1].line if at + 1 < len(splits) else None
        here = here or (bool(block) and is_second(split.line, block[-1].line, below))
        here = here or (
            closed and block != [] and not below and is_last(split.line, block[-1].line)
        )
        if block and is_passed(split.line, block[-1].line, alike=not marked or here):
            continue
        section = (block or opening) and in_title(split.text)
        if split_label(split.text) or (marked and not here) or section:
            break
        block.append(split)
        if not marked and split.text.endswith((".", ";", ":")):
            break
    return block


def _centred_title(
    kept: Sequence[_Told], issued: Line, issued_at: int
) -> tuple[str | None, set[int]]:
    """A title that is neither in capitals nor bold, as one is whose letters are drawn twice: the
    lines right above the issuing line that stand over its middle."""
    block: list[_Told] = []
    for told in reversed(kept):
        if told.index < issued_at:
            ends = told.text.endswith((".", ";", ":", ","))
            if ends or _bracketed(told.text) or not is_over(told.line, issued):
                break
            block.insert(0, told)
    if not block or len(block) > MOST_CENTRED or block[0].index + len(block) != issued_at:
        return None, set()
    title = ""
    for told in block:
        title = join_words(title, told.text)
    return clean(title) or None, {told.index for told in block}


def _may_differ(block: Sequence[_Told], opening: str, text: str) -> bool:
    """Whether a line is a title's year, a number it ends in, or small letters below its label's."""
    low = bool(opening) and text[:1].islower()
    return _is_year(text) or is_number_of(block[-1].text, text) if block else low


def _is_year(text: str) -> bool:
    return _YEAR_LINE.fullmatch(text) is not None or _YEAR_ALONE.fullmatch(text) is not None


def _bracketed(text: str) -> bool:
    """Whether a line is a remark in brackets or begins one: not "(PAR INDEX) NĂM 2025"."""
    opens, closes = text.count("("), text.count(")")
    return text.startswith("(") and (text.endswith((")", ").")) or opens > closes)


def _last_block(splits: Sequence[_Told], closed: bool) -> list[_Told]:
    """Without a label: the capitals or bold lines that end nearest to the table, up to the heading
    of a section ("I. …"), and what goes on in small letters between two of them, or between them
    and the issuing line, which closes them."""
    block: list[_Told] = []
    for at in reversed(range(len(splits))):
        split, above = splits[at], splits[at - 1] if at else None
        marked = _is_upper(split.text) or split.line.bold > 0.5
        if (marked or _YEAR_ALONE.fullmatch(split.text)) and not _bracketed(split.text):
            block.insert(0, split)
        elif block and above and above.line.bold > 0.5 and split.text[0].islower():
            if not is_second(split.line, above.line, None):
                break
            block.insert(0, split)
        elif block:
            break
        elif closed and above and split is splits[-1] and is_last(split.line, above.line):
            block.insert(0, split)
    block = block[offices([told.text for told in block]) :]
    return block[: next((n for n, s in enumerate(block) if n and in_title(s.text)), None)]
