"""What a table does away from page breaks: what the rules of joining go by at one."""

from collections.abc import Callable
from functools import cache, partial
from itertools import pairwise

import msgspec

from normalize.begun import FEWEST_BEGUN, Form, coded_of, served_of
from normalize.codes import in_title
from normalize.columns import cell_text, title_of
from normalize.edges import announces_rest, says_levels
from normalize.filled import Filled, filled_of
from normalize.openings import ways_to_open
from normalize.shares import is_part
from normalize.spans import all_coded, on_leaves
from normalize.text import clean
from normalize.vocabulary import is_total
from schemas.page import Cell
from schemas.rows import SCORE_ROLES, Table, column_of, columns_of, is_text

MOSTLY = 4
"""Times as often as the other way, and a table mostly does it."""
FEWEST_LEVELS = 4
"""Rows of levels that show where a table has them."""
ROOM, EVEN = 2.5, 0.5
"""Font sizes that a cell is higher than its text, and by which both rooms differ at most, where the
text stands in the middle."""
FEWEST_CODED = 6
"""Names that open with a code, and show that names of this table do."""
FEWEST_EMPTY, NEARLY_ALL = 6, 0.95
"""So many empty cells, and such a share of them, show what empty cells hold."""


def _nothing_said(one: str, other: str) -> bool:
    return False


class Habits(msgspec.Struct, frozen=True):
    """What a table does. Tuples tell it of each of its columns.

    - ``openings``: how rows without code and figures open (``openings.ways_to_open``), and
      "letter": some names open with "a)".
    - ``dotted``: codes end in a dot; ``numbered``: each row has one.
    - ``known``: the texts of cells that no break cuts.
    - ``merges``: cells are merged over rows (True where the source cannot show it).
      ``bare_merges``: so is an empty cell, over the rows of a text beside it. ``shared``: the share
      of the rows with a code over which a cell goes on that begins above them.
    - ``levels``: "apart" where each level of scoring has a row of its own, "together" where one row
      has all, "" where the table shows neither, or does both often; ``mixed``: it does both.
      ``parts``: as ``levels``, of parts that are added up. ``bare_names``: levels have rows of
      their own, never in the name of a coded row.
    - ``ruled``: rules have rows of their own, with figures and without codes.
    - ``announces``: a row ends in what announces a formula or levels, which the next row holds.
    - ``blanks``: an empty cell of a whole row holds an empty paragraph. ``ragged``: empty cells at
      the right end of rows have no wall at their outer side.
    - ``inside``: first words of lines that stand in the rows' names and open no row.
    - ``coded``: beside what alone texts begin, though other rows stand between them: a "code", a
      code or "figures". ``served``: the forms of codes beside which none begins, cells merged from
      above serving their rows.
    - ``centred``: texts stand in the middle of cells that are higher. ``filled``: how many texts of
      merged cells fill them.
    - ``says`` asks whether two words stand beside each other in a line.
    """

    openings: frozenset[str] = frozenset()
    dotted: bool = False
    known: tuple[frozenset[str], ...] = ()
    merges: tuple[bool, ...] = ()
    levels: str = ""
    mixed: bool = False
    blanks: bool = False
    inside: frozenset[str] = frozenset()
    bare_names: bool = False
    coded: tuple[str, ...] = ()
    centred: tuple[bool, ...] = ()
    shared: tuple[float, ...] = ()
    parts: str = ""
    announces: bool = False
    bare_merges: tuple[bool, ...] = ()
    ruled: bool = False
    ragged: bool = False
    numbered: bool = False
    served: tuple[frozenset[Form], ...] = ()
    filled: tuple[Filled, ...] = ()
    says: Callable[[str, str], bool] = _nothing_said


def habits_of(table: Table, is_rule_start: Callable[[str], bool]) -> Habits:
    """Reads them from the printed rows of a table.

    :param is_rule_start: whether a text opens a scoring rule.
    """
    table = on_leaves(table)
    (apart, together), parts = _levels(table, is_rule_start)
    return Habits(
        openings=_openings(table),
        dotted=_is_dotted(table),
        known=_known(table),
        merges=_merges(table),
        levels=_mostly(apart, together),
        mixed=bool(apart and together),
        blanks=_holds_blanks(table),
        inside=_inside(table),
        bare_names=_bare_names(table),
        coded=coded_of(table),
        centred=_centred(table),
        shared=_shared(table),
        parts=_mostly(*parts),
        announces=_announces(table),
        says=partial(_says, cache(partial(_lines, table))),
        bare_merges=_bare_merges(table),
        ruled=_ruled(table, is_rule_start),
        ragged=_is_ragged(table),
        numbered=all_coded(table),
        served=served_of(table),
        filled=filled_of(table),
    )


