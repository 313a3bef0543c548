"""Columns of points of which no header says whose they are: what their figures tell of them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain

from normalize.codes import Code, in_title, parse_code
from normalize.columns import cell_text, texts_in
from normalize.grouped import BARE_POINTS
from normalize.names import own_text, own_texts
from normalize.numbers import read_figure
from normalize.roles import YEAR
from normalize.vocabulary import is_total, meaning, named, words
from schemas.rows import SCORE_ROLES, Column, PrintedRow, column_of, with_roles

POINTS = words("điểm")[0]
_GIVEN = frozenset(SCORE_ROLES) - {"max_score", "index_percent", "weight_percent"}
FEWEST = 3
"""Pairs of figures, or terms of sums, that tell what a column holds."""
TOP = -1
"""Above the rows on top: the total."""
MOST = 0.8
"""Share of the figures and sums that fit: documents contradict themselves."""


def names_points(column: Column) -> bool:
    """Whether a header speaks of points, with no year, and nothing says whose they are, or that
    they have no role."""
    said = words(f"{column.group or ''} {column.header}")
    known = named(column.header)[0] is not None or any(map(str.isdigit, said))
    return POINTS in said and not known


def bounding(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """The columns, where none has maxima the one of points that no figure beside it is above
    ("Điểm theo đề án", "Điểm tự chấm"), or the only one that holds any; what bounds others and
    adds up needs no header that speaks of points ("Barem"). Maxima by a header whose cells tell how
    points are given, and no figure, give way to such a column, and are that, as are those beside
    other maxima: "Thang điểm chi tiết"."""
    top = column_of(columns, "max_score")
    if top is not None:
        return _reached_beside(_told_in_words(columns, rows, top), rows)
    unknown = [at for at, c in enumerate(columns) if c.role is None and _may_be_points(c)]
    read = {at: _figures(rows, at) for at, c in enumerate(columns) if c.role in _GIVEN}
    given = {at: figures for at, figures in read.items() if _are_several(figures)}
    holding = {at: figures for at in unknown if _are_several(figures := _figures(rows, at))}
    called_first = sorted(holding, key=lambda at: (not names_points(columns[at]), at))
    for at in called_first:
        own, called = holding[at], names_points(columns[at])
        others = {
            i: figures
            for i, figures in holding.items()
            if i != at and (names_points(columns[i]) or not given)
        }
        beside = given | others
        found = _bounds(own, at, beside) if beside else called or len(holding) == 1
        if found and (called or _adds_up(columns, rows, own)):
            return with_roles(columns, {at: "max_score"})
    return columns


def _told_in_words(
    columns: tuple[Column, ...], rows: Sequence[PrintedRow], top: int
) -> tuple[Column, ...]:
    """The columns, maxima by their header that are told in words being how points are given."""
    method = None if column_of(columns, "method") is not None else "method"
    called = [at for at, column in enumerate(columns) if _seems(column)]
    if not _tells(rows, top):
        told = [at for at in called if _tells(rows, at)]
        return with_roles(columns, dict.fromkeys(told[:1], method))
    new: dict[int, str | None] = {top: method}
    said = [at for at in called if _are_several(_figures(rows, at))]
    made = with_roles(columns, new | dict.fromkeys(said[:1], "max_score"))
    found = made if said else bounding(made, rows)
    return columns if column_of(found, "max_score") is None else found


def _reached_beside(columns: tuple[Column, ...], rows: Sequence[PrintedRow]) -> tuple[Column, ...]:
    """The columns, bare points behind the maxima being what was reached where no other column says
    what was: "Thang điểm", "Điểm"."""
    if any(column.role in _GIVEN for column in columns):
        return columns
    top = column_of(columns, "max_score")
    bare = [at for at, column in enumerate(columns) if _seems(column) and _is_bare(column)]
    if top is None or len(bare) != 1 or bare[0] < top or _tells(rows, bare[0]):
        return columns
    return with_roles(columns, {bare[0]: "achieved_score"})


def _is_bare(column: Column) -> bool:
    return column.group is None and meaning(column.header) in BARE_POINTS


def _seems(column: Column) -> bool:
    """Whether a header says how many points there are at most, as another one does sooner."""
    return column.role is None and named(column.header)[0] == "max_score"


def _tells(rows: Sequence[PrintedRow], at: int) -> bool:
    """Whether cells of a column say something in words, and none is a figure."""
    told = own_texts(rows, at)
    return len(told) >= FEWEST and not any(
        read_figure(text) is not None or len(words(text)) < FEWEST for text in told
    )


def _may_be_points(column: Column) -> bool:
    """Whether a column may be that of the maxima; no year has its own: "Điểm năm 2020"."""
    unknown = bool(column.header) and named(column.header)[0] is None
    return names_points(column) or (unknown and not YEAR.search(column.header))


def _are_several(figures: Sequence[Decimal | None]) -> bool:
    return sum(1 for each in figures if each is not None) >= FEWEST


def _figures(rows: Sequence[PrintedRow], at: int) -> list[Decimal | None]:
    return [read_figure(own_text(row.cells, at)) for row in rows]


def _bounds(
    own: Sequence[Decimal | None], at: int, given: Mapping[int, Sequence[Decimal | None]]
) -> bool:
    """Whether hardly a figure of a column is below one beside it; what bounds others stands left of
    them, or is once above."""
    told = at < min(given)
    for figures in given.values():
        pairs = [
            (bound, value)
            for bound, value in zip(own, figures, strict=True)
            if bound is not None and value is not None
        ]
        right = sum(1 for bound, value in pairs if value <= bound)
        if right < max(FEWEST, MOST * len(pairs)):
            return False
        told = told or any(value < bound for bound, value in pairs)
    return told


def _adds_up(
    columns: Sequence[Column], rows: Sequence[PrintedRow], own: Sequence[Decimal | None]
) -> bool:
    """Whether a column's figures are sums of those below them, by the steps of their codes, or of
    those on top by the total."""
    at = column_of(columns, "code")
    if at is None:
        return False
    below: dict[int, list[int]] = {}
    figures = dict(enumerate(own))
    stack: list[tuple[tuple[str, int], int]] = []
    for index, row in enumerate(rows):
        wide = in_title(cell_text(row.cells[at]))  # a section's code and name in one cell
        code = wide[0] if wide is not None else parse_code(own_text(row.cells, at))
        if isinstance(code, Code):
            step = (code.style, len(code.parts))
            known = next((n for n, (other, _) in enumerate(stack) if other == step), len(stack))
            del stack[known:]
            below.setdefault(stack[-1][1] if stack else TOP, []).append(index)
            stack.append((step, index))
        elif is_total(next(texts_in(row.cells), "")):
            figures[TOP] = own[index]
    return sums_agree(below, figures)


def sums_agree(below: Mapping[int, Sequence[int]], figures: Mapping[int, Decimal | None]) -> bool:
    """Whether figures are the sums of those below them, often enough to be no chance; what has none
    is looked through.

    :param below: the rows below each row, those on top below ``TOP``.
    """
    sums = [
        (stated, terms)
        for parent in below
        if (stated := figures.get(parent)) is not None
        if len(terms := list(_terms(parent, below, figures))) > 1
    ]
    right = [terms for stated, terms in sums if stated == sum(terms)]
    enough = sum(len(terms) - 1 for terms in right) >= FEWEST
    return enough and len(right) >= MOST * len(sums) and any(chain.from_iterable(right))


def _terms(
    parent: int, below: Mapping[int, Sequence[int]], figures: Mapping[int, Decimal | None]
) -> Iterator[Decimal]:
    for child in below.get(parent, ()):
        figure = figures.get(child)
        if figure is None:
            yield from _terms(child, below, figures)
        else:
            yield figure
