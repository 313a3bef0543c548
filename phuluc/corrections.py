"""Where a person's corrections come from: kept beside a result, or named by the command.

What stands in them is read by ``normalize.corrections``, in the process that reads the source.
"""

import os
from pathlib import Path

import msgspec

from phuluc.sources import load
from schemas.findings import Finding

ENDING = ".corrections.toml"
LARGEST = 4 * 1024 * 1024
"""Bytes of a file of corrections: some 20,000 of them."""


class BadCorrections(Exception):  # noqa: N818 - the caller's words are off, nothing failed here
    """A file of corrections that the command names cannot be used; says why."""


def beside(out: Path, folder: str) -> bytes | Finding:
    """The corrections kept beside a result, ``b""`` where there are none.

    What is there and cannot be read is a finding: a result without them would not be theirs.

    :param folder: the name of the result in ``out``.
    """
    place = out / f"{folder}{ENDING}"
    if not os.path.lexists(place):
        return b""
    found = load(place, LARGEST)
    if not isinstance(found, Finding):
        return found
    if found.code == "empty-file":
        return b""
    return msgspec.structs.replace(found, facts={"seen": f"{place.name}: {found.facts['seen']}"})


def named(place: Path) -> bytes:
    """The corrections in a file that somebody named.

    :raises BadCorrections: it cannot be read, or holds no corrections.
    """
    from normalize.corrections import BadCorrectionsError, parse  # only this option needs it

    found = load(place, LARGEST)
    if isinstance(found, Finding):
        seen = found.facts.get("seen", "it is empty")
        raise BadCorrections(f"the corrections cannot be read ({seen.lower()}); check the path")
    try:
        parse(found)
    except BadCorrectionsError as fault:
        raise BadCorrections(f"these are no corrections: {fault}") from fault
    return found
