"""PostgreSQL, by psycopg; with ``criterion.tree_path`` of the type ltree where that is there."""

import re
from collections.abc import Sequence
from typing import Any, ClassVar

import psycopg
from psycopg import conninfo
from psycopg.types import json, string

from phuluc.load.database import Database, NotLoaded, told
from phuluc.load.rows import Row
from phuluc.load.sql import POSTGRES, Dialect, columns
from phuluc.load.tables import CRITERION, TABLES, VIEWS, Table

PATIENCE = 10
"""Seconds to wait for a server that does not answer, where the address does not say."""

LOADER = 0x7068756C
"""The advisory lock that one loader holds at a time ("phul")."""

LTREE = "tree_path"

_LONGEST = 255
"""Characters of one label of an ltree (before PostgreSQL 16)."""


class Opened(Database):
    """A PostgreSQL database; tables stand in the first schema of the search path."""

    dialect: ClassVar[Dialect] = POSTGRES
    mark: ClassVar[str] = "%s"
    faults = (psycopg.Error, UnicodeError, OSError)

    def __init__(self, address: str) -> None:
        """Connect.

        :raises ValueError: the address is none; its text quotes nothing of it, for there may be a
            password in it.
        :raises NotLoaded: the server cannot be reached, or lets us not in.
        """
        super().__init__()
        try:
            known = conninfo.conninfo_to_dict(address)
            more: dict[str, str | int | None] = {
                "connect_timeout": PATIENCE,
                "application_name": "phuluc",
            }
            full = conninfo.make_conninfo(address, **(more | known), client_encoding="utf8")
        except psycopg.Error as fault:
            raise ValueError("it is no address of a PostgreSQL database") from fault
        try:
            self._connection = psycopg.connect(full, autocommit=True)
        except self.faults as fault:
            raise NotLoaded(told(fault)) from fault
        self._ltree = False
        # JSON and dates come back as the text that they are.
        json.set_json_loads(lambda text: text if isinstance(text, str) else bytes(text).decode(),
                            self._connection)  # fmt: skip
        self._connection.adapters.register_loader("date", string.TextLoader)

    def begin(self) -> None:
        self.run("BEGIN")
        self.run("SELECT pg_advisory_xact_lock(%s)", (LOADER,))

    def run(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        done = self._connection.execute(statement.encode(), values or None)
        return done.fetchall() if done.description else []

    def fill(self, table: Table, rows: list[Row]) -> None:
        names = columns(table, POSTGRES)
        if table is CRITERION and self._ltree:
            names.append(LTREE)
            rows = [(*row, path) for row, path in zip(rows, tree_paths(rows), strict=True)]
        quoted = ", ".join(f'"{name}"' for name in names)
        with self._connection.cursor() as cursor:
            statement = f"COPY {table.name} ({quoted}) FROM STDIN"
            with cursor.copy(statement.encode()) as copy:
                for row in rows:
                    copy.write_row(row)

    def existing(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for table, column in self.run(
            "SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
            "WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = ANY(%s) "
            "AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum",
            ([*(table.name for table in TABLES), *VIEWS],),
        ):
            found.setdefault(table, []).append(column)
        self._ltree = LTREE in found.get(CRITERION.name, ())
        return found

    def expected(self, table: Table) -> list[str]:
        names = columns(table, POSTGRES)
        return [*names, LTREE] if table is CRITERION and self._ltree else names

    def extend(self) -> None:
        """``criterion.tree_path``, where the server has ltree and lets this user have it."""
        if not self.run("SELECT 1 FROM pg_available_extensions WHERE name = 'ltree'"):
            return
        self.run("SAVEPOINT before_ltree")
        try:
            self.run("CREATE EXTENSION IF NOT EXISTS ltree")
            self.run(f"ALTER TABLE criterion ADD COLUMN {LTREE} ltree")
        except psycopg.Error:  # no rights, or it is installed where we do not look
            self.run("ROLLBACK TO before_ltree")
            return
        self.run(f"CREATE INDEX criterion_{LTREE} ON criterion USING gist ({LTREE})")
        self._ltree = True

    def is_lost(self) -> bool:
        return self._connection.closed

    def close(self) -> None:
        self._connection.close()


def tree_paths(rows: list[Row]) -> list[str | None]:
    """The ltree of each row of ``criterion``: a label an id, from the root; None where one is too
    long. A parent stands before its children.
    """
    names = [column.name for column in CRITERION.columns]
    where = [names.index(name) for name in ("appendix", "parent_id", "id")]
    paths: dict[tuple[int, str], str | None] = {}
    for row in rows:
        appendix, parent, own = (row[index] for index in where)
        above = paths.get((appendix, parent)) if parent is not None else ""
        name = label(own)
        fits = above is not None and len(name) <= _LONGEST
        paths[appendix, own] = f"{above}.{name}".removeprefix(".") if fits else None
    return [paths[row[where[0]], row[where[2]]] for row in rows]


def label(own: str) -> str:
    """An id as a label: ``7.2.u1`` is ``7_2_u1``; of other characters their number, ``~2`` is
    ``__7e_2``.
    """
    return re.sub(r"[^A-Za-z0-9]", lambda found: _escaped(found[0]), own)


def _escaped(char: str) -> str:
    return "_" if char == "." else f"__{ord(char):x}_"
