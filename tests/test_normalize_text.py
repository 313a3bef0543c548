"""Printed text made plain."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.text import bullet, clean, join_words, key, repairs, skeleton, strip_bullet


@given(st.text())
def test_clean_is_idempotent(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_clean_is_nfc_on_one_line_without_outer_blanks(text: str) -> None:
    once = clean(text)
    assert unicodedata.is_normalized("NFC", once)
    assert once == " ".join(once.split())


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u200d", "\ufeff", "\u2060"])
def test_marks_without_width_are_dropped(mark: str) -> None:
    assert clean(f"Lưu{mark} ý{mark}") == "Lưu ý"


def test_every_blank_is_one_blank() -> None:
    assert clean("\u00a0Điểm\u3000 \t tối\nđa ") == "Điểm tối đa"


def test_combining_marks_are_composed_in_either_order() -> None:
    assert clean("nghe\u0323\u0302") == "nghệ"
    assert clean("e\u0301\u0302") == "ế"


@pytest.mark.parametrize(
    ("seen", "is_"),
    [("Ðộc lập", "Độc lập"), ("điều ð", "điều đ"), ("hƣớng", "hướng"), ("\uf0a3 Có", "□ Có")],
)
def test_look_alikes_and_symbol_fonts_are_mapped(seen: str, is_: str) -> None:
    assert clean(seen) == is_


def test_printed_spelling_and_tone_placement_stay() -> None:
    assert clean("Uỷ ban ngiệp hoà hòa") == "Uỷ ban ngiệp hoà hòa"


def test_repairs_names_each_repair_once() -> None:
    assert repairs("\uf0a3 Ðộc lập Ðộc \uf0a3") == ("Ð → Đ", "U+F0A3 → □")


def test_blanks_and_composition_are_no_repair() -> None:
    assert repairs("a\u00a0\u00adnghe\u0323\u0302") == ()


@given(st.text())
def test_repairs_of_a_clean_text_is_empty(text: str) -> None:
    assert repairs(clean(text)) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban", "ỦY BAN"),
        ("hoà", "hòa"),
        ("HOẠ", "họa"),
        ("Điểm tối đa:", "điểm  tối-đa"),
        ("khoẻ", "khỏe"),
    ],
)
def test_key_is_equal_where_only_case_blanks_marks_or_tone_place_differ(
    one: str, other: str
) -> None:
    assert key(one) == key(other)


def test_key_keeps_tones_and_letters_apart() -> None:
    assert len({key(word) for word in ("ma", "má", "mạ", "đa", "da", "dâ")}) == 6


@given(st.text())
def test_key_is_idempotent(text: str) -> None:
    assert key(key(text)) == key(text)


@pytest.mark.parametrize(
    ("a", "b", "joined"),
    [("Hội Nông dâ\u2010", "n; Thanh tra", "Hội Nông dân; Thanh tra"),
     ("đơn vị sự ngh\u2010", "iệp công lập", "đơn vị sự nghiệp công lập"),
     ("đơn vị thường xu\u2010", "yên rà soát", "đơn vị thường xuyên rà soát"),
     ("đơn vị thường xu-", "yên rà soát", "đơn vị thường xu-yên rà soát"),
     ("CẢI CÁCH HÀNH CHÍ-", "NH", "CẢI CÁCH HÀNH CHÍNH"), ("NĐ-", "CP", "NĐ-CP"),
     ("THẨM QUY\u2010", "ỀN XÃ", "THẨM QUYỀN XÃ"), ("nhóm A-", "N", "nhóm A-N"),
     ("TCVN ISO 9001:20", "15 gắn với", "TCVN ISO 9001:2015 gắn với"),
     ("Năm 2024:20", "15 việc", "Năm 2024:20 15 việc"),
     ("công chức VH-", "xã hội", "công chức VH-xã hội"), ("e-", "mail", "e-mail")],
)  # fmt: skip
def test_a_hyphen_of_an_engine_stands_inside_a_syllable(a: str, b: str, joined: str) -> None:
    assert join_words(a, b) == joined


def test_skeleton_bridges_a_misprinted_mark() -> None:
    assert skeleton("Điểm phần đầu") == skeleton("ĐIỂM PHẤN ĐẤU") == "diemphandau"


@pytest.mark.parametrize("hyphen", ["-", "\u0002", "\u00ad", "\ufffe", "\u2011"])
def test_a_hyphen_between_letters_joins(hyphen: str) -> None:
    assert join_words(f"số 32/2020/NĐ{hyphen}", "CP và") == "số 32/2020/NĐ-CP và"


@pytest.mark.parametrize(
    ("a", "b", "joined"),
    [
        ("ngày 30/", "2025", "ngày 30/2025"),
        ("số 1480/", "QĐ-UBND", "số 1480/QĐ-UBND"),
        ("số 1480", "/QĐ-UBND", "số 1480/QĐ-UBND"),
        ("số 1480/", "QÐ-UBND", "số 1480/QÐ-UBND"),
        ("https://dichvucong.", "gov.vn/abc", "https://dichvucong.gov.vn/abc"),
        ("https://dichvucong.gov.vn/", "tin-tuc", "https://dichvucong.gov.vn/tin-tuc"),
        ("muasamcong.mpi.gov.v", "n", "muasamcong.mpi.gov.vn"),
        ("tại muasamcong.m", "pi.gov.vn; báo", "tại muasamcong.mpi.gov.vn; báo"),
        ("muasamcong.mpi.", "gov.vn", "muasamcong.mpi.gov.vn"),
        ("tại htt", "ps://dichvucong.gov.vn", "tại https://dichvucong.gov.vn"),
        ("https:/", "/dichvucong.gov.vn", "https://dichvucong.gov.vn"),
        ("https://dichvucong", ".gov.vn", "https://dichvucong.gov.vn"),
        ("thư cchc@tanhoa.exampl", "e.vn", "thư cchc@tanhoa.example.vn"),
        ("cchc@", "tanhoa.example.vn", "cchc@tanhoa.example.vn"),
        ("số 57-NQ/", "TW ngày", "số 57-NQ/TW ngày"),
        ("https://dichvucong.gov.v", "n/p/home", "https://dichvucong.gov.vn/p/home"),
        ("https://a.gov.vn/tin/d", "vc-trang.html.", "https://a.gov.vn/tin/dvc-trang.html."),
        ("Quý IV/", "2025", "Quý IV/2025"),
        ("b", ")", "b)"),
        ("các xã, phường", ", đặc khu", "các xã, phường, đặc khu"),
        ("số 876/QĐ", "-BNV", "số 876/QĐ-BNV"),
        ("2021–", "2026", "2021–2026"),
        ("từ 90%-", "100% số xã", "từ 90%-100% số xã"),
        ("40-", "<45", "40-<45"),
        ("trừ 2 điểm/", "lần", "trừ 2 điểm/lần"),
        ("nếu tỷ lệ b/", "a<0.70 thì", "nếu tỷ lệ b/a<0.70 thì"),
        ("nếu tỷ lệ b/", "a < 0.7 thì", "nếu tỷ lệ b/a < 0.7 thì"),
        ("Sở GD&", "ĐT chủ trì", "Sở GD&ĐT chủ trì"),
        ("Sở LĐ-TB", "&XH", "Sở LĐ-TB&XH"),
        ("trừ 0,5 điểm/", "1 lần vi phạm", "trừ 0,5 điểm/1 lần vi phạm"),
        ("Tổng cộng (I+II", "+III)", "Tổng cộng (I+II+III)"),
        ("Tổng cộng (I+", "II", "Tổng cộng (I+II"),
        ("điểm là (b/a)*", "2,5", "điểm là (b/a)*2,5"),
        ("Điểm đạt = 30-", "(100%-a)*2", "Điểm đạt = 30-(100%-a)*2"),
        ("danh mục LOAI_HO_", "SO", "danh mục LOAI_HO_SO"),
        ("Người ký: __", "Ngày", "Người ký: __ Ngày"),
        ("Điểm = 30-(100%-", "Kết quả)*2", "Điểm = 30-(100%-Kết quả)*2"),
        ("TCVN ISO 9001:", "2015", "TCVN ISO 9001:2015"),
        ("tính bằng b-", "a", "tính bằng b-a"),  # a minus, no hyphen of an engine's own
        ("màn h-", "ình hệ thống", "màn hình hệ thống"),  # no variable stands before "ình"
        ("thực t-", "ế.", "thực tế."),
        ("0,50 đi-", "ểm", "0,50 điểm"),
        ("hệ thống c‐", "amera", "hệ thống camera"),
    ],
)
def test_a_wrap_inside_a_token_joins_without_a_blank(a: str, b: str, joined: str) -> None:
    assert join_words(a, b) == joined


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("văn bản", "quy phạm"),
        ("kinh tế -", "xã hội"),
        ("Công chức Văn hóa", "- xã hội"),
        ("Tài liệu kiểm chứng/", "giải trình"),
        ("1,", "2"),
        ("tại https://abc.gov.vn", "theo quy định"),
        ("thư cchc@xa.example.vn", "baochi.vn đăng tin"),
        ("tại https://abc.gov.vn.", "Theo quy định"),
        ("muasamcong.mpi.gov.vn", "baochi.vn"),
        ("ban.", "baochi.vn"),
        ("Kế hoạch số", "/KH-UBND"),
        ("lần/", "năm"),
        ("Sở KH &", "CN"),
    ],
)
def test_elsewhere_a_wrap_is_one_blank(a: str, b: str) -> None:
    assert join_words(a, b) == f"{a} {b}"


@given(st.text())
def test_joining_with_nothing_adds_no_blank(text: str) -> None:
    assert join_words(text, "").strip() == join_words("", text).strip() == text.strip()


@pytest.mark.parametrize("sign", ["-", "–", "+", "•", "*", "·", "\uf0b7", "▪"])
def test_bullets(sign: str) -> None:
    assert bullet(f" {sign}CC VP-TK") == sign
    assert strip_bullet(f" {sign} CC VP-TK ") == "CC VP-TK"


def test_a_dash_before_a_lower_case_letter_is_a_bullet() -> None:
    assert bullet("- xã hội") == "-"


@pytest.mark.parametrize(
    "text", ["", "-", "- ", "-0,5", "+1.400", "a) b", "□ Có", "\uf0a3 Có", "VP-TK", "…", "---"]
)
def test_no_bullets(text: str) -> None:
    assert bullet(text) == ""


def test_a_figure_that_begins_a_sentence_leaves_the_bullet() -> None:
    assert bullet("-100% văn bản") == "-"


def test_deep_dashes_go_together() -> None:
    assert strip_bullet("- - Ngựa") == "Ngựa"


def test_points_alone_behind_a_dash_are_no_item() -> None:
    assert bullet("- 0,25 điểm") == ""
    assert bullet("- 02 điểm thu gom") == "-"


@pytest.mark.parametrize(
    ("a", "b"), [("ngày 30/11/20", "24"), ("1.00775", "8"), ("30/11/202", "4")]
)
def test_a_figure_that_a_narrow_column_cuts_is_one(a: str, b: str) -> None:
    assert join_words(a, b) == a + b


@pytest.mark.parametrize(
    ("a", "b"), [("mẫu BM-01/", "QT-02"), ("từ 80%-", "<90%"), ("Điểm = a/", "(b+c)*2")]
)
def test_symbols_of_forms_ranges_and_formulas_go_on_over_a_wrap(a: str, b: str) -> None:
    assert join_words(a, b) == a + b


def test_nothing_stands_behind_a_bracket_that_opens_at_a_lines_end() -> None:
    assert join_words("Chỉ số (", "%)") == "Chỉ số (%)"


def test_halves_of_a_ligature_in_the_wrong_order_are_letters() -> None:
    assert clean("eOf\u6600\u6900ce, \u6600\u6900le") == "eOffice, file"
