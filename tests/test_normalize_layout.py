import msgspec
import pytest

from normalize.read import appendix
from tables import Printed, table

ONE: tuple[Printed, ...] = ("1", "Văn bản", "1", "", "")
TWO: tuple[Printed, ...] = ("2", "Kế hoạch", "1", "", "")


@pytest.mark.parametrize(
    ("second", "codes"),
    [("II Tài chính công", ["I", "II"]), ("III Tài chính công", ["", ""]), ("Khác", ["", ""])],
)
def test_numerals_that_count_names_over_the_table_are_codes_without_a_stop(
    second: str, codes: list[str]
) -> None:
    printed = table([("I Thể chế", None, None, None, None), ONE, (second, *[None] * 4), TWO])
    rows = list(printed.rows)
    for at in (0, 2):
        name = rows[at].cells[0]
        assert name is not None
        wide = (msgspec.structs.replace(name, column_span=5), *[None] * 4)
        rows[at] = msgspec.structs.replace(rows[at], cells=wide)
    made = appendix(msgspec.structs.replace(printed, rows=tuple(rows)))
    groups = [c for c in made.appendix.criteria if c.kind == "group"]
    assert [group.code for group in groups] == codes


def test_of_two_numbers_beside_codes_in_names_one_that_is_another_says_that_they_count() -> None:
    made = appendix(table([
        ("1", "TC 1 - Thể chế", "1", "", ""), ("2", "TC 1.1 - Văn bản", "1", "", ""),
    ]))  # fmt: skip
    assert [c.code for c in made.appendix.criteria] == ["1", "1.1"]


def test_numbers_count_codes_in_names_below_numerals_of_sections_that_are_as_many() -> None:
    made = appendix(table([
        ("I", "Thể chế", "1", "", ""), ("1", "TC 1.1 - Văn bản", "1", "", ""),
        ("II", "Tài chính công", "1", "", ""), ("2", "TC 2.1 - Kế hoạch", "1", "", ""),
    ]))  # fmt: skip
    assert [c.code for c in made.appendix.criteria] == ["I", "1.1", "II", "2.1"]


@pytest.mark.parametrize("label", ["Tiêu chí {}: ", "{}. "])
def test_numbers_that_run_beside_the_same_codes_in_names_only_count(label: str) -> None:
    rows = ("1", "Thể chế"), ("2", "Bộ máy"), ("3", "Tài chính")
    made = appendix(table([(n, label.format(n) + name, "1", "", "") for n, name in rows]))
    read = [(c.code, c.title, list(c.extra.values())) for c in made.appendix.criteria]
    assert read == [(n, name, [n]) for n, name in rows]


@pytest.mark.parametrize("first", ["1", ""])
def test_a_number_alone_is_the_code_above_paths_where_running_numbers_stand_beside(
    first: str,
) -> None:
    """As it is where the column of codes is empty; beside the codes themselves it is a quantity."""
    rows = (first, "1 Thể chế"), (first and "2", "1.1 Văn bản"), (first and "3", "1.2 Kế hoạch")
    made = appendix(table([(n, name, "1", "", "") for n, name in rows]))
    assert [(c.code, c.title) for c in made.appendix.criteria] == [
        ("1", "Thể chế"), ("1.1", "Văn bản"), ("1.2", "Kế hoạch"),
    ]  # fmt: skip
