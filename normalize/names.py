"""Which column names the rows, where no header says so or the column it says so of holds none."""

from collections.abc import Callable, Container, Sequence

from normalize.codes import Code, first, parse_code
from normalize.columns import cell_text
from normalize.text import clean
from normalize.units import opens_name
from normalize.vocabulary import names_units, role_of, words
from schemas.page import Cell
from schemas.patterns import late
from schemas.rows import (
    SCORE_ROLES,
    TEXT_ROLES,
    Column,
    PrintedRow,
    column_of,
    columns_of,
    with_roles,
)

Rows = Sequence[Sequence[Cell | None]]

_CONTENT = words("nội dung")
_BESIDE_TASKS = (_CONTENT, *map(words, ("chỉ tiêu", "chỉ số", "mục tiêu", "tiêu chí")))
_WORD = late(r"[^\W\d_]{2,}")
_NO_NAMES = late(
    r"\b(?:đơn vị|cơ quan|xã|phường|huyện|quận|tỉnh|thành phố|ngành"
    r"|(?<!cơ )sở|ban(?! hành)|phòng(?!,? chống)|khoa(?! học)|tổ(?! chức)|trường|lớp"
    r"|địa phương|họ|người|cá nhân|tập thể|cán bộ|công chức|viên chức|thôn|loại|hạng|mức|bậc|cấp độ"
    r"|danh hiệu|kết quả)\b"
)
"""Words of headers above units, people, or the levels of a scale, which are no criteria."""
_NAME = "tên "
_MAY_NAME = (None, "tasks", "method", "product")
"""Roles of columns that name rows where nothing else does."""
_NEAREST = (None, "tasks")
"""Those that do so sooner than the others."""
_PROMOTED = frozenset(_MAY_NAME) - {None}
LEAST = 2
"""Cells without which a column tells nothing."""
FEWEST = 4
"""Cells of a column that tell whether it repeats itself."""
MOST = 2 / 3
"""Share of the rows that a column of names names, and of its cells that are words."""
_SAME = 0.9
"""Share of names of which each stands once, at least."""
_REACHED = frozenset(("đạt", "không đạt", "có", "không"))
"""What says whether a criterion without a figure is reached."""
_BESIDE = 2
"""Columns of texts beside numbers that make a plan, where no points do."""


def untitled(columns: tuple[Column, ...], rows: Rows) -> tuple[Column, ...]:
    """The columns of a header that names no column of names, the first one being it that its cells
    say is, where rows are numbered and have points, or offices and dates, beside them.

    :param rows: body rows, a cell a column.
    """
    roles = {column.role for column in columns}
    if "title" in roles or "code" not in roles:
        return columns
    if roles.isdisjoint(SCORE_ROLES) and len(roles.intersection(TEXT_ROLES)) < _BESIDE:
        return columns
    code = next(i for i, column in enumerate(columns) if column.role == "code")
    labels = _owns(rows, code)
    codes = sum(1 for text in labels if isinstance(parse_code(text), Code))
    if codes < max(LEAST, MOST * len(labels)):
        return columns
    at = _names(columns, rows, lambda i: not columns[i].role or _is_called_name(columns[i]))
    return columns if at is None else with_roles(columns, {at: "title"})


def _is_called_name(column: Column) -> bool:
    """Whether a header opens as that of names does, whatever it names: "Tên hồ sơ, tài liệu"."""
    return clean(column.header).casefold().startswith(_NAME)


def is_guessed(column: Column) -> bool:
    """Whether a column of names or codes is one by its cells alone: its header says nothing."""
    if column.role not in ("title", "code") or not column.header:
        return False
    return role_of(column.header) is None and role_of(f"{column.group} {column.header}") is None


