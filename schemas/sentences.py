"""Findings in words: what was seen and what to do next, from ``sentences.toml``."""

import re
from functools import cache
from pathlib import Path

from schemas.findings import Finding

LONGEST = 300
"""Characters of one quoted fact: a message stays a line that a person reads."""


def sentence(finding: Finding, language: str = "en") -> str:
    """What was seen, and what to do next, on one line; never raises for a fact that is missing.

    :param language: ``en`` or ``vi``; English where a kind has no sentence in it.
    """
    kind = _kind(f"{finding.code}-{finding.severity}") or _kind(finding.code)
    full, plain, advice = kind.get(language) or kind.get("en") or _UNKNOWN
    facts = _facts(finding)
    wanted = _fields(full)
    seen = full.format_map(facts) if wanted <= facts.keys() else plain
    loose = facts.get("seen")
    if loose and not (seen != plain and "seen" in wanted):
        seen = f"{seen} ({loose})"
    return f"{_opened(seen)}; {advice}."


def message(finding: Finding) -> str:
    """The English sentence, as ``tree.json`` carries it."""
    return sentence(finding)


def one_line(text: str) -> str:
    """Text without line breaks and control characters, safe to print on a terminal."""
    printable = (char if char.isprintable() else " " for char in text)
    return " ".join("".join(printable).split())


_UNKNOWN = ["something was found", "something was found", "see the facts"]


def _facts(finding: Finding) -> dict[str, str]:
    known = {"id": finding.id, "page": finding.page}
    facts = {key: str(value) for key, value in known.items() if value is not None}
    facts |= finding.facts
    short = {key: _short(one_line(str(value))) for key, value in facts.items()}
    return {key: value for key, value in short.items() if value}


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _opened(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def _fields(template: str) -> frozenset[str]:
    import string

    return frozenset({name for _, name, _, _ in string.Formatter().parse(template) if name})


@cache
def _kind(name: str) -> dict[str, list[str]]:
    """The sentences of a kind by language: a run tells of few kinds, to read all costs it 3 ms."""
    import tomllib  # with three patterns, and few runs tell of anything in the command itself

    return tomllib.loads(_tables().get(name, ""))


@cache
def _tables() -> dict[str, str]:
    """The tables of the file by name, as they are written."""
    text = Path(__file__).with_name("sentences.toml").read_text("utf-8")
    _, *parts = re.split(r"^\[([a-z-]+)\]\n", text, flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))
