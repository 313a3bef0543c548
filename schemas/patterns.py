"""Regular expressions that are made ready when they are first used.

To compile all of them is a tenth of the time for a short document, which uses half of them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

_SMALL = "àáâãèéêìíòóôõùúýăĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_LETTERS = {"À-Ỹ": _SMALL.upper(), "à-ỹ": _SMALL}
"""The letters of Vietnamese beyond ASCII, but for đ, as patterns name them, and those that are
compiled for them: the range as it stands has both capitals and small letters."""


class _Late:
    """Stands for a pattern: what is asked of it once is at hand from then on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        pattern = self.pattern
        for named, compiled in _LETTERS.items():
            pattern = pattern.replace(named, compiled)
        found = getattr(re.compile(pattern, self.flags), name)
        setattr(self, name, found)
        return found


class _Seldom(_Late):
    """Stands for a pattern that fits no text without one of some words: until a text has one, that
    is all that is asked. From then on each question goes to the pattern itself."""

    def __init__(self, pattern: str, flags: int, needs: Sequence[str]) -> None:
        super().__init__(pattern, flags)
        self.needs = needs

    def match(self, text: str, *bounds: int) -> re.Match[str] | None:
        return self.__getattr__("match")(text, *bounds) if self._may_fit(text) else None

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        return self.__getattr__("search")(text, *bounds) if self._may_fit(text) else None

    def fullmatch(self, text: str, *bounds: int) -> re.Match[str] | None:
        return self.__getattr__("fullmatch")(text, *bounds) if self._may_fit(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self.__getattr__("finditer")(text) if self._may_fit(text) else iter(())

    def findall(self, text: str) -> list[Any]:
        return self.__getattr__("findall")(text) if self._may_fit(text) else []

    def sub(self, new: Any, text: str, count: int = 0) -> str:
        return self.__getattr__("sub")(new, text, count) if self._may_fit(text) else text

    def split(self, text: str) -> list[Any]:
        return self.__getattr__("split")(text) if self._may_fit(text) else [text]

    def _may_fit(self, text: str) -> bool:
        folded = text.casefold()
        for word in self.needs:  # noqa: SIM110 - asked of each text: a generator is twice as dear
            if word in folded:
                return True
        return False


class _Printed(_Seldom):
    """One whose words have their capitals: "Ông" is in few texts, "ông" in each with "công"."""

    def _may_fit(self, text: str) -> bool:
        for word in self.needs:  # noqa: SIM110 - see above
            if word in text:
                return True
        return False


def late(
    pattern: str, flags: int = 0, needs: str | Iterable[str] = (), has: str | Iterable[str] = ()
) -> re.Pattern[str]:
    """What ``re.compile`` gives, compiled when it is first used; one that is wrong is told then.

    :param needs: words or signs in small letters, one of which each text has that it fits; or the
        only one, as a string.
    :param has: the same with the capitals that are printed, of a pattern that tells case; not both.
    """
    if has:
        made: _Late = _Printed(pattern, flags, _words(has))
    else:
        made = _Seldom(pattern, flags, _words(needs)) if needs else _Late(pattern, flags)
    return cast(re.Pattern[str], made)


def _words(given: str | Iterable[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


DIGITS = tuple("0123456789")
"""What patterns need that fit figures alone, as ``needs`` of those that know ASCII's only."""
