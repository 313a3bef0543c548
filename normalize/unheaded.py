"""Columns of which the header does not say what they are: every value in them is doubtful."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from normalize.cover import Covered
from normalize.edges import whole_text
from normalize.kinded import Kinded
from normalize.numbers import read_figure
from normalize.outline import Node
from normalize.pointed import MOST, TOP, names_points, sums_agree
from normalize.roles import is_of_year
from normalize.vocabulary import GIVEN, may_assess, named, role_of, words
from schemas.decisions import Decision
from schemas.rows import SCORE_ROLES, Column, column_of

FEWEST = 3
"""Cells of a column that tell what it holds."""


def unheaded(
    columns: Sequence[Column], rows: Sequence[Kinded], nodes: Mapping[int, Node], covered: Covered
) -> Iterator[Decision]:
    """A weak decision for each row that says something in a column that is not surely known: one of
    figures without a header, or of maxima without any number, or one of two with the same header,
    or with what heads a group of others, for the page may have cut the header's lower row off; or
    one of points, as their sums tell, of which the header does not say whose they are."""
    doubted = {
        at: because
        for at, column in enumerate(columns)
        if (because := _why(columns, column)) and (column.header or _holds_figures(rows, at))
    }
    doubted |= {
        at: "it says how many points there are, and none of its cells a number"
        for at, column in enumerate(columns)
        if column.role == "max_score" and _holds_words(rows, at)
    }
    doubted |= {
        at: "its figures are points, and its header does not say whose they are"
        for at, column in enumerate(columns)
        if column.role is None and column.header and named(column.header)[0] is None
        if not (is_of_year(column.header) or _says_whose(column))
        if _adds_up(rows, nodes, at) or (names_points(column) and _are_points(columns, rows, at))
    }
    doubted |= {
        at: "it is that of the maxima because no other column has points, and they add up to none"
        for at, column in enumerate(columns)
        if column.role == "max_score" and names_points(column)
        if _alone(columns, rows, at) and not _adds_up(rows, nodes, at)
    }
    for index, row in enumerate(rows if doubted else ()):
        told = [at for at in doubted if _says(index, row, at, covered)]
        if told and index in nodes:
            place, names = (
                row.row.place,
                ", ".join(columns[at].name or f"column {at + 1}" for at in told),
            )
            yield Decision("doubtful-header", False, place, names, place, (doubted[told[0]],))


def _says_whose(column: Column) -> bool:
    """Whether a header is that of one of several authorities below what they all give: "Sở Nội vụ"
    and "Hội đồng" below "Điểm thẩm định"."""
    return role_of(column.group or "") in GIVEN and may_assess(words(column.header))


def unknown(
    column: Column, rows: Sequence[Kinded], nodes: Mapping[int, Node], covered: Covered, at: int
) -> dict[str, str]:
    """The facts of a column of which no role is known; where its header does not say that it has
    none, the rows that say something in it are named: it may have one."""
    facts = {"header": column.header or "(empty)"}
    if column.role is None and named(column.header)[0] != "":
        told = [node.id for index, node in nodes.items() if _says(index, rows[index], at, covered)]
        facts |= {"rows": ", ".join(told)} if told else {}
    return facts


def _says(index: int, row: Kinded, at: int, covered: Covered) -> bool:
    """Whether a row has a text in a column, its own or one that serves it."""
    whole = row.row.cells[at]
    return covered.anchors[index][at] is not None or (whole is not None and bool(whole.lines))


def _holds_figures(rows: Sequence[Kinded], at: int) -> bool:
    """Whether most cells of a column are figures."""
    cells = [whole for row in rows if (whole := row.row.cells[at]) is not None and whole.lines]
    figures = sum(read_figure(whole_text(cell)) is not None for cell in cells)
    return 2 * figures > len(cells)


def _adds_up(rows: Sequence[Kinded], nodes: Mapping[int, Node], at: int) -> bool:
    """Whether figures of a column are the sums of those of the criteria below them."""
    if not _holds_figures(rows, at):
        return False
    figures = {index: _figure(rows[index], at) for index in nodes}
    below: dict[int, list[int]] = {}
    for index, node in nodes.items():
        if rows[index].kind != "rule":
            below.setdefault(TOP if node.parent is None else node.parent, []).append(index)
    return sums_agree(below, figures)


def _alone(columns: Sequence[Column], rows: Sequence[Kinded], at: int) -> bool:
    """Whether no other column has points, and none that nobody knows holds figures."""
    if any(column.role in SCORE_ROLES for i, column in enumerate(columns) if i != at):
        return False
    return not any(c.role is None and _holds_figures(rows, i) for i, c in enumerate(columns))


def _are_points(columns: Sequence[Column], rows: Sequence[Kinded], at: int) -> bool:
    """Whether most rows with a maximum have a figure in a column, and hardly one above it."""
    top = column_of(columns, "max_score")
    if top is None:
        return False
    bounds = [(bound, _figure(row, at)) for row in rows if (bound := _figure(row, top)) is not None]
    right = sum(1 for bound, value in bounds if value is not None and 0 <= value <= bound)
    return right >= max(FEWEST, MOST * len(bounds))


def _figure(row: Kinded, at: int) -> Decimal | None:
    whole = row.row.cells[at]
    return None if whole is None else read_figure(whole_text(whole))


def _holds_words(rows: Sequence[Kinded], at: int) -> bool:
    """Whether cells of a column say something, and none of them a figure."""
    cells = [whole for row in rows if (whole := row.row.cells[at]) is not None and whole.lines]
    texts = list(map(whole_text, cells))
    return len(texts) >= FEWEST and not any(c.isdigit() for text in texts for c in text)


def _why(columns: Sequence[Column], column: Column) -> str:
    """Why it is not sure what a column is; "" where it is."""
    if not column.header:
        return "" if column.role else "no header stands above it"
    own = words(column.header)
    if not own:
        return ""
    like = [
        other.role
        for other in columns
        if (words(other.header), words(other.group or "")) == (own, words(column.group or ""))
    ]
    if len(like) > 1 and any(like) and like != ["code", "title"]:  # one over codes and names
        return "another column has the same header"
    if column.group is None and any(words(other.group or "") == own for other in columns):
        return "its header is that of a group of columns"
    return ""
