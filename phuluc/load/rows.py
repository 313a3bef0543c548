"""A result as the rows of every table, the same for each database."""

import hashlib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import msgspec

from phuluc.load.tables import TABLES
from phuluc.opened import NotOpened, cells_in
from phuluc.result import Result
from schemas.checks import fitting
from schemas.nested import ENCODER, FORMAT, TreeFile, encode_scoring
from schemas.rows import SCORE_ROLES
from schemas.tree import Criterion, IssuedWith, Scoring, Total

Row = tuple[Any, ...]
"""Values in the order of the table's columns: text, int, bool, float, Decimal, a list of texts, the
text of a JSON value, or None."""

_DIGEST = msgspec.json.Encoder(decimal_format="string")


class Rows(msgspec.Struct, frozen=True):
    """One document: its SHA-256, a digest over all rows, and the rows by table."""

    sha256: str
    digest: str
    tables: dict[str, list[Row]]


def rows_of(result: Result) -> Rows:
    """The rows of a result.

    :raises NotOpened: the cells cannot be read, or are those of another source.
    """
    try:
        sha256 = result.tree.source.sha256
    except ValueError as fault:  # a kind of finding that there is not
        raise NotOpened(f"tree.json: {fault}") from fault
    by_name = {
        "appendix": list(_appendices(result)),
        "criterion": list(_criteria(result)),
        "criterion_text": list(_texts(result)),
        "scoring_option": list(_options(result)),
        "finding": list(_findings(result.nested)),
        "cell": list(_cells(result)),
    }
    tables = {name: [(sha256, *row) for row in rows] for name, rows in by_name.items()}
    document = _document(result)
    digest = hashlib.sha256(_DIGEST.encode((document, tables))).hexdigest()
    tables["document"] = [(*document, digest)]
    return Rows(sha256, digest, {table.name: tables[table.name] for table in TABLES})


def _document(result: Result) -> Row:
    source = result.tree.source
    return (
        source.sha256, source.name, source.media_type, source.pages, source.reader, source.engine,
        source.made_by.version, source.made_by.settings, FORMAT,
    )  # fmt: skip


def _appendices(result: Result) -> Iterator[Row]:
    for index, (appendix, node) in enumerate(
        zip(result.tree.appendices, result.nested.appendices, strict=True)
    ):
        heading = appendix.heading
        yield (
            index, heading.label, heading.title, heading.year, *_issued(heading.issued_with),
            *_total(appendix.total), _json(node.columns), list(appendix.notes),
        )  # fmt: skip


def _issued(line: IssuedWith | None) -> Row:
    if line is None:
        return (False, *(None,) * 5)
    return (True, line.kind, line.number, line.symbol, line.date, line.issuer)


def _total(total: Total | None) -> Row:
    if total is None:
        return (None,) * (len(SCORE_ROLES) + 3)
    return (total.label, *_scores(total.scores), _json(total.scores), _json(total.extra))


def _criteria(result: Result) -> Iterator[Row]:
    for index, each in _each(result):
        yield (
            index, each.id, each.parent_id, each.order, each.level, each.kind, each.code,
            each.title, *_scores(each.scores), _json(each.scores), encode_scoring(each.scoring),
            _json(each.extra), _json(each.corrected), each.page, each.assumed,
        )  # fmt: skip


def _texts(result: Result) -> Iterator[Row]:
    for index, each in _each(result):
        for position, (role, text) in enumerate(each.texts.items()):
            yield (index, each.id, role, position, text.text, list(text.items), text.anchor)


def _options(result: Result) -> Iterator[Row]:
    for index, each in _each(result):
        for part, option, text, score, formula in _scored(each.scoring or Scoring()):
            yield (index, each.id, part, option, text, fitting(score), formula)


def _scored(scoring: Scoring) -> Iterator[tuple[int, int, str, Decimal | None, str | None]]:
    for option, each in enumerate(scoring.options, 1):
        yield 0, option, each.text, each.score, None
    for part, whole in enumerate(scoring.parts, 1):
        yield part, 0, whole.text, whole.score, whole.formula
        for option, each in enumerate(whole.options, 1):
            yield part, option, each.text, each.score, None


def _findings(file: TreeFile) -> Iterator[Row]:
    for position, each in enumerate(file.findings):
        yield (
            position, each.code, each.severity, each.appendix, each.id, each.page, each.message,
            _json(each.facts),
        )  # fmt: skip


def _cells(result: Result) -> Iterator[Row]:
    cells = cells_in(result.files["cells.parquet"], result.tree.source.sha256)
    for position, row in enumerate(cells):
        yield (position, *row.values())


def _each(result: Result) -> Iterator[tuple[int, Criterion]]:
    for index, appendix in enumerate(result.tree.appendices):
        for each in appendix.criteria:
            yield index, each


def _scores(scores: Mapping[str, Decimal | None]) -> tuple[Decimal | None, ...]:
    return tuple(fitting(scores.get(role)) for role in SCORE_ROLES)


def _json(value: Any) -> str:
    return ENCODER.encode(value).decode()
