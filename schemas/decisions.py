"""Decisions and reasons: why a piece stands where it stands."""

import msgspec

from schemas.rows import Place


class Reason(msgspec.Struct, frozen=True):
    """A leaf's answer instead of a value: what kind of doubt, and what was seen."""

    code: str
    seen: str


class Decision(msgspec.Struct, frozen=True):
    """One join or cover decision: a piece at ``place`` in ``column`` went ``onto`` a row.

    ``because`` quotes the facts. A decision that is not ``sure`` marks the row ``assumed``.
    """

    rule: str
    sure: bool
    place: Place
    column: str
    onto: Place
    because: tuple[str, ...] = ()
