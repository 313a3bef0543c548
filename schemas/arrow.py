"""Arrow schemas of the three Parquet files. Imported by ``phuluc`` alone: it loads pyarrow."""

from collections.abc import Collection, Mapping

import pyarrow as pa

from schemas.checks import DIGITS, PLACES
from schemas.rows import SCORE_ROLES, TEXT_ROLES

SCORE = pa.decimal128(DIGITS, PLACES)

CELLS = pa.schema(
    [
        ("appendix", pa.int16()),
        ("part", pa.string()),
        ("id", pa.string()),
        ("role", pa.string()),
        ("piece", pa.int32()),
        ("text", pa.string()),
        ("page", pa.int32()),
        ("row", pa.int32()),
        ("x0", pa.float32()),
        ("top", pa.float32()),
        ("x1", pa.float32()),
        ("bottom", pa.float32()),
        ("row_span", pa.int32()),
        ("column_span", pa.int32()),
        ("bold", pa.bool_()),
    ]
)

INDEX = pa.schema(
    [
        ("source", pa.string()),
        ("folder", pa.string()),
        ("status", pa.string()),
        ("sha256", pa.string()),
        ("appendices", pa.int32()),
        ("criteria", pa.int32()),
        ("findings", pa.int32()),
        ("errors", pa.int32()),
        ("warnings", pa.int32()),
        ("notes", pa.int32()),
        ("seconds", pa.float64()),
    ]
)


def criteria(roles: Collection[str], headers: Mapping[str, str]) -> pa.Schema:
    """The schema of ``criteria.parquet`` for the score and text roles that a source has.

    :param roles: in any order; columns stand in the order of the lists of roles.
    :param headers: role to printed header, for the columns' metadata.
    """

    def field(role: str, name: str, kind: pa.DataType) -> pa.Field:
        return pa.field(name, kind, metadata={"role": role, "header": headers.get(role, "")})

    fields = [
        pa.field("appendix", pa.int16()),
        pa.field("id", pa.string()),
        pa.field("parent_id", pa.string()),
        pa.field("path", pa.string()),
        pa.field("order", pa.int32()),
        pa.field("level", pa.int8()),
        pa.field("kind", pa.string()),
        field("code", "code", pa.string()),
        field("title", "title", pa.string()),
    ]
    fields += [field(role, role, SCORE) for role in SCORE_ROLES if role in roles]
    for role in TEXT_ROLES:
        if role in roles:
            fields += [
                field(role, role, pa.string()),
                field(role, f"{role}_items", pa.list_(pa.string())),
                field(role, f"{role}_anchor", pa.string()),
            ]
    fields += [
        pa.field("scoring", pa.string()),
        pa.field("extra", pa.map_(pa.string(), pa.string())),
        pa.field("page", pa.int32()),
        pa.field("assumed", pa.bool_()),
    ]
    return pa.schema(fields)
