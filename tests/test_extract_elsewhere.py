"""Pages without a table to read say where it may be."""

import pytest

from extract.elsewhere import told
from extract.soup import parse
from phuluc.pipeline import extract
from schemas.findings import Stopped
from schemas.settings import Settings

TABLE = "<table>" + "<tr><td>1</td><td>Tên</td><td>2</td></tr>" * 9 + "</table>"


@pytest.mark.parametrize(("markup", "words"), [
    ("<frameset><frame src='x_files/sheet001.htm'></frameset>", "that one: x_files/sheet001.htm"),
    (f"<div style='display:none'>{TABLE}</div>", "hides a table"),
    ("<style>.c{display:table-cell}</style><div class=c>STT</div>", "not marked as one"),
    ("<div role=table>STT</div>", "not marked as one"),
    ("<form><input><input type=password></form>", "log in"),
    ("<div id=app></div><script src=main.js></script>", "a script"),
    ("<p>PHỤ LỤC</p><img src=bang.png>", "pictures"),
])  # fmt: skip
def test_a_page_says_where_its_table_may_be(markup: str, words: str) -> None:
    (note,) = told(parse(markup, Settings()))
    assert note.code == "no-table"
    assert words in note.facts["seen"]


def test_of_a_letter_nothing_more_is_said() -> None:
    assert (
        told(parse("<p>Kính gửi: các sở</p><iframe src='about:blank'></iframe>", Settings())) == ()
    )


def test_the_finding_says_what_to_do_and_a_page_with_a_tree_nothing() -> None:
    with pytest.raises(Stopped) as stopped:
        extract(b"<form><input type=password></form>", "x.html", Settings())
    assert "log in" in str(stopped.value.findings[0].facts["seen"])
    head = "<tr><th>STT</th><th>Tiêu chí</th><th>Điểm tối đa</th></tr>"
    page = f"<table>{head}<tr><td>1</td><td>Tên</td><td>2</td></tr></table><img src=a>"
    assert [f.code for f in extract(page.encode(), "x.html", Settings()).tree.findings] == [
        "total-missing"
    ]
