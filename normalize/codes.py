"""The grammar of codes: what one is, who its parent and its next sibling are, codes in titles."""

import functools
import re

import msgspec

from normalize.text import clean
from schemas.counting import ROMAN as _ROMAN
from schemas.counting import begins, follows
from schemas.decisions import Reason
from schemas.patterns import late
from schemas.superscripts import unmarked_figures, unremarked


class Code(msgspec.Struct, frozen=True):
    """A code: ``text`` as printed, its ``parts`` from the root, its ``style``, and the ``label``
    that names its level ("chỉ tiêu" of "Chỉ tiêu 2"), in small letters.

    Styles: ``path`` (1.1.1, I.1, A.1.1), ``roman``, ``letter_upper``, ``letter_lower``, ``number``,
    ``padded`` (01), ``alphanumeric`` (28b, CLTK1.1, b2), ``register`` (KT-007).
    """

    text: str
    parts: tuple[str, ...]
    style: str
    label: str = ""


DEEPEST = 12
"""Steps of a code beyond which it is none: the deepest seen has five, a level fits 8 bits."""
# i alone is the letter, ii and iv are not.
_SMALL_ROMAN = r"(?=[ivx]{2})x{0,3}(?:ix|iv|v?i{0,3})"
_LETTERS = late(r"([A-ZĐ]{1,4}-?|[a-zđ])\.?(\d{1,4}(?:\.\d{1,4})*)")
_NUMBER = r"\d{1,4}"
_STEP = late(rf"{_NUMBER}[a-zđ]?|{_ROMAN}|[A-ZĐa-zđ]")
_SINGLE = (
    ("padded", re.compile(r"0\d{1,3}")),
    ("number", re.compile(_NUMBER)),
    ("roman", late(rf"{_ROMAN}|{_SMALL_ROMAN}")),
    ("letter_upper", late(r"[A-ZĐ]")),
    ("letter_lower", late(r"[a-zđ]")),
    ("alphanumeric", late(rf"{_NUMBER}[A-ZĐa-zđ]")),
)
_DOT_GAP = re.compile(r"\s*\.\s*")
_DASH_GAP = late(r"(?<=[A-ZĐ]-)\s+(?=\d)", has="-")
"""Where a narrow column cuts a code behind its list's name: "KT-" / "007"."""
_LETTER_GAP = late(r"(?<=^[A-ZĐ])\s+(?=\d{1,2}(?:\.\d{1,2})*\.?$)")
"""Where one cuts it behind its letter: "A" / "1." / "1"."""
_CODE_LETTERS = frozenset("0123456789IVXLivxl.,;:)( ")


@functools.lru_cache(maxsize=4096)  # every stage asks for the same cells
def parse_code(text: str) -> Code | Reason:
    """A code cell's text -> its code, wraps and page cuts rejoined ("7.2.6" + ".1").

    Reason ``empty``: nothing is printed; ``not-a-code``: words, a dash; ``bad-code``: looks like a
    code and is none ("1..2", "1,2").
    """
    seen = unmarked_figures(clean(text))
    if not seen:
        return Reason("empty", "")
    printed = seen
    if not seen.isalnum():
        printed = _DASH_GAP.sub("", _DOT_GAP.sub(".", seen)).replace(" )", ")")
        printed = _LETTER_GAP.sub("", printed) if printed[1:2] == " " else printed
    core = normal(printed)
    for style, pattern in _SINGLE if core.isalnum() else ():
        if pattern.fullmatch(core):
            return Code(printed, (core,), style)
    steps = tuple(core.split("."))
    if len(steps) > DEEPEST:
        return Reason("bad-code", seen)
    if all(map(_STEP.fullmatch, steps)):
        return Code(printed, steps, "path")
    lettered = _LETTERS.fullmatch(core) if core[-1:].isdecimal() else None
    if lettered:
        steps = tuple(lettered[2].split("."))
        if lettered[1].endswith("-"):  # the list's own name is no level: what counts are figures
            return Code(printed, steps, "register")
        return Code(printed, (lettered[1], *steps), "alphanumeric")
    labelled = in_title(seen) if _labelled(seen) else None
    if labelled is not None and not labelled[1]:
        return labelled[0]
    alike = _CODE_LETTERS.issuperset(seen) and any(c in "0123456789IVXL" for c in seen)
    return Reason("bad-code" if alike else "not-a-code", seen)


def normal(code: str) -> str:
    """The code without the brackets around it and what sets it off behind it: "1.", "a)", "I-",
    or marks it: "1.1*", "I (*)"."""
    core = unremarked(code.strip())
    if len(core) > 2 and core[0] == "(" and core[-1] == ")":
        core = core[1:-1].strip()
    while core and core[-1] in ".):/-–":
        core = core[:-1].rstrip()
    return core


