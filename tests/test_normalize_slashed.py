"""Whether a blank follows a slash at a line's end, as the slashes inside a table's lines tell."""

import pytest

from normalize.paragraphs import paragraphs
from normalize.scoring import is_rule_start
from normalize.slashed import mark_slashed
from normalize.stitch import stitch
from tables import table


def read(printed: str, other: str) -> str:
    """A cell's text, beside another cell of its column."""
    made = table([["1", "A", "", printed, ""], ["2", "B", "", other, ""]])
    whole = mark_slashed(stitch(made, is_rule_start).rows, made)[0].cells[3]
    assert whole is not None
    return "; ".join(each.text for each in paragraphs(whole))


@pytest.mark.parametrize(("other", "blank"), [
    ("trên Trang/Cổng thông tin", ""),
    ("Trang/Cổng, số hồ sơ / tổng số", ""),  # a ratio's slash
    ("Trang/ Cổng thông tin", " "),
    ("Trang/Cổng, Đảng ủy/ UBND", " "),  # as many of each
    ("Trang/Cổng, tuyên truyền/phổ biến, Đảng ủy/ UBND", ""),
    ("Trang/Cổng, Trang/Cổng, Đảng ủy/ UBND", " "),  # a copy tells no more
    ("Trang/Cổng, tuyên truyền/phổ biến, cổng/ Trang tin", " "),  # the very words
    ("cổng/Trang, tuyên truyền/ phổ biến, Đảng ủy/ UBND", ""),
    ("tại https://a.gov.vn/thong-ke", " "),
    ("01 lần/năm, có văn bản và/hoặc báo cáo", " "),
    ("Quyết định số 5/QĐ-UBND", " "),
])  # fmt: skip
def test_a_slash_at_a_lines_end_is_read_as_those_inside_lines(other: str, blank: str) -> None:
    assert (
        read("tin trên Cổng/ / Trang thông tin", other) == f"tin trên Cổng/{blank}Trang thông tin"
    )


def test_a_slash_that_others_tell_of_is_no_doubt() -> None:
    made = table([["1", "A", "", "Cổng/ / Trang", ""], ["2", "Cổng/Trang", "", "", ""]])
    rows = stitch(made, is_rule_start).rows
    before, after = rows[0].cells[3], mark_slashed(rows, made)[0].cells[3]
    assert before is not None and paragraphs(before)[0].doubt is not None
    assert after is not None and paragraphs(after)[0].doubt is None


def test_what_most_slashes_tell_stays_a_doubt() -> None:
    made = table(
        [["1", "A", "", "Cổng/ / Trang", ""], ["2", "Đảng/Đoàn", "", "phí/lệ phí, ủy/ xã", ""]]
    )
    cell = mark_slashed(stitch(made, is_rule_start).rows, made)[0].cells[3]
    assert cell is not None
    read = paragraphs(cell)[0]
    assert (read.text, read.doubt is None) == ("Cổng/Trang", False)
