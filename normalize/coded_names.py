"""Rows whose name opens with their code: "TC 1.1 - Tên", "1.2. Tên", "Tiêu chí 3: Tên"."""

import msgspec

from normalize.codes import Code, in_title, parse_code
from normalize.gathered import Paragraph
from normalize.guidance import split_title
from normalize.kinded import Kinded
from normalize.layout import Layout, planned, text_at, title_at
from normalize.paragraphs import paragraphs
from normalize.scoring import is_rule, states_score
from normalize.text import clean, strip_bullet
from schemas.rows import Row, Whole

NAMED_STYLES = ("path", "roman", "letter_upper", "alphanumeric", "register")
"""Codes that a title may carry where the code cell is empty; "1." and "a)" also open rules."""


def own_name(layout: Layout, row: Row) -> tuple[Paragraph, ...]:
    """The paragraphs of the cell that names a row: its code's where the title's is empty."""
    whole = row.cells[title_at(layout, row)]
    if (whole is None or not whole.lines) and layout.code is not None:
        whole = row.cells[layout.code]
    return paragraphs(whole) if isinstance(whole, Whole) else ()


def coded_in_name(
    layout: Layout, row: Row, printed: str, text: str, spanning: bool
) -> Kinded | None:
    """A row whose code opens its title."""
    parent = _bare_parent(layout, text)
    found = in_title(text) or parent
    if found is None or not (
        parent
        or layout.title_codes
        or spanning
        or row.place.depth < 0
        or found[0].style in NAMED_STYLES
        or _labelled(text)
        or _opens_in_code(layout, row)
    ):
        return None
    pointed = layout.scores or layout.code is not None or states_score(text)
    lettered = found[0].style == "letter_lower" and pointed
    unpaid = layout.maximum is not None and not text_at(row, layout.maximum)
    ruled = is_rule(text) or (unpaid and not layout.title_codes and states_score(text))
    if lettered and ruled and not planned(layout, row):
        return None
    own = _whole_name(own_name(layout, row))
    name, guidance = split_title(own)
    first = (name or own)[0]
    rest = in_title(first.text) or _bare_parent(layout, first.text)
    bare = strip_bullet(rest[1]) if rest else first.text
    opened = msgspec.structs.replace(first, text=bare)
    kind = "group" if spanning else "criterion"
    running = printed if layout.running else ""
    return Kinded(
        row, kind, found[0], found[0].text, running, (opened, *tuple(name)[1:]), tuple(guidance)
    )


def _whole_name(own: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """A code alone on a line, and its dash and name on the next, are one paragraph."""
    found = in_title(own[0].text) if len(own) > 1 and own[1].text[0] in "-–" else None
    if found is None or found[1] or not found[0].label or is_rule(own[1].text):
        return own
    return (msgspec.structs.replace(own[1], text=f"{own[0].text} {own[1].text}"), *own[2:])


def _bare_parent(layout: Layout, text: str) -> tuple[Code, str] | None:
    """A code and a blank before a name, "1 CẢI CÁCH THỂ CHẾ", where the table shows that it is one:
    no column has codes and other names open with codes below it ("1.1 …"), or numerals count."""
    figure, _, rest = clean(text).partition(" ")
    code = parse_code(figure) if figure in layout.opened and rest[:1].isupper() else None
    return (code, rest) if isinstance(code, Code) else None


def _opens_in_code(layout: Layout, row: Row) -> bool:
    """Whether the name stands in one cell with the code: over both columns, from the code's on."""
    at = layout.code
    return at is not None and row.owners[layout.title] == (row.owners[at][0], at)


def _labelled(text: str) -> bool:
    """Whether the code stands behind a word for it: "Tiêu chí 3: …"."""
    return text.lstrip()[:1].isalpha() and any(c.isspace() for c in text.lstrip()[:14])
