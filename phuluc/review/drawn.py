"""The pages of a source as pictures, drawn in a process of its own under bounds."""

from collections.abc import Sequence
from typing import Any

from phuluc.child import Child, ChildDiedError
from phuluc.worker import memory_bound
from schemas.settings import Settings

SECONDS = 120.0
"""For all pages: twenty take half a second."""
MOST = 1_000
"""Pages that are drawn; a page of text has some 40 kB."""


def drawn(data: bytes, pages: Sequence[int]) -> tuple[Any, ...]:
    """An ``extract.pictures.Picture`` a page; none where the file cannot be drawn.

    :param pages: their numbers, from 1.
    """
    with Child() as child:
        try:
            made: tuple[Any, ...] = child.call(draw, data, tuple(pages[:MOST]), seconds=SECONDS)
        except (ChildDiedError, TimeoutError, ValueError, MemoryError, OSError, ImportError):
            return ()
    return made


def draw(data: bytes, pages: Sequence[int]) -> tuple[Any, ...]:
    """See above; never called in the process that was given the file."""
    with memory_bound(Settings().max_memory):
        from extract.pictures import pictures

        return tuple(pictures(data, pages))
