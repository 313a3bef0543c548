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


class Made(msgspec.Struct, frozen=True):
    """The words as JSON, and the SHA-256 of the TOML of which they were made."""

    sha256: str
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
    made, own = _on_disk()
    return made_of(own).words if own else made.words


def edited() -> bytes:
    """The bytes of ``vocabulary.toml`` where the JSON is not made of them, else none."""
    return _on_disk()[1]


def _on_disk() -> tuple[Made, bytes]:
    made, toml = msgspec.json.decode(MADE.read_bytes(), type=Made), TOML.read_bytes()
    return made, b"" if made.sha256 == sha256(toml).hexdigest() else toml
