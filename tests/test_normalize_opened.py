import pytest

from normalize.opened import ends_open, fill, open_bare
from schemas.page import Cell, Grid, Line

TEXT = Cell((Line("Thể chế"),))
OPEN = Cell((Line("Văn bản"),), open_bottom=True)
BARE = Cell(open_bottom=True)
OVER_TWO = Cell(row_span=2, open_bottom=True)


@pytest.mark.parametrize(
    ("rows", "leaves"),
    [
        (((TEXT, OPEN),), True),
        (((TEXT, TEXT),), False),
        (((TEXT, BARE),), False),  # it may be none
        (((TEXT, OVER_TWO), (TEXT, None)), True),
        (((TEXT, OVER_TWO), (BARE, None)), False),  # nothing beside it is closed
    ],
)
def test_a_page_leaves_open_what_has_a_text_or_covers_rows(
    rows: tuple[tuple[Cell | None, ...], ...], leaves: bool
) -> None:
    assert ends_open(Grid(rows)) is leaves


def test_texts_behind_all_empty_cells_that_a_page_leaves_open_are_theirs() -> None:
    bare = open_bare((BARE, TEXT, BARE))
    assert bare == {0, 2}
    assert fill(bare, (TEXT, TEXT, TEXT))
    assert not fill(bare, (TEXT, TEXT, Cell()))


def test_where_nothing_beside_it_is_closed_an_open_cell_tells_nothing() -> None:
    assert not open_bare((BARE, OPEN))
