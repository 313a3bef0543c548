"""What a column is by its cells, once the rows are known: where its header says too little."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from normalize.agreed import agreed
from normalize.codes import Code, in_title, names_level, normal, parse_code
from normalize.columns import cell_text
from normalize.names import are_merged, holds_values, names_parents, own_text, own_texts, renamed
from normalize.numbers import is_figure, parse_decimal
from normalize.pointed import bounding
from normalize.ranks import look_of, rank_of
from normalize.text import bullet
from normalize.units import opens_name
from normalize.vocabulary import POINTS, is_total, named, role_of, words
from schemas.decisions import Reason
from schemas.patterns import late
from schemas.rows import Column, PrintedRow, column_of, columns_of, with_roles

_UNIT = words("đơn vị")
_UNITS = late(
    r"(?i:sở|phòng|ban|chi cục|trung tâm|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|tỉnh"
    r"|thành phố)\s+[A-ZĐÀ-Ỹ\d]"
)
"""A unit by its name: "Sở Nội vụ", "Phường 6"."""
_OFFICES = (words("cơ quan"), _UNIT)
_PERSON = words("người")
_WORK = frozenset((words("công việc"), words("nhiệm vụ"), words("việc cần")))
LISTED, SHARE = 3, 2 / 3
"""Names with codes that make a list, and their share of all names."""
SEVERAL = 2
"""Rows below names that stand once for them, at least."""
_NO_RANK = (0, 0)
"""That of a row without a code."""


def settled(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """Columns of which several name rows, once the rows are known: a column of names left of
    another holds parents where its cells are merged over rows, or empty below others, or codes
    ("Tiêu chí 1") where it holds nothing else; else the first alone is the title. What stands
    behind the column with the most names, one a row, names nothing.
    """
    columns = agreed(_measured(_worded(columns, rows), rows), rows)
    columns = _listed(_coded(_numbered(columns, rows), rows), rows)
    columns = _heading(bounding(columns, rows), rows)
    columns = renamed(_offices(columns, rows), [row.cells for row in rows])
    titles = columns_of(columns, "title")
    if len(titles) < 2:
        return columns
    if _repeats(rows, titles[0]) and not _repeats(rows, titles[1]):
        return settled(with_roles(columns, {titles[0]: None}), rows)
    kept = titles[:1]
    printed, rows = rows, [_named_once(row, titles) for row in rows]
    for title in titles[1:]:
        if _are_paragraphs(rows, kept[-1], title):
            break
        if _are_stairs(printed, kept[-1], title, columns):
            kept.append(title)
            continue
        more = _filled(rows, title) - _filled(printed, kept[-1], beside=title)
        merged = are_merged([row.cells for row in rows], kept[-1:])
        if holds_values([row.cells for row in rows], title):
            break
        if _are_below(rows, kept[-1], title):
            kept.append(title)
            continue
        if more < 0 or not (merged or _stands_above(rows, kept[-1], title)):
            break
        if not more and not are_merged([row.cells for row in rows], (title,)):
            break
        kept.append(title)
    dropped = [title for title in titles if title not in kept]
    works = [i for i in dropped if _WORK.intersection(pairwise(words(columns[i].header)))]
    role = None if any(column.role == "tasks" for column in columns) else "tasks"
    new = dict.fromkeys(dropped) | dict.fromkeys(works[:1], role)
    return with_roles(columns, new)


def _named_once(row: PrintedRow, titles: Sequence[int]) -> PrintedRow:
    """The row, a name that reaches over further columns of names and no others standing in its
    first alone: it names the row there, and has none of the parts that others have."""
    cells = list(row.cells)
    for at in titles:
        cell = cells[at]
        if cell is not None and all(i in titles for i in range(at, at + cell.column_span)):
            cells[at] = msgspec.structs.replace(cell, column_span=1)
    return msgspec.structs.replace(row, cells=tuple(cells))


def lists_results(columns: Sequence[Column], rows: Sequence[PrintedRow]) -> bool:
    """Whether a table says what each of several units reached: columns of figures and nothing else
    beside the names of its rows, below the names of units or right of them, or of kinds of points
    where fields stand in the header; or names that have no letter: figures, by a misread header,
    where no other column has names."""
    if _is_unlettered(columns, rows) and _is_unlettered(
        renamed(tuple(columns), [row.cells for row in rows]), rows
    ):
        return True
    others = [i for i, column in enumerate(columns) if column.role not in ("code", "title")]
    units = all(not columns[i].role and _UNITS.match(columns[i].header) for i in others)
    coded = any(column.role == "code" for column in columns)
    if len(others) < SEVERAL or (coded and not units):
        return False
    texts = [text for row in rows for i in others if (text := own_text(row.cells, i))]
    figures = sum(map(is_figure, texts))
    if figures < SHARE * len(texts) or not texts:
        return False
    return units or _names_results(columns, rows)


def _is_unlettered(columns: Sequence[Column], rows: Sequence[PrintedRow]) -> bool:
    """Whether the names of a table's rows have no letter."""
    titles = columns_of(columns, "title")
    names = 0
    for text in (text for row in rows for i in titles if (text := own_text(row.cells, i))):
        if any(map(str.isalpha, text)):
            return False
        names += 1
    return names >= SEVERAL


