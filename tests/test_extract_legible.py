"""Damage of a text layer that no rule can repair."""

from extract import pdf
from extract.legible import spoilt
from pdfs import ruled
from schemas.settings import Settings

REAL = (
    "nghị quyết về việc tăng cường hiệu lực và hiệu quả của công tác cải cách hành chính trên "
    "địa bàn xã, trong đó các đơn vị phải gửi báo cáo trước ngày mười lăm hằng tháng và đăng "
    "nội dung trên website, fanpage theo mẫu; tính điểm theo công thức (b/a)*điểm tối đa, km2 "
    "gửi về https://abc.gov.vn/tin-tuc?id=12"
)
ENGLISH = "the report says that all of these words are in a language of its own " * 6
WRONG = str.maketrans({"ị": "8", "à": ":", "ờ": "=", "ự": "?", "ả": "@", "ộ": "<"})


def test_vietnamese_is_legible() -> None:
    assert spoilt([REAL]) == 0


def test_other_languages_are_not_judged() -> None:
    assert spoilt([ENGLISH]) == spoilt([ENGLISH.translate(WRONG)]) == 0


def test_letters_that_a_font_maps_to_ascii_are_seen() -> None:
    assert spoilt([REAL.translate(WRONG)]) > 5


def test_lost_letters_are_seen() -> None:
    assert spoilt([REAL.replace("ế", "").replace("ệ", "").replace("ươ", "").replace("á", "")]) > 3


def test_a_few_words_say_too_little() -> None:
    assert spoilt(["hiệu l?c, hiệu qu@ và tăng cư=ng"]) == 0


def test_a_page_whose_font_maps_letters_wrongly_says_so_and_is_not_repaired() -> None:
    text = REAL.translate(WRONG)
    letters = {0x80 + i: c for i, c in enumerate(sorted({c for c in text if c > "~"}))}
    codes = {c: code for code, c in letters.items()}
    shown = bytes(codes.get(c, ord(c)) for c in text)
    halves = shown[: len(shown) // 3], shown[len(shown) // 3 : 200], shown[200:]
    rows = [[("Times", half), ("Times", b"1")] for half in halves]
    plain = {code: chr(code) for code in range(32, 127)}
    (page,) = pdf.read(ruled(rows, wide=540.0, meant=plain | letters), Settings())
    assert [note.code for note in page.notes] == ["damaged"]
    assert any("hiệu l?c" in line.text for line in pdf.lines_of(page))


def test_one_letter_that_stands_for_another_is_seen_in_a_few_words() -> None:
    words = "tăng cường hiệu lực, hằng năm đăng nội dung; văn bản, năng lực của cán bộ được nâng "
    assert spoilt([REAL * 2 + words]) == 0
    assert spoilt([(REAL * 2 + words).replace("ă", "q")]) > 2


def test_foreign_words_are_no_letter_that_stands_for_another() -> None:
    assert spoilt([REAL * 2 + "video, clip, website, internet, email, link, logo"]) == 0
