import io
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from extract.readers import READERS, kind_of, reader_for
from schemas.findings import Stopped

ROOT = Path(__file__).parents[1]
TABLE = "STT\tTiêu chí\n1\tCải cách\n"


def zipped(name):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, "x")
    return held.getvalue()


def ole(stream):
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\xef\xbb\xbfjunk\r\n" * 50 + b"%PDF-1.4", "pdf"),
        (b"x" * 2000 + b"%PDF-1.4", None),
        (b"<!DOCTYPE html><p>a", "html"),
        (b"\n\n <!-- a --> <HTML>", "html"),
        (b'<?xml version="1.0" encoding="utf-8"?><html xmlns="x">', "html"),
        ("<html><p>Điểm".encode("utf-16"), "html"),
        ("<html><p>Điểm tối đa".encode("utf-16-le"), "html"),
        (b"Intro text <table><tr><td>1</table>", "html"),
        (b"<div>\n\t<p>\ta</p>\n</div>", "html"),
        (b'<?xml version="1.0"?><svg/>', None),
        (TABLE.encode(), "transcript"),
        (TABLE.encode("utf-8-sig"), "transcript"),
        (TABLE.encode("utf-16"), "transcript"),
        (f"**Phụ lục**\n\n<b>{TABLE}".encode(), "transcript"),
        (f"<b>STT</b>\tx\n{TABLE}".encode(), "transcript"),
        (b"all:\n\tmake a\n\tmake b\n", None),
        (b"a,b\n1,2\n", None),
        (b"", None),
    ],
)
def test_the_bytes_say_which_kind_a_source_is(data, kind):
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (zipped("word/document.xml"), "a Word document (.docx)"),
        (zipped("xl/workbook.xml"), "an Excel workbook (.xlsx)"),
        (zipped("word/document.xml")[:60], "a Word document (.docx)"),
        (zipped("a.txt"), "a zip archive"),
        (ole("WordDocument"), "a Word document (.doc)"),
        (ole("Workbook"), "an Excel workbook (.xls)"),
        (b"\xff\xd8\xff\xe0JFIF", "a JPEG picture"),
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG picture"),
        (b"II*\x00\x08", "a TIFF picture"),
        (b"\x00\x00\x00\x18ftypheic", "a HEIC picture"),
        (b"{\\rtf1 a\tb\nc\td", "a Word document (RTF)"),
        (b"MIME-Version: 1.0\n<html>", "a web archive (MHTML)"),
        (b'<?xml version="1.0"?><svg/>', "an XML file"),
        ("Một đoạn văn.\n".encode(), "plain text without a tab-separated table"),
        (b"BMI is text", "plain text without a tab-separated table"),
        (bytes(range(256)) * 8, "a binary file"),
    ],
)
def test_what_is_refused_is_named(data, seen):
    with pytest.raises(Stopped) as stopped:
        reader_for(data)
    (finding,) = stopped.value.findings
    assert (finding.code, finding.facts["seen"]) == ("unknown-kind", seen)


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf\n", bytes(100)])
def test_nothing_is_an_empty_file(data):
    with pytest.raises(Stopped, match="empty-file"):
        reader_for(data)


def test_a_pdf_inside_an_archive_is_no_pdf():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.pdf", b"%PDF-1.7")
    assert kind_of(held.getvalue()) is None


@pytest.mark.parametrize("piece", [b"<!---->", b"<?a>", b"<!-- ", b" <!x ", b"\t\n", b"<table "])
def test_the_kind_of_a_flood_is_told_in_linear_time(piece):
    begun = time.process_time()
    assert kind_of(piece * 100_000 + b"x") in (None, "html")
    assert time.process_time() - begun < 2


def test_asking_for_a_kind_loads_no_engine():
    code = (
        "import sys; from extract.readers import kind_of; kind_of(b'<html>');"
        "print(*{'bs4', 'lxml', 'pdfplumber', 'pypdfium2_raw'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stdout.strip()) == (0, "")


@pytest.mark.parametrize(
    ("form", "kind"), [("office.pdf", "pdf"), ("html", "html"), ("txt", "transcript")]
)
def test_the_sample_in_its_forms(form, kind):
    source = ROOT / "samples" / "phuong-6-2023" / f"phuong-6-2023.{form}"
    assert kind_of(source.read_bytes()) == kind


def test_readers_have_names_of_their_own():
    assert len({reader.name for reader in READERS}) == len(READERS)
