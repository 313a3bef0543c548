"""Which grids are criteria tables, and what a repeated header takes with it."""

from collections.abc import Iterable, Sequence

import msgspec
import pytest

from extract.drawn import Drawn, Font, Ruling, Run
from extract.lattice import lattice
from normalize.columns import cell_text
from normalize.read import appendix, normalize
from normalize.tables import Found, find_tables
from schemas.findings import Stopped
from schemas.page import Box, Cell, Grid, Line, Page
from schemas.rows import Column, PageLine
from schemas.settings import Settings
from tables import table

FONT = Font("Serif", 10.0, False, False)
WIDE, HIGH = 150.0, 30.0
HEADER = ("STT", "Tiêu chí", "Điểm tối đa", "Ghi chú")


def page(number: int, rows: Sequence[Sequence[str | None]]) -> Drawn:
    """A page with a ruled table; None: no wall above, the text above goes on."""
    rulings, runs = [], []
    for r in range(len(rows) + 1):
        for c in range(len(rows[0])):
            if r in (0, len(rows)) or rows[r][c] is not None:
                y, x = 50 + HIGH * r, 40 + WIDE * c
                rulings.append(Ruling(x, y - 0.25, x + WIDE, y + 0.25))
    for c in range(len(rows[0]) + 1):
        x = 40 + WIDE * c
        rulings.append(Ruling(x - 0.25, 50, x + 0.25, 50 + HIGH * len(rows)))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            x, y = 46 + WIDE * c, 56 + HIGH * r
            for word in (text or "").split():
                runs.append(Run(word, Box(x, y, x + 5 * len(word), y + 12), FONT, blank=True))
                x += 5 * len(word) + 4
    return Drawn(number, 842, 595, tuple(runs), tuple(rulings))


def found(*pages: Sequence[Sequence[str | None]]) -> Found:
    return find_tables(lattice(page(n, rows), Settings()) for n, rows in enumerate(pages, 1))


def body(made: Found) -> list[list[str | None]]:
    (table,) = made.tables
    return [[None if c is None else cell_text(c) for c in row.cells] for row in table.rows]


def with_text(text: str, column: int, row: int) -> Run:
    x, y = 46 + WIDE * column, 56 + HIGH * row
    return Run(text, Box(x, y, x + 5 * len(text), y + 12), FONT, blank=True)


FIRST = (HEADER, ("1", "Thể chế", "2,5", "Xét"), ("1.1", "Văn bản", "1,5", "kết quả"))


def second(column: int, text: str) -> Drawn:
    """A page whose merged cell lost its upper border: it stands in one box with the header's."""
    rows: list[list[str | None]] = [
        list(HEADER), ["1.2", "Kế hoạch", "0,5", "a"], ["1.3", "Báo cáo", "0,5", "b"],
    ]  # fmt: skip
    rows[1][column] = None
    drawn = page(2, rows)
    runs = (*drawn.runs, with_text(text, column, 1))
    return Drawn(2, drawn.width, drawn.height, runs, drawn.rulings)


def over_the_break(column: int, text: str) -> list[list[str | None]]:
    drawn = [page(1, FIRST), second(column, text)]
    return body(find_tables(lattice(one, Settings()) for one in drawn))


def test_a_note_in_one_box_with_its_repeated_header_is_the_first_row_s() -> None:
    assert over_the_break(3, "trong") == [
        ["1", "Thể chế", "2,5", "Xét"], ["1.1", "Văn bản", "1,5", "kết quả"],
        ["1.2", "Kế hoạch", "0,5", "trong"], ["1.3", "Báo cáo", "0,5", "b"],
    ]  # fmt: skip


def test_a_code_in_one_box_with_its_repeated_header_is_the_first_row_s() -> None:
    assert over_the_break(0, "1.2")[2] == ["1.2", "Kế hoạch", "0,5", "a"]


def test_a_header_ends_with_its_last_row_though_most_of_its_cells_run_on() -> None:
    rows: list[list[str | None]] = [
        list(HEADER), ["1.2", None, None, None], ["1.3", "Báo cáo", "0,5", "b"],
    ]  # fmt: skip
    drawn = page(2, rows)
    runs = (*drawn.runs, with_text("trong", 3, 1))
    second = Drawn(2, drawn.width, drawn.height, runs, drawn.rulings)
    made = body(find_tables(lattice(one, Settings()) for one in (page(1, FIRST), second)))
    assert made[2] == ["1.2", "", "", "trong"]


