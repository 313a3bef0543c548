"""CSV (RFC 4180): UTF-8, points in figures, text that no spreadsheet runs."""

import csv
import io
from decimal import Decimal

from phuluc.export.flat import Flat, Value
from phuluc.export.safe import safe

MARK = "\ufeff"
"""A spreadsheet that opens the file by a double click takes it for UTF-8 by this mark alone."""


def table(flat: Flat) -> str:
    """The table with a header row; empty cells for None."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([field.name for field in flat.fields])
    writer.writerows([_cell(value) for value in row] for row in flat.rows)
    return stream.getvalue()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return safe(value) if isinstance(value, str) else str(value)
