"""The closed list of findings, the record, and the one exception."""

import msgspec

from schemas.rows import Place

SEVERITIES = ("error", "warning", "note")
ERRORS = (
    "no-table", "no-text-layer", "header-not-found", "not-found", "unknown-kind", "empty-file",
    "encrypted", "damaged", "too-large", "crashed", "not-written",
)  # fmt: skip
WARNINGS = (
    "sum-mismatch", "parts-mismatch", "total-mismatch", "target-above-max", "scoring-unclear",
    "bad-number", "bad-code", "duplicate-code", "code-gap", "missing-parent", "orphan-row",
    "engines-disagree", "correction-stale",
)  # fmt: skip
NOTES = (
    "assumed-join", "ambiguous-cover", "assumed-cover", "unknown-header", "table-skipped",
    "text-repaired", "total-missing", "name-missing",
)  # fmt: skip
KINDS: dict[str, str] = (
    dict.fromkeys(ERRORS, "error")
    | dict.fromkeys(WARNINGS, "warning")
    | dict.fromkeys(NOTES, "note")
)
"""Kind of finding -> its severity. ``damaged`` and ``no-text-layer`` are warnings where the rest
of the source was read (``Finding.severity`` overrides)."""

UNREADABLE = frozenset(
    {"not-found", "unknown-kind", "empty-file", "encrypted", "damaged", "too-large", "crashed"}
)
"""Errors that mean the source could not be read at all (exit 3)."""


class Finding(msgspec.Struct, frozen=True):
    """One finding. ``place`` names a row until ids are known, ``id`` the criterion afterwards.

    ``facts`` are strings that ``schemas/sentences.toml`` quotes; the message is made from them.
    """

    code: str
    facts: dict[str, str] = {}
    severity: str = ""
    appendix: int | None = None
    id: str | None = None
    page: int | None = None
    place: Place | None = None

    def __post_init__(self) -> None:
        if self.code not in KINDS:
            raise ValueError(f"{self.code} is not in the closed list of findings")
        if not self.severity:
            msgspec.structs.force_setattr(self, "severity", KINDS[self.code])


class Stopped(Exception):  # noqa: N818 - it stops a source, it is no fault of the program
    """A source gave no tree; carries the findings that say why. In words it is the first."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(findings[0].code if findings else "stopped")
        self.findings = findings

    def __str__(self) -> str:
        if not self.findings:
            return "stopped"
        from schemas.sentences import message  # asked only where somebody reads it

        return f"{self.findings[0].code}: {message(self.findings[0])}"
