"""What spreadsheets print: first rows repeated on every page, merged cells over pages."""

from collections.abc import Sequence

import msgspec

from extract.drawn import Ruling
from extract.lattice import lattice
from normalize.tables import find_tables
from schemas.page import Box, Line, Page
from schemas.settings import Settings
from test_normalize_tables import FIRST, HEADER, HIGH, WIDE, page


def with_lines(number: int, rows: Sequence[Sequence[str | None]], *lines: Line) -> Page:
    made = lattice(page(number, rows), Settings())
    return msgspec.structs.replace(
        made, blocks=tuple(sorted((*made.blocks, *lines), key=lambda b: b.box.top if b.box else 0))
    )


def test_what_stands_above_a_header_that_is_repeated_alone_stands_below_the_table() -> None:
    label = Line("Phụ lục I", Box(40, 20, 300, 32), 12.0, bold=1.0)
    again = msgspec.structs.replace(label, box=Box(40, 30, 300, 42))
    remark = Line("Ghi chú: làm tròn", Box(40, 300, 300, 312), 12.0)
    name = Line("Trần Thị Mai", Box(40, 300, 300, 312), 12.0)
    made = find_tables([with_lines(1, FIRST, label, remark), with_lines(2, [HEADER], again, name)])
    assert [item.line.text for item in made.tables[0].after] == ["Ghi chú: làm tròn", name.text]
    assert not made.findings


def test_a_heading_that_every_page_repeats_with_the_header_opens_no_table() -> None:
    def headed(number: int, top: float, *rows: Sequence[str | None]) -> Page:
        label = Line("Phụ lục I", Box(40, top, 300, top + 12), 12.0, bold=1.0)
        return with_lines(number, rows, label)

    second = (HEADER, ("2", "Bộ máy", "2,5", "a"), ("1", "Văn bản", "1,5", "b"))
    made = find_tables([headed(1, 30, *FIRST), headed(2, 20, *second)])
    assert len(made.tables) == 1


def test_an_empty_cell_over_two_rows_that_alone_is_left_open_goes_on() -> None:
    rows = (HEADER, ("1", "Thể chế", "2,5", ""), ("1.1", "Văn bản", "1,5", None))
    second = (HEADER, ("1.2", "Kế hoạch", "0,5", "a"), ("1.3", "Báo cáo", "0,5", "b"))
    drawn = [page(1, rows), page(2, second)]
    last, foot = 40 + WIDE * 3, 50 + HIGH * 3
    rulings = [r for r in drawn[0].rulings if (r.x0, (r.top + r.bottom) / 2) != (last, foot)]
    drawn[0] = msgspec.structs.replace(drawn[0], rulings=tuple(rulings))
    (made,) = find_tables(lattice(one, Settings()) for one in drawn).tables
    assert made.leaves_open


def test_a_letterhead_above_the_header_of_a_sheet_with_printed_grid_lines_is_the_heading() -> None:
    head = (("UBND TỈNH", None, "CỘNG HÒA", None), ("PHỤ LỤC I", None, None, None), *FIRST)
    drawn = page(1, head)
    foot = 50 + HIGH * len(head)
    tops = (50 + HIGH * 2, 50, 50 + HIGH * 2)  # the letterhead's cells are two columns wide
    inner = [40 + WIDE * n for n in (1, 2, 3)]
    kept = [r for r in drawn.rulings if (r.x0 + r.x1) / 2 not in inner or r.x1 - r.x0 > 1]
    walls = [Ruling(x - 0.25, top, x + 0.25, foot) for x, top in zip(inner, tops, strict=True)]
    across = [Ruling(40, y - 0.25, 640, y + 0.25) for y in (50 + HIGH, 50 + HIGH * 2)]
    drawn = msgspec.structs.replace(drawn, rulings=(*kept, *walls, *across))
    (made,) = find_tables([lattice(drawn, Settings())]).tables
    assert [item.line.text for item in made.heading] == ["UBND TỈNH", "CỘNG HÒA", "PHỤ LỤC I"]