def test_a_total_that_every_part_of_a_table_repeats_at_its_end_is_printed_once() -> None:
    total = ("", "Tổng điểm", "2,5", "")
    made = found((*FIRST, total), (HEADER, ("", "", "", "của xã"), total))
    assert [row[1] for row in body(made)] == ["Thể chế", "Văn bản", "", "Tổng điểm"]


def test_the_border_of_a_repeated_total_closes_no_cell_above_it() -> None:
    total = ("", "Tổng điểm", "2,5", "")
    made = found((*FIRST, total), (HEADER, ("", "", "", "của xã"), total))
    assert made.tables[0].silent == {1}
    assert not found(FIRST, (HEADER, ("", "", "", "của xã"), total)).tables[0].silent


def test_a_total_of_other_figures_at_the_end_of_a_page_is_a_row() -> None:
    made = found((*FIRST, ("", "Cộng", "2,5", "")), (HEADER, ("", "Tổng điểm", "2,5", "")))
    assert [row[1] for row in body(made)] == ["Thể chế", "Văn bản", "Cộng", "Tổng điểm"]


def test_a_number_row_below_an_empty_row_is_header() -> None:
    made = found((HEADER, ("", "", "", ""), ("(1)", "(2)", "(3)", "(4)"), *FIRST[1:]))
    assert [row[0] for row in body(made)] == ["1", "1.1"]


def test_rows_above_a_header_that_say_one_thing_are_the_heading() -> None:
    lines = [["PHỤ LỤC I", "", "", ""], ["TIÊU CHÍ NĂM 2025", "", "", ""]]
    made = found((*lines, *FIRST))
    (table,) = made.tables
    assert [item.line.text for item in table.heading] == ["PHỤ LỤC I", "TIÊU CHÍ NĂM 2025"]
    assert body(made)[0][0] == "1"


def test_a_number_row_without_a_wall_below_it_is_no_text_of_the_first_row() -> None:
    numbers = ("A", "B", "1", "2")
    rest = ["", None, None, "tiếp"]
    made = found((HEADER, numbers, *FIRST[1:]), (HEADER, numbers, rest, ("1.2", "Hai", "1", "")))
    assert body(made)[2:] == [["", "", "", "tiếp"], ["1.2", "Hai", "1", ""]]


def test_a_header_cell_that_runs_on_takes_no_rows_with_it() -> None:
    rows = [[*HEADER], ["1.2", "Kế hoạch", "0,5", None], ["1.3", "Báo cáo", "0,5", None]]
    assert [row[0] for row in body(found(FIRST, rows))] == ["1", "1.1", "1.2", "1.3"]


def test_a_table_without_a_repeated_header_goes_on() -> None:
    assert [row[0] for row in body(found(FIRST, (("1.2", "Kế hoạch", "0,5", "b"),)))][-1] == "1.2"


def test_a_header_that_is_repeated_without_the_last_lines_of_its_cells_opens_no_table() -> None:
    cut = ("STT", "Tiêu", "Điểm tối", "Ghi")
    made = found(FIRST, (cut, ("1.2", "Rà soát", "1,0", "")))
    assert [row[0] for row in body(made)] == ["1", "1.1", "1.2"]


def test_a_header_that_is_repeated_with_misprints_opens_no_table() -> None:
    again = ("STT", "Tiu chí", "Đim tối đa", "Ghi chúi")
    assert [row[0] for row in body(found(FIRST, (again, ("1.2", "Ba", "1,0", ""))))][-1] == "1.2"


def test_a_header_of_other_words_opens_a_table() -> None:
    other = ("STT", "Nhiệm vụ", "Chủ trì", "Ghi chú")
    assert len(found(FIRST, (other, ("1", "Rà soát", "Sở", ""))).tables) == 2


def test_the_rest_of_a_cut_row_opens_no_table_where_no_column_counts_the_rows() -> None:
    header = ("Nội dung", "Điểm tối đa", "Đơn vị chủ trì", "Ghi chú")
    first = (header, ("1. Một", "2,0", "Sở", ""), ("2. Trả kết quả", "1", "Báo cáo của", ""))
    made = found(first, (("lời đúng thời hạn", "", "đơn vị", ""), ("3. Ba", "1", "Sở", "")))
    assert len(made.tables) == 1 and len(body(made)) == 4


def test_a_number_row_alone_is_a_repeated_header() -> None:
    numbers = ("(1)", "(2)", "(3)", "(4)")
    made = found((HEADER, numbers, *FIRST[1:]), (numbers, ("1.2", "Kế hoạch", "0,5", "b")))
    assert [row[0] for row in body(made)] == ["1", "1.1", "1.2"]


