"""Pairs of words that stand inside lines elsewhere, around a page break."""

import pytest

from normalize.phrases import name_known, text_known
from page_breaks import TASKS, Texts, cut, said

PAIRS = frozenset({("Bộ", "Nội"), ("ISO", "9001:2015")})
KNOWN = ("known-phrase", True, False)


def stand_beside(one: str, other: str) -> bool:
    return (one, other) in PAIRS


@pytest.mark.parametrize(
    ("before", "code", "behind", "says"),
    [
        ("Theo quy định của Bộ", "", "Nội vụ", KNOWN),
        ("Theo quy định của Bộ", "", "Tài chính", None),
        ("Theo quy định của Bộ", "2", "Nội vụ", None),
        ("Theo quy định của Bộ.", "", "Nội vụ", None),
    ],
)
def test_a_name_goes_on_where_the_pair_stands_elsewhere(
    before: str, code: str, behind: str, says: object
) -> None:
    given = cut(("1", before, "1", "", ""), (code, behind, "", "", ""), says=stand_beside)
    assert said(name_known(given)) == says


@pytest.mark.parametrize(
    ("known", "says"), [(set(), KNOWN), ({"Áp dụng ISO"}, None), ({"9001:2015"}, None)]
)
def test_a_text_goes_on_unless_one_piece_is_a_text_of_its_own_elsewhere(
    known: set[str], says: object
) -> None:
    work: Texts = ("1", "Một", "1", "Áp dụng ISO", "A")
    given = cut(work, ("2", "Hai", "1", "9001:2015", "B"), known={TASKS: known}, says=stand_beside)
    assert said(text_known(given, TASKS)) == says


@pytest.mark.parametrize(
    ("before", "behind", "says"),
    [
        ("Đài Phát thanh", "- Truyền hình tỉnh", KNOWN),
        ("- Đài Phát thanh", "- Truyền hình tỉnh", None),
        ("Đài Phát thanh", "- Công an tỉnh", None),
        ("Đài Phát thanh", "+ Truyền hình tỉnh", None),
        ("Phòng Tài chính", "- Kế hoạch", KNOWN),
        ("Giải quyết thủ tục hành chính", "- Kế hoạch", None),
    ],
)
def test_a_text_goes_on_behind_the_dash_of_a_name(before: str, behind: str, says: object) -> None:
    given = cut(("1", "Một", "1", before, "A"), ("2", "Hai", "1", behind, "B"))
    assert said(text_known(given, TASKS)) == says