def _names_results(columns: Sequence[Column], rows: Sequence[PrintedRow]) -> bool:
    """Whether rows are named as columns of results are: units, kinds of points."""
    title = column_of(columns, "title")
    if title is None:
        return False
    names = own_texts(rows, title)
    known = sum(1 for x in names if _UNITS.match(x) or (named(x)[0] or "").endswith("_score"))
    return len(names) >= SEVERAL and known >= SHARE * len(names)


def _are_paragraphs(rows: Sequence[PrintedRow], title: int, column: int) -> bool:
    """Whether a column's cells below a merged name are only its next paragraphs: nothing else
    stands beside them, and something other than codes is merged as the name is."""
    below, merged = 0, False
    for row in rows:
        name = row.cells[title]
        others = [cell for i, cell in enumerate(row.cells) if i > title and i != column]
        told = [cell for cell in others if cell_text(cell)]
        if name is not None:
            same = any(cell is not None and cell.row_span == name.row_span for cell in told)
            merged = merged or (name.row_span > 1 and same)
        elif own_text(row.cells, column):
            if told:
                return False
            below += 1
    return merged and below >= SEVERAL


def _are_below(rows: Sequence[PrintedRow], parent: int, child: int) -> bool:
    """Whether each row that a merged name reaches into has a name of its own: other names may be
    merged over nothing, and have none beside them."""
    reached = [row.cells for row in rows if row.cells[parent] is None]
    return len(reached) >= SEVERAL and all(own_text(cells, child) for cells in reached)


def _stands_above(rows: Sequence[PrintedRow], parent: int, child: int) -> bool:
    """Whether names of a column stand once for several rows, in a source that merges no cells: it
    is empty in rows that say something beside their own name, all of them below a row with both.
    What opens a page may be the rest of a row that it cut."""
    above, below = False, 0
    page = rows[0].place.page if rows else 0
    for row in rows:
        opens, page = row.place.page != page, row.place.page
        name, own = own_text(row.cells, parent), own_text(row.cells, child)
        above = above or bool(name and own)
        if (
            own
            and not (name or opens)
            and any(own_text(row.cells, at) for at in range(child + 1, len(row.cells)))
        ):
            if not above:
                return False
            below += 1
    return below >= SEVERAL


