"""Texts that break off at a page's end."""

import msgspec
import pytest

from normalize.read import appendix
from schemas.page import Box, Cell, Line
from schemas.tree import Built
from tables import table

ONE = ("1", "Một", "1,00", "Làm việc một", "A")


def told(built: Built) -> list[str]:
    return [f.facts["seen"] for f in built.findings if f.code == "damaged"]


def test_a_text_that_ends_on_a_joining_word_before_another_row_is_told() -> None:
    cut = ("2", "Hai", "1,00", "Rà soát văn bản của", "B")
    built = appendix(table([ONE, cut], [("3", "Ba", "1,00", "Khác", "C")]))
    assert told(built) == ["a text breaks off at a page's end: …Rà soát văn bản của"]
    assert [f.page for f in built.findings if f.code == "damaged"] == [1]


def test_the_last_text_of_the_table_breaks_off_too() -> None:
    last = ("2", "Hai", "1,00", "Tính điểm theo công thức. Trong đó:", "B")
    assert told(appendix(table([ONE, last]))) != []


def test_a_merged_text_breaks_off_with_the_last_row_that_it_covers() -> None:
    rows = [("2", "Hai", "1", ("Rà soát các", 2), "B"), ("3", "Ba", "1", None, "C")]
    built = appendix(table([ONE, *rows], [("4", "Bốn", "1", "", "D")]))
    assert len(told(built)) == 2  # each of its rows is named


def test_a_text_that_the_next_page_goes_on_with_does_not_break_off() -> None:
    cut = ("2", "Hai", "1,00", "Rà soát văn bản của", "B")
    built = appendix(table([ONE, cut], [("", "", "", "đơn vị", ""), ("3", "Ba", "1", "Khác", "C")]))
    assert told(built) == []


def test_where_other_texts_end_so_it_is_how_they_are_written() -> None:
    commas = [(str(n), "Tên", "1", "Rà soát văn bản,", "B") for n in range(2, 5)]
    assert told(appendix(table([ONE, *commas], [("5", "Năm", "1", "Khác", "D")]))) == []


def test_a_dash_alone_is_a_mark() -> None:
    dash = ("2", "Hai", "1,00", "-", "B")
    assert told(appendix(table([ONE, dash], [("3", "Ba", "1,00", "Khác", "C")]))) == []


def test_words_that_everywhere_else_go_on_break_off_at_the_table_s_end() -> None:
    lead = "Trung tâm Phục vụ hành chính công"
    rows = [("1", "Một", "1", "", lead), ("2", "Hai", "2", "", lead)]
    cut = ("3", "Ba", "1", "", "Trung tâm Phục vụ")
    (seen,) = told(appendix(table([*rows, cut])))
    assert "Trung tâm Phục vụ" in seen
    assert told(appendix(table([cut, *rows]))) == []
    assert told(appendix(table([*rows[1:], cut]))) == []


def test_a_phrase_may_end_before_a_word_that_joins() -> None:
    rows = [
        ("1", "Rà soát thủ tục hành chính của xã", "1", "", ""),
        ("2", "Rà soát thủ tục hành chính của xã", "1", "", ""),
        ("3", "Rà soát thủ tục hành chính", "2", "", ""),
    ]
    assert told(appendix(table(rows))) == []


def test_words_that_end_elsewhere_too_are_whole() -> None:
    whole, cut = "Ban Quản lý dự án", "Ban Quản lý"
    rows = [(str(n), "Một", "1", "", lead) for n, lead in enumerate((whole, whole, cut, cut), 1)]
    assert told(appendix(table(rows))) == []
    assert len(told(appendix(table([*rows[:2], rows[3]])))) == 1


def test_incoming_documents_are_a_whole_name() -> None:
    rows = [ONE, ("2", "Theo dõi văn bản đi, đến", "1,00", "", "B")]
    assert told(appendix(table(rows))) == []
    assert len(told(appendix(table([ONE, ("2", "Tỷ lệ từ 80% đến", "1,00", "", "B")])))) == 1


def test_two_words_or_a_figure_at_the_end_break_off_nowhere() -> None:
    rows = [("1", "Một", "1", "Đạt ở mức 1 trở lên", "Quý I năm nay")] * 2
    assert told(appendix(table([*rows, ("3", "Ba", "1", "Đạt ở mức 1", "Quý I")]))) == []


def test_words_whose_next_one_would_have_stood_on_the_line_are_whole() -> None:
    whole = "Các đơn vị sự nghiệp công lập"
    rows = [(str(n), whole, "1", "", "") for n in (1, 2)]
    line = Line("Các đơn vị sự nghiệp", Box(2, 10, 122, 22))
    seen = []
    for right in (200, 125):
        name = Cell((line,), box=Box(0, 5, right, 30))
        found = told(appendix(table([*rows, ("3", name, "1", "", "")])))
        seen.append(any("breaks off" in each for each in found))
    assert seen == [False, True]