def renamed(columns: tuple[Column, ...], rows: Rows) -> tuple[Column, ...]:
    """The columns, the title being another one where the one that its header calls so holds nothing
    but short codes, figures and marks, or beside names says the same again and again ("Đạt", "UBND
    tỉnh quy định"), and that one names the rows; or where it is only what came
    nearest to a name and an unknown one left of it names what gets the points; or where the tasks
    left of it name the rows and it does not; or being the tasks of a plan, too, below which it is
    merged.
    """
    titles = columns_of(columns, "title")
    finer = _finer_tasks(columns, rows, titles)
    if finer is not None:
        return with_roles(columns, {finer: "title"})
    if len(titles) == 1 and role_of(columns[titles[0]].header) in _PROMOTED:
        return _demoted(columns, rows, titles[0])
    plan = _plan_tasks(columns, rows, titles)
    if plan is not None:
        work = words(columns[titles[0]].header)[:2] == _CONTENT
        return with_roles(columns, {plan: "title", titles[0]: "tasks" if work else None})
    tasks = _tasks_name(columns, rows, titles)
    if tasks is not None:
        return with_roles(columns, {tasks: "title", titles[0]: None})
    said = [at for n, at in enumerate(titles) if any(_repeats(rows, a, at) for a in titles[:n])]
    # What stands left of finer names, merged over them, heads them: aspects come again below each.
    said = [at for at in said if at == titles[-1] or not are_merged(rows, (at,))]
    if said:
        return renamed(with_roles(columns, dict.fromkeys(said)), rows)
    bare = [at for at in titles if _holds_no_names(rows, at)]
    if not bare or (len(bare) < len(titles) and are_merged(rows, bare)):
        return columns
    if len(bare) < len(titles):
        return _without(columns, rows, bare)
    at = _names(columns, rows, lambda i: i not in titles)
    return columns if at is None else _without(with_roles(columns, {at: "title"}), rows, bare)


def _plan_tasks(columns: Sequence[Column], rows: Rows, titles: Sequence[int]) -> int | None:
    """The column of a plan's tasks right behind the numbers, each in a row of its own, which what
    is done for them stands beside, or what shows that it is: "STT", "Nhiệm vụ", "Nội dung công
    việc" or "Chỉ tiêu cần đạt", without points."""
    roles = [column.role for column in columns]
    at = roles.index("code") + 1 if "code" in roles else 0
    if list(titles) != [at + 1] or not at or roles[at] != "tasks":
        return None
    if (
        not set(SCORE_ROLES).isdisjoint(roles)
        or words(columns[at + 1].header)[:2] not in _BESIDE_TASKS
    ):
        return None
    if len(_owns(rows, at)) < len(_owns(rows, at + 1)) or are_merged(rows, (at, at + 1)):
        return None
    return at if _names_rows(rows, at) else None


def _tasks_name(columns: Sequence[Column], rows: Rows, titles: Sequence[int]) -> int | None:
    """The column of tasks left of the only title that names the rows, where the title's cells do
    not: most are empty, or say what others say."""
    at = column_of(columns, "tasks")
    if at is None or len(titles) != 1 or at > titles[0]:
        return None
    texts, told = _owns(rows, titles[0]), _owns(rows, at)
    if 2 * len(set(texts)) >= len(told) or are_merged(rows, (at, titles[0])):
        return None
    return at if _names_rows(rows, at) else None


def _finer_tasks(columns: Sequence[Column], rows: Rows, titles: Sequence[int]) -> int | None:
    """The column of a plan's tasks that stand each in a row of its own beside a name merged over
    several of them, as what they shall give, offices and dates do: what gets no points is no task
    towards a criterion, but heads those that follow it."""
    roles = [column.role for column in columns]
    at = roles.index("tasks") if "tasks" in roles else -1
    if len(titles) != 1 or at < titles[0] or not set(SCORE_ROLES).isdisjoint(roles):
        return None
    tasks, heads = _owns(rows, at), _owns(rows, titles[0])
    merged = sum(1 for row in rows if (cell := row[titles[0]]) is not None and cell.row_span > 1)
    if 2 * merged < len(heads) or len(heads) >= MOST * len(tasks) or not _names_rows(rows, at):
        return None
    beside = [i for i, role in enumerate(roles) if role in TEXT_ROLES and i != at]
    own = sum(1 for i in beside if len(_owns(rows, i)) >= MOST * len(tasks))
    return at if own and not are_merged(rows, (at,)) else None


def _demoted(columns: tuple[Column, ...], rows: Rows, title: int) -> tuple[Column, ...]:
    """The columns, an unknown one left of the title being it, and the title what its header says;
    tasks stay it where nothing gets points and they leave no more rows without a name."""
    role = role_of(columns[title].header)
    pointed = any(column.role in SCORE_ROLES for column in columns)
    at = _names(columns, rows, lambda i: i < title and columns[i].role is None)
    if at is None or are_merged(rows, (at,)):
        return columns
    if role == "tasks" and not pointed and len(_owns(rows, at)) <= len(_owns(rows, title)):
        return columns
    taken = any(column.role == role for column in columns)
    return with_roles(columns, {at: "title", title: None if taken else role})


