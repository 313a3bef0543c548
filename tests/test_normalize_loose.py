"""Texts that go on with a sentence which the cell above them breaks off."""

import pytest

from normalize.loose import loose_ends
from normalize.read import appendix
from normalize.tree import Built
from schemas.rows import Part, Place, Row, Table, Whole
from tables import cell, table


def named(built: Built) -> list[str]:
    """The titles of the rows of which it is open whether a cell goes on."""
    titles = {c.id: c.title for c in built.appendix.criteria}
    ids = {
        built.ids.get(f.place) for f in built.findings if f.code == "ambiguous-cover" and f.place
    }
    return sorted(titles[i] for i in ids if i is not None)


def tasks(*texts: str) -> Table:
    rows = [(f"1.{n}", f"Việc {n}", "1", text, "") for n, text in enumerate(texts, 1)]
    return table([("1", "LĨNH VỰC", "3,00", "", ""), *rows])


def test_a_text_that_breaks_off_above_one_that_goes_on_is_named_with_it() -> None:
    built = appendix(tasks(*["Ban hành."] * 6, "Thực hiện xin lỗi", "đối với hồ sơ trễ hạn."))
    assert named(built) == ["Việc 7", "Việc 8"]


def test_texts_that_open_with_small_letters_as_others_do_are_no_doubt() -> None:
    built = appendix(tasks("cả năm", "quý I", "cả năm", "quý II", "quý I", "thường xuyên"))
    assert named(built) == []


def whole_rows(*texts: tuple[int, str]) -> list[Row]:
    """Rows that nothing joined: page and text of the third column but one of each."""
    made = []
    for number, (page, text) in enumerate(texts):
        own = cell(text)
        assert own is not None
        cells = [Whole()] * 5
        cells[3] = Whole((Part(Place(page, 1), own),))
        owners = tuple((number, at) for at in range(5))
        made.append(Row(Place(page, number), tuple(cells), owners))
    return made


@pytest.mark.parametrize(("page", "count"), [(2, 2), (1, 0)])
def test_a_small_letter_that_opens_a_page_is_a_doubt_in_short_columns_too(
    page: int, count: int
) -> None:
    rows = whole_rows((1, "Họp trước ngày 20"), (page, "hằng tháng;"), (2, "Báo cáo."))
    assert len(loose_ends(rows, table([]))) == count


def test_a_long_text_without_its_stop_goes_on_though_others_open_so() -> None:
    usual = [(1, text) for text in ("cả năm", "quý I", "cả năm", "quý II", "quý I", "cả năm")]
    long = (1, "Theo dõi và đôn đốc các đơn vị báo cáo trước ngày 20")
    rows = whole_rows(*usual, long, (1, "hằng tháng;"))
    assert {finding.place for finding in loose_ends(rows, table([]))} == {Place(1, 6), Place(1, 7)}


def test_a_formula_of_variables_goes_on_with_nothing() -> None:
    above = (1, "Mỗi buổi hướng dẫn người dân được 3 điểm, tối đa 30 điểm")
    assert loose_ends(whole_rows(above, (1, "a/b x 30")), table([])) == ()
    assert loose_ends(whole_rows(above, (1, "cho mỗi tổ")), table([])) != ()
