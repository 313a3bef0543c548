"""Compressed parts of a PDF that changed on the way, told by their checksums."""

import zlib
from pathlib import Path

from bench.hostile.files import changed, flate, table_content
from extract.checksums import MOST_BYTES, broken_streams
from phuluc import pipeline
from schemas.settings import Settings

SAMPLES = Path(__file__).parent.parent / "samples" / "phuong-6-2023"
WHOLE = changed({4: flate(table_content())})
PACKED = zlib.compress(table_content(), 9)


def test_printed_files_keep_their_checksums() -> None:
    assert [broken_streams(path.read_bytes()) for path in SAMPLES.glob("*.pdf")] == [0, 0]


def test_a_stream_that_changed_is_seen() -> None:
    at = WHOLE.index(PACKED) + len(PACKED) - 1  # the last byte of the checksum
    assert broken_streams(WHOLE) == 0
    assert broken_streams(WHOLE[:at] + bytes([WHOLE[at] ^ 1]) + WHOLE[at + 1 :]) == 1


def test_a_stream_that_the_end_cuts_and_one_that_is_not_packed_have_no_checksum() -> None:
    assert broken_streams(WHOLE[: WHOLE.index(PACKED) + 40]) == 0
    assert broken_streams(changed({})) == 0


def test_a_stream_that_unpacks_to_more_than_a_bound_is_left() -> None:
    bomb = flate(b"\0" * (MOST_BYTES + (2 << 20)))
    assert broken_streams(changed({4: bomb[:-14] + b"xxxx" + bomb[-10:]})) == 0


def test_a_cross_check_tells_of_it() -> None:
    data = bytearray(WHOLE)
    data[WHOLE.index(PACKED) + len(PACKED) - 1] ^= 1
    found = pipeline.extract(bytes(data), "x.pdf", Settings(cross_check=True)).tree.findings
    seen = "1 compressed part of the file does not keep its checksum"
    assert [f.facts["seen"] for f in found if f.code == "damaged"] == [seen]