def _openings(table: Table) -> frozenset[str]:
    """How rows with a name but without code and figures open, away from page breaks; at a page's
    top one stands below an empty cell where the code is merged over it. Without a column of codes
    those that open the names count, where all rows with figures have one."""
    code = column_of(table.columns, "code")
    title = title_of(table.columns)
    scores = columns_of(table.columns, *SCORE_ROLES)
    found, coded, figured = set(), 0, True
    for before, row in pairwise(table.rows):
        name = row.cells[title]
        if before.place.page != row.place.page or name is None:
            continue
        text = cell_text(name)
        figures = any(cell_text(row.cells[i]) for i in scores)
        told = in_title(text) if code is None else None
        keyed = bool(cell_text(row.cells[code]) if code is not None else told)
        coded += keyed
        if told and told[0].style == "letter_lower":
            found.add("letter")
        figured = figured and (keyed or not figures or is_total(text))
        if not keyed and not figures and name.column_span <= 2 and text:
            found |= ways_to_open(text, cell_text(before.cells[title]))
    if code is None and (coded < FEWEST_CODED or not figured):  # codes do not open the names
        return frozenset(("bullet", "proceeds", "variable", "small", "capital"))
    return frozenset(found)


def _says(lines: Callable[[], str], one: str, other: str) -> bool:
    return f" {one} {other} " in lines()


def _lines(table: Table) -> str:
    """All lines of the table, each between blanks."""
    cells = (cell for row in table.rows for cell in row.cells if cell is not None)
    return "\n".join([f" {line.text} " for cell in cells for line in cell.lines])


def _announces(table: Table) -> bool:
    """Whether a name that ends no page ends in what announces a formula or levels."""
    title = title_of(table.columns)
    return any(
        announces_rest(cell_text(row.cells[title]))
        for row, below in pairwise(table.rows)
        if row.place.page == below.place.page
    )


def _is_dotted(table: Table) -> bool:
    """Whether the document's codes end in a dot."""
    code = column_of(table.columns, "code")
    if code is None:
        return False
    codes = [text for row in table.rows if (text := cell_text(row.cells[code]))]
    return sum(text.endswith(".") for text in codes) > 0.2 * len(codes)


def _merges(table: Table) -> tuple[bool, ...]:
    """Per column whether the document merges cells over rows there."""
    if not table.shows_spans:
        return (True,) * len(table.columns)
    return tuple(
        any((cell := row.cells[c]) is not None and cell.row_span > 1 for row in table.rows)
        for c in range(len(table.columns))
    )


def _bare_merges(table: Table) -> tuple[bool, ...]:
    """Per column whether an empty cell is merged over the same rows as a text beside it, away from
    page tops."""
    found = [False] * len(table.columns)
    for above, row in pairwise(table.rows):
        if above.place.page != row.place.page:
            continue
        texts = [(at, c) for at, c in enumerate(row.cells) if c and is_text(table.columns[at])]
        spans = {c.row_span for _, c in texts if c.lines} - {1}
        for at, cell in texts:
            found[at] = found[at] or (not cell.lines and cell.row_span in spans)
    return tuple(found)


def _shared(table: Table) -> tuple[float, ...]:
    code, found = column_of(table.columns, "code"), [0] * len(table.columns)
    if code is None:
        return tuple(found)
    coded = [bool(cell_text(row.cells[code])) for row in table.rows]
    for at, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            if cell is not None and cell.lines:
                found[column] += sum(coded[at + 1 : at + cell.row_span])
    return tuple(count / max(sum(coded), 1) for count in found)


def _known(table: Table) -> tuple[frozenset[str], ...]:
    """Per column the texts of cells that no page break touches."""
    texts: list[set[str]] = [set() for _ in table.columns]
    pages = [row.place.page for row in table.rows]
    for index, row in enumerate(table.rows):
        first = index > 0 and pages[index - 1] != pages[index]
        for column, cell in enumerate(row.cells):
            if cell is None or not cell.lines or first:
                continue
            last = index + cell.row_span
            if last >= len(pages) or pages[last] == pages[index]:
                texts[column].add(cell_text(cell))
    return tuple(frozenset(t) for t in texts)


def _holds_blanks(table: Table) -> bool:
    """Whether the empty cells of rows that open no page hold an empty paragraph."""
    empty = [
        cell.blank
        for before, row in pairwise(table.rows)
        if before.place.page == row.place.page
        for cell in row.cells
        if cell is not None and not cell.lines
    ]
    return len(empty) >= FEWEST_EMPTY and sum(empty) >= NEARLY_ALL * len(empty)


