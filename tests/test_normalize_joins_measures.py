"""What a column of units of measurement says of a break between pages."""

import msgspec

from normalize import joins
from page_breaks import LEAD, cut, said
from tables import COLUMNS


def test_what_is_measured_in_is_whole_in_every_row() -> None:
    above, below = ("1", "Một", "1", "Làm", "Cuộc"), ("2", "Hai", "1", "Làm", "km")
    units = tuple(
        msgspec.structs.replace(column, role="unit") if at == LEAD else column
        for at, column in enumerate(COLUMNS)
    )
    assert said(joins.cell_goes_on(cut(above, below), LEAD)) == ("text-goes-on", True, False)
    assert joins.cell_goes_on(cut(above, below, columns=units), LEAD) is None
