"""The statements that make the tables and views, in the words of each database."""

# ruff: noqa: S608 - names in a statement are those of tables.py; values pass beside it

from collections.abc import Iterator

import msgspec

from phuluc.load.tables import CRITERION, TABLES, Column, Table
from schemas.rows import SCORE_ROLES

E4 = "_e4"
"""How the column that holds a score in ten-thousandths is called in SQLite."""

SUMMED = tuple(role for role in SCORE_ROLES if not role.endswith("_percent"))


class Dialect(msgspec.Struct, frozen=True):
    """What differs: the types by kind of column, and whether the tables keep their keys.

    ``e4``: no decimals, so that a score is its printed digits and an integer of ten-thousandths.
    """

    types: dict[str, str]
    keeps_keys: bool = True
    e4: bool = False
    ending: str = ""


POSTGRES = Dialect(
    {
        "text": "text", "int": "integer", "bool": "boolean", "real": "real", "date": "date",
        "score": "numeric(12, 4)", "json": "json", "list": "text[]",
    },
)  # fmt: skip
"""``json`` and not ``jsonb``: it keeps the printed digits and the order of members."""

SQLITE = Dialect(
    {
        "text": "TEXT", "int": "INTEGER", "bool": "INTEGER", "real": "REAL", "date": "TEXT",
        "score": "TEXT", "json": "TEXT", "list": "TEXT",
    },
    e4=True,
    ending=" STRICT",
)  # fmt: skip

DUCKDB = Dialect(
    {
        "text": "VARCHAR", "int": "INTEGER", "bool": "BOOLEAN", "real": "FLOAT", "date": "DATE",
        "score": "DECIMAL(12, 4)", "json": "JSON", "list": "VARCHAR[]",
    },
    keeps_keys=False,
)  # fmt: skip
"""DuckDB looks at keys while a transaction still runs, so that rows could not be replaced within
one; ``violations`` does it at the end instead."""


def columns(table: Table, dialect: Dialect) -> list[str]:
    """The names of a table's columns, in order."""
    names: list[str] = []
    for column in table.columns:
        names.append(column.name)
        if dialect.e4 and column.kind == "score":
            names.append(column.name + E4)
    return names


def create_table(table: Table, dialect: Dialect) -> str:
    """The statement that makes a table."""
    lines = [line for column in table.columns for line in _column(column, dialect)]
    if dialect.keeps_keys:
        lines.append(f"PRIMARY KEY ({_names(table.key)})")
        for reference in table.references:
            lines.append(
                f"FOREIGN KEY ({_names(reference.columns)}) REFERENCES {reference.table} "
                "DEFERRABLE INITIALLY DEFERRED"
            )
    inside = ",\n  ".join(lines)
    return f"CREATE TABLE {table.name} (\n  {inside}\n){dialect.ending}"


def indexes(dialect: Dialect) -> list[str]:
    """What makes children and the cells of a criterion quick to find, and quick to take away."""
    if not dialect.keeps_keys:
        return []
    return [
        "CREATE INDEX criterion_parent ON criterion (sha256, appendix, parent_id)",
        "CREATE INDEX criterion_text_anchor ON criterion_text (sha256, appendix, anchor)",
        "CREATE INDEX cell_criterion ON cell (sha256, appendix, id)",
    ]


def violations(dialect: Dialect) -> Iterator[tuple[str, str]]:
    """What is wrong, and a query that finds it in one document: for a dialect without keys.

    A query takes the SHA-256 once and gives a row where a key stands twice or names nothing.
    """
    if dialect.keeps_keys:
        return
    for table in TABLES:
        key = _names(table.key)
        yield (
            f"a key of {table.name} stands twice",
            f"SELECT 1 FROM {table.name} WHERE sha256 = ? GROUP BY {key} HAVING count(*) > 1",
        )
        for reference in table.references:
            other = next(each for each in TABLES if each.name == reference.table)
            pairs = zip(reference.columns, other.key, strict=True)
            same = " AND ".join(f'o."{theirs}" = t."{ours}"' for ours, theirs in pairs)
            given = " AND ".join(f't."{name}" IS NOT NULL' for name in reference.columns)
            yield (
                f"{table.name} names a row of {other.name} that is not there",
                f"SELECT 1 FROM {table.name} t WHERE t.sha256 = ? AND {given} "
                f"AND NOT EXISTS (SELECT 1 FROM {other.name} o WHERE {same}) LIMIT 1",
            )


def create_views(dialect: Dialect) -> dict[str, str]:
    """View -> the statement that makes it."""
    return {"criterion_tree": _tree(dialect), "score_check": _check(dialect)}