def parent_of(code: Code) -> str | None:
    """The parent that the code itself names ("1.2" for "1.2.3"), None for a single step."""
    if len(code.parts) < 2:
        return None
    if code.style == "alphanumeric":
        return code.parts[0] + ".".join(code.parts[1:-1])
    return ".".join(code.parts[:-1])


def is_child(code: Code, parent: Code) -> bool:
    """Whether the code is one step below the parent; a zero before a step counts for nothing."""
    return len(code.parts) > 1 and _bare(code.parts[:-1]) == _bare(parent.parts)


def _bare(parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.lstrip("0") or part for part in parts)


def successor(a: Code, b: Code) -> bool:
    """Whether ``b`` is the next sibling of ``a`` in some way of counting that both share."""
    return _bare(a.parts[:-1]) == _bare(b.parts[:-1]) and follows(a.parts[-1], b.parts[-1])


def comes_next(a: Code, b: Code) -> bool:
    """Whether ``b`` may be the code printed next after ``a``: its first child, its next sibling, or
    the next sibling of one of its parents."""
    if is_child(b, a) and first(b):
        return True
    above = (msgspec.structs.replace(a, parts=a.parts[:n]) for n in range(1, len(a.parts) + 1))
    return any(successor(one, b) for one in above)


def first(code: Code) -> bool:
    """Whether the code's last step begins a count: 1, 01, I, A, a."""
    return begins(code.parts[-1])


# --- codes at the start of a title ---

_LABEL = (
    r"(?:TCTP|CSTP|TC|tiêu chí(?: thành phần)?|tiêu chuẩn|chỉ tiêu|chỉ số(?: thành phần)?"
    r"|nội dung|lĩnh vực|nhiệm vụ|nhóm(?: tiêu chí| chỉ số| nhiệm vụ)?|mục(?: tiêu)?|trụ cột|trục"
    r"|chương|phần|bước|câu)"
)
_LABELS = (
    "tctp", "cstp", "tc", "tiêu ch", "chỉ tiêu", "chỉ số", "nội dung", "lĩnh vực", "nhiệm vụ",
    "nhóm", "mục", "trụ cột", "trục", "chương", "phần", "bước", "câu",
)  # fmt: skip
"""How these words open: what opens otherwise is looked at no closer."""
# Steps of one or two digits that do not begin with 0: a date, a year or "1.500" is no code.
_SMALL = r"[1-9]\d?"
_TITLE_PATH = rf"(?:{_ROMAN}|[A-ZĐ]|{_SMALL})(?:\.{_SMALL})+"
_UPPER = r"[A-ZĐ](?![A-ZĐa-z])"
_LABELLED = late(
    rf"(?P<label>(?i:{_LABEL}))\s*(?:số\s+)?"
    rf"(?P<code>{_TITLE_PATH}(?:[a-zđ]\b)?|\d{{1,3}}[a-zđ]?(?![\d.,]*\d)|{_ROMAN}(?!\w)|{_UPPER})"
    r"(?P<gap>\s*[.:)–—-]+\s*|\s+|$)(?P<rest>.*)",
    re.DOTALL,
)
_MAY_BE_CODE = re.compile(r"[\dA-Za-zĐđ]{1,8}\s*[.:)/–—-]")
"""What a code without a label opens with, an article's aside: most titles open otherwise."""
_BARE = tuple(
    late(pattern, re.DOTALL)
    for pattern in (
        # An article's name needs its stop: "Điều 24 Luật Đất đai" is quoted.
        r"(?P<label>(?i:điều))\s+(?P<code>\d{1,3})(?P<gap>[.:]\s+)(?P<rest>[^\s].*)",
        rf"(?P<code>{_TITLE_PATH}(?:[a-zđ]\b)?)(?P<gap>\s*[.:)](?!\d)\s*|\s+[–—-]\s+|\s+|$)(?P<rest>.*)",
        rf"(?P<code>{_SMALL}(?:\.{_SMALL})+)(?P<gap>)(?P<rest>(?!Điểm)[^\W\d_]{{2}}.*)",  # "1.1Tên"
        r"(?P<code>\d{1,3}[a-zđ]?)(?P<gap>[.)](?!\d)\s*)(?P<rest>[^\s].*)",
        rf"(?P<code>{_ROMAN})(?P<gap>[.:)]\s*|\s+[–—-]\s+)(?P<rest>[^\s].*)",
        r"(?P<code>[A-IKLMĐ]|[a-zđ])(?P<gap>\.?\)\s*|\.\s+)(?P<rest>[^\s].*)",
        r"(?P<code>[A-ZĐ]{1,4}\d{1,2}(?:\.\d{1,2})*)(?P<gap>[.:]\s+|\s+[–—-]\s+)(?P<rest>[^\s].*)",
        rf"(?P<code>{_SMALL})(?P<gap>\s+[–—-]\s+)(?P<rest>[^\s\d].*)",
        rf"(?P<code>{_TITLE_PATH}|{_SMALL}|{_ROMAN}|[A-IKLMĐ]|[a-zđ])(?P<gap>[/–—-]\s+)"
        r"(?P<rest>[A-ZĐÀ-Ỹ].*)",
    )
)


