"""The pages of a source as pictures, drawn in a process of its own under bounds."""

from collections.abc import Sequence
from typing import Any

from phuluc.child import Child, ChildDiedError
from phuluc.worker import memory_bound
from schemas.settings import Settings

SECONDS = 120.0
"""For all pages: twenty take half a second."""
LARGEST = 128 * 1024 * 1024
"""Bytes of all pictures: 3,000 pages of text, or some hundred of photographs."""


def drawn(data: bytes, pages: Sequence[int]) -> tuple[Any, ...]:
    """An ``extract.pictures.Picture`` a page, of the first ones where there are too many; none
    where the file cannot be drawn.

    :param pages: their numbers, from 1.
    """
    with Child() as child:
        try:
            made: tuple[Any, ...] = child.call(draw, data, tuple(pages), seconds=SECONDS)
        except (ChildDiedError, TimeoutError, ValueError, MemoryError, OSError, ImportError):
            return ()
    return made


def draw(data: bytes, pages: Sequence[int]) -> tuple[Any, ...]:
    """See above; never called in the process that was given the file."""
    with memory_bound(Settings().max_memory):
        from extract.pictures import pictures

        made, size = [], 0
        for picture in pictures(data, pages):
            size += len(picture.png)
            if size > LARGEST:
                break
            made.append(picture)
        return tuple(made)
