"""SQLite, by the standard library. Exact decimals: the printed digits, and ten-thousandths."""

# ruff: noqa: S608 - names in a statement are those of tables.py; values pass beside it

import sqlite3
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar

import msgspec

from phuluc.load.database import Database, NotLoaded, told
from phuluc.load.rows import Row
from phuluc.load.sql import SQLITE, Dialect, columns
from phuluc.load.tables import TABLES, VIEWS, Table

PATIENCE = 30.0
"""Seconds to wait for another program that writes."""

OLDEST = (3, 38)
"""The version that has strict tables and ``->>``."""


class Opened(Database):
    """A SQLite file."""

    dialect: ClassVar[Dialect] = SQLITE
    # Beside its own errors the driver lets these through: numbers beyond 64 bits, lone surrogates.
    faults = (sqlite3.Error, OverflowError, UnicodeError)

    def __init__(self, path: str) -> None:
        super().__init__()
        if sqlite3.sqlite_version_info < OLDEST:
            raise NotLoaded(f"SQLite is {sqlite3.sqlite_version}, it must be 3.38 or newer")
        try:
            self._connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
            self.run("PRAGMA foreign_keys = ON")
            self.run("PRAGMA schema_version")  # the first look at the file
        except (*self.faults, ValueError) as fault:
            raise NotLoaded(told(fault)) from fault

    def begin(self) -> None:
        self.run("BEGIN IMMEDIATE")

    def run(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        return self._connection.execute(statement, values).fetchall()

    def fill(self, table: Table, rows: list[Row]) -> None:
        marks = ", ".join("?" * len(columns(table, SQLITE)))
        statement = f"INSERT INTO {table.name} VALUES ({marks})"
        self._connection.executemany(statement, (_values(table, row) for row in rows))

    def existing(self) -> dict[str, list[str]]:
        names = [*(table.name for table in TABLES), *VIEWS]
        found = {
            name: [row[0] for row in self.run("SELECT name FROM pragma_table_info(?)", (name,))]
            for name in names
        }
        return {name: there for name, there in found.items() if there}

    def close(self) -> None:
        self._connection.close()


def _values(table: Table, row: Row) -> list[Any]:
    values: list[Any] = []
    for column, value in zip(table.columns, row, strict=True):
        if column.kind == "score":
            values += (None, None) if value is None else (f"{value:f}", _e4(value))
        elif column.kind == "list":
            values.append(msgspec.json.encode(value).decode())
        else:
            values.append(value)
    return values


def _e4(value: Decimal) -> int:
    """Ten-thousandths; exact, for only numbers with four places or fewer come here."""
    return int(value.scaleb(4))
