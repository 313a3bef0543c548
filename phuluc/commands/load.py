"""``phuluc load``: results into a database, a document in one transaction."""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from phuluc import report
from phuluc.load import BadTarget, ConnectionLost, Database, NotLoaded, open_database
from phuluc.load.rows import Rows, rows_of
from phuluc.opened import NotOpened, open_tree, results_in
from phuluc.result import Result
from schemas.sentences import one_line

ADVICE = "check the database and your rights in it, and load again"


class Loaded(msgspec.Struct, frozen=True):
    """What became of one result: loaded, replaced, unchanged, not-loaded or unreadable."""

    result: str
    status: str
    sha256: str | None = None
    criteria: int = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument(
        "results", nargs="+", metavar="OUT", help="a result folder, or a folder of results"
    )
    parser.add_argument(
        "target", metavar="TARGET", help="duckdb:FILE, sqlite:FILE or postgresql://USER@HOST/NAME"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")


def run(args: argparse.Namespace) -> int:
    """0 all is in the database, 2 there is no such target, 3 a result cannot be read, 4 one was
    not loaded.
    """
    codes = {0}
    places: list[str] = []
    for word in args.results:
        try:
            places += results_in(word)
        except NotOpened as fault:
            codes.add(report.refuse(word, fault, 3))
    done: list[Loaded] = []
    try:
        if places:
            with open_database(args.target) as database:
                for line in _loaded(database, places):
                    done.append(line)
                    if not args.json and line.status not in ("not-loaded", "unreadable"):
                        codes.add(0 if report.print_text(_told(line)) else 4)
    except BadTarget as fault:
        return report.refuse("TARGET", fault, 2)
    except NotLoaded as fault:
        codes.add(report.refuse("TARGET", f"nothing was loaded: {fault}; {ADVICE}", 4))
    codes |= {{"not-loaded": 4, "unreadable": 3}.get(line.status, 0) for line in done}
    if args.json:
        codes.add(0 if report.print_json({"format": "load/1", "results": done}) else 4)
    elif len(done) > 1:
        codes.add(0 if report.print_text(_summed(done)) else 4)
    return max(codes)


def _loaded(database: Database, places: list[str]) -> Iterator[Loaded]:
    """A line a result, as each is done; after the connection was lost, none more."""
    for index, place in enumerate(places):
        try:
            rows = _rows(place)
        except NotOpened as fault:
            report.refuse(place, fault, 3)
            yield Loaded(place, "unreadable")
            continue
        try:
            status = database.put(rows)
        except NotLoaded as fault:
            lost = isinstance(fault, ConnectionLost)
            left = len(places) - index - 1 if lost else 0
            also = f" and {left} more were not tried" if left else ""
            told = f"it was not loaded{also}: {fault}; the database holds what it held"
            report.refuse(place, told, 4)
            yield Loaded(place, "not-loaded", rows.sha256)
            if lost:
                return
        else:
            yield Loaded(place, status, rows.sha256, len(rows.tables["criterion"]))


def _rows(place: str) -> Rows:
    opened = open_tree(place)
    if not opened.place.is_dir():
        raise NotOpened("it is a tree alone; name a result folder, which has its cells too")
    try:
        cells = (opened.place / "cells.parquet").read_bytes()
    except OSError as fault:
        raise NotOpened("its cells.parquet cannot be read; extract the source again") from fault
    result = Result({"tree.json": opened.data, "cells.parquet": cells})
    result.nested = opened.file
    return rows_of(result)


def _told(line: Loaded) -> str:
    name = one_line(str(Path(line.result)))
    return f"{name}: {line.status}, {line.criteria} criteria"


def _summed(done: list[Loaded]) -> str:
    counts = Counter(line.status for line in done)
    return ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
