"""Codes that a page cuts between two lines of their column, and names that span the table."""

from collections.abc import Iterable

from normalize.breaks import Break, Evidence
from normalize.codes import Code, code_in, comes_next, in_title, names_level
from normalize.columns import cell_text
from normalize.edges import goes_on, in_capitals, name_in_capitals, quote, whole_text
from normalize.units import ends_in_bare_head
from normalize.vocabulary import is_note, is_total
from schemas.syllables import has_vowel, is_syllable


def cut_code(cut: Break) -> Evidence | None:
    """A code may be cut by a page too: "7.2." / "6.1". Weak: both ends make one code, which is the
    next one, though what stands before the break is not; or the cut is at a stop, where codes do
    not end in one, and the name goes on; or between the word of a code and its number. There the
    figures may stand, too, which the row lacks: engines keep few lines together. So are the
    words of a total cut that stand where codes do."""
    before, behind = cut.over("code"), cut.under("code")
    if cuts_total(before, behind) and not (cut.under("title") or cut.figures()):
        return Evidence("cut-code", True, False, (f"{before} and {behind} are a total's words",))
    named = names_level(before)
    whole = (
        code_in(f"{before} {behind}" if named else before + behind) if before and behind else None
    )
    figured = not all(map(_ends_words, cut.figures(coded=True)))
    if whole is None or (figured and (named or not cut.lacks_figures())):
        return None
    if named:
        return Evidence("cut-code", True, False, (f"“{before}” lacks its number, {behind}",))
    at_stop = behind.startswith(".") or (before.endswith(".") and not cut.habits.dotted)
    title = cut.under("title")
    goes = at_stop and (not title or goes_on(cut.over("title"), title))
    runs = goes_on(cut.over("title"), title) or ends_in_bare_head(cut.over("title"))
    rest = None if not title or runs else code_in(behind)
    if figured:
        goes = goes and bool(title or behind.startswith("."))
    elif not goes:
        goes = _only_whole_follows(cut.previous(), whole, code_in(before), rest)
    if not goes:
        return None
    return Evidence("cut-code", True, False, (f"code {before} and {behind} make {whole.text}",))


def cuts_total(before: str, behind: str) -> bool:
    """Whether two pieces are the words of a total together, wherever lines cut them: "TỔN G ĐIỂ" /
    "M"."""
    return bool(before and behind) and is_total(before + behind)


def spelt_total(text: str) -> str:
    """A total's words without the blanks that cuts left before consonants: "TỔNG ĐIỂ M"."""
    words: list[str] = []
    for word in text.split(" "):
        if words and word.isalpha() and not has_vowel(word) and is_syllable(words[-1] + word):
            words[-1] += word
        else:
            words.append(word)
    return " ".join(words)


def spanning(cut: Break) -> Evidence | None:
    """A cell that spans the table is a row of its own: a group, a total, a note; not where it may
    go on with one that spans as much, in small letters, or in capitals behind a code. Weak: a name
    in capitals goes on in capitals, for no group without a code stands right below another one."""
    wide = (c for c in cut.below if c is not None and c.lines)
    cell = next((c for c in wide if c.column_span > max(2, len(cut.below) // 2)), None)
    if cell is not None:
        text = cell_text(cell)
        own = [c.whole for c in cut.above if c is not None and c.own]
        alike = [whole_text(c) for c in own if c.column_span == cell.column_span]
        if any(goes_on("", text) or _name_of_code(cut, x, text) for x in alike):
            return None
        begun = next((x for x in alike if _group_goes_on(x, text)), None)
        if begun is not None:
            return Evidence("name-goes-on", True, False, (quote(begun, end=True), quote(text)))
        return Evidence("spanning-row", False, True, ("its cell spans the table",))
    text = cut.under("title") or cell_text(cut.below[0])
    if is_total(text) or is_note(text):
        return Evidence("total-row", False, True, (quote(text),))
    return None


def _group_goes_on(before: str, behind: str) -> bool:
    coded = in_title(before) or in_title(behind)
    return in_capitals(before) and in_capitals(behind) and not coded and not is_total(behind)


def _name_of_code(cut: Break, before: str, behind: str) -> bool:
    """Whether a name in capitals with a code, beside it or before it, breaks off before capitals
    without one."""
    coded = code_in(cut.over("code")) or in_title(before)
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

    :param rest: None where the name goes on, or none stands there: no row begins with it."""
    single = part is not None and len(part.parts) == 1
    if single and part is not None and rest is not None and comes_next(part, rest):
        return False
    for number, text in enumerate(earlier):
        code = code_in(text)
        alike = code is not None and code.style == whole.style
        if code is None or not (alike or number == 0):
            continue
        if comes_next(code, whole) and (part is None or not comes_next(code, part)):
            return True
        if alike:
            return False
    return False