def _numbered(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """The columns, the first one of codes where none is said to be and it holds nothing else: its
    header names levels, spans over the names, or is empty, or its codes are of several steps
    ("Điều khoản ISO", "4.1"). Totals and sections span over both."""
    title = column_of(columns, "title")
    if title is None or any(column.role == "code" for column in columns):
        return columns
    several = sum(column.role == "title" for column in columns) > 1
    beside = title == 1 and columns[0].role is None
    if not (title == 0 and several) and not beside:
        return columns
    own = [cell for row in rows if (cell := row.cells[0]) is not None and cell.column_span == 1]
    texts = [text for cell in own if (text := cell_text(cell)) and not is_total(text)]
    labels = list(map(_unwrapped, texts))
    if not labels or any(cell.row_span > 1 for cell in own) or not _are_codes(labels):
        return columns
    if beside and columns[0].header and not _are_deep(labels):
        return columns
    return with_roles(columns, {0: "code"})


def _unwrapped(label: str) -> str:
    """A label, or the code in it that a narrow column broke: "III.1." / "1"."""
    whole = "".join(label.split())
    broken = isinstance(parse_code(label), Reason) and isinstance(parse_code(whole), Code)
    return whole if broken else label


def _coded(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """The columns, of two that their headers call one of codes the one that codes groups, too, or
    whose codes make levels: beside it the other only counts rows ("Số thứ tự", "Mã số")."""
    at = column_of(columns, "code")
    if at is None:
        return columns
    other = next(
        (i for i, c in enumerate(columns) if c.role is None and role_of(c.header) == "code"), None
    )
    if other is None or _filled(rows, other) < _filled(rows, at):
        return columns
    texts = own_texts(rows, at)
    labels = own_texts(rows, other)
    if len(labels) == len(texts) and not _are_levels(labels, _sections(rows)):
        return columns
    if not all(text.strip(".").isdigit() for text in texts) or not _are_codes(labels):
        return columns
    return with_roles(columns, {at: None, other: "code"})


def _sections(rows: Sequence[PrintedRow]) -> set[str]:
    """The codes that cells over several columns open with: "01. Đất đai, dân số"."""
    wide = (cell for row in rows for cell in row.cells if cell is not None and cell.column_span > 1)
    found = (in_title(cell_text(cell)) for cell in wide)
    return {normal(each[0].text) for each in found if each is not None}


def _are_levels(labels: Sequence[str], sections: Iterable[str] = ()) -> bool:
    """Whether a code of a list goes on with more figures below another: "01", "0101", or "1.",
    "1.1.", or "A", "A1.1"."""
    labels = [label.rstrip(".") for label in labels]
    known = {*labels, *sections}
    return any(
        (label[:1] == "0" and label[:-2] in known)
        or label.rpartition(".")[0] in known
        or (label[:1].isalpha() and label.rstrip("0123456789.") in known - {label})
        for label in labels
    )


def _offices(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """The columns, one that its header calls an office or a person that verifies or assesses having
    no points where its cells name such and hold no number."""
    for role in ("verified_score", "self_score"):
        at = column_of(columns, role)
        said = () if at is None else words(columns[at].header)
        if at is None or not (said[:2] in _OFFICES or said[:1] == _PERSON):
            continue
        texts = own_texts(rows, at)
        if texts and all(isinstance(parse_decimal(text), Reason) for text in texts):
            columns = with_roles(columns, {at: None})
    return columns


def _heading(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """The columns, tasks or what nothing is known of left of the only title naming parents, too,
    where their cells are merged over rows of which each has a name of its own: "Nhóm nhiệm vụ",
    "Nội dung"."""
    titles = columns_of(columns, "title")
    cells = [row.cells for row in rows]
    if len(titles) != 1 or are_merged(cells, titles):
        return columns
    for at, column in enumerate(columns[: titles[0]]):
        known = column.role == "tasks" or (column.role is None and names_parents(column.header))
        if known and are_merged(cells, (at,)) and _are_worded(rows, at):
            return with_roles(columns, {at: "title"})
    return columns


def _are_worded(rows: Sequence[PrintedRow], column: int) -> bool:
    """Whether cells of a column are words, each standing once, and no list."""
    texts = own_texts(rows, column)
    worded = all(any(map(str.isalpha, x)) and isinstance(parse_code(x), Reason) for x in texts)
    return worded and len(set(texts)) == len(texts) and not any(map(bullet, texts))


def _listed(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """The columns, the first one that of the names where its cells open with codes and those of
    the column that its header calls one of names do not; none is one of codes alone."""
    if columns[0].role == "title" or any(column.role == "code" for column in columns):
        return columns
    title = column_of(columns, "title")
    firsts = own_texts(rows, 0)
    coded = sum(map(_is_coded_name, firsts))  # the rest of a row that a page cut has none
    if title is None or coded < max(LISTED, SHARE * len(firsts)) or not _is_coded_name(firsts[0]):
        return columns
    if any(map(_is_coded_name, own_texts(rows, title))):
        return columns
    return with_roles(columns, {0: "title", title: None})


def _is_coded_name(text: str) -> bool:
    found = in_title(text)
    return found is not None and bool(found[1])


def _measured(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """The columns, "Đơn vị" being what is measured in where a cell of it says "%", or where its
    cells are short, name no office, and figures stand right of them."""
    at = next((i for i, c in enumerate(columns) if not c.role and words(c.header) == _UNIT), None)
    if at is None or any(column.role == "unit" for column in columns):
        return columns
    texts = own_texts(rows, at)
    beside = own_texts(rows, at + 1)
    figures = sum(any(map(str.isdigit, text)) for text in beside)
    short = all(len(words(t)) <= SEVERAL and not (opens_name(t) or is_figure(t)) for t in texts)
    if "%" not in texts and not (short and texts and figures > SHARE * len(beside)):
        return columns
    return with_roles(columns, {at: "unit"})


def _worded(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """The columns, "Kết quả đạt được", now or a year ago, being unknown where it tells in words
    what was done, and its header of no points."""
    for role in ("achieved_score", "previous_score"):
        at = column_of(columns, role)
        if at is None or POINTS[0] in words(f"{columns[at].group} {columns[at].header}"):
            continue
        texts = own_texts(rows, at)
        told = sum(1 for text in texts if len(words(text)) > 2)
        if told >= max(SEVERAL, len(texts) / 2) and not any(map(is_figure, texts)):
            others = [i for i, c in enumerate(columns) if not c.role and role_of(c.header) == role]
            columns = with_roles(columns, {at: None} | dict.fromkeys(others[:1], role))
    return columns


def _repeats(rows: Sequence[PrintedRow], column: int) -> bool:
    """Whether a column says the same in row after row, as a field is named beside each of its
    criteria: it names none of them."""
    texts = own_texts(rows, column)
    same = sum(1 for above, below in pairwise(texts) if above == below)
    return same >= SEVERAL and len(set(texts)) <= SHARE * len(texts)


def _filled(rows: Sequence[PrintedRow], column: int, beside: int | None = None) -> int:
    """How many cells of a column say something that is no total; what spans others too is one, or a
    section.

    :param beside: a column without which a row that says nothing but its code and name is none of
        them: a section.
    """
    return sum(
        1
        for row in rows
        if (text := own_text(row.cells, column)) and not is_total(text)
        if beside is None
        or own_text(row.cells, beside)
        or any(own_text(row.cells, at) for at in range(column + 1, len(row.cells)))
    )


def _are_stairs(
    rows: Sequence[PrintedRow], parent: int, child: int, columns: Sequence[Column]
) -> bool:
    """Whether two columns of names hold two levels, each row one of them: "1" and its name in the
    one, or over both, "1.1" and its name in the other, as the codes say; or names in the one, each
    above names without codes in the other."""
    code = column_of(columns, "code")
    steps: list[tuple[bool, tuple[int, int]]] = []
    for row in rows:
        cell, own = row.cells[parent], own_text(row.cells, child)
        over = cell is not None and cell.column_span == child - parent + 1
        name = cell_text(cell) if over else own_text(row.cells, parent)
        if name and own:
            return False
        if (name or own) and not is_total(name):
            found = parse_code(own_text(row.cells, code)) if code is not None else None
            rank = _NO_RANK
            if isinstance(found, Code):
                rank = rank_of(look_of(found)), len(found.parts)
            steps.append((bool(name), rank))
    upper = [rank for above, rank in steps if above]
    lower = [rank for above, rank in steps if not above]
    if not upper or len(lower) < SEVERAL or not steps[0][0]:
        return False
    if any(rank != _NO_RANK for rank in lower):
        return _NO_RANK < max(upper) < min(lower)
    return len(upper) >= SEVERAL and not any(a and b for (a, _), (b, _) in pairwise(steps))


def _are_deep(labels: Sequence[str]) -> bool:
    """Whether codes stand once each, and one at least is below another of them."""
    return len(set(labels)) == len(labels) and _are_levels(labels)


def _are_codes(labels: Sequence[str]) -> bool:
    """Whether all labels are codes; one that a page's end cut stands in two pieces, of which the
    first is its word alone."""
    cut = {label for label in labels if names_level(label)}
    return any(label not in cut for label in labels) and all(
        label in cut or isinstance(parse_code(label), Code) for label in labels
    )
