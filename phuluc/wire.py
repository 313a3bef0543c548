"""Objects over two pipes, whole or not at all.

``multiprocessing.connection`` does the same and loads twenty modules for it, a tenth of a start.
"""

import os
import pickle
import select
from typing import Any, Self

LENGTH = 8
"""Bytes that say how long an object is."""
MOST = 1 << 20
"""Bytes that are read in one go."""


class Wire:
    """One end: what the other end sends is read from one descriptor, what is sent goes to one."""

    def __init__(self, reading: int, writing: int) -> None:
        self.reading = reading
        self.writing = writing

    @classmethod
    def pair(cls) -> tuple[Self, Self]:
        """Two ends, each of which reads what the other sends."""
        (here, there), (back, forth) = os.pipe(), os.pipe()
        return cls(here, forth), cls(back, there)

    def send(self, value: Any) -> None:
        """Pass an object on.

        :raises OSError: the other end is closed.
        """
        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        for rest in (memoryview(len(data).to_bytes(LENGTH, "big")), memoryview(data)):
            while rest:
                rest = rest[os.write(self.writing, rest) :]

    def recv(self) -> Any:
        """The next object, as soon as it is there.

        :raises EOFError: the other end is closed.
        """
        length = int.from_bytes(self._read(LENGTH), "big")
        return pickle.loads(self._read(length))  # noqa: S301 - what a process of ours has sent

    def poll(self, seconds: float) -> bool:
        """Whether something, or the end, is there within so many seconds."""
        asked = select.poll()
        asked.register(self.reading, select.POLLIN)
        return bool(asked.poll(1000 * seconds))

    def close(self) -> None:
        """Close both descriptors."""
        for number in (self.reading, self.writing):
            os.close(number)

    def _read(self, count: int) -> bytes:
        parts = []
        while count:
            part = os.read(self.reading, min(count, MOST))
            if not part:
                raise EOFError
            parts.append(part)
            count -= len(part)
        return b"".join(parts)
