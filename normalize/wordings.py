"""The words of ``vocabulary.toml``, read from the JSON that is made of it where nobody edited them.

To read TOML costs a short run a twentieth; ``python -m docs.generated`` renews the JSON, which says
of which TOML it is. Words that a user adds to the TOML count at once, and make results anew.
"""

from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

TOML = Path(__file__).with_name("vocabulary.toml")
MADE = TOML.with_suffix(".json")


class Stamp(msgspec.Struct, frozen=True):
    """The SHA-256 of the TOML of which the JSON was made: all that each source asks of it."""

    sha256: str


class Made(Stamp, frozen=True):
    """The same with the words."""

    words: dict[str, Any]


def made_of(toml: bytes) -> Made:
    """The words of a TOML file.

    :raises tomllib.TOMLDecodeError: it is none.
    """
    import tomllib

    return Made(sha256(toml).hexdigest(), tomllib.loads(toml.decode("utf-8")))


def read_words() -> dict[str, Any]:
    """The tables of ``vocabulary.toml``, as they are on the disk now.

    :raises tomllib.TOMLDecodeError: somebody edited it, and it is no TOML.
    """
    made = msgspec.json.decode(MADE.read_bytes(), type=Made)
    own = _other_than(made)
    return made_of(own).words if own else made.words


def edited() -> bytes:
    """The bytes of ``vocabulary.toml`` where the JSON is not made of them, else none."""
    return _other_than(msgspec.json.decode(MADE.read_bytes(), type=Stamp))


def _other_than(made: Stamp) -> bytes:
    toml = TOML.read_bytes()
    return b"" if made.sha256 == sha256(toml).hexdigest() else toml
