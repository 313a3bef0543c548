"""The leaves of a header block to columns with roles."""

import re
from collections.abc import Sequence
from itertools import chain

import msgspec

from normalize.columns import Leaf
from normalize.given import names_several, of_others, second_role
from normalize.grouped import (
    AIM,
    BARE_POINTS,
    SUMS,
    below_groups,
    is_aim,
    is_reached,
    of_sums,
    without_frames,
)
from normalize.indexed import of_indices
from normalize.vocabulary import (
    GIVEN,
    POINTS,
    meaning,
    named,
    names_units,
    role_of,
    words,
)
from schemas.rows import SCORE_ROLES, Column

YEAR = re.compile(r"\b(20\d\d)\b")
_RESULTS = frozenset(("self_score", "verified_score", "achieved_score"))
_GROUPED = words("nhóm")
_RESULT = words("kết quả")
_PLAN = frozenset(("lead", "deadline"))
_PLANNED, _DONE = words("kế hoạch"), words("thực hiện")
_NAME = words("tên")
_EXPLAINS = words("giải trình")
_LEADERS, _LEADS = words("lãnh đạo"), words("chủ trì")
_MENDED = tuple(map(words, ("tồn tại", "hạn chế", "khó khăn", "vướng mắc", "bất cập")))
_PAGES = (words("trang"), words("trang số"))
_ISSUED = tuple(map(words, ("ngày ban hành", "ngày tháng ban hành", "ngày ký", "ngày văn bản")))
_OF_YEAR = words("năm")
_ITS_YEAR = ((), *map(words, ("năm", "của năm", "đánh giá", "đánh giá năm", "đánh giá của năm")))
_GIVES_POINTS = (words("chấm điểm"), words("tính điểm"), words("cho điểm"))


def columns_of(found: Sequence[Leaf]) -> tuple[Column, ...]:
    """Columns with roles: one column a role, the one whose header says it soonest, of equals the
    first; of titles all.

    A column of tasks is the title where no other column names the rows.
    """
    printed, found = found, without_frames(found)
    told = _of_scoring(found, [_role(leaf) for leaf in found])
    roles = _of_years(found, below_groups(found, [role for role, _ in told]))
    roles = of_sums(found, of_others(found, of_indices(found, roles)))
    if any(meaning(leaf.text)[:2] == _PLANNED for leaf in found):
        done = [meaning(leaf.text) == _DONE and leaf.group is None for leaf in found]
        roles = [None if out else role for out, role in zip(done, roles, strict=True)]
    roles = _of_plans(found, _of_aims(found, roles))
    if "title" not in roles:
        roles = _promoted(found, roles)
    owners = _owners(found, roles, [place for _, place in told])
    columns = []
    for at, (leaf, role) in enumerate(zip(printed, roles, strict=True)):
        kept = role if role in (None, "title") or owners[role] == at else second_role(leaf, owners)
        if kept:
            owners.setdefault(kept, at)
        columns.append(Column(kept, leaf.text, leaf.group))
    return tuple(columns)


def _owners(
    found: Sequence[Leaf], roles: Sequence[str | None], places: Sequence[int]
) -> dict[str, int]:
    """The column that has a role: the one whose header says it soonest, of equals that of the last
    year, of those the first; what explains is no evidence beside another one that is, and who of
    the leaders looks after a task does not lead it beside the office that does."""
    owners: dict[str, int] = {}
    for at, role in enumerate(roles):
        if role is None:
            continue
        before = owners.setdefault(role, at)
        later = _year_of(found[before]) < _year_of(found[at])
        later = later or meaning(found[before].text)[:2] == _EXPLAINS
        later = later or (_leads(found[at]) and meaning(found[before].text)[:2] == _LEADERS)
        if places[at] < places[before] or (places[at] == places[before] and later):
            owners[role] = at
    return owners


def _leads(leaf: Leaf) -> bool:
    """Whether a header says who leads: "Chủ trì", "Cơ quan chủ trì"."""
    return meaning(leaf.text)[-2:] == _LEADS


def _year_of(leaf: Leaf) -> str:
    """The last year that a header names, "" where none."""
    return max(YEAR.findall(f"{leaf.group or ''} {leaf.text}"), default="")


