"""Columns of a table with a frame and rulings across, told by the room between its texts."""

import msgspec

from extract.drawn import Drawn, Font, Ruling, Run
from extract.gutters import with_gutters
from extract.unwalled import Walled
from schemas.page import Box

FONT = Font("Serif", 10.0, False, False)
NAMES = (("STT", 20), ("Tiêu chí", 110), ("Điểm", 210), ("Ghi chú", 310))
TOP, HIGH = 10, 20


def word(text: str, x: float, row: int) -> Run:
    top = TOP + HIGH * row + 4
    return Run(text, Box(x, top, x + 5 * len(text), top + 12), FONT)


def page(*rows: tuple[tuple[str, float], ...], walls: tuple[float, ...] = (10, 390)) -> Drawn:
    """A table of these rows, each of texts and where they begin, with walls down at some x."""
    bottom = TOP + HIGH * len(rows)
    across = [Ruling(10, y, 390, y) for y in range(TOP, bottom + 1, HIGH)]
    down = [Ruling(x, TOP, x, bottom) for x in walls]
    runs = [word(text, x, at) for at, row in enumerate(rows) for text, x in row]
    return Drawn(1, 400, 800, tuple(runs), (*across, *down))


def row(number: int, name: str) -> tuple[tuple[str, float], ...]:
    return (str(number), 25), (name, 60), ("1,00", 215)


def walls_of(*pages: Drawn) -> list[list[int]]:
    found = []
    for walled in with_gutters(iter(map(Walled, pages))):
        down = {round((r.x0 + r.x1) / 2) for r in walled.drawn.rulings if r.bottom - r.top > 5}
        found.append(sorted(down))
    return found


ROWS = (row(1, "Ban hành kế hoạch"), row(2, "Công khai"), row(3, "Rà soát văn bản của xã"))


def test_walls_stand_where_no_text_does_between_the_names_of_the_header() -> None:
    group = (("I. CẢI CÁCH THỂ CHẾ CỦA XÃ", 15.0),)
    (found,) = walls_of(page(NAMES, group, *ROWS))
    assert len(found) == 5
    clear = ((35, 60), (170, 210), (235, 310))
    assert all(a < x < b for x, (a, b) in zip(found[1:4], clear, strict=True))
    assert next(with_gutters(iter([Walled(page(NAMES, *ROWS))]))).by_texts


def test_a_later_page_has_the_columns_of_the_one_before() -> None:
    first, second = walls_of(page(NAMES, *ROWS), page(row(4, "Báo cáo")))
    assert second == first


def test_a_table_with_a_wall_of_its_own_or_of_two_columns_is_left_alone() -> None:
    assert walls_of(page(NAMES, *ROWS, walls=(10, 200, 390))) == [[10, 200, 390]]
    two = [((name, 25.0), ("1", 215.0)) for name in ("Tên", "Một", "Hai", "Ba", "Bốn")]
    assert walls_of(page(*two)) == [[10, 390]]


def test_rulings_across_alone_are_a_frame_where_most_are_as_long() -> None:
    framed = page(NAMES, *ROWS)
    lines = tuple(r for r in framed.rulings if r.bottom == r.top)
    bare = msgspec.structs.replace(framed, rulings=lines)
    assert walls_of(bare) == walls_of(framed)
    title = (("Phụ lục II", 175.0),), (("Chỉ tiêu", 180.0),)
    runs = [*bare.runs, *(word(text, x, 2 + at) for at, ((text, x),) in enumerate(title))]
    two = [r for r in lines if r.top not in (TOP + HIGH * 3,)]
    parted = msgspec.structs.replace(bare, runs=tuple(runs[:4] + runs[-2:]), rulings=tuple(two))
    assert walls_of(parted) == [[]]


def test_pages_of_few_rows_wait_for_the_one_that_tells_their_columns() -> None:
    few, whole, last = walls_of(page(NAMES, ROWS[0]), page(NAMES, *ROWS), page(NAMES, ROWS[0]))
    assert few == whole == last
    assert len(few) == 5


def test_a_page_that_waited_for_another_table_stays_as_it_is() -> None:
    few, _ = walls_of(page(NAMES, ROWS[0], walls=(10, 380)), page(NAMES, *ROWS))
    assert len(few) == 2