def _is_ragged(table: Table) -> bool:
    """Whether an empty cell has no wall at its outer side though it goes on from no cell above: it
    stands in the first row, or the one above it, on the same page, has a text or its wall."""
    pages = [row.place.page for row in table.rows]
    ends = [row.cells[-1] for row in table.rows]
    bare = [at for at, end in enumerate(ends) if end is not None and end.rest and not end.lines]
    return any(
        at == 0
        or (
            pages[at - 1] == pages[at]
            and (above := ends[at - 1]) is not None
            and (bool(above.lines) or not above.rest)
        )
        for at in bare
    )


def first_words(text: str) -> str:
    """The first two words of a text that begins with a capital, else nothing."""
    seen = clean(text)
    return " ".join(seen.split(" ", 2)[:2]) if seen[:1].isupper() else ""


def _inside(table: Table) -> frozenset[str]:
    """First words of lines inside the names of rows, less those with which a row opens; away from
    page breaks."""
    title = title_of(table.columns)
    inner: set[str] = set()
    opens: set[str] = set()
    for before, row in pairwise(table.rows):
        name = row.cells[title]
        if name is None or not name.lines or before.place.page != row.place.page:
            continue
        opens.add(first_words(name.lines[0].text))
        inner |= {first_words(line.text) for line in name.lines[1:]}
    return frozenset(inner - opens - {""})


def _bare_names(table: Table) -> bool:
    title = title_of(table.columns)
    code = column_of(table.columns, "code")
    if code is None:
        return False
    own = 0
    for row in table.rows:
        name, coded = row.cells[title], row.cells[code]
        if name is None or not says_levels(cell_text(name)):
            continue
        if cell_text(coded):
            return False
        own += 1
    return own >= FEWEST_LEVELS


def stands(cell: Cell) -> str:
    """Where a text stands in a cell that is higher: "top", "middle" or "bottom"; "" in one that is
    not, and without geometry."""
    if cell.box is None or not cell.lines:
        return ""
    first, last, size = cell.lines[0].box, cell.lines[-1].box, cell.lines[0].size
    if first is None or last is None or size <= 0:
        return ""
    over, under = first.top - cell.box.top, cell.box.bottom - last.bottom
    if over + under < ROOM * size:
        return ""
    if abs(over - under) < EVEN * size:
        return "middle"
    return "top" if over < under else "bottom"


def _centred(table: Table) -> tuple[bool, ...]:
    seen: list[list[str]] = [[] for _ in table.columns]
    for above, row, below in zip(table.rows, table.rows[1:], table.rows[2:], strict=False):
        if not above.place.page == row.place.page == below.place.page:
            continue
        for at, cell in enumerate(row.cells):
            if cell is not None and (where := stands(cell)):
                seen[at].append(where)
    return tuple(
        len(found) >= FEWEST_BEGUN and found.count("middle") >= NEARLY_ALL * len(found)
        for found in seen
    )


def _ruled(table: Table, is_rule_start: Callable[[str], bool]) -> bool:
    code = column_of(table.columns, "code")
    title = title_of(table.columns)
    scores = columns_of(table.columns, *SCORE_ROLES)
    if code is None:
        return False
    # A page's last row may have lost its code to the next page.
    inner = (row for row, below in pairwise(table.rows) if row.place.page == below.place.page)
    rows = (row.cells for row in inner if not cell_text(row.cells[code]))
    said = (cell_text(r[title]) for r in rows if any(cell_text(r[at]) for at in scores))
    return sum(map(is_rule_start, said)) >= FEWEST_LEVELS


def _levels(
    table: Table, is_rule_start: Callable[[str], bool]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """How many rows of one level follow each other on a page, and how many have several levels: of
    ways to reach a score, and of its parts."""
    title = title_of(table.columns)
    code = column_of(table.columns, "code")
    most = column_of(table.columns, "max_score")
    if code is None:
        return (0, 0), (0, 0)
    apart, together = [0, 0], [0, 0]
    before, maximum, first = None, "", ""
    for row in table.rows:
        name, coded = cell_text(row.cells[title]), cell_text(row.cells[code])
        if coded:
            before, first = None, ""
            maximum = cell_text(row.cells[most]) if most is not None else ""
            continue
        first = first or name
        several = says_levels(name)
        part = bool(several) and is_part(maximum, first)
        if not part and not is_rule_start(name):
            before = None
            continue
        together[part] += several > 1
        apart[part] += several == 1 and before == row.place.page
        before = row.place.page if several == 1 else None
    return (apart[0], together[0]), (apart[1], together[1])


def _mostly(apart: int, together: int) -> str:
    if apart >= MOSTLY * together and apart:
        return "apart"
    return "together" if together >= MOSTLY * apart and together else ""
