"""What every database does alike: a document is put in, in one transaction, or not at all."""

# ruff: noqa: S608 - names in a statement are those of tables.py; values pass beside it

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, Self

from phuluc.load.rows import Row, Rows
from phuluc.load.sql import Dialect, columns, create_table, create_views, indexes, violations
from phuluc.load.tables import DOCUMENT, TABLES, VIEWS, Table
from schemas.sentences import one_line


class NotLoaded(Exception):  # noqa: N818 - the database said no; nothing of ours failed
    """A document was not loaded, and nothing was changed; its text says what was seen."""


class ConnectionLost(NotLoaded):
    """The database went away: what was under way is undone, and nothing more can be loaded."""


class Database(ABC):
    """An open database. The tables are made when the first document comes."""

    dialect: ClassVar[Dialect]
    mark: ClassVar[str] = "?"
    """How a statement names a value that is given beside it."""
    faults: tuple[type[Exception], ...] = ()
    """What the driver raises."""

    def __init__(self) -> None:
        self._ready = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(*self.faults):
            self.close()

    def put(self, rows: Rows) -> str:
        """Load a document in one transaction: ``loaded``, ``replaced`` or ``unchanged``.

        :raises NotLoaded: the database refused; it holds what it held.
        """
        with self._transaction():
            self._prepare()
            before = self._digest(rows.sha256)
            if before == rows.digest:
                return "unchanged"
            if before is not None:
                for table in reversed(TABLES):
                    where = f"WHERE sha256 = {self.mark}"
                    self.run(f"DELETE FROM {table.name} {where}", (rows.sha256,))
            for table in TABLES:
                self.fill(table, rows.tables[table.name])
            for seen, query in violations(self.dialect):
                if self.run(query, (rows.sha256,)):
                    raise NotLoaded(seen)
        return "loaded" if before is None else "replaced"

    def rows(self, table: Table, sha256: str) -> list[Row]:
        """The rows of a document, by their key, as ``put`` was given them; numbers with the digits
        that the database keeps.

        :raises NotLoaded: the database cannot be read.
        """
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        order = ", ".join(f'"{name}"' for name in table.key)
        statement = f"SELECT {names} FROM {table.name} WHERE sha256 = {self.mark} ORDER BY {order}"
        try:
            return self.run(statement, (sha256,))
        except self.faults as fault:
            raise NotLoaded(told(fault)) from fault

    @abstractmethod
    def run(self, statement: str, values: Sequence[Any] = ()) -> list[Row]:
        """Run one statement; the rows that it gives."""

    @abstractmethod
    def fill(self, table: Table, rows: list[Row]) -> None:
        """Put rows into a table."""

    @abstractmethod
    def existing(self) -> dict[str, list[str]]:
        """The tables and views that have a name of ours, with their columns in order."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the database."""

    def begin(self) -> None:
        """Open a transaction that no other loader disturbs."""
        self.run("BEGIN")

    def is_lost(self) -> bool:
        """Whether the connection is gone."""
        return False

    def expected(self, table: Table) -> list[str]:
        """The columns of a table of ours."""
        return columns(table, self.dialect)

    def extend(self) -> None:  # noqa: B027 - most can do nothing more
        """Make what a database can do beyond the tables, right after they were made."""

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        ready = self._ready
        try:
            self.begin()
            yield
            self.run("COMMIT")
        except BaseException as fault:
            self._ready = ready
            with contextlib.suppress(*self.faults):
                self.run("ROLLBACK")
            if not isinstance(fault, self.faults):
                raise
            seen = told(fault)
            raise (ConnectionLost if self.is_lost() else NotLoaded)(seen) from fault

    def _prepare(self) -> None:
        """Make what is missing; refuse tables of these names that are not ours."""
        if self._ready:
            return
        there = self.existing()
        missing = [table for table in TABLES if table.name not in there]
        for table in TABLES:
            if table not in missing and there[table.name] != self.expected(table):
                raise NotLoaded(
                    f"there is a table {table.name} with other columns than those of this version"
                )
        for table in missing:
            self.run(create_table(table, self.dialect))
        if len(missing) == len(TABLES):
            for statement in indexes(self.dialect):
                self.run(statement)
            self.extend()
        views = create_views(self.dialect)
        for name in VIEWS:
            if name not in there:
                self.run(views[name])
        self._ready = True

    def _digest(self, sha256: str) -> str | None:
        statement = f"SELECT digest FROM {DOCUMENT.name} WHERE sha256 = {self.mark}"
        found = self.run(statement, (sha256,))
        return found[0][0] if found else None


def told(fault: BaseException) -> str:
    """What a driver says, on one line."""
    return one_line(str(fault))[:300].rstrip(" .") or type(fault).__name__
