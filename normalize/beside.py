"""Parents that are printed only as merged cells left of their children: rows of their own."""

from collections import Counter
from collections.abc import Collection, Sequence

import msgspec

from normalize.codes import Code, in_title, parse_code
from normalize.layout import text_at
from normalize.vocabulary import is_total
from schemas.rows import Column, Place, Row, Whole, columns_of


def unfold(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Row, ...]:
    """Whole rows of a table with several columns of names -> rows with one name each.

    Where a cell of a column of names left of the last begins, a row of its own is put before the
    printed one: its name is that cell's, its code the code cell's that begins with it, unless codes
    are the children's. Its Place is the printed row's, with a depth below 0.
    """
    titles = columns_of(columns, "title")
    if len(titles) < 2:
        return tuple(rows)
    codes = columns_of(columns, "code")
    code_at = codes[0] if codes else None
    if codes and _of_children(rows, codes[0], titles):
        codes = _of_parents(columns, rows, titles[0])
    styles = _styles(rows, titles)
    stairs = not any(_names(row, titles) > 1 for row in rows)
    made: list[Row] = []
    moved: dict[int, int] = {}
    for index, each in enumerate(rows):
        code = codes[0] if codes else None
        row = _over(_childless(each, index, titles, (code, code_at), styles), titles)
        row = _above(row, index, titles, code, stairs)
        taken: set[int] = set()
        for depth, title in enumerate(titles[:-1], 1 - len(titles)):
            name = row.cells[title]
            if name is None or not name.lines or name.column_span > 1:
                continue
            own = code if depth == 1 - len(titles) else None
            made.append(_parent(row, (title, titles[-1], own, code_at), depth, len(made)))
            taken |= {title} | ({own} if own is not None else set())
        moved[index] = len(made)
        made.append(_without(row, taken))
    inserted = {old: new for old, new in moved.items() if old != new}
    printed = set(moved.values())
    return tuple(
        _renumbered(row, moved) if inserted and at in printed else row
        for at, row in enumerate(made)
    )


def _over(row: Row, titles: Sequence[int]) -> Row:
    """A row whose one name stands over all columns of names, as totals and sections do: its name
    is in the last of them."""
    first, last = titles[0], titles[-1]
    name = row.cells[first]
    if name is None or not name.lines or name.column_span <= last - first:
        return row
    cells = list(row.cells)
    cells[first], cells[last] = Whole(), name
    return msgspec.structs.replace(row, cells=tuple(cells))


def _above(row: Row, index: int, titles: Sequence[int], code: int | None, stairs: bool) -> Row:
    """A row whose name stands left, with nothing where its children's do, and with a code: it is
    none of theirs. Without a code it heads them where no row has names in several columns, if it is
    no total."""
    own = row.owners[titles[-1]] == (index, titles[-1])
    first = next((title for title in titles if _named(row, title)), titles[-1])
    name = row.cells[first]
    if not own or first == titles[-1] or name is None or name.row_span > 1:
        return row
    coded = code is not None and _named(row, code)
    total = is_total(name.text)
    if _names(row, titles) > 1 or not (coded or total or (stairs and len(titles) < 3)):
        return row
    cells = list(row.cells)
    cells[first], cells[titles[-1]] = Whole(), name
    return msgspec.structs.replace(row, cells=tuple(cells), heads=not (coded or total))