def _role(leaf: Leaf) -> tuple[str | None, int]:
    """The role of a leaf, and the word of its header that says it; one that says too little alone
    is read together with its group, one that says that it has none is not."""
    alone, at = named(leaf.text)
    if is_aim(leaf):
        return "target_score", 0
    if is_reached(leaf):
        return "achieved_score", 0
    if leaf.group is None or alone == "" or names_several(leaf.group):
        return alone or None, at
    whose = role_of(leaf.group)
    if meaning(leaf.text) in BARE_POINTS and whose in SCORE_ROLES:
        return whose, at
    if whose in GIVEN and (alone == "achieved_score" or meaning(leaf.text) in SUMS):
        return whose, at  # "Điểm đạt", "Tổng điểm" below "Thẩm định"
    if meaning(leaf.text) in BARE_POINTS and meaning(leaf.group)[:2] == _RESULT:
        return "achieved_score", at
    if alone in GIVEN and whose == "method":
        return None, 0  # how it is assessed: by whom, with a mark
    if alone in (None, "agencies", "title") or (leaf.text and len(meaning(leaf.text)) == 1):
        together, place = named(f"{leaf.group} {leaf.text}")
        if alone is None or (alone == "title" and whose is not None):
            return together or None, place + 1  # what a leaf says itself goes before it
    return alone, at


def _of_years(found: Sequence[Leaf], roles: list[str | None]) -> list[str | None]:
    """The roles, points of a year before another that the header names being those of an earlier
    assessment: the last such year's are ``previous_score``, older ones have no role."""
    roles = _of_bare_points(found, roles)
    years = [YEAR.findall(f"{leaf.group or ''} {leaf.text}") for leaf in found]
    newest = max(chain.from_iterable(years), default="")
    scored = any(
        year == [newest] and role in SCORE_ROLES for year, role in zip(years, roles, strict=True)
    )
    dated = list(zip(roles, years, strict=True))
    old = {
        at: years[at][-1]
        for at, (leaf, role) in enumerate(zip(found, roles, strict=True))
        if years[at] and years[at][-1] < newest
        if role == "achieved_score"
        or (
            role is None
            and (_is_points(leaf) or (scored and _is_result(leaf)))
            and named(leaf.text)[0] != ""  # "Điểm mất năm 2023"
        )
        or _of_a_year(leaf)
        or (role in _RESULTS and (role, [newest]) in dated)
    }
    if not old:
        alone = [at for at, leaf in enumerate(found) if _is_bare_year(leaf.text)]
        reached = len(alone) == 1 and roles[alone[0]] is None and "max_score" in roles
        if not reached or "achieved_score" in roles:
            return roles
        return ["achieved_score" if at in alone else role for at, role in enumerate(roles)]
    if "previous_score" in roles:
        return roles
    last = max(old.values())
    old = _verified(old, roles, last)
    told = [
        role if at not in old else "previous_score" if old[at] == last else None
        for at, role in enumerate(roles)
    ]
    now = [at for at, leaf in enumerate(found) if years[at] == [newest] and _is_year_s(leaf)]
    role = _reached(found[now[0]]) if len(now) == 1 else None
    if role is not None and told[now[0]] is None and role not in told:
        told[now[0]] = role
    return told


def _verified(old: dict[int, str], roles: Sequence[str | None], last: str) -> dict[int, str]:
    """The columns of earlier years with theirs, of what was told of the last of them twice only
    that which was verified being so: what a unit said of itself is older news."""
    told = {roles[at] for at, year in old.items() if year == last}
    own = {"self_score"} if told == {"self_score", "verified_score"} else set()
    return {at: "" if roles[at] in own else year for at, year in old.items()}


def _of_bare_points(found: Sequence[Leaf], roles: list[str | None]) -> list[str | None]:
    """The roles, bare points below a year ("Điểm" below "Năm 2024") being what was reached in it
    where another column has the maxima."""
    yearly = [
        role == "max_score" and _of_a_year(leaf) for leaf, role in zip(found, roles, strict=True)
    ]
    if roles.count("max_score") == sum(yearly):
        return roles
    return [
        "achieved_score" if of_year else role for of_year, role in zip(yearly, roles, strict=True)
    ]


def _is_bare_year(header: str) -> bool:
    """Whether a header says points and their year alone: "Điểm số năm 2031"."""
    said = tuple(w for w in meaning(header) if not YEAR.fullmatch(w))
    return said in BARE_POINTS or (said[-1:] == _OF_YEAR and said[:-1] in BARE_POINTS)


def is_of_year(header: str) -> bool:
    """Whether a header says a year and no more than that its points or results stand below: "Năm
    2022", "Kết quả năm 2022"."""
    bare = meaning(header)[:-1] in ((), _OF_YEAR)
    year = YEAR.search(header) is not None
    return year and (bare or _is_bare_year(header) or _is_result(Leaf(header)))


