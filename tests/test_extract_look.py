"""Rules of a style sheet for elements inside others, or with several names."""

import pytest

from extract.html import read
from extract.look import Look, look_of, rules_of
from schemas.page import Grid
from schemas.settings import Settings

SHEET = """
.list tr.area td, td.a.b {font-weight: bold}
td > p.guide {font-style: italic; display: none}
td:first-child, td + td, tr[class] td {font-style: italic}
"""


def look(sheet: str, *path: str) -> Look:
    """The look of the last element of a path ("tr.area")."""
    named = [one.split(".") for one in path]
    above = [(tag, frozenset(classes)) for tag, *classes in named[:-1]]
    tag, *classes = named[-1]
    return look_of(tag, {"class": " ".join(classes)}, Look(), rules_of(sheet), above)


@pytest.mark.parametrize(
    ("path", "bold"),
    [
        (("table.list", "tbody", "tr.area", "td"), True),
        (("table", "tr.area", "td"), False),
        (("tr.area", "table.list", "td"), False),  # the other way round
        (("td.b.c.a",), True),
        (("td.a",), False),
    ],
)
def test_an_element_inside_others_is_bold_where_a_rule_says_so(path, bold) -> None:
    assert look(SHEET, *path).bold is bold


def test_what_rules_say_of_cells_in_the_same_elements_is_asked_once() -> None:
    rules = rules_of(SHEET)
    above = [("table", frozenset({"list"})), ("tr", frozenset({"area"}))]
    assert all(look_of("td", {}, Look(), rules, above).bold for _ in range(3))
    assert rules.known is not None and len(rules.known) == 1


def test_a_rule_for_elements_inside_others_hides_nothing() -> None:
    """A script may show what the sheet of a saved page hides."""
    guide = look(SHEET, "td", "p.guide")
    assert guide.italic
    assert not guide.hidden


def test_a_selector_that_is_not_known_says_nothing() -> None:
    assert not look(SHEET, "tr.x", "td").italic


def test_bullets_of_a_sheet_stand_before_the_items_of_a_list_inside() -> None:
    html = "<style>.d li:before {content: '- '}</style><table><tr><td><ul class=d><li>a</table>"
    (page,) = read(html.encode(), Settings())
    (grid,) = (block for block in page.blocks if isinstance(block, Grid))
    assert [cell and cell.text for cell in grid.rows[0]] == ["- a"]