def _childless(
    row: Row,
    index: int,
    titles: Sequence[int],
    codes: tuple[int | None, int | None],
    styles: Collection[str],
) -> Row:
    """A row with nothing where children have their names, or with a name that reaches over there,
    and with something right of them: a parent that has none, as deep as the last name that
    it says. One with a code in its name that parents have not is a section, left of them all.

    :param codes: where parents have their codes, and where the rows' are.
    :param styles: of the codes that open the names of parents.
    """
    first, last = titles[0], titles[-1]
    lowest = max((title for title in titles if _named(row, title)), default=last)
    name, (code, code_at) = row.cells[lowest], codes
    if lowest == last or name is None or is_total(name.text):
        return row
    over = name.column_span == last - lowest + 1 and name.row_span == 1
    if not over and row.owners[last] != (index, last):
        return row
    found = in_title(name.text) if lowest == first else None
    section = found is not None and not (code is not None and _named(row, code))
    section = section and found is not None and found[0].style not in styles
    if not section and not any(_named(row, at) for at in range(last + 1, len(row.cells))):
        return row
    cells = list(row.cells)
    cells[lowest], cells[last] = Whole(), name
    if lowest == first and code is not None and code_at is not None and code != code_at:
        cells[code], cells[code_at] = Whole(), cells[code]
    depth = -len(titles) if section else titles.index(lowest) + 1 - len(titles)
    place = msgspec.structs.replace(row.place, depth=depth)
    return msgspec.structs.replace(row, place=place, cells=tuple(cells))


def _styles(rows: Sequence[Row], titles: Sequence[int]) -> set[str]:
    """The styles of the codes that open the names of parents beside their children's."""
    names = (row.cells[titles[0]] for row in rows if _named(row, titles[-1]))
    found = (in_title(name.text) for name in names if name is not None and name.column_span == 1)
    return {each[0].style for each in found if each is not None}


def _named(row: Row, column: int) -> bool:
    cell = row.cells[column]
    return cell is not None and bool(cell.lines)


def _names(row: Row, titles: Sequence[int]) -> int:
    """How many columns of names say something in a row."""
    return sum(1 for title in titles if _named(row, title))


def _of_children(rows: Sequence[Row], code: int, titles: Sequence[int]) -> bool:
    """Whether the code column numbers the children: it stands right of their parents, or several
    codes stand beside the name of one parent, which may stand beside the first of them alone."""
    if code > titles[0]:
        return True
    beside = Counter(
        row.owners[titles[0]][0]
        for row in rows
        if (own := row.cells[code]) is not None and own.lines
    )
    if any(count > 1 for count in beside.values()):
        return True
    single = [row for row in rows if (x := row.cells[code]) and x.lines and x.column_span == 1]
    coded = [[_named(row, title) for title in titles] for row in single]
    return any(map(all, coded)) and any(named[-1] and not any(named[:-1]) for named in coded)


def _of_parents(columns: Sequence[Column], rows: Sequence[Row], title: int) -> list[int]:
    """The column left of the parents' names that has their codes where another has the children's:
    no header gave it a role, and its codes begin where names do, some merged over rows."""
    at = title - 1
    if at < 0 or columns[at].role is not None:
        return []
    single = [row for row in rows if (own := row.cells[at]) is None or own.column_span == 1]
    texts = [text_at(row, at) for row in single if _named(row, at)]
    beside = all(_named(row, title) for row in single if _named(row, at))
    merged = any(row.cells[at] is None for row in single)
    coded = bool(texts) and all(isinstance(parse_code(text), Code) for text in texts)
    return [at] if beside and merged and coded else []


def _parent(row: Row, at: tuple[int, int, int | None, int | None], depth: int, index: int) -> Row:
    """The row of a parent: name and code at their columns, all other cells empty."""
    title, name_at, code, code_at = at
    cells: list[Whole | None] = [Whole() for _ in row.cells]
    cells[name_at] = row.cells[title]
    if code is not None and code_at is not None:
        cells[code_at] = row.cells[code] or Whole()
    place = Place(row.place.page, row.place.row, depth)
    return Row(place, tuple(cells), tuple((index, i) for i in range(len(cells))))


def _without(row: Row, taken: set[int]) -> Row:
    cells = [Whole() if i in taken else cell for i, cell in enumerate(row.cells)]
    return msgspec.structs.replace(row, cells=tuple(cells))


def _renumbered(row: Row, moved: dict[int, int]) -> Row:
    owners = tuple((moved[owner], column) for owner, column in row.owners)
    return msgspec.structs.replace(row, owners=owners)
