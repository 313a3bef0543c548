"""A table that repeats the header of the one before it and begins anew."""

from collections.abc import Sequence

from extract.html import read
from normalize.tables import find_tables
from schemas.settings import Settings

HEADER = ("STT", "Tiêu chí", "Điểm tối đa")
FIRST = (("1", "Thể chế", "3"), ("1.1", "Văn bản", "3"), ("2", "Bộ máy", "2"))


def tables(*bodies: Sequence[Sequence[str]]) -> int:
    rows = ("".join(map(_row, (HEADER, *body))) for body in bodies)
    html = "".join(f"<table>{row}</table>" for row in rows)
    return len(find_tables(read(html.encode(), Settings())).tables)


def _row(cells: Sequence[str]) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def test_codes_that_begin_again_with_a_repeated_header_begin_a_table() -> None:
    assert tables(FIRST, (("1", "Chỉ đạo", "4"), ("1.1", "Kế hoạch", "4"))) == 2


def test_codes_that_go_on_below_a_repeated_header_belong_to_the_table() -> None:
    assert tables(FIRST, (("2.1", "Sắp xếp", "1"), ("2.2", "Kiêm nhiệm", "1"))) == 1


def test_the_rest_of_a_code_that_a_page_cuts_begins_no_table() -> None:
    """ "1.3." / "1." is one code; below a "1" that begins anew stands the first one of its own."""
    cut = (("1.3", "Đánh giá", "3"), ("1.3.", "Thực hiện thủ tục đánh giá,", "1"))
    assert tables((*FIRST[:2], *cut), (("1", "phân loại", ""), ("1.3.2", "Công khai", "2"))) == 1


def test_the_same_page_again_is_no_table_of_its_own() -> None:
    assert tables(FIRST, FIRST) == 1


def test_numbers_that_a_group_makes_begin_again_begin_no_table() -> None:
    plain = (("1", "Thể chế", "3"), ("2", "Bộ máy", "2"), ("", "Nhiệm vụ đột xuất", ""))
    assert tables(plain, (("1", "Chỉ đạo", "4"), ("2", "Kế hoạch", "4"))) == 1


def test_a_list_that_begins_again_begins_a_table() -> None:
    plain = (("1", "Thể chế", "3"), ("2", "Bộ máy", "2"))
    assert tables(plain, (("1", "Chỉ đạo", "4"), ("2", "Kế hoạch", "4"))) == 2


def test_a_total_above_the_codes_hides_no_beginning() -> None:
    total = ("", "Tổng điểm", "5")
    again = (total, ("1", "Chỉ đạo", "4"), ("1.1", "Kế hoạch", "4"))
    assert tables((total, *FIRST), again) == 2


def test_roman_heads_that_begin_again_begin_a_table() -> None:
    one = (("I", "Thể chế", "3"), ("1", "Văn bản", "3"))
    assert tables(one, (("I", "Chỉ đạo", "4"), ("1", "Kế hoạch", "4"))) == 2


def test_a_header_in_a_grid_below_which_codes_begin_again_begins_a_table() -> None:
    again = (HEADER, ("1", "Chỉ đạo", "4"), ("1.1", "Kế hoạch", "4"))
    assert tables((*FIRST, *again)) == 2
    assert tables((*FIRST, HEADER, ("2.1", "Sắp xếp", "1"), ("2.2", "Kiêm nhiệm", "1"))) == 1


def test_a_title_above_a_table_that_begins_again_hides_no_total_above_its_codes() -> None:
    total, title = ("", "Tổng điểm", "5"), "<p><b>B. ĐỐI VỚI CẤP XÃ</b></p>"
    parts = ["".join(map(_row, (HEADER, total, *FIRST))) for _ in range(2)]
    html = f"<table>{parts[0]}</table>{title}<table>{parts[1]}</table>"
    assert len(find_tables(read(html.encode(), Settings())).tables) == 2


def test_a_header_of_several_rows_that_is_repeated_whole_hides_no_beginning() -> None:
    upper = '<tr><td rowspan="2">STT<td rowspan="2">Tiêu chí<td colspan="2">Điểm</tr>'
    head = f"{upper}<tr><td>Điểm tối đa<td>Tự chấm</tr>"
    parts = [(("1", name, "3", "2"), ("1.1", "Văn bản", "3", "2")) for name in ("Một", "Hai")]
    html = "".join(f"<table>{head}{''.join(map(_row, part))}</table>" for part in parts)
    assert len(find_tables(read(html.encode(), Settings())).tables) == 2


def test_a_label_across_the_table_above_its_repeated_header_is_that_of_the_next_table() -> None:
    label = '<tr><td colspan="3">Bảng 2. Áp dụng đối với cấp xã</td></tr>'
    head, again = _row(HEADER), (("1", "Chỉ đạo", "4"), ("1.1", "Kế hoạch", "4"))
    rows = head + "".join(map(_row, FIRST)) + label + head + "".join(map(_row, again))
    one, other = find_tables(read(f"<table>{rows}</table>".encode(), Settings())).tables
    assert len(one.rows) == len(FIRST)
    assert [each.line.text for each in other.heading] == ["Bảng 2. Áp dụng đối với cấp xã"]


def test_the_rest_of_a_code_below_a_repeated_header_begins_no_table() -> None:
    cut = (("1.", "Thể chế", "3"), ("1.1.", "Văn bản", "1"), ("1.1.", "Rà soát", "1"))
    rest = (("1.", "", ""), ("1.1.2.", "Công khai", "1"), ("1.2.", "Thi hành", "1"))
    assert tables(cut, rest) == 1


def test_a_group_that_spans_the_table_below_a_repeated_header_may_begin_one() -> None:
    group = '<tr><td colspan="3">1. ĐƯỜNG PHỐ, CÂY XANH</td></tr>'
    one = _row(HEADER) + "".join(map(_row, FIRST))
    other = _row(HEADER) + group + _row(("1.1.", "Chiếu sáng", "4"))
    html = f"<table>{one}</table><table>{other}</table>"
    assert len(find_tables(read(html.encode(), Settings())).tables) == 2


def test_codes_before_the_names_that_begin_again_begin_a_table_too() -> None:
    head, title = _row(("Tiêu chí", "Điểm tối đa", "Ghi chú")), "<p><b>2. Đối với cấp xã</b></p>"
    one, other = (
        head + _row((f"1. {name}", "3", "")) + _row(("1.1. Văn bản", "3", ""))
        for name in ("Thể chế", "Chỉ đạo")
    )
    for between in (title, ""):
        html = f"<table>{one}</table>{between}<table>{other}</table>"
        assert len(find_tables(read(html.encode(), Settings())).tables) == 2


def test_a_label_in_a_row_above_a_repeated_header_begins_a_table() -> None:
    """Unless the first one stood there too: a page repeats it."""

    def titled(label: str) -> Sequence[Sequence[str]]:
        return ((f"<b>{label}</b>", "", ""), HEADER, *FIRST)

    def count(*bodies: Sequence[Sequence[str]]) -> int:
        made = ("".join(map(_row, body)) for body in bodies)
        html = "".join(f"<table>{rows}</table>" for rows in made)
        return len(find_tables(read(html.encode(), Settings())).tables)

    assert count(titled("Phụ lục I"), titled("Phụ lục II")) == 2
    assert count(titled("Phụ lục I"), titled("Phụ lục I")) == 1
