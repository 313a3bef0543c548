"""Provenance: where each printed piece stands, and which were moved to another row."""

from normalize.read import appendix
from schemas.rows import Place
from tables import table


def test_a_piece_of_a_second_table_row_says_which_row_got_it() -> None:
    built = appendix(table([
        ("1", "LĨNH VỰC", "3,00", "", ""),
        (("1.1", 2), ("Một", 2), ("1,00", 2), "Việc một", "A"),
        (None, None, None, "Việc hai", "B"),
        ("1.2", "Hai", "2,00", "Việc ba", "C"),
    ]))  # fmt: skip
    told = {(d.rule, d.place, d.column, d.onto, d.sure) for d in built.decisions}
    assert told == {
        ("second-row", Place(1, 3), column, Place(1, 2), True) for column in ("tasks", "lead")
    }
    assert not any(c.assumed for c in built.appendix.criteria)
