"""Text layers from before Unicode and of symbol fonts, in PDFs and in text sources."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import html, pdf, transcript
from extract.drawn import Drawn, Font, Run
from extract.encodings import TABLES, Decoder, convert, in_unicode, named, scheme_of
from normalize.text import clean
from pdfs import ruled
from schemas.page import Box, Grid, Page
from schemas.settings import Settings

SAMPLE = Path(__file__).parent.parent / "samples" / "phuong-6-2023"
TEXT = "kế hoạch cải cách hành chính năm và hướng dẫn của ủy ban nhân dân về những thủ tục như thư"


def old(text: str, scheme: str) -> str:
    """Unicode text in an old encoding, as Latin-1 letters."""
    table = {after: before for before, after in TABLES[scheme].items() if max(before) <= "\xff"}
    return "".join(table.get(letter, letter) for letter in text)


def cells(page: Page) -> list[str]:
    grids = [block for block in page.blocks if isinstance(block, Grid)]
    return [cell.text for grid in grids for row in grid.rows for cell in row if cell]


def drawn(text: str, font: str) -> list[Page]:
    rows = [[(font, line.encode("latin-1")), (font, b"12")] for line in text.split("\n")]
    return list(pdf.read(ruled(rows, wide=330.0), Settings()))


@pytest.mark.parametrize("scheme", TABLES)
def test_a_table_reads_back_what_it_writes(scheme: str) -> None:
    assert convert(old(TEXT, scheme), scheme) == TEXT


@pytest.mark.parametrize(
    ("text", "scheme", "meant"),
    [
        ("B¸o c¸o T×nh h×nh thùc hiÖn", "TCVN3", "Báo cáo Tình hình thực hiện"),
        ("v\u00adíng m¾c, th«ng t\u2212, x\u2219 héi", "TCVN3", "vướng mắc, thông tư, xã hội"),
        ("Coäng hoøa xaõ hoäi chuû nghóa", "VNI", "Cộng hòa xã hội chủ nghĩa"),
        ("ÑOÄC LAÄP, töï do, haúng", "VNI", "ĐỘC LẬP, tự do, hẳng"),
    ],
)
def test_what_old_documents_hold(text: str, scheme: str, meant: str) -> None:
    assert convert(text, scheme) == meant


@pytest.mark.parametrize("scheme", TABLES)
def test_content_tells_the_encoding_without_a_name(scheme: str) -> None:
    assert scheme_of([old(TEXT, scheme)]) == scheme


def test_a_name_makes_fewer_words_enough() -> None:
    few = [old("hướng dẫn năm", "TCVN3")]
    assert (scheme_of(few), scheme_of(few, "ABCDEF+.VnTime")) == ("", "TCVN3")


def test_another_font_of_the_document_makes_fewer_words_enough() -> None:
    few = [old("hướng dẫn năm", "VNI")]
    assert (scheme_of(few), scheme_of(few, "", "VNI")) == ("", "VNI")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        unicodedata.normalize("NFD", TEXT),
        "và là có hoà toà hoá",
        "Lưu\u00ad ý h\u00adướng dẫn",
        "2775 12/2025 (1)",
        "L'année dernière, le café était très réputé à côté de la mairie où les élèves étaient",
        "¿Cómo está usted señor? Él también habló con la señorita sobre la educación mañana",
        "© 2025 Company® «quoted» 25 µm ± 3° §5",
    ],
)
@pytest.mark.parametrize("font", [".VnTime", "VNI-Times", "Times New Roman"])
def test_unicode_is_never_converted_whatever_the_fonts_name(text: str, font: str) -> None:
    assert scheme_of([text], font) == ""


@pytest.mark.parametrize(("pieces", "scheme"), [(2, "TCVN3"), (6, "")])
def test_signs_that_a_scheme_leaves_as_they_are_speak_against_it(pieces: int, scheme: str) -> None:
    words = [
        "tæ chøc bé m¸y tæng hîp kÕt luËn kiÓm tra",
        "chøc n¨ng, nhiÖm vô c¸c phßng chuyªn m«n",
    ]
    words += ["tæng sè chøc danh, tæ c«ng t¸c chøc vô c¸n bé", *["tæ chøc tæng"] * 4]
    assert scheme_of([*words, *["® ¨"] * pieces]) == scheme


@given(st.lists(st.sampled_from(TEXT.split()), min_size=1))
def test_unicode_words_stay(words: list[str]) -> None:
    text = " ".join(words)
    assert in_unicode(text) == (text, "")


def test_names_of_fonts() -> None:
    fonts = ("AAAAAA+.VnTimeH", "VnTime", "VNI-Times", "Times New Roman", "Vnexpress")
    assert [named(font) for font in fonts] == ["TCVN3", "TCVN3", "VNI", "", "TCVN3"]


def test_a_pdf_in_tcvn3_is_read_as_unicode_and_says_so() -> None:
    (page,) = drawn(old("hướng dẫn thực hiện\nkế hoạch năm như", "TCVN3"), ".VnTime")
    assert cells(page) == ["hướng dẫn thực hiện", "12", "kế hoạch năm như", "12"]
    assert [note.code for note in page.notes] == ["text-repaired"]
    assert "TCVN3" in page.notes[0].facts["seen"]


@pytest.mark.parametrize("words", ["ñ", "q®-ubnd", "30/2020/n®-cp"])
def test_an_abbreviation_alone_is_enough_in_a_font_of_capitals(words: str) -> None:
    assert scheme_of([words], ".VnTimeH", "TCVN3") == "TCVN3"


def test_letters_one_by_one_say_nothing_against_the_name_of_their_font() -> None:
    letters = list(old("phụ lục số tiêu chí", "TCVN3").replace(" ", ""))
    assert scheme_of(letters, ".VnTimeH", "TCVN3") == "TCVN3"


def test_names_of_places_are_foreign_in_a_document_that_is_old() -> None:
    words = old("kèm công của tỉnh Đắk Lắk", "TCVN3").split()
    assert (scheme_of(words), scheme_of(words, "", "TCVN3")) == ("", "TCVN3")


def test_a_letter_read_as_a_hyphen_ends_a_word_of_two_letters() -> None:
    (page,) = drawn(old("Sở Tư pháp\nhướng dẫn năm", "TCVN3").replace("\xad", "-"), ".VnTime")
    assert cells(page)[0] == "Sở Tư pháp"


def test_capitals_of_tcvn3_come_from_the_font() -> None:
    (page,) = drawn(old("ngân hàng nhà nước", "TCVN3"), "ABCDEF+.VnTimeH")
    assert cells(page)[0] == "NGÂN HÀNG NHÀ NƯỚC"


def test_a_hyphen_stays_one_in_tcvn3() -> None:
    (page,) = drawn(old("Nghị định số 10/NĐ-CP về hướng dẫn", "TCVN3"), ".VnTime")
    assert cells(page)[0] == "Nghị định số 10/NĐ-CP về hướng dẫn"


def test_a_pdf_in_vni_is_read_as_unicode() -> None:
    (page,) = drawn(old("hướng dẫn thực hiện\nkế hoạch", "VNI"), "VNI-Times")
    assert cells(page) == ["hướng dẫn thực hiện", "12", "kế hoạch", "12"]


def test_a_font_of_digits_is_not_converted() -> None:
    (page,) = drawn("109/2004\n287 + 288", ".VnTime")
    assert page.notes == ()


def test_a_cross_alone_in_a_cell_is_no_letter_of_an_old_encoding() -> None:
    page = (
        "<td>B¸o c¸o t×nh h×nh thùc hiÖn c¶i c¸ch hµnh chÝnh cña tØnh</td>"
        "<td>×</td><td><p class=c> × </p></td><th>TR<span>×</span></th>"
    )
    text, scheme = in_unicode(page * 3)
    assert (scheme, text.count("tình hình"), text.count("×")) == ("TCVN3", 3, 6)
    assert text.count("<span>ì</span>") == 3


def test_a_pdf_in_unicode_has_no_note() -> None:
    pages = pdf.read((SAMPLE / "phuong-6-2023.office.pdf").read_bytes(), Settings())
    assert [note for page in pages for note in page.notes] == []


def test_boxes_of_wingdings_are_their_private_codes() -> None:
    runs = [
        Run(text, Box(0, 0, 9, 9), Font(font, 9, False, False))
        for text, font in (("o", "ABCDEF+Wingdings-Regular"), ("þ", "Wingdings"), ("o", "Times"))
    ]
    page, note = Decoder().page(Drawn(1, 99, 99, tuple(runs), ()))
    assert [run.text for run in page.runs] == ["\uf06f", "\uf0fe", "o"]
    assert note is not None and "symbol" in note.facts["seen"]


@pytest.mark.parametrize("scheme", TABLES)
@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_html_in_an_old_encoding(scheme: str, encoding: str) -> None:
    markup = f"<table><tr><td>{old(TEXT, scheme)}<td>2</table>".encode(encoding)
    (page,) = html.read(markup, Settings())
    assert cells(page) == [TEXT, "2"]
    assert [note.code for note in page.notes] == ["text-repaired"]


def test_entities_of_an_old_encoding() -> None:
    text = old(TEXT, "TCVN3").replace("\xad", "&shy;").replace("®", "&reg;") + " &lt; 5"
    (page,) = html.read(f"<table><tr><td>{text}<td>2</table>".encode(), Settings())
    assert cells(page)[0] == TEXT + " < 5"


def test_a_transcription_in_an_old_encoding() -> None:
    row = f"1\t{old(TEXT, 'TCVN3')}\n"
    (page,) = transcript.read((row * 2).encode(), Settings())
    assert cells(page) == ["1", TEXT] * 2
    assert [note.code for note in page.notes] == ["text-repaired"]


DAMAGE = {
    "nfd": unicodedata.normalize("NFD", "Kế hoạch cải cách hành chính"),
    "nbsp": "Kế\u00a0hoạch cải\u00a0\u00a0cách hành chính",
    "soft hyphens": "Kế hoạch cải cách hành ch\u00adính",
    "zero width": "Kế \u200bhoạch cải\u200b cách\ufeff hành chính",
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_marks_of_unicode_text_end_as_plain_text_from_html(kind: str) -> None:
    (page,) = html.read(f"<table><tr><td>{DAMAGE[kind]}<td>2</table>".encode(), Settings())
    assert clean(cells(page)[0]) == "Kế hoạch cải cách hành chính"
    assert page.notes == ()


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("kind", DAMAGE)
def test_marks_of_unicode_text_end_as_plain_text_from_a_pdf(kind: str, engine: str) -> None:
    text = DAMAGE[kind]
    letters = {0x80 + i: c for i, c in enumerate(sorted({c for c in text if c > "~"}))}
    codes = {c: code for code, c in letters.items()}
    plain = {code: chr(code) for code in range(32, 127)}
    shown = bytes(codes.get(c, ord(c)) for c in text)
    data = ruled([[("Times", shown), ("Times", b"2")]], wide=380.0, meant=plain | letters)
    (page,) = pdf.read(data, Settings(engine=engine))
    assert clean(cells(page)[0]) == "Kế hoạch cải cách hành chính"
    assert page.notes == ()


def test_a_font_of_capitals_prints_capitals_in_markup() -> None:
    title = "B<span style='font-family:.VnTimeH'>é</span> ti<font face='.VnTimeH'>ª</font>u"
    markup = f"<table><tr><td>{title}<td>{old(TEXT, 'TCVN3')}</table>".encode("windows-1252")
    (page,) = html.read(markup, Settings())
    assert cells(page)[0] == "BỘ tiÊu"


def test_letters_that_are_drawn_one_by_one_are_put_together_before_they_are_read() -> None:
    font, at, runs = Font("Serif", 10.0, False, False), 0.0, []
    for word in old(TEXT, "VNI").split():
        for letter in word:
            runs.append(Run(letter, Box(at, 0, at + 5, 10), font, True))
            at += 5
        at += 2.5
    page, _ = Decoder().page(Drawn(1, 99, 99, tuple(runs), ()))
    assert [run.text for run in page.runs] == TEXT.split()


def test_runs_that_part_a_letter_are_one() -> None:
    font, at, runs = Font("Serif", 10.0, False, False), 0.0, []
    for text in [*old(TEXT, "VNI").split(), "QUYE", "ÀN"]:
        runs.append(Run(text, Box(at, 0, at + 5 * len(text), 10), font, text != "ÀN"))
        at += 5 * len(text) + (0 if text == "QUYE" else 2.5)
    page, _ = Decoder().page(Drawn(1, 99, 99, tuple(runs), ()))
    assert page.runs[-1].text == "QUYỀN"


@pytest.mark.parametrize("turned", [90, 270])
def test_letters_that_are_read_upwards_or_downwards_are_put_together_too(turned: int) -> None:
    font, runs = Font("Times", 10, False, False), []
    step = -5.0 if turned == 90 else 5.0
    at = 500.0
    for word in (old("tỷ lệ hồ sơ được xử lý đúng hạn của cán bộ", "VNI")).split():
        for letter in word:
            top = at if step > 0 else at - 5
            runs.append(Run(letter, Box(10, top, 20, top + 5), font, True, turned=turned))
            at += step
        at += step
    page = Drawn(1, 600, 800, tuple(runs), ())
    read = " ".join(run.text for run in Decoder().page(page)[0].runs)
    assert read == "tỷ lệ hồ sơ được xử lý đúng hạn của cán bộ"
