"""A PDF that lost its end is read where its pages are all there, and says so."""

import pytest

from bench.hostile.files import encrypted
from extract.ends import is_whole, with_end
from extract.pictures import pictures
from phuluc.worker import Job, run
from schemas.settings import Settings
from stages import SAMPLES

FORMS = {
    form: (SAMPLES / "phuong-6-2023" / f"phuong-6-2023.{form}.pdf").read_bytes()
    for form in ("browser", "office")
}


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("form", FORMS)
def test_a_file_without_its_trailer_is_read_with_a_warning(form: str, engine: str) -> None:
    cut = FORMS[form][: FORMS[form].rindex(b">>")]
    outcome = run(Job("a.pdf", cut, Settings(engine=engine)))
    assert outcome.criteria == 109
    (finding,) = (each for each in outcome.findings if each.code == "damaged")
    assert finding.severity == "warning"


@pytest.mark.parametrize("lost", [30, 150, 1500])
@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_a_file_without_its_cross_references_is_read(lost: int, engine: str) -> None:
    assert run(Job("a.pdf", FORMS["office"][:-lost], Settings(engine=engine))).criteria == 109


def test_its_pages_are_drawn() -> None:
    assert len([*pictures(FORMS["office"][:-150], [1, 19])]) == 2


@pytest.mark.parametrize("form", FORMS)
def test_a_whole_file_stays_as_it_is(form: str) -> None:
    data = FORMS[form]
    assert is_whole(data)
    assert with_end(data) is data


@pytest.mark.parametrize(
    "data",
    [
        FORMS["browser"][:-8],  # the trailer is there
        FORMS["browser"][: len(FORMS["browser"]) // 2],  # no catalogue
        b"%PDF-1.4\n/Type/Catalog",  # no object around it
        b"%PDF-1.4\n1 0 obj << >> endobj\n/Type /Catalog",  # another object's
        b"%PDF-1.5\n1 0 obj << /Type /Catalog >> endobj 2 0 obj << /Type /XRef >>",
    ],
)
def test_no_end_is_made_up(data: bytes) -> None:
    assert with_end(data) == data


def test_an_encrypted_file_without_its_trailer_is_not_read_as_if_it_were_plain() -> None:
    data = encrypted(b"", b"boss")
    cut = data[: data.rindex(b"trailer")]
    assert with_end(cut) == cut
    assert not run(Job("a.pdf", cut, Settings())).files