def _is_year_s(leaf: Leaf) -> bool:
    """Whether a leaf says points and their year alone, or a year below points."""
    return _is_bare_year(leaf.text) or (_is_points(leaf) and meaning(leaf.text)[:1] == _OF_YEAR)


def _reached(leaf: Leaf) -> str:
    """The role of a year's points: that of the points above it, else what was reached."""
    above = role_of(leaf.group or "")
    return above if above in SCORE_ROLES and above != "max_score" else "achieved_score"


def _is_points(leaf: Leaf) -> bool:
    """Whether a leaf is one of points: "Điểm 2023", "Năm 2023" below "Điểm số"."""
    said = meaning(leaf.text)
    return said[:1] == POINTS or (said[:1] == _OF_YEAR and len(said) == 2 and _below_points(leaf))


def _is_result(leaf: Leaf) -> bool:
    """Whether a leaf is what a year came to: "Kết quả năm 2024"."""
    said = meaning(leaf.text)
    return said[:2] == _RESULT and said[2:-1] in _ITS_YEAR


def _of_a_year(leaf: Leaf) -> bool:
    """Whether a leaf is bare points below a group that names their year: "Kết quả năm 2022"."""
    return meaning(leaf.text) in BARE_POINTS and bool(YEAR.search(leaf.group or ""))


def _of_aims(found: Sequence[Leaf], roles: list[str | None]) -> list[str | None]:
    """The roles, a year's aim beside points being such to be reached: "Mục tiêu năm 2024", and
    "Mục tiêu ABC 2024" beside "Điểm ABC 2023"."""
    pointed = any((role or "").endswith("_score") for role in roles)
    if not pointed or "target_score" in roles:
        return roles
    named_so = {meaning(leaf.text)[1:-1] for leaf in found if _is_points(leaf)}
    aims = [
        at
        for at, leaf in enumerate(found)
        if roles[at] is None and leaf.group is None and meaning(leaf.text)[:2] == AIM
        if YEAR.search(leaf.text) and meaning(leaf.text)[2:-1] in {(), _OF_YEAR, *named_so}
    ]
    return ["target_score" if [at] == aims else role for at, role in enumerate(roles)]


def _below_points(leaf: Leaf) -> bool:
    if leaf.group is None:
        return False
    return meaning(leaf.group)[:1] == POINTS or role_of(leaf.group) == "achieved_score"


def _of_scoring(
    found: Sequence[Leaf], told: list[tuple[str | None, int]]
) -> list[tuple[str | None, int]]:
    """The roles and how soon they are said, a second column of names being how points are given
    where its header ends so, and sooner than any guidance: "Nội dung", "Tiêu chí chấm điểm"."""
    first = next((at for at, (role, _) in enumerate(told) if role == "title"), len(told))
    return [
        ("method", -1)
        if at > first
        and role == "title"
        and meaning(leaf.text)[-2:] in _GIVES_POINTS
        and leaf != found[first]  # one cell heads the codes and the names
        else (role, place)
        for at, (leaf, (role, place)) in enumerate(zip(found, told, strict=True))
    ]


def _of_plans(found: Sequence[Leaf], roles: list[str | None]) -> list[str | None]:
    """The roles, "Kết quả" being what a task shall give in a plan: offices and dates, no points."""
    if not _PLAN.intersection(roles) or any((r or "").endswith("_score") for r in roles):
        return roles
    bare = [i for i, leaf in enumerate(found) if meaning(leaf.text) == _RESULT and not leaf.group]
    if "product" in roles or len(bare) != 1:
        return roles
    return [*roles[: bare[0]], "product", *roles[bare[0] + 1 :]]


def aims(columns: Sequence[Column]) -> bool:
    """Whether a table sets points to be reached or tasks: a plan of the year it is issued in."""
    return any(column.role in ("target_score", "tasks") for column in columns)