def test_results_by_unit_are_skipped_and_named() -> None:
    results = (("STT", "Tên xã, phường", "Tổng điểm", "Xếp hạng"), ("1", "Phường 6", "95", "1"))
    made = found(results, FIRST)
    assert len(made.tables) == 1
    assert [f.code for f in made.findings] == ["table-skipped"]
    assert "Tên xã, phường" in made.findings[0].facts["header"]


BESIDE = (
    Column("code", "TT"), Column("title", "Lĩnh vực"), Column("title", "Nội dung"),
    Column("max_score", "Điểm"),
)  # fmt: skip


def test_names_that_open_with_codes_are_two_rows_though_the_borders_are_open() -> None:
    built = appendix(table(
        [("1", "Thể chế", "1.1. Văn bản", "1"), ("2", "", "2.1. Kế hoạch", "1")],
        [(("", 2), ("Thủ tục", 2), "2.2. Báo cáo", "2"), (None, None, "2.3. Hồ sơ", "3")],
        columns=BESIDE, open_pages=(1,),
    ))  # fmt: skip
    found = [(c.id, c.title, c.parent_id) for c in built.appendix.criteria]
    assert found[2:] == [
        ("2", "Thủ tục", None), ("2.1", "Kế hoạch", "2"), ("2.2", "Báo cáo", "2"),
        ("2.3", "Hồ sơ", "2"),
    ]  # fmt: skip


def between(text: str) -> Iterable[Page]:
    """A page that prints this and no table stands between two pages of one."""
    run = Run(text, Box(46, 60, 300, 72), FONT, blank=True)
    head = Run("KH", Box(46, 20, 60, 32), FONT, blank=True)
    bare = Drawn(2, 842, 595, (head, run), ())
    pages = [page(1, FIRST), bare, page(3, [("1.2", "Kế hoạch", "0,5", "a")] * 2)]
    pages = [
        Drawn(p.number, 842, 595, (head, *p.runs), p.rulings) if p is not bare else p for p in pages
    ]
    return (lattice(one, Settings()) for one in pages)


def test_text_on_a_page_between_two_of_one_table_is_named_with_the_row_before_it() -> None:
    made = normalize(between("huấn nghiệp vụ"))
    (built,) = made.built
    told = [f for f in built.findings if f.code == "orphan-row"]
    assert [(f.facts["seen"], f.page, built.ids[f.place]) for f in told if f.place] == [
        ("huấn nghiệp vụ", 2, "1.1")
    ]
    assert not made.findings


def test_a_running_head_beside_a_stamp_is_one_too() -> None:
    head, *rest = between("SỐ LIỆU năm trước")
    stamped = Line("SỐ LIỆU năm trước Người ký: Cổng thông tin", Box(50, 5, 300, 15))
    first = msgspec.structs.replace(head, blocks=(stamped, *head.blocks))
    told = [f for f in normalize((first, *rest)).built[0].findings if f.code == "orphan-row"]
    assert not told


def test_a_running_head_and_a_page_number_are_not_named() -> None:
    made = normalize(between("2"))
    assert not [f for f in (*made.findings, *made.built[0].findings) if f.code == "orphan-row"]


def test_a_wall_that_no_row_of_a_later_page_draws_is_told() -> None:
    first = page(1, [HEADER, ("1", "Một", "1", ""), ("2", "Hai", "1", "")])
    later = page(2, [("3", "Ba", "1", ""), ("4", "Bốn", "1", "")])
    wall = 40 + 3 * WIDE
    kept = tuple(r for r in later.rulings if not (r.x1 - r.x0 < 1 and abs(r.x0 - wall) < 1))
    lost = msgspec.structs.replace(later, rulings=kept)
    made = find_tables(lattice(drawn, Settings()) for drawn in (first, lost))
    assert [f.facts["seen"] for f in made.findings] == [
        "page 2 draws no ruling between the columns max_score and notes"
    ]
    assert not find_tables(lattice(drawn, Settings()) for drawn in (first, later)).findings


def test_a_page_of_one_row_over_all_columns_has_lost_nothing() -> None:
    first = page(1, [HEADER, ("1", "Một", "1", ""), ("2", "Hai", "1", "")])
    rulings = [Ruling(40, y - 0.25, 640, y + 0.25) for y in (50, 80)]
    rulings += [Ruling(x - 0.25, 50, x + 0.25, 80) for x in (40, 640)]
    text = Run("Khác", Box(46, 56, 66, 68), FONT, blank=True)
    group = Drawn(2, 842, 595, (text,), tuple(rulings))
    made = find_tables(lattice(drawn, Settings()) for drawn in (first, group))
    assert not [f for f in made.findings if f.code == "damaged"]


