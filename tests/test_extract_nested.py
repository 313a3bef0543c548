"""Tables inside a cell are paragraphs of that cell."""

from collections.abc import Sequence

from extract.nested import dissolved, enclosed, settled
from extract.walls import Group, Wall
from schemas.page import Box, Cell, Grid, Line


def cell(text: str = "", *, rows: int = 1, columns: int = 1, box: Box | None = None) -> Cell:
    box = box or Box(0, 0, 10, 10)
    lines = tuple(Line(each, box) for each in text.split("/") if each)
    return Cell(lines, box, row_span=rows, column_span=columns)


def grid(*rows: Sequence[Cell | None]) -> Grid:
    return Grid(tuple(map(tuple, rows)), column_edges=tuple(range(len(rows[0]) + 1)))


def texts(found: Grid) -> list[list[str | None]]:
    return [[cell and cell.text for cell in row] for row in found.rows]


HEADER = (cell("STT"), cell("Tiêu chí"), cell("Cách chấm", columns=2), None, cell("Ghi chú"))
LEVELS = (
    (cell("1", rows=3), cell("Tên", rows=3), cell("Mức:", columns=2), None, cell("Mới", rows=4)),
    (None, None, cell("Đạt 100%/kế hoạch"), cell("1,0"), None),
    (None, None, cell("Dưới 100%"), cell("0"), None),
    (cell("2"), cell("Tên khác"), cell("Theo báo cáo", columns=2), None, None),
)


def test_rows_that_part_one_cell_alone_are_paragraphs_of_it() -> None:
    found = dissolved(grid(HEADER, *LEVELS))
    assert texts(found)[1:] == [
        ["1", "Tên", "Mức:\nĐạt 100% kế hoạch 1,0\nDưới 100% 0", "Mới"],
        ["2", "Tên khác", "Theo báo cáo", None],
    ]
    assert found.column_edges == (0, 1, 2, 4, 5)
    note, levels = found.rows[1][3], found.rows[1][2]
    assert note and note.row_span == 2
    assert levels and [line.opens for line in levels.lines] == [None, True, True]


def test_columns_with_names_of_their_own_stay() -> None:
    names = (cell("STT", rows=2), cell("Tiêu chí", rows=2), *HEADER[2:4], cell("Ghi chú", rows=2))
    below = (None, None, cell("Mức"), cell("Điểm"), None)
    row = (cell("1"), cell("Tên"), cell("Đạt"), cell("1"), cell())
    made = grid(names, below, row)
    assert dissolved(made) is made


def test_a_header_over_the_one_row_of_a_page_stays_though_that_row_is_merged_there() -> None:
    names = (cell("STT", rows=2), cell("Tiêu chí", rows=2), *HEADER[2:4], cell("Ghi chú", rows=2))
    below = (None, None, cell("Mức"), cell("Điểm"), None)
    made = grid(names, below, (cell(), cell("nhà nước"), cell(columns=2), None, cell()))
    assert dissolved(made) is made


def test_a_header_in_three_rows_stays_above_a_group_alone() -> None:
    wide = cell("Kết quả", columns=4)
    names = (cell("STT", rows=3), cell("Tiêu chí", rows=3), wide, None, None, None)
    middle = (None, None, cell("Đơn vị", columns=2), None, cell("Hội đồng", columns=2), None)
    below = (None, None, cell("Tự chấm"), cell("Tài liệu"), cell("Điểm"), cell("Ghi chú"))
    group = (cell("I"), cell("Thể chế", columns=5), None, None, None, None)
    made = grid(names, middle, below, group)
    assert dissolved(made) is made


def test_codes_beside_names_above_their_rules_are_a_column_on_a_page_that_else_is_merged() -> None:
    names = (cell("STT"), cell("Tiêu chí"), cell("Điểm"), cell("Ghi chú"))
    criterion = (cell("1", rows=2), cell("Tên"), cell("2", rows=2), cell("Mới", rows=2))
    total = (cell("TỔNG ĐIỂM", columns=2), None, cell("2"), cell())
    made = grid(names, criterion, (None, cell("Đạt: 2"), None, None), total)
    assert dissolved(made) is made


def test_rows_parted_alone_are_columns() -> None:
    row = (cell("2"), cell("Tên"), cell("Đạt"), cell("1"), cell())
    made = grid(HEADER, *LEVELS[:3], row)
    assert dissolved(made) is made


def box(left: float, top: float, right: float, bottom: float, *between: float) -> Group:
    across = [Wall(y, left, right, y) for y in (top, bottom)]
    return across, [Wall(x, top, bottom, x) for x in (left, *between, right)]


def test_a_table_drawn_inside_a_cell_is_that_cell_s_text() -> None:
    outer, inner = box(0, 0, 300, 100, 50, 200), box(60, 40, 190, 60, 150)
    boxes = [Box(0, 0, 300, 100), Box(60, 40, 190, 60)]
    assert enclosed([outer, inner], boxes, 2.0) == {1: 0}
    over = [boxes[0], Box(40, 40, 190, 60)]  # a wall crosses it
    assert enclosed([outer, box(40, 40, 190, 60, 150)], over, 2.0) == {}
    upper, lower = Line("Mức:", Box(55, 10, 100, 20)), Line("Hết.", Box(55, 80, 100, 90))
    around = Cell((upper, lower), Box(50, 0, 200, 100))
    levels = grid((cell("Đạt"), cell("1")))
    inside = Grid(levels.rows, boxes[1], levels.column_edges)
    found = next(settled([Grid(((around,),), boxes[0], (50, 200)), inside], {1: 0}))
    assert found and found.rows[0][0]
    assert found.rows[0][0].text == "Mức:\nĐạt 1\nHết."


def test_an_empty_row_between_walls_and_frame_is_no_whole_cell() -> None:
    """Of a table merged on both sides the columns between are parted in every row."""
    names = (cell("TT"), cell("Tên"), cell("Nội dung"), cell("Điểm"), cell("Cơ quan"))
    rows = [
        (
            (cell(number, rows=2), cell("Tên", rows=2), cell("Một"), cell("1"), cell("Sở", rows=2)),
            (None, None, cell("Hai"), cell("2"), None),
        )
        for number in ("1", "2")
    ]
    room = (cell(), cell(), cell(columns=2), None, cell())
    made = grid(names, *rows[0], *rows[1], room)
    assert dissolved(made) is made


def test_columns_that_a_first_row_full_of_names_parts_stay() -> None:
    names = (cell("TT"), cell("Tên"), cell("Nội dung"), cell("Điểm"), cell("Cơ quan"))
    first = (cell("1", rows=3), cell("Tên", rows=3), cell("Một"), cell("1"), cell("Sở", rows=3))
    second = (None, None, cell("Hai"), cell("2"), None)
    remark = (None, None, cell("Ghi chú", columns=2), None, None)
    made = grid(names, first, second, remark)
    assert dissolved(made) is made
