"""Empty paragraphs at a page's top: of a cell of their own, or the last ones of a text above."""

import pytest

from normalize.read import appendix
from tables import table


@pytest.mark.parametrize(("third", "doubts"), [("Việc.", ["ambiguous-cover"]), ("", [])])
def test_a_blank_at_a_page_s_top_is_in_doubt_where_no_such_row_has_an_empty_cell(
    third: str, doubts: list[str]
) -> None:
    built = appendix(table(
        [("1", "LĨNH VỰC", "9", "", ""), ("1.1", "Một", "1", ("Việc.", 2), "A"),
         ("1.2", "Hai", "1", None, "B"), ("1.3", "Ba", "1", third or "¶", "C"),
         ("1.4", "Bốn", "1", "Việc khác.", "D")],
        [("1.5", "Năm", "1", "¶", "E"), ("1.6", "Sáu", "1", "Việc nữa.", "F")],
    ))  # fmt: skip
    assert [f.code for f in built.findings if f.place] == doubts
    assert all("tasks" not in c.texts for c in built.appendix.criteria if c.id == "1.5")
