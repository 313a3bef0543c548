"""What the page shows of a tree: a row a criterion with its fields, and where each was printed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from schemas.rows import SCORE_ROLES, TEXT_ROLES
from schemas.tree import Appendix, Criterion, Tree

GUIDANCE = "Cách chấm, trong ô tên"
"""What stands for the header of a method that has no column."""

Cells = Sequence[Mapping[str, Any]]
"""The rows of ``cells.parquet``."""


class Field(msgspec.Struct, frozen=True):
    """A value of a row: its name in a correction, its header, and the text (None: empty).

    ``key`` names the printed pieces that it stands in: appendix, id and role. ``anchor`` is the id
    of another row, where the cell begins there.
    """

    name: str
    header: str
    text: str | None
    key: str
    anchor: str | None = None


class Shown(msgspec.Struct, frozen=True):
    """A criterion with its fields. ``row``: where it begins on its page, None where a correction
    could not name it: no place is known, or another row begins there too."""

    appendix: int
    criterion: Criterion
    row: int | None
    fields: tuple[Field, ...]


class Box(msgspec.Struct, frozen=True, array_like=True):
    """A printed piece on its page, in points from the top left, and the key of its field."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    key: str


def rows_of(tree: Tree, cells: Cells) -> tuple[Shown, ...]:
    """Every criterion of every appendix, in document order."""
    places = _places(tree, cells)
    taken = {place: own for own, place in places.items()}  # the last one: a parent stands before
    shown = []
    for index, appendix in enumerate(tree.appendices):
        for each in appendix.criteria:
            own = (index, each.id)
            place = places.get(own)
            row = place[1] if place and taken[place] == own else None
            shown.append(Shown(index, each, row, tuple(_fields(index, appendix, each))))
    return tuple(shown)


def boxes_of(cells: Cells) -> tuple[Box, ...]:
    """Every printed piece of a criterion that has a place on its page."""
    return tuple(
        Box(cell["page"], *_sides(cell), key=_key(cell["appendix"], cell["id"], cell["role"]))
        for cell in cells
        if cell["part"] == "body" and cell["id"] is not None and cell["x0"] is not None
    )


def _sides(cell: Mapping[str, Any]) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = (round(cell[side], 1) for side in ("x0", "top", "x1", "bottom"))
    return x0, top, x1, bottom


def _places(tree: Tree, cells: Cells) -> dict[tuple[int, str], tuple[int, int]]:
    """Page and row where each criterion begins."""
    begins = {
        (index, each.id): each.page
        for index, appendix in enumerate(tree.appendices)
        for each in appendix.criteria
    }
    found: dict[tuple[int, str], tuple[int, int]] = {}
    for cell in cells:
        own = (cell["appendix"], cell["id"])
        if cell["part"] == "body" and cell["row"] and begins.get(own) == cell["page"]:
            place = (cell["page"], cell["row"])
            found[own] = min(place, found.get(own, place))
    return found


def _fields(index: int, appendix: Appendix, each: Criterion) -> Iterator[Field]:
    headers = {column.role: column.header for column in appendix.columns if column.role}
    own = _key(index, each.id, "title")
    yield Field("title", headers.get("title", ""), each.title or None, own)
    for role in SCORE_ROLES:
        if role in headers or role in each.scores:
            score = each.scores.get(role)
            text = None if score is None else f"{score:f}"
            key = _key(index, each.id, role)
            yield Field(f"scores.{role}", headers.get(role, role), text, key)
    for role in TEXT_ROLES:
        told = each.texts.get(role)
        if told is None and (role not in headers or each.kind != "criterion"):
            continue
        anchor = told.anchor if told and told.anchor != each.id else None
        # Guidance without a column of its own is printed in the cell of the name.
        key = _key(index, anchor or each.id, role if role in headers else "title")
        text = told.text if told else None
        yield Field(f"texts.{role}", headers.get(role, GUIDANCE), text, key, anchor)
    for name, text in each.extra.items():
        yield Field(f"extra.{name}", name, text, _key(index, each.id, name))


def _key(appendix: int, own: str, role: str | None) -> str:
    return f"{appendix}/{own}/{role or ''}"