def test_a_page_with_the_total_and_a_remark_alone_has_lost_nothing() -> None:
    first = page(1, [HEADER, ("1", "Một", "1", ""), ("2", "Hai", "1", "")])
    rulings = [Ruling(40, y - 0.25, 640, y + 0.25) for y in (50, 80, 110)]
    rulings += [Ruling(x - 0.25, 50, x + 0.25, 110) for x in (40, 640)]
    rulings += [Ruling(490 - 0.25, 50, 490 + 0.25, 80)]
    texts = ("Tổng số", 56.0), ("Ghi chú: Nộp đúng hạn", 86.0)
    runs = tuple(Run(t, Box(46, y, 146, y + 12), FONT, blank=True) for t, y in texts)
    last = Drawn(2, 842, 595, runs, tuple(rulings))
    made = find_tables(lattice(drawn, Settings()) for drawn in (first, last))
    assert not [f for f in made.findings if f.code == "damaged"]


def test_a_remark_between_two_tables_keeps_all_its_lines() -> None:
    one = lattice(page(1, FIRST), Settings())
    remark = tuple(
        Line(text, Box(40, 200 + 14 * n, 300, 212 + 14 * n), 12.0)
        for n, text in enumerate(("Ghi chú: áp dụng cho giai", "đoạn 2026 - 2030.", "Phụ lục II"))
    )
    other = msgspec.structs.replace(lattice(page(2, FIRST), Settings()), number=2)
    first = msgspec.structs.replace(one, blocks=(*one.blocks, *remark))
    made = find_tables([first, other])
    assert appendix(made.tables[0]).appendix.notes == (
        "Ghi chú: áp dụng cho giai đoạn 2026 - 2030.",
    )


def test_the_rest_of_a_cut_row_is_no_header_though_it_holds_words_of_one() -> None:
    rest = ("", "nhiệm vụ được giao", "", "Xem hồ sơ, tài liệu")
    drawn = [page(1, FIRST), page(2, (rest, ("1.2", "Báo cáo", "0,5", "b")))]
    assert len(find_tables(lattice(one, Settings()) for one in drawn).tables) == 1


def test_a_bold_line_at_one_height_on_every_page_is_no_title_of_a_new_table() -> None:
    rest = ("1.2", "Thời gian nhận hồ sơ", "", "xem danh mục kèm theo")

    def footed(number: int, *rows: Sequence[str | None]) -> Page:
        foot = Line("Sở Nội vụ", Box(40, 500, 300, 512), 12.0, bold=1.0)
        made = lattice(page(number, rows), Settings())
        return msgspec.structs.replace(made, blocks=(*made.blocks, foot))

    made = find_tables(
        [footed(1, *FIRST), footed(2, ("", *rest[1:]), ("1.3", "Báo cáo", "1", "b"))]
    )
    assert len(made.tables) == 1


def test_a_foot_of_the_page_before_is_no_part_of_a_table_s_title() -> None:
    foot = Line("Sở Nội vụ", Box(40, 500, 300, 512), 12.0)
    title = Line("BỘ TIÊU CHÍ", Box(40, 480, 300, 492), 12.0, bold=1.0)
    first = Page(1, (title, foot))
    second = lattice(page(2, FIRST), Settings())
    second = msgspec.structs.replace(second, blocks=(*second.blocks, foot))
    (made,) = find_tables([first, second]).tables
    assert [item.line.text for item in made.heading] == ["BỘ TIÊU CHÍ"]


@pytest.mark.parametrize(("page_left_open", "leaves_open"), [(1, True), (2, False)])
def test_a_table_leaves_cells_open_that_go_on_not_those_at_its_end(
    page_left_open: int, leaves_open: bool
) -> None:
    second = (HEADER, ("1.2", "Kế hoạch", "0,5", "a"), ("1.3", "Báo cáo", "0,5", "b"))
    drawn = [page(1, FIRST), page(2, second)]
    left = drawn[page_left_open - 1]
    last, foot = 40 + WIDE * 3, 50 + HIGH * 3
    rulings = tuple(r for r in left.rulings if (r.x0, (r.top + r.bottom) / 2) != (last, foot))
    drawn[page_left_open - 1] = msgspec.structs.replace(left, rulings=rulings)
    (made,) = find_tables(lattice(one, Settings()) for one in drawn).tables
    assert made.leaves_open is leaves_open


LAST = ("1.2", "Công khai", "1,0", "")


