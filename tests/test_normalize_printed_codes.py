"""What a code column prints besides codes: the numbers of columns again, codes beyond reading."""

import pytest

from phuluc import pipeline
from schemas.settings import Settings
from schemas.tree import Built

HEAD = ("STT", "Tiêu chí", "Điểm tối đa", "Ghi chú")


def read(*rows: tuple[str, ...]) -> Built:
    """What is built of a page with one table of these rows below the header."""
    made = "".join(f"<tr>{''.join(f'<td>{cell}' for cell in row)}" for row in (HEAD, *rows))
    page = f"<!doctype html><meta charset=utf-8><table border=1>{made}</table>"
    read = pipeline.extract(page.encode(), "a.html", Settings())
    return Built(read.tree.appendices[0], (), {}, read.tree.findings)


@pytest.mark.parametrize("numbers", [("(1)", "(2)", "(3)", "(4)"), ("1", "2", "3", "4")])
def test_numbers_of_columns_that_stand_alone_in_the_middle_are_no_row(numbers: tuple[str]) -> None:
    above = (("1", "Chỉ đạo", "3", ""), ("1.1", "Ban hành", "1", ""))
    found = read(numbers, *above, numbers, ("1.2", "Báo cáo", "2", ""), ("2", "Thể chế", "2", ""))
    assert [c.id for c in found.appendix.criteria] == ["1", "1.1", "1.2", "2"]
    assert "duplicate-code" not in {f.code for f in found.findings}


@pytest.mark.parametrize("code", ["1..x?", "1,2", "ê"])
def test_a_code_beyond_reading_is_the_code_as_printed(code: str) -> None:
    found = read(("1", "Chỉ đạo", "3", ""), (code, "Ban hành", "1", ""), ("1.2", "Họp", "2", ""))
    row = found.appendix.criteria[1]
    assert (row.id, row.code, row.extra) == ("1.u1", code, {})
    assert "bad-code" in {f.code for f in found.findings}
