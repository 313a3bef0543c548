"""DuckDB, by its own driver."""

from collections.abc import Sequence
from typing import Any, ClassVar

import duckdb
import msgspec

from phuluc.load.database import Database, NotLoaded, told
from phuluc.load.rows import Row
from phuluc.load.sql import DUCKDB, Dialect
from phuluc.load.tables import TABLES, VIEWS, Table

_ROWS = msgspec.json.Encoder(decimal_format="string")

_OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
"""All that is used is built in; nothing is fetched from the network."""


class Opened(Database):
    """A DuckDB file."""

    dialect: ClassVar[Dialect] = DUCKDB
    faults = (duckdb.Error, UnicodeError)

    def __init__(self, path: str) -> None:
        super().__init__()
        try:
            self._connection = duckdb.connect(path, config=_OFFLINE)
        except (*self.faults, ValueError) as fault:
            raise NotLoaded(told(fault)) from fault

    def run(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        return self._connection.execute(statement, values).fetchall()

    def fill(self, table: Table, rows: list[Row]) -> None:
        """All rows in one value: a statement a row takes thirty times as long."""
        names = [column.name for column in table.columns]
        shape = {
            column.name: ["VARCHAR"] if column.kind == "list" else _read_as(column.kind)
            for column in table.columns
        }
        objects = [dict(zip(names, row, strict=True)) for row in rows]
        self.run(
            f"INSERT INTO {table.name} BY NAME "
            "SELECT unnest(from_json(?::VARCHAR::JSON, ?), recursive := true)",
            (_ROWS.encode(objects).decode(), msgspec.json.encode([shape]).decode()),
        )

    def existing(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for table, column in self.run(
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE table_catalog = current_database() AND table_schema = current_schema() "
            "ORDER BY table_name, ordinal_position"
        ):
            found.setdefault(table, []).append(column)
        ours = {*(table.name for table in TABLES), *VIEWS}
        return {name: there for name, there in found.items() if name in ours}

    def close(self) -> None:
        self._connection.close()


def _read_as(kind: str) -> str:
    """A JSON column is read as the text that it is, so that its digits stay as printed."""
    return "VARCHAR" if kind == "json" else DUCKDB.types[kind]