def test_a_header_repeated_inside_a_page_is_no_row_and_the_row_below_it_may_be_a_rest() -> None:
    made = found((*FIRST, HEADER, LAST, HEADER))
    assert [row[0] for row in body(made)] == ["1", "1.1", "1.2"]
    (built,) = made.tables
    assert [row.reopens for row in built.rows] == [False, False, True]
    coded = [(f"{n}. Tên", "1,0", "A") for n in (1, 2, 3, 4)]
    named = ("Tiêu chí", "Điểm tối đa", "Ghi chú")
    later = found((named, *coded[:2]), (("- Đủ: 1", "", ""), named, coded[3]))
    assert [row[0] for row in body(later)] == ["1. Tên", "2. Tên", "- Đủ: 1", "4. Tên"]


def test_a_part_of_a_table_that_is_drawn_on_its_own_on_the_same_page_opens_like_a_page() -> None:
    first = Grid(tuple(tuple(Cell((Line(text),)) for text in row) for row in FIRST))
    rest = Grid((tuple(Cell((Line(text),) if text else ()) for text in LAST),))
    (made,) = find_tables([Page(1, (first, rest))]).tables
    assert [row.apart for row in made.rows] == [False, False, True]


def test_the_rest_of_a_row_that_no_ruling_parts_from_a_repeated_header_is_a_row() -> None:
    uncut = page(2, (HEADER, (None,) * 4, LAST))
    rest = tuple(with_text(text, at, 1) for at, text in enumerate(("", "nhanh", "", "quả")) if text)
    made = find_tables(
        [
            lattice(page(1, FIRST), Settings()),
            lattice(msgspec.structs.replace(uncut, runs=(*uncut.runs, *rest)), Settings()),
        ]
    )
    assert body(made)[2:] == [["", "nhanh", "", "quả"], list(LAST)]
    assert not made.findings


def test_a_number_row_belongs_to_a_header_that_is_repeated_inside_a_page() -> None:
    numbers = ("(1)", "(2)", "(3)", "(4)")
    made = found((HEADER, numbers, *FIRST[1:], HEADER, numbers, LAST))
    assert [row[0] for row in body(made)] == ["1", "1.1", "1.2"]
    made = found((HEADER, numbers, *FIRST[1:2], HEADER, FIRST[2], HEADER), (numbers, LAST))
    assert [row[0] for row in body(made)] == ["1", "1.1", "1.2"]


def test_a_number_in_one_box_with_the_rest_of_a_cell_is_a_number() -> None:
    numbers = ("(1)", "(2)", "(3)", "(4)")
    rest = page(2, (HEADER, numbers, ("1.2", "Hai", "1", None), ("1.3", "Ba", "1", "")))
    rest = msgspec.structs.replace(rest, runs=(*rest.runs, with_text("tiếp", 3, 2)))
    pages = (page(1, (HEADER, numbers, *FIRST[1:])), rest)
    made = find_tables(lattice(one, Settings()) for one in pages)
    assert body(made)[2:] == [["1.2", "Hai", "1", "tiếp"], ["1.3", "Ba", "1", ""]]


def test_a_form_whose_rows_say_nothing_is_no_criteria_table() -> None:
    blank = (HEADER, ("1", "", "", ""), ("2", "", "", ""), ("…", "……", "", ""))
    with pytest.raises(Stopped) as stopped:
        normalize(lattice(page(n, rows), Settings()) for n, rows in enumerate([blank], 1))
    assert [f.code for f in stopped.value.findings] == ["no-table", "table-skipped"]


def test_a_level_with_its_code_above_others_on_a_later_page_is_no_header() -> None:
    levels = [(f"Tiêu chí 2.{n}. Chi tiêu", "Đủ: 1", "Báo cáo") for n in (1, 2, 3)]
    area = ("Lĩnh vực 2: Công tác chỉ đạo", "", "")
    first = [("Lĩnh vực/Tiêu chí", "Cách chấm điểm", "Tài liệu kiểm chứng"), area, *levels]
    (table,) = found(first, [("", "Thiếu: 0", ""), area, *levels]).tables
    assert len(table.rows) == 9


def test_a_title_without_a_label_is_sought_on_the_page_of_its_table() -> None:
    signed, title = PageLine(1, Line("Nguyễn Văn A")), PageLine(2, Line("BỘ CHỈ SỐ"))
    printed = table([], [("1", "Một", "1,00", "", "")])
    made = appendix(msgspec.structs.replace(printed, heading=(signed, title)))
    assert made.appendix.heading.title == "BỘ CHỈ SỐ"
