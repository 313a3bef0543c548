"""A result into a database: ``duckdb:FILE``, ``sqlite:FILE`` or ``postgresql://…``."""

import importlib
from types import ModuleType

from phuluc.load.database import ConnectionLost, Database, NotLoaded
from phuluc.load.rows import rows_of
from phuluc.result import Result

__all__ = ["BadTarget", "ConnectionLost", "Database", "NotLoaded", "load", "open_database"]

FILES = {"duckdb": "duck", "sqlite": "lite"}
"""Kind of database in a file -> its module."""

TARGETS = "duckdb:FILE, sqlite:FILE or postgresql://USER@HOST/NAME"


class BadTarget(ValueError):  # noqa: N818 - the words are off
    """What was given names no database, or one without its driver; its text says what to do."""


def load(result: Result, target: str) -> str:
    """Load one result: ``loaded``, ``replaced`` or ``unchanged``.

    :raises BadTarget: the target names no database.
    :raises NotLoaded: the database refused; it holds what it held.
    :raises NotOpened: the cells of the result cannot be read.
    """
    rows = rows_of(result)
    with open_database(target) as database:
        return database.put(rows)


def open_database(target: str) -> Database:
    """The database that a target names; a file that is not there is made.

    :raises BadTarget: the target names no database.
    :raises NotLoaded: it cannot be opened.
    """
    kind, _, rest = target.partition(":")
    database: Database
    if kind in ("postgresql", "postgres") and rest.startswith("//"):
        try:
            database = _driver("postgres").Opened(target)
        except ValueError as fault:
            raise BadTarget(f"{fault}; a target is {TARGETS}") from fault
    elif kind not in FILES or not rest or rest == ":memory:" or "\0" in rest:
        raise BadTarget(f"it names no database; a target is {TARGETS}")
    else:
        database = _driver(FILES[kind]).Opened(rest)
    return database


def _driver(name: str) -> ModuleType:
    """The module of a database, which loads its driver.

    :raises BadTarget: the driver is not installed.
    """
    try:
        return importlib.import_module(f"phuluc.load.{name}")
    except ImportError as fault:
        extra = {"duck": "duckdb"}.get(name, name)
        raise BadTarget(
            f"its driver is not installed; install it with pip install 'phuluc[{extra}]'"
        ) from fault
