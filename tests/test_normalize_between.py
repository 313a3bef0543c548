"""What words that stand in no row say of the rows of other pages."""

from normalize.between import served_past
from normalize.read import appendix
from schemas.rows import Place
from tables import table

FIRST = ("1", "LĨNH VỰC", "3,00", "", "")


def test_every_row_of_a_cell_that_goes_on_behind_a_page_of_loose_words_is_named() -> None:
    merged = [("1.1", "Một", "1", "Giao", "A"), ("1.2", "Hai", "1", ("Tham mưu", 2), "B")]
    above = [FIRST, *merged, ("1.3", "Ba", "1", None, "C")]
    for below, told in ((("", ["1.2", "1.4"])), ("Báo cáo.", [])):
        built = appendix(table(above, [], [("1.4", "Bốn", "1", below, "D")], open_pages=(1,)))
        found = served_past(built, Place(1, 4), 2)
        assert sorted(built.ids[f.place] for f in found if f.place) == told
