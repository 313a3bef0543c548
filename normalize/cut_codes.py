"""Codes that a page cuts between two lines of their narrow column."""

from collections.abc import Iterable

from normalize.breaks import Break, Evidence
from normalize.codes import Code, comes_next, in_title, names_level, parse_code
from normalize.edges import goes_on, name_in_capitals
from normalize.units import ends_in_bare_head


def cut_code(cut: Break) -> Evidence | None:
    """A code may be cut by a page too: "7.2." / "6.1". Weak: both ends make one code, which is the
    next one, though what stands before the break is not; or the cut is at a stop, where codes do
    not end in one, and the name goes on; or between the word of a code and its number."""
    before, behind = cut.over("code"), cut.under("code")
    named = names_level(before)
    whole = _read(f"{before} {behind}" if named else before + behind) if before and behind else None
    if whole is None or not all(map(_ends_words, cut.figures())):
        return None
    if named:
        return Evidence("cut-code", True, False, (f"“{before}” lacks its number, {behind}",))
    at_stop = behind.startswith(".") or (before.endswith(".") and not cut.habits.dotted)
    title = cut.under("title")
    goes = at_stop and (not title or goes_on(cut.over("title"), title))
    runs = goes_on(cut.over("title"), title) or ends_in_bare_head(cut.over("title"))
    rest = None if title and runs else _read(behind)
    if not goes and not _only_whole_follows(cut.previous(), whole, _read(before), rest):
        return None
    return Evidence("cut-code", True, False, (f"code {before} and {behind} make {whole.text}",))


def name_of_code(cut: Break, before: str, behind: str) -> bool:
    """Whether a name in capitals with a code, beside it or before it, breaks off before capitals
    without one."""
    coded = _read(cut.over("code")) or in_title(before)
    return coded is not None and in_title(behind) is None and name_in_capitals(before, behind)


def _ends_words(text: str) -> bool:
    """Whether what stands in a column of scores is no figure but the end of words: "Điều" / "tra
    XHH"."""
    return text[:1].islower() or text == "XHH"


def _only_whole_follows(
    earlier: Iterable[str], whole: Code, part: Code | None, rest: Code | None
) -> bool:
    """Whether a code is the next one behind the last code, or behind the last of its style, and its
    part before the break is not, nor the rest the next one behind that part.

    :param rest: None where the name goes on, so that no row begins with it."""
    single = part is not None and len(part.parts) == 1
    if single and part is not None and rest is not None and comes_next(part, rest):
        return False
    for number, text in enumerate(earlier):
        code = _read(text)
        alike = code is not None and code.style == whole.style
        if code is None or not (alike or number == 0):
            continue
        if comes_next(code, whole) and (part is None or not comes_next(code, part)):
            return True
        if alike:
            return False
    return False


def _read(text: str) -> Code | None:
    code = parse_code(text) if text else None
    return code if isinstance(code, Code) else None
