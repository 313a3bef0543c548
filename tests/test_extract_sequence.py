"""Pages that do not follow each other: printed numbers that jump, pages that print the same."""

from extract.sequence import breaks, leaf_of
from schemas.page import Box, Cell, Grid, Line, Page


def leaf(page: int, margin: str, body: str = ""):
    lines = (Line(margin, Box(400, 20, 440, 32)),) if margin else ()
    words = body or f"row {page} of a table " * 20
    return leaf_of(Page(page, (*lines, Grid(((Cell((Line(words),)),),))), 842, 595))


def seen(*margins: str) -> list[int]:
    return [page for page, _, _ in breaks([leaf(n, text) for n, text in enumerate(margins, 1)])]


def test_pages_in_their_order_say_nothing() -> None:
    assert seen("", "2", "3", "4") == []


def test_a_number_that_jumps_names_the_page_behind() -> None:
    assert seen("1", "2", "4", "5") == [3]


def test_two_pages_are_enough_where_the_number_stands_alone() -> None:
    assert seen("- 7 -", "- 9 -") == [2]


def test_two_pages_that_changed_places_are_seen() -> None:
    assert seen("1", "2", "4", "3", "5", "6") == [3, 4, 5]


def test_a_number_in_a_running_head_counts() -> None:
    assert seen("CÔNG BÁO/Số 123 | 7", "CÔNG BÁO/Số 123 | 8", "CÔNG BÁO/Số 123 | 10") == [3]


def test_a_number_that_never_changes_is_no_page_number() -> None:
    assert seen("2025", "2025", "2025") == []


def test_an_appendix_with_numbers_of_its_own_begins_anew() -> None:
    assert seen("1", "2", "3", "1", "2") == []
    assert seen("1", "2", "3", "", "2", "3") == []


def test_a_page_that_prints_the_same_as_another_is_named() -> None:
    same = "Tên tiêu chí và điểm " * 20
    leaves = [leaf(1, ""), leaf(2, "", same), leaf(3, ""), leaf(4, "", same)]
    assert [page for page, _, _ in breaks(leaves)] == [4]


def test_the_same_table_below_another_title_is_no_page_that_stands_twice() -> None:
    same = Grid(((Cell((Line("Tên tiêu chí và điểm " * 20),)),),))
    titles = ("Dành cho các sở", "Dành cho các xã", "Dành cho các sở")
    leaves = [leaf_of(Page(n, (Line(t), same), 842, 595)) for n, t in enumerate(titles, 1)]
    assert [page for page, _, _ in breaks(leaves)] == [3]


def test_short_pages_may_print_the_same() -> None:
    assert list(breaks([leaf(1, "", "STT"), leaf(2, "", "STT")])) == []


def test_the_one_number_of_a_running_head_that_changes_is_the_page_s() -> None:
    assert seen("1 CÔNG BÁO/Số 812/Ngày 08-4-2025", "3 CÔNG BÁO/Số 812/Ngày 08-4-2025") == [2]
    assert seen("Bảng 1 của năm 2024", "Bảng 5 của năm 2025") == []


def test_a_last_page_that_is_not_the_last_of_those_that_are_said_is_named() -> None:
    assert seen("Trang 1/4", "Trang 2/4", "Trang 3/4") == [3]
    assert seen("Trang 1/4", "Trang 2/4", "Trang 3/4", "Trang 4/4") == []
    assert seen("Page 1 of 4", "Page 2 of 4", "Page 3 of 4", "Page 4 of 4") == []


def test_another_number_beside_the_page_s_says_nothing_of_its_end() -> None:
    assert seen("1 - Số 812", "2 - Số 812", "3 - Số 812") == []
    assert seen("Trang 1/4", "Trang 2/4", "") == []


def test_a_short_page_that_prints_the_same_as_the_one_before_is_named() -> None:
    last = "Có tuyên truyền trên đài truyền thanh: 0.25 TỔNG CỘNG 10.25 điểm"
    assert [page for page, _, _ in breaks([leaf(1, "", last), leaf(2, "", last)])] == [2]
    apart = [leaf(1, "", last), leaf(2, ""), leaf(3, "", last)]
    assert list(breaks(apart)) == []


def test_a_jump_over_a_page_without_a_number_names_all_pages_between() -> None:
    leaves = [leaf(n, text) for n, text in enumerate(["1", "2", "", "5", "6"], 1)]
    assert [found.pages for found in breaks(leaves)] == ["2, 3, 4"]


def test_the_last_two_pages_that_changed_places_are_no_new_appendix() -> None:
    assert seen("", "3", "2") == [3]


def test_a_year_that_ends_a_title_on_its_own_line_is_no_page_number() -> None:
    assert seen("2023", "2", "3") == []
    assert seen("1999", "2001", "2002") == [2]
