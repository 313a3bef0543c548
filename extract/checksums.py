"""Whether the compressed parts of a PDF are as they were written: a bit that changed on the way.

Each Flate stream ends with a checksum (RFC 1950) that no PDF engine looks at: what it reads of a
stream whose bits have changed is a wrong letter here and there. To look costs a second reading.
"""

import re
import zlib

MOST_BYTES, PIECE = 256 << 20, 1 << 20
"""Unpacked bytes that are looked at in all and at a time: a few may stand for any number."""

_STREAM = re.compile(rb"(?<!end)stream\r?\n")


def broken_streams(data: bytes) -> int:
    """How many Flate streams of a PDF do not keep their checksum, 0 where it is encrypted. One
    that the file's end cuts has none."""
    if b"/Encrypt" in data:
        return 0
    broken, left = 0, MOST_BYTES
    for found in _STREAM.finditer(data):
        at = found.end()
        if not _is_flate(data[at : at + 2]):
            continue
        try:
            left -= _unpacked(data, at, left)
        except zlib.error:
            broken += 1
        if left <= 0:
            break
    return broken


def _is_flate(head: bytes) -> bool:
    """Whether a stream begins as RFC 1950 has it: its method, and a check of its two bytes."""
    return len(head) == 2 and head[0] & 15 == 8 and (head[0] << 8 | head[1]) % 31 == 0


def _unpacked(data: bytes, at: int, most: int) -> int:
    """How many bytes a stream unpacks to, or as many as it takes to go beyond ``most``.

    :raises zlib.error: what it holds is not what was packed.
    """
    unpacker, size = zlib.decompressobj(), 0
    while not unpacker.eof and size <= most:
        piece = unpacker.unconsumed_tail
        if not piece:
            piece = data[at : at + PIECE]
            at += len(piece)
        if not piece:
            break
        size += len(unpacker.decompress(piece, PIECE))
    return size
