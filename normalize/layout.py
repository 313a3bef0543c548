"""Where a table's codes and titles stand, and what is printed there."""

from collections.abc import Sequence

import msgspec

from normalize.codes import Code, in_title, parse_code
from normalize.columns import ROMAN, title_of
from normalize.ranks import GROUPS, look_of
from normalize.wraps import code_of
from schemas.rows import SCORE_ROLES, Column, Row

RUNNING_SHARE = 0.6
"""Share of named rows whose title opens with a code, from which the code column only counts."""
TITLE_SHARE, FEW_CODED = 0.3, 0.2
"""Such a share of names that open with codes, and so few code cells, show where the codes are."""
_OWN_TEXTS = (
    "tasks", "product", "deadline", "lead", "agencies", "coordinating_agencies", "unit",
)  # fmt: skip
"""Texts that a criterion has and a rule has not; a note or evidence may begin at a rule row."""


class Layout(msgspec.Struct, frozen=True):
    """Where code and title stand, and whether the code column only counts. ``opened``: codes that
    open a name with a blank alone behind them: where no code cell holds one, or they only count,
    what the codes with several steps in the titles begin with; and numerals that count rows over
    the whole table."""

    code: int | None
    title: int
    scores: tuple[int, ...]
    width: int
    running: bool
    title_codes: bool
    maximum: int | None = None
    owned: tuple[int, ...] = ()
    opened: frozenset[str] = frozenset()
    remarks: tuple[int, ...] = ()


def layout_of(columns: Sequence[Column], rows: Sequence[Row]) -> Layout:
    """Reads from the whole table where its codes stand."""
    roles = [c.role for c in columns]
    code = roles.index("code") if "code" in roles else None
    title = title_of(columns)
    named = [(code_at(row, code), text_at(row, title)) for row in rows if text_at(row, title)]
    in_titles = [found for _, text in named if (found := in_title(text))]
    coded = [(own, text, name) for text, name in named if isinstance(own := parse_code(text), Code)]
    counted = [(text, name) for own, text, name in coded if not heads_counted(own, name)]
    parted = any(row.place.depth < 0 for row in rows)  # codes of parents may stand left of them
    below = [
        (code_at(row, code), text_at(row, title))
        for row in (rows if parted else ())
        if row.place.depth >= 0 and text_at(row, title)
    ]
    share = len(in_titles) / len(named) if named else 0.0
    beside = len(counted) > 1 and all(in_title(name) for _, name in counted)
    runs = beside and _runs([text for text, _ in counted])
    running = bool(coded) and (runs or (share >= RUNNING_SHARE and _counts(named)))
    opened = {found[0].parts[0] for found in in_titles if found[0].style == "path"}
    opened = opened if running or not coded else set()
    return Layout(
        code=code,
        title=title,
        scores=tuple(i for i, role in enumerate(roles) if role in SCORE_ROLES),
        width=len(columns),
        running=running,
        maximum=roles.index("max_score") if "max_score" in roles else None,
        owned=tuple(i for i, role in enumerate(roles) if role in _OWN_TEXTS),
        opened=frozenset(opened).union(_numerals(rows)),
        remarks=tuple(i for i, role in enumerate(roles) if role == "notes"),
        title_codes=code is None or running or _in_titles(named) or _in_titles(below),
    )


def _in_titles(named: Sequence[tuple[str, str]]) -> bool:
    """Whether names open with codes where few code cells hold one."""
    coded = sum(1 for text, _ in named if isinstance(parse_code(text), Code))
    if coded >= FEW_CODED * len(named):
        return False
    return sum(1 for _, name in named if in_title(name)) >= TITLE_SHARE * len(named)


def _runs(codes: Sequence[str]) -> bool:
    """Whether codes are 1, 2, 3, … from the first to the last row that has one."""
    return [code.strip(". ") for code in codes] == [str(n + 1) for n in range(len(codes))]


def _numerals(rows: Sequence[Row]) -> tuple[str, ...]:
    """The numerals with which names over the whole table open, "I Cải cách thể chế", where they
    count from the first one on."""
    found: list[str] = []
    for row in rows:
        first = row.cells[0]
        if first is None or first.column_span < len(row.cells):
            continue
        numeral, _, rest = text_at(row, 0).partition(" ")
        if rest[:1].isupper() and ROMAN[len(found) : len(found) + 1] == (numeral,):
            found.append(numeral)
    return tuple(found) if len(found) > 1 else ()


def _counts(named: Sequence[tuple[str, str]]) -> bool:
    """Whether the code cells only count the rows whose titles carry codes of their own: a path
    ("1.1") counts none."""
    differ = same = 0
    for text, title in named:
        own, found = parse_code(text), in_title(title)
        if isinstance(own, Code) and found:
            equal = own.parts == found[0].parts
            same += equal
            differ += not equal and len(own.parts) == 1
    return differ >= max(same, 1)


def heads_counted(code: Code, text: str) -> bool:
    """Whether a code beside running numbers is a section's own: a numeral or a letter, and the
    name beside it opens with none ("I | Cải cách thể chế" above "1. | TC 1.1 - …")."""
    return look_of(code)[0] in GROUPS and in_title(text) is None


def text_at(row: Row, column: int | None) -> str:
    """What begins in a column of a row, on one line; "" where nothing does, or for no column."""
    if column is None:
        return ""
    whole = row.cells[column]
    return " ".join([line.text for line in whole.lines]) if whole is not None else ""


def planned(layout: Layout, row: Row) -> bool:
    """Whether a row of a table without scores says who does it, by when or what shows it."""
    return not layout.scores and any(text_at(row, i) for i in layout.owned)


def code_at(row: Row, column: int | None) -> str:
    """The code that begins there, put together where its lines or a page cut it."""
    whole = row.cells[column] if column is not None else None
    if whole is None:
        return ""
    return code_of(whole.parts)


def title_at(layout: Layout, row: Row) -> int:
    """Where the name's cell begins: before its column where one stands over columns left of it,
    too, but for the code's own: a section's, in a table whose names stand farther right."""
    at = row.owners[layout.title][1]
    before = at < layout.title and at != layout.code and row.cells[layout.title] is None
    return at if before and row.cells[at] is not None else layout.title


def spans_table(layout: Layout, row: Row) -> bool:
    """Whether one cell with the name covers nearly all columns, but for its code, a remark and what
    is merged with the rows below."""
    filled = {at: c for at, c in enumerate(row.cells) if c is not None and c.lines}
    widest = max((c.column_span for c in filled.values()), default=1)
    own = [c for at, c in filled.items() if at not in layout.remarks]
    beside = sum(1 for c in own if c.column_span < widest and c.row_span < 2)
    if layout.width < 4 and widest == 2:  # the name to the table's end, beside its code if any
        named = row.cells[layout.title]
        return named is not None and named.column_span == 2 and layout.title == layout.width - 2
    return beside <= 1 and widest >= max(3, layout.width - 2)
