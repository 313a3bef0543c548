"""Damage of a text layer that no rule can repair."""

import time
import unicodedata

import pytest

from extract import pdf
from extract.legible import Legibility
from pdfs import ruled
from phuluc import pipeline
from schemas.findings import Stopped
from schemas.settings import Settings

REAL = (
    "nghị quyết về việc tăng cường hiệu lực và hiệu quả của công tác cải cách hành chính trên "
    "địa bàn xã, trong đó các đơn vị phải gửi báo cáo trước ngày mười lăm hằng tháng và đăng "
    "nội dung trên website, fanpage theo mẫu; tính điểm theo công thức (b/a)*điểm tối đa, km2 "
    "gửi về https://abc.gov.vn/tin-tuc?id=12"
)
ENGLISH = "the report says that all of these words are in a language of its own " * 6
PLAIN = [REAL.split(" và đăng")[0]] * 5
WRONG = str.maketrans({"ị": "8", "à": ":", "ờ": "=", "ự": "?", "ả": "@", "ộ": "<"})


def spoilt(texts: list[str]) -> int:
    """How many words of a document's only page cannot be what is printed."""
    said = Legibility().page(1, texts)
    return int(said.split()[0]) if said else 0


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


def test_a_letter_that_is_wrong_beside_right_ones_of_the_same_is_seen() -> None:
    """k reads as i: there are true i's in the words."""
    assert spoilt([*PLAIN, "iiến nghị, iiểm tra, iiện toàn"]) == 3


def test_two_words_of_vietnamese_letters_with_one_wrong_letter_are_enough() -> None:
    assert spoilt([*PLAIN, "giải qukết, truền thông"]) == 0
    assert spoilt([*PLAIN, "giải qukết, tukến đường"]) == 2


def test_a_vowel_that_reads_as_a_consonant_is_seen() -> None:
    assert spoilt([*PLAIN, "từng nlm, theo vln bản, nlng lực"]) == 3


def test_tones_that_a_layer_keeps_apart_hide_nothing() -> None:
    apart = unicodedata.normalize("NFD", "đơn vị êự nghiệp, hồ êơ, êố hóa")
    assert spoilt([unicodedata.normalize("NFD", text) for text in PLAIN]) == 0
    assert spoilt([*(unicodedata.normalize("NFD", text) for text in PLAIN), apart]) == 3


def test_units_and_abbreviations_are_no_letter_that_stands_for_another() -> None:
    assert spoilt([*PLAIN, "km, cm, mm, kg, kt, tt"]) == 0


def test_a_letter_that_is_wrong_in_a_word_a_page_is_seen_over_pages() -> None:
    legibility = Legibility()
    assert legibility.page(1, [*PLAIN, "trên địc bàn"]) == ""
    assert legibility.page(2, PLAIN) == ""
    seen = "2 words up to page 3 that cannot be what is printed"
    assert legibility.page(3, [*PLAIN, "của đơn vị bịc"]) == seen
    assert legibility.page(4, PLAIN) == ""


def test_foreign_words_over_many_pages_are_no_damage() -> None:
    legibility = Legibility()
    foreign = "video, clip, website, internet, email, link, logo, file, marketing, server"
    assert not any(legibility.page(page, [*PLAIN, foreign]) for page in range(1, 20))


def test_a_capital_that_stands_for_a_small_letter_is_seen() -> None:
    assert spoilt([*PLAIN, "cÈc mức của hÖnh thức tuyÐn truyền nËo", "tiÐn kÐnh tÈc cÈc nËo"]) == 9


def test_names_and_abbreviations_are_no_capital_within_a_word() -> None:
    assert spoilt([*PLAIN, "VNeID, HĐND, ĐTXHH, eOffice, TTHCcông, PAPI, QLNN, iGATE"]) == 0


def test_a_page_without_a_map_to_unicode_is_seen_though_no_word_is_left() -> None:
    assert spoilt(["/ëQK YÛF 7L¬X FK¯ FKÑ WUuQK WKÛF KL±Q Fc FKÃ PrX ÓÃQJ F•S WKL±Q"] * 8) == 48
    assert spoilt(["&'( )* + ,-. /+ ,-. ,45 2 3( A(? B 2 H I.8( 73. ,<5 )"] * 20) == 20


def test_formulas_and_forms_are_printed_signs() -> None:
    assert (
        spoilt(['(b/a)*1,00 <= 0.5 [ghi rõ] & "có" = 100%; +/- 5; □ ☑ ● ……… ____ 2/9 §3 a ≥ b'] * 9)
        == 0
    )


def test_a_source_without_a_tree_says_that_its_letters_are_not_what_is_printed() -> None:
    spoilt = [[("Times", b"/QKD UVF 7LX WU|QK ~~@ #!"), ("Times", b"$?^ }{ 1,00")]] * 5
    with pytest.raises(Stopped) as stop:
        pipeline.extract(ruled(spoilt, wide=250.0), "x.pdf", Settings())
    assert "letters and signs on page 1" in stop.value.findings[0].facts["seen"]


def test_the_rest_of_a_link_over_a_wrap_is_no_damage() -> None:
    cut = ["dvc.tinhbac.gov.vn/thong-ke?", "nam=2024&ky=6", "https://"] * 9
    assert spoilt([*PLAIN, *cut]) == 0


def test_words_of_an_address_that_a_line_cuts_want_their_tones() -> None:
    assert spoilt([*PLAIN, *["ke-hoach-cai-cach-thu-tuc", "hop-tac-cap-xa"] * 4]) == 0


def test_what_is_not_printed_spoils_no_word() -> None:
    unseen = "\u200btuyên tru\u00adyền\ufeff pháp lu\u200bật, báo\u00ad cáo ngh\u00adĩa"
    assert spoilt([*PLAIN, *[unseen] * 9]) == 0


def test_a_word_that_a_narrow_header_cuts_is_none_that_is_spoilt() -> None:
    page = [REAL, "Điểm phấ", "n đấ", "u"]
    judged = Legibility()
    below = [(unicodedata.normalize("NFD", page[1]), page[2]), (page[2], page[3])]
    assert [judged.page(number, page, below) for number in (1, 2, 3)] == ["", "", ""]
    assert judged.page(4, [REAL.translate(WRONG)], below)


def test_a_misprint_in_a_header_that_each_page_repeats_is_no_damage() -> None:
    legibility = Legibility()
    assert not any(legibility.page(page, [*PLAIN, "Số điẻm tối đa"]) for page in range(1, 9))


def test_a_word_of_thousands_of_letters_is_judged_at_once() -> None:
    began = time.process_time()
    assert spoilt([*PLAIN, "đ" + "x" * 4000]) == 0
    assert time.process_time() - began < 2
