"""The grammar of codes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.codes import (
    Code,
    comes_next,
    first,
    in_title,
    is_child,
    normal,
    parent_of,
    successor,
)
from normalize.codes import parse_code as parse
from schemas.counting import VIETNAMESE
from schemas.decisions import Reason


def code(text: str) -> Code:
    found = parse(text)
    assert isinstance(found, Code)
    return found


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("1", "number"), ("1.", "number"), ("01", "padded"), ("I", "roman"), ("II.", "roman"),
        ("ii", "roman"), ("A", "letter_upper"), ("a)", "letter_lower"), ("đ)", "letter_lower"),
        ("(a)", "letter_lower"), ("1.1.1", "path"), ("I.1", "path"), ("A.1.1", "path"),
        ("28b", "alphanumeric"), ("CLTK1.1", "alphanumeric"), ("I2", "alphanumeric"),
        ("b2", "alphanumeric"), ("I-", "roman"), ("1/", "number"), ("a/", "letter_lower"),
        ("1.1-", "path"), ("KT-007", "register"),
    ],
)  # fmt: skip
def test_styles(text: str, style: str) -> None:
    assert code(text).style == style


@pytest.mark.parametrize(
    ("seen", "printed"),
    [("7.2.6\n.1", "7.2.6.1"), ("7.2.\n6.1", "7.2.6.1"), (" 1.1. ", "1.1."), ("2.\u00a01", "2.1"),
     ("b\n)", "b)"), ("KT-\n007", "KT-007")],
)  # fmt: skip
def test_wrapped_codes_are_rejoined(seen: str, printed: str) -> None:
    assert code(seen).text == printed


@pytest.mark.parametrize("text", ["1..2", "1,2", "7.2.1 0", "I 2 1"])
def test_bad_codes(text: str) -> None:
    assert parse(text) == Reason("bad-code", text)


@pytest.mark.parametrize("text", ["-", "TỔNG ĐIỂM", "Tháng 1", "ABC"])
def test_words_are_no_codes(text: str) -> None:
    assert parse(text) == Reason("not-a-code", text)


def test_an_empty_cell_has_no_code() -> None:
    assert parse(" \n ") == Reason("empty", "")


@pytest.mark.parametrize(
    ("text", "bare"), [("1.1.", "1.1"), ("a)", "a"), ("(a)", "a"), ("I-", "I")]
)
def test_normal_drops_stop_and_brackets(text: str, bare: str) -> None:
    assert normal(text) == bare


def test_a_path_names_its_parent() -> None:
    assert parent_of(code("7.2.6.1.")) == "7.2.6"
    assert parent_of(code("CLTK1.2")) == "CLTK1"
    assert parent_of(code("a)")) is None


def test_is_child_is_one_step() -> None:
    assert is_child(code("1.1.1"), code("1.1."))
    assert not is_child(code("1.1.1"), code("1"))
    assert not is_child(code("2"), code("1"))


steps = st.integers(1, 30)


@given(st.lists(steps, min_size=2, max_size=5))
def test_a_path_is_the_child_of_its_parent(path: list[int]) -> None:
    child = code(".".join(map(str, path)))
    parent = parent_of(child)
    assert parent is not None
    assert is_child(child, code(parent))


@given(st.lists(steps, min_size=1, max_size=5), steps)
def test_the_next_number_is_the_only_successor(path: list[int], last: int) -> None:
    after = [*path[:-1], last]
    follows = successor(code(".".join(map(str, path))), code(".".join(map(str, after))))
    assert follows == (last == path[-1] + 1)


@pytest.mark.parametrize(
    "series",
    [VIETNAMESE, "ABCDĐEGHIKLM", "efgh", ["I", "II", "III", "IV", "V", "VI"], ["08", "09", "10"],
     ["28", "28a", "28b", "29"], ["i", "ii", "iii"], ["1.", "2.", "3", "4."]],
)  # fmt: skip
def test_series_of_every_style_follow(series: list[str]) -> None:
    assert all(successor(code(a), code(b)) for a, b in pairwise(series))


def test_first_steps() -> None:
    assert [first(code(text)) for text in ("1", "01", "I", "A", "a)", "2.1", "2", "II")] == [
        True, True, True, True, True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found", "rest"),
    [
        ("TC 1.1 - Tên", "1.1", "Tên"),
        ("TC 1.4a - Tên", "1.4a", "Tên"),
        ("4.3a. Tên", "4.3a", "Tên"),
        ("TCTP 1.1.1 - Tỷ lệ", "1.1.1", "Tỷ lệ"),
        ("1.2. Tên", "1.2", "Tên"),
        ("Tiêu chí 3: Tên", "3", "Tên"),
        ("Tiêu chí thành phần 2.1: Tên", "2.1", "Tên"),
        ("I. Cải cách thể chế", "I", "Cải cách thể chế"),
        ("Nội dung 1: Tên", "1", "Tên"),
        ("Chỉ tiêu 1", "1", ""),
        ("Chỉ tiêu 1 Ban hành", "1", "Ban hành"),
        ("a) Ban hành", "a", "Ban hành"),
        ("Tiêu chí 1 - Sứ mạng", "1", "Sứ mạng"),
        ("1.1. Tỷ lệ", "1.1", "Tỷ lệ"),
        ("1. 100% văn bản", "1", "100% văn bản"),
        ("3.3 100% văn bản", "3.3", "100% văn bản"),
        ("A. QUẢN LÝ", "A", "QUẢN LÝ"),
        ("Tiêu chí A Tác động đến người dân", "A", "Tác động đến người dân"),
        ("I.1. Tên", "I.1", "Tên"),
        ("Điều 4. Tên", "4", "Tên"),
        ("a). Tên", "a", "Tên"),
        ("2.) 100% văn bản", "2", "100% văn bản"),
        ("1. .NET", "1", ".NET"),
    ],
)
def test_a_title_may_open_with_its_code(text: str, found: str, rest: str) -> None:
    opened = in_title(text)
    assert opened is not None
    assert (opened[0].text, opened[1]) == (found, rest)


@pytest.mark.parametrize(
    "text",
    ["1.500 hồ sơ", "100% văn bản", "05 báo cáo", "1.5 điểm", "1.5 100%", "12 - 13", "2021 - 2025",
     "3 lần/năm",
     "01/01/2025", "1.1.2025 đến", "TP. Hồ Chí Minh", "Tiêu chí 1 và 2", "Chỉ tiêu 10% hộ",
     "Tiêu chí 1.500 hồ sơ", "Điều 4 Luật Hộ tịch", "Chỉ số CCHC", "Nội dung",
     "a là tổng số", "b = Tổng số", "Vì", ""],
)  # fmt: skip
def test_quantities_and_words_are_no_codes(text: str) -> None:
    assert in_title(text) is None


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert isinstance(parse(text), Code | Reason)
    in_title(text)


def test_a_long_row_of_steps_is_read_at_once() -> None:
    assert isinstance(parse("I." * 10_000 + "!"), Reason)


def test_a_code_cell_may_name_its_level() -> None:
    found = parse("Chỉ tiêu 2")
    assert isinstance(found, Code) and (found.text, found.label) == ("2", "chỉ tiêu")


@pytest.mark.parametrize(
    ("before", "behind", "meant"),
    [
        ("2.1", "2.1.1", True), ("2.1.3", "2.1.4", True), ("2.1.3", "2.2", True),
        ("2.1.3", "3", True),
        ("2.1", "2.1.2", False), ("2.1.3", "2.1", False), ("2.1.3", "2.3", False),
    ],
)  # fmt: skip
def test_the_next_printed_code_is_a_child_a_sibling_or_a_parent_s_sibling(
    before: str, behind: str, meant: bool
) -> None:
    assert comes_next(code(before), code(behind)) is meant


@pytest.mark.parametrize(
    ("text", "parts", "name"),
    [
        ("I- Công tác chỉ đạo", ("I",), "Công tác chỉ đạo"), ("1/ Báo cáo", ("1",), "Báo cáo"),
        ("1.2- Kế hoạch", ("1", "2"), "Kế hoạch"), ("a/ Có kế hoạch", ("a",), "Có kế hoạch"),
        ("Nhóm tiêu chí 2: Nhân lực", ("2",), "Nhân lực"),
        ("CSTP 1.1. Hạ tầng", ("1", "1"), "Hạ tầng"),
    ],
)  # fmt: skip
def test_older_hands_set_a_code_off_otherwise(text: str, parts: tuple[str, ...], name: str) -> None:
    found = in_title(text)
    assert found is not None and (found[0].parts, found[1]) == (parts, name)


@pytest.mark.parametrize("text", ["5- 10 ngày", "a/b", "3/ 4 số xã", "24/ 7"])
def test_quantities_and_shares_are_no_codes(text: str) -> None:
    assert in_title(text) is None


def test_a_code_that_a_narrow_column_cuts_behind_its_letter_is_whole() -> None:
    found = parse("A 1. 1")
    assert isinstance(found, Code) and found.text == "A1.1"
    assert isinstance(parse("A 100"), Reason) and isinstance(parse("AB 1"), Reason)


def test_a_path_may_have_its_name_glued_to_it_and_a_quantity_its_unit() -> None:
    found = in_title("1.1Kế hoạch năm")
    assert found is not None and (found[0].text, found[1]) == ("1.1", "Kế hoạch năm")
    assert in_title("2.5Điểm cho mỗi việc") is None
    assert in_title("1.2m đường") is None
