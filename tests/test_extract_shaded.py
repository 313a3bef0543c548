"""Pages on which a shaded table goes on without a shade that tells its columns."""

from collections.abc import Sequence

import pytest

from extract.drawn import Drawn
from extract.lattice import lattice
from extract.unwalled import with_walls
from schemas.page import Box, Grid
from schemas.settings import Settings
from test_extract_pieced import EDGES, HEAD, Text, page, row, rows, shaded

FIRST = shaded([*HEAD, *row(100, "1"), *row(120, "2"), *row(140, "3")], (100, 120), (140, 160))


def behind(texts: Sequence[Text], *bands: tuple[float, float]) -> Drawn:
    """The next page, its rows shaded in one box each."""
    boxes = tuple(Box(EDGES[0], top, EDGES[-1], bottom) for top, bottom in bands)
    return Drawn(2, 600, 800, page(2, texts, ()).runs, (), shades=boxes)


def test_rows_that_are_shaded_in_one_box_go_on_in_the_columns_of_the_page_before() -> None:
    texts = [*row(50, "4"), *row(70, "5"), *row(90, "6"), *row(110, "7")]
    found = rows(FIRST, behind(texts, (50, 70), (90, 110)))[1]
    assert [cells[:3] for cells in found] == [[str(n), "Ban", "2,00"] for n in (4, 5, 6, 7)]


def test_a_total_alone_on_a_page_is_a_row_of_the_table_before() -> None:
    total: list[Text] = [("Tổng", 105, 55), ("6,00", 305, 55)]
    assert rows(FIRST, behind(total))[1] == [["", "Tổng", "6,00", ""]]
    head = [(text, x, 50.0) for text, x, _ in HEAD]
    below = rows(FIRST, behind([*head, *((text, x, 70.0) for text, x, _ in total)]))[1]
    assert below == [["STT", "Tên", "Điểm", "Chú"], ["", "Tổng", "6,00", ""]]
    assert rows(FIRST, behind([*row(50, "4"), *row(70, "5")], (50, 70)), behind(total))[2]


def test_a_group_without_a_shade_stands_below_a_header_without_one() -> None:
    group: list[Text] = [("A.NHÓMTIÊUCHÍ", 55, 105)]
    texts = [*HEAD, *group, *row(120, "1"), *row(140, "2"), *row(160, "3"), *row(180, "4")]
    found = rows(shaded(texts, (120, 140), (160, 180)))[0]
    assert [cells[0] for cells in found] == ["STT", "A.NHÓMTIÊUCHÍ", "1", "2", "3", "4"]


def test_rows_shaded_from_end_to_end_get_rulings_and_paragraphs_none() -> None:
    bands = [(100.0, 120.0), (140.0, 160.0), (180.0, 200.0)]
    body = [text for n in range(1, 6) for text in row(80.0 + 20 * n, str(n))]
    head = [(text, x, 85.0) for text, x, _ in HEAD]
    table = next(with_walls(iter([behind([*head, *body], *bands)]))).drawn
    assert [ruling.top for ruling in table.rulings] == [83, 100, 120, 140, 160, 180, 200]
    prose: list[Text] = [("Đoạnvănbảnđượctô", 55, 105 + 40 * n) for n in range(3)]
    assert not next(with_walls(iter([behind(prose, *bands)]))).drawn.rulings


@pytest.mark.parametrize(
    "texts",
    [
        [("Nơinhận", 55, 55), ("CHỦTỊCH", 305, 55)],
        [("Tổng", 290, 55), ("6,00", 355, 55)],
        [("2", 220, 55)],
        [("2023", 55, 55), ("2,00", 305, 55)],
    ],
)
def test_what_is_no_row_in_its_columns_is_none(texts: list[Text]) -> None:
    read = [lattice(each.drawn, Settings()) for each in with_walls(iter([FIRST, behind(texts)]))]
    assert not any(isinstance(block, Grid) for block in read[1].blocks)
