"""Regular expressions that are made ready when they are first used.

To compile all of them is a tenth of the time for a short document, which uses two thirds of them.
"""

import re
from typing import Any, cast


class _Late:
    """Stands for a pattern: what is asked of it once is at hand from then on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, found)
        return found


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, compiled when it is first used; one that is wrong is told then."""
    return cast(re.Pattern[str], _Late(pattern, flags))
