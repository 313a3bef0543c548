"""Tables whose cells draw borders of their own, and cells of theirs that draw none."""

import pytest

from test_extract_lattice import box, grid, word


@pytest.mark.parametrize(("own", "opened"), [(True, False), (False, True)])
def test_where_cells_have_their_own_borders_a_row_without_one_above_is_cut(
    own: bool, opened: bool
) -> None:
    places = [(c, 10 + 100 * (n % 3), 10 + 30 * (n // 3)) for n, c in enumerate("abcdefghi")]
    drawn = [
        ruling
        for text, x, y in places
        for number, ruling in enumerate(box(x + 0.3, y + 0.3, x + 99.7, y + 29.7))
        if own or text not in "def" or number
    ]
    found = grid(drawn, [word(t, x + 10, y + 20) for t, x, y in places])
    assert [cell.open_top for cell in found.rows[1] if cell] == [opened] * 3