def _without(columns: tuple[Column, ...], rows: Rows, bare: Sequence[int]) -> tuple[Column, ...]:
    """The columns, those that hold no names having no role; but the one of the codes where it holds
    codes each of which stands once, and none is, or one that only counts the rows."""
    new: dict[int, str | None] = dict.fromkeys(bare)
    code = column_of(columns, "code")
    counted = code is not None and all(x.strip(".").isdigit() for x in _owns(rows, code))
    for at in bare:
        texts = _owns(rows, at)
        codes = [one for text in texts if isinstance(one := parse_code(text), Code)]
        if len({one.text for one in codes}) < len(texts):
            continue
        deep = any(one.label or len(one.parts) > 1 for one in codes)
        if first(codes[0]) if code is None else counted and deep:
            new |= {at: "code"} if code is None else {at: "code", code: None}
            break
    return with_roles(columns, new)


def _names(columns: Sequence[Column], rows: Rows, among: Callable[[int], bool]) -> int | None:
    """The column that names the rows: the one whose header opens with "Tên", else the first one
    that is unknown or of tasks, else the first of how or what."""
    ranked = []
    for at, column in enumerate(columns):
        called = clean(column.header).casefold()
        own = _is_called_name(column)
        if not among(at) or not (own or column.role in _MAY_NAME) or column.role in SCORE_ROLES:
            continue
        if names_units(column.header) or _NO_NAMES.search(
            f"{column.group or ''} {called}".casefold()
        ):
            continue
        if not _names_rows(rows, at):
            continue
        ranked.append((0 if own else 1 if column.role in _NEAREST else 2, at))
    return min(ranked, default=(0, None))[1]


def _names_rows(rows: Rows, at: int) -> bool:
    """Whether nearly each row with anything beside it has words in this column, hardly one twice,
    and they are not units."""
    told = sum(1 for row in rows if _several(row))
    texts = _owns(rows, at)
    if len(texts) < max(LEAST, MOST * told):
        return False
    worded = sum(1 for text in texts if len(_WORD.findall(text)) > 1)
    units = sum(1 for text in texts if opens_name(text))
    several = len(set(texts)) >= _SAME * len(texts)
    return several and worded >= MOST * len(texts) and 2 * units < len(texts)


def _holds_no_names(rows: Rows, at: int) -> bool:
    """Whether a column holds nothing but codes, figures, dates and marks."""
    seen = 0
    for row in rows:
        text = own_text(row, at)
        if text and not _is_bare(text):
            return False
        seen += bool(text)
    return seen >= LEAST


def holds_values(rows: Rows, at: int) -> bool:
    """Whether most of what a column says is figures, bounds and whether something is reached: no
    names, though cells beside it are merged over rows ("Năm 2030: ≥39")."""
    texts = _owns(rows, at)
    values = [text for text in texts if text.casefold() in _REACHED or _is_value(text)]
    return len(texts) >= LEAST and 2 * len(values) > len(texts)


def _is_value(text: str) -> bool:
    """Whether a text is a figure or bound, and no code with its word ("Tiêu chí 1")."""
    return _is_bare(text) and not (_WORD.search(text) and isinstance(parse_code(text), Code))


def _repeats(rows: Rows, names: int, at: int) -> bool:
    """Whether a column says few things, each in several rows, beside one that hardly repeats."""
    texts, told = _owns(rows, at), _owns(rows, names)
    several = len(texts) >= FEWEST and 2 * len(set(texts)) <= len(texts)
    return several and len(set(told)) >= _SAME * len(told)


def _is_bare(text: str) -> bool:
    if len(text) > 24:
        return False
    letters = _WORD.findall(text)
    if not letters or isinstance(parse_code(text), Code):
        return True
    return len(letters) == 1 and any(c.isdigit() for c in text)


def are_merged(rows: Rows, columns: Container[int]) -> bool:
    """Whether cells of these columns are merged over rows."""
    return any(
        cell is not None and cell.row_span > 1 and i in columns
        for row in rows
        for i, cell in enumerate(row)
    )


def names_parents(header: str) -> bool:
    """Whether a header may be that of what rows are grouped by: no unit, level or person."""
    return bool(header) and not names_units(header) and not _NO_NAMES.search(header.casefold())


def own_text(row: Sequence[Cell | None], at: int) -> str:
    """What a cell says that spans no other column."""
    cell = row[at] if at < len(row) else None
    return "" if cell is None or cell.column_span > 1 else cell_text(cell)


def own_texts(rows: Sequence[PrintedRow], at: int) -> list[str]:
    """The texts of a column in cells that span no other."""
    return _owns([row.cells for row in rows], at)


def _owns(rows: Rows, at: int) -> list[str]:
    return [text for row in rows if (text := own_text(row, at))]


def _several(row: Sequence[Cell | None]) -> bool:
    """Whether a row says something in several cells that span no other column."""
    return sum(1 for i in range(len(row)) if own_text(row, i)) > 1