@functools.lru_cache(maxsize=4096)  # as above
def code_in(text: str) -> Code | None:
    """The code that a text is, None where it is none."""
    code = parse_code(text) if text else None
    return code if isinstance(code, Code) else None


def in_title(text: str) -> tuple[Code, str] | None:
    """A code at the start of a title -> the code without label and stop, and the name after it.

    "TC 1.1 - Tên", "1.2. Tên", "Tiêu chí 3: Tên", "I. Tên", "a) Tên"; None where it may be a
    quantity ("1.500 hồ sơ", "05 báo cáo", "100% văn bản") or a word.
    """
    seen = clean(text)
    labelled = _labelled(seen)
    if labelled:
        return _found(labelled)
    if not _MAY_BE_CODE.match(seen) and seen[:4].casefold() != "điều":
        return None
    for pattern in _BARE:
        match = pattern.match(seen)
        if match:
            return _found(match)
    return None


def _labelled(seen: str) -> re.Match[str] | None:
    """The code behind a word for it that a text opens with."""
    if not seen[:8].casefold().startswith(_LABELS):
        return None
    if not any(map(_may_begin_code, seen[1:30], seen[2:30])):
        return None
    return _LABELLED.match(seen)


def _may_begin_code(before: str, letter: str) -> bool:
    """Whether a code may begin with a letter: a capital or a figure right behind a word."""
    return (letter.isupper() or letter.isdecimal()) and (before == " " or before.isalpha())


_LEVEL = late(rf"{_LABEL}(?:\s+số)?", re.IGNORECASE, needs=_LABELS)


def names_level(text: str) -> bool:
    """Whether a text is the word before a code alone: "Chỉ tiêu"."""
    return _LEVEL.fullmatch(clean(text)) is not None


_TWO_STOPS = (").", ".)")
"""What sets some codes apart twice: "a). Tên", "1.) Tên"."""


def _found(match: re.Match[str]) -> tuple[Code, str] | None:
    rest = match["rest"].strip()
    if match["gap"].strip()[-1:] + rest[:1] in _TWO_STOPS and rest[1:2] != ".":
        rest = rest[1:].lstrip()
    code = parse_code(match["code"])
    if isinstance(code, Reason):
        return None
    # A blank alone sets a code apart only from a name that begins as names do.
    apart = match["gap"].strip() or not rest or _opens_name(rest) or _SHARE.match(rest)
    label = clean(match["label"]).casefold() if "label" in match.re.groupindex else ""
    if not apart or (code.style == "letter_upper" and not _sets_off(match["gap"], rest, label)):
        return None
    return msgspec.structs.replace(code, label=label), rest


def _sets_off(gap: str, rest: str, label: str) -> bool:
    """Whether a capital letter is a code before its name: "A. Tên", "Tiêu chí A Tên"."""
    if gap.strip() or not rest:
        return True
    levelled = label not in ("", "nhóm", "câu", "phần")  # "Nhóm A" is a class of projects
    return levelled and rest[:1].isupper() and rest[1:2].isalpha()


_SHARE = late(r"\d{1,3}\s?% \w", needs="%")
"""What a name opens with behind a path: "3.3 100% văn bản được ký số"."""


def _opens_name(rest: str) -> bool:
    return rest[0] in "\"“'‘«…(" or rest[0].isupper()


_IN_BRACKETS = late(r"\((\d{1,2})\) ")
_BEFORE_NAME = late(r"(\d{1,2})\. ?[A-ZĐÀ-Ỹ]")


def is_next_item(opener: str, text: str) -> bool:
    """Whether a line opens with the letter after the one that another opens with: "a)", "b)", or
    with its number: "(1)", "(2)" or "1. Kế hoạch", "2. Báo cáo"."""
    bracketed = text[0] == "(" == opener[0]
    if bracketed or (text[0].isdigit() and opener[0].isdigit()):
        number = _IN_BRACKETS if bracketed else _BEFORE_NAME
        one, other = number.match(opener), number.match(text)
        return one is not None and other is not None and int(other[1]) == int(one[1]) + 1
    if text[1:2] != ")" or opener[1:2] != ")":
        return False
    here, above = _letter(text), _letter(opener)
    return here is not None and above is not None and successor(above, here)


def _letter(text: str) -> Code | None:
    """The letter of an item, alone on its line where the column is narrow."""
    found = in_title(text)
    if found is not None:
        return found[0]
    alone = parse_code(text) if len(text) == len("a)") else None
    return alone if isinstance(alone, Code) else None