def _column(column: Column, dialect: Dialect) -> Iterator[str]:
    kind = dialect.types[column.kind]
    line = f'"{column.name}" {kind}{" NOT NULL" if column.required else ""}'
    if column.among:
        values = ", ".join(f"'{value}'" for value in column.among)
        line += f' CHECK ("{column.name}" IN ({values}))'
    if dialect.e4 and column.kind == "bool":
        line += f' CHECK ("{column.name}" IN (0, 1))'
    yield line
    if dialect.e4 and column.kind == "score":
        both = f'("{column.name}" IS NULL) = ("{column.name}{E4}" IS NULL)'
        yield f'"{column.name}{E4}" INTEGER CHECK ({both})'


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _tree(dialect: Dialect) -> str:
    """Every criterion with the ids from its root, joined by ``/``, and its depth, roots 1."""
    others = [n for n in columns(CRITERION, dialect) if n not in ("sha256", "appendix", "id")]
    taken = ", ".join(f'c."{name}"' for name in others)
    return f"""
CREATE VIEW criterion_tree AS
WITH RECURSIVE tree AS (
  SELECT sha256, appendix, id, id AS path, 1 AS depth FROM criterion WHERE parent_id IS NULL
  UNION ALL
  SELECT c.sha256, c.appendix, c.id, tree.path || '/' || c.id, tree.depth + 1
  FROM tree JOIN criterion c
    ON c.sha256 = tree.sha256 AND c.appendix = tree.appendix AND c.parent_id = tree.id
)
SELECT d.name AS document, tree.sha256, tree.appendix, tree.id, tree.path, tree.depth, {taken}
FROM tree
JOIN criterion c ON c.sha256 = tree.sha256 AND c.appendix = tree.appendix AND c.id = tree.id
JOIN document d ON d.sha256 = tree.sha256"""


def _check(dialect: Dialect) -> str:
    """Each printed number beside the sum of its criterion children's, through groups; ``id`` is
    null for the total. As in ``schemas.checks``: rules do not count, nothing is compared where no
    child has a number, or where one has a number that the column cannot hold.
    """
    ending = E4 if dialect.e4 else ""
    roles = "\nUNION ALL\n".join(_check_role(role, dialect) for role in SUMMED)
    own = ", ".join(f"{role}, {role}{ending}" if ending else role for role in SUMMED)
    total = ", ".join(
        f"total_{role}, total_{role}{ending}" if ending else f"total_{role}" for role in SUMMED
    )
    return f"""
CREATE VIEW score_check AS
WITH RECURSIVE part AS (
  SELECT sha256, appendix, parent_id AS whole, id, kind FROM criterion
  UNION ALL
  SELECT p.sha256, p.appendix, p.whole, c.id, c.kind
  FROM part p JOIN criterion c
    ON c.sha256 = p.sha256 AND c.appendix = p.appendix AND c.parent_id = p.id
  WHERE p.kind = 'group'
),
child AS (
  SELECT p.whole, c.*
  FROM part p JOIN criterion c
    ON c.sha256 = p.sha256 AND c.appendix = p.appendix AND c.id = p.id
  WHERE p.kind = 'criterion'
),
whole AS (
  SELECT sha256, appendix, id, {own} FROM criterion WHERE kind = 'criterion'
  UNION ALL
  SELECT sha256, appendix, NULL, {total} FROM appendix WHERE total_label IS NOT NULL
)
{roles}"""


def _check_role(role: str, dialect: Dialect) -> str:
    value = role + E4 if dialect.e4 else role
    added = f"sum(c.{value})"
    shown = f"w.{role} AS stated, {added} AS added"
    if dialect.e4:
        size = f"abs({added})"
        sign = f"iif({added} < 0, '-', '')"
        text = f"printf('%s%d.%04d', {sign}, {size} / 10000, {size} % 10000)"
        shown = (
            f"w.{role} AS stated, {text} AS added, w.{value} AS stated{E4}, {added} AS added{E4}"
        )
    return f"""
SELECT w.sha256, w.appendix, w.id, '{role}' AS role, {shown}, w.{value} = {added} AS agrees
FROM whole w JOIN child c
  ON c.sha256 = w.sha256 AND c.appendix = w.appendix
  AND coalesce(c.whole, '') = coalesce(w.id, '')
WHERE w.{value} IS NOT NULL
GROUP BY w.sha256, w.appendix, w.id, w.{role}, w.{value}
HAVING count(c.{value}) > 0 AND count(c.{value}) = count((c.printed ->> '{role}'))"""
