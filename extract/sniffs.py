"""What bytes are that no reader reads, in a person's words: for the message, nothing else."""

STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"BM", "a BMP picture"),
    (b"{\\rtf", "a Word document (RTF)"),
    (b"%!PS", "a PostScript file"),
    (b"AT&TFORM", "a DjVu document"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"MIME-Version:", "a web archive (MHTML)"),
    (b"From: <Saved by", "a web archive (MHTML)"),
    (b"bplist00", "a web archive (Safari)"),
)
"""Longer than three bytes or followed by a check in ``seen_in``: a text may begin with "BM"."""
SHORT = (b"BM", b"MZ", b"BZh", b"\x1f\x8b")

ZIPPED: tuple[tuple[bytes, str], ...] = (
    (b"word/document", "a Word document (.docx)"),
    (b"xl/workbook", "an Excel workbook (.xlsx)"),
    (b"ppt/presentation", "a PowerPoint presentation (.pptx)"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"META-INF/container.xml", "an e-book (EPUB)"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("WordDocument", "a Word document (.doc)"),
    ("Workbook", "an Excel workbook (.xls)"),
    ("PowerPoint Document", "a PowerPoint presentation (.ppt)"),
    ("EncryptedPackage", "an encrypted Office document"),
)
FILE_TYPES: tuple[tuple[bytes, str], ...] = (
    (b"heic", "a HEIC picture"),
    (b"heix", "a HEIC picture"),
    (b"mif1", "a HEIC picture"),
    (b"avif", "an AVIF picture"),
)


def seen_in(data: bytes) -> str | None:
    """What the bytes are, by their first ones ("a JPEG picture"); None where they may be text."""
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if data.startswith(OLE):
        return _ole(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "a WebP picture"
    if data[4:8] == b"ftyp":
        return dict(FILE_TYPES).get(data[8:12], "a video")
    for start, what in STARTS:
        if data.startswith(start) and (start not in SHORT or b"\x00" in data[:64]):
            return what
    return None


def _zipped(data: bytes) -> str:
    """By the names of its parts, which stand uncompressed at the front of each and at the end.

    The bytes are searched and not unpacked: a bomb of a million parts takes no longer, and an
    archive that is cut is named too.
    """
    return next((what for name, what in ZIPPED if name in data), "a zip archive")


def _ole(data: bytes) -> str:
    """By the names of its streams, written in UTF-16 in the directory of the file."""
    for name, what in OLE_STREAMS:
        if name.encode("utf-16-le") in data:
            return what
    return "an older Office document"