def earlier(
    columns: tuple[Column, ...], year: int | None, issued: bool = False
) -> tuple[Column, ...]:
    """The columns of an assessment of that year: points of the year before, which the header says
    without a later one beside it ("Điểm đạt năm 2023", "Điểm năm 2023" under a title of 2024), are
    ``previous_score``, older ones have no role; where no year is known, the one year beside points
    to be reached.

    :param issued: the year is that of the issuing line alone.
    """
    years = {y for column in columns for y in YEAR.findall(column.header)}
    if issued:
        year = _assessed(columns, years, year)
    before = str(year - 1) if year else min(years) if len(years) == 1 else ""
    known = [c.header for c in columns if c.role == "previous_score"]
    aimed = any(column.role == "target_score" for column in columns)
    if any(max(YEAR.findall(h), default=before) >= before for h in known) or not (year or aimed):
        return columns
    scored = any(column.role == "max_score" for column in columns)
    reached = [_is_of(column, before, scored=scored) for column in columns]
    if not any(reached):
        return columns
    told = [
        ("previous_score" if last else None) if last or c.role == "previous_score" else c.role
        for c, last in zip(columns, reached, strict=True)
    ]
    now = [at for at, c in enumerate(columns) if c.role is None and _is_of(c, year, scored=scored)]
    if len(now) == 1 and _RESULTS.isdisjoint(told) and not aims(columns):
        told[now[0]] = "achieved_score"
    given = _RESULTS.intersection(c.role for c, last in zip(columns, reached, strict=True) if last)
    for role in ("achieved_score", *sorted(given - {"achieved_score"})):
        if role not in told:  # whose own it was: "Điểm đạt được" beside that year's
            own = [at for at, c in enumerate(columns) if c.role is None and _says(c, role)]
            told = [role if [at] == own[:1] else r for at, r in enumerate(told)]
    return tuple(
        msgspec.structs.replace(c, role=role) for c, role in zip(columns, told, strict=True)
    )


def _assessed(columns: Sequence[Column], years: set[str], issued: int | None) -> int | None:
    """The year of an assessment that was issued in one: its aim's, as its header says, for a plan
    for the next year may be; else that one, but where headers name no other: what was reached in it
    is earlier then."""
    aimed = [y for c in columns if c.role == "target_score" for y in YEAR.findall(c.header)]
    if aimed:
        return int(max(aimed))
    return None if years == {str(issued)} else issued


def _is_of(column: Column, year: int | str | None, *, scored: bool) -> bool:
    """Whether a column holds points that were reached in one year, which its header says alone, or
    such of which it says no more."""
    if YEAR.findall(column.header) != [str(year)] or named(column.header)[0] == "":
        return False
    bare = _is_bare_year(column.header) or (scored and _is_result(Leaf(column.header)))
    bare = bare or meaning(column.header)[:1] == POINTS
    bare = bare or (scored and meaning(column.header)[:-1] == _OF_YEAR)
    return column.role in _RESULTS or (column.role is None and bare)


def _says(column: Column, role: str) -> bool:
    """Whether a header says that role, of no year."""
    leaf = Leaf(column.header, column.group)
    return _role(leaf)[0] == role and not YEAR.search(f"{leaf.group or ''} {leaf.text}")


def is_criteria(columns: Sequence[Column]) -> bool:
    """A column of names with another role beside it, and the names are not those of units."""
    first = next((c for c in columns if c.role != "code"), None)
    if first is None or names_units(first.header) or any(map(_is_page, columns)):
        return False
    roles = {c.role for c in columns if c.role}
    if roles <= {"code", "title"} and any(meaning(c.header) in _ISSUED for c in columns):
        return False  # documents that a web page lists, by their numbers and dates
    alone = (
        roles == {"title"} and len(columns) > 2 and not any(names_units(c.header) for c in columns)
    )
    return ("title" in roles and len(roles - {"code"}) >= 2) or {"title", "code"} <= roles or alone


def _is_page(column: Column) -> bool:
    """Whether a column says on which page something stands, as a table of contents does."""
    return meaning(column.header) in _PAGES


def _promoted(found: Sequence[Leaf], roles: list[str | None]) -> list[str | None]:
    """The roles, what comes nearest to a name being one; of tasks in groups both are. An aim that
    stands before its tasks names them, as does what they shall mend ("Tồn tại, hạn chế"), and what
    is called a name ("Tên việc") in a plan."""
    if "tasks" in roles:
        said = [meaning(leaf.text) for leaf in found]
        at = next((i for i, s in enumerate(said) if s == AIM or s[:2] in _MENDED), len(roles))
        if at < roles.index("tasks"):
            return [*roles[:at], "title", *roles[at + 1 :]]
    for name in ("tasks", "method", "product"):
        if name in roles:
            at = roles.index(name)
            grouped = meaning(found[at].text)[:1] == _GROUPED and roles[at + 1 : at + 2] == [name]
            grouped = grouped or [*found[at + 1 : at + 2]] == [found[at]]  # over codes and names
            made = ["title"] * (1 + grouped)
            return [*roles[:at], *made, *roles[at + len(made) :]]
    named = [i for i, leaf in enumerate(found) if _is_name(leaf.text) and roles[i] is None]
    if named and _PLAN.issubset(roles):
        return [*roles[: named[0]], "title", *roles[named[0] + 1 :]]
    return roles


def _is_name(header: str) -> bool:
    return meaning(header)[:1] == _NAME and not names_units(header)