def test_the_end_of_a_longer_name_is_none_that_breaks_off() -> None:
    whole = "Số người làm việc tại đơn vị sự nghiệp công lập"
    rows = [(str(n), whole, "1", "", "") for n in (1, 2)]
    assert told(appendix(table([*rows, ("3", "Chi cho đơn vị sự nghiệp", "1", "", "")]))) == []


def test_what_another_column_says_of_an_office_tells_nothing() -> None:
    rows = [(str(n), "Một", "1", f"Gửi báo cáo {n} cho Sở Nội vụ tổng hợp", "A") for n in (1, 2)]
    assert told(appendix(table([*rows, ("3", "Ba", "1", "Khác", "Sở Nội vụ")]))) == []


def test_a_line_of_a_merged_cell_breaks_off_above_its_next_item() -> None:
    """In both of its rows, and in one that is not merged in none: there engines lose nothing."""
    said = "- Các văn bản chỉ đạo, đôn đốc có liên quan"
    others = [(str(n), "Tên", "1", said, "") for n in (1, 2)]
    cut = "- Các văn bản chỉ đạo, đôn / - Báo cáo năm"
    merged = [("3", "Ba", "1", (cut, 2), ""), ("4", "Bốn", "1", None, "")]
    seen = "a text breaks off above the next item: …văn bản chỉ đạo, đôn"
    assert told(appendix(table([*others, *merged]))) == [seen, seen]
    assert told(appendix(table([*others, ("3", "Ba", "1", cut, "")]))) == []


def test_a_merged_text_that_ends_across_its_wall_may_go_on_unless_it_ends_in_a_stop() -> None:
    """Office suites leave out what finds no room in a merged cell, below a line across its wall."""
    seen = []
    for text, bottom in (("Thông báo kết", 18), ("Thông báo kết", 22), ("Thông báo.", 18)):
        line = Line(text, Box(2, 10, 122, 22))
        cut = Cell((line,), box=Box(0, 5, 125, bottom), row_span=2)
        rows = [("2", "Hai", "1", cut, "B"), ("3", "Ba", "1", None, "C")]
        seen.append(len(told(appendix(table([ONE, *rows, ("4", "Bốn", "1", "Khác", "D")])))))
    assert seen == [2, 0, 0]
    cut = Cell((Line("Thông báo kết", Box(2, 10, 122, 22)),), box=Box(0, 5, 125, 18), row_span=2)
    rows = [ONE, ("2", "Hai", "1", cut, "B"), ("3", "Ba", "1", None, "C")]
    browser = msgspec.structs.replace(table(rows), leaves_open=True)
    assert told(appendix(browser)) == []


def test_the_rest_of_a_text_that_sank_down_to_its_wall_may_go_on() -> None:
    """Office suites set it in the middle of its cell, as others of its column, and leave out what
    finds no room."""
    upper = Cell((Line("Làm việc và gửi báo", Box(2, 780, 122, 792)),), box=Box(0, 770, 125, 795))
    seen = []
    for top, bottom, other in ((60, 72.5, 124), (60, 92, 124), (71, 83.5, 124), (60, 72.5, 102)):
        line = Line("cáo của các bộ phận", Box(2, top, 122, top + 12))
        rest = Cell((line,), box=Box(0, 50 if top == 60 else 70, 125, bottom))
        beside = Line("Khác", Box(2, other, 40, other + 12), size=12.0)
        whole = Cell((beside,), box=Box(0, 100, 125, 160))
        cut = [("1", "Một", "1,00", whole, "A"), ("2", "Hai", "1,00", upper, "B")]
        built = appendix(table(cut, [("", "", "", rest, ""), ("3", "Ba", "1,00", "Khác", "C")]))
        seen.append(len(told(built)))
    assert seen == [1, 0, 0, 0]


@pytest.mark.parametrize(("last", "seen"), [("Công khai tiến độ.", True), ("Tiếp công dân", False)])
def test_a_cut_text_alone_without_a_stop_may_go_on(last: str, seen: bool) -> None:
    rows = [(str(n), "Tên", "1", "Rà soát văn bản.", "B") for n in range(1, 8)]
    cut = ("8", "Tám", "1", "Tổ chức kiểm tra,", "B")
    behind = [("", "", "", "đánh giá kết quả", ""), ("9", "Chín", "1", last, "C")]
    assert bool(told(appendix(table([*rows, cut], behind)))) is seen


def test_each_row_of_a_text_that_breaks_off_across_its_wall_is_told_once() -> None:
    line = Line("Rà soát các", Box(2, 10, 122, 22))
    cut = Cell((line,), box=Box(0, 5, 125, 18), row_span=2)
    rows = [ONE, ("2", "Hai", "1", cut, "B"), ("3", "Ba", "1", None, "C")]
    assert len(told(appendix(table(rows, [("4", "Bốn", "1", "", "D")])))) == 2


def test_a_name_of_what_is_enclosed_is_whole() -> None:
    cut = ("2", "Hai", "1,00", "Báo cáo và văn bản kiểm chứng kèm theo", "B")
    assert told(appendix(table([ONE, cut], [("3", "Ba", "1,00", "Khác", "C")]))) == []
