"""Tags that make a paragraph of every line, as converters and readers of scans write them."""

from test_extract_tagged import CELL, OTHER, opens, run, tag

MARKS = {n: tag(CELL, n, 0) for n in range(1, 4)} | {n: tag(OTHER, n, 0) for n in range(4, 7)}
CUT = [run("Bảng thống", 0, 1), run("kê số lượng", 1, 2), run("Báo cáo", 2, 3)]


def test_paragraphs_of_a_line_each_that_part_a_sentence_tell_nothing() -> None:
    assert opens([CUT], MARKS) == [[None, None, None]]


def test_one_paragraph_of_two_lines_lets_all_be_believed() -> None:
    texts = [CUT, [run("Kế hoạch", 4, 4), run("năm", 5, 4)]]
    assert opens(texts, MARKS)[0] == [None, True, True]


def test_short_paragraphs_of_a_line_each_open() -> None:
    assert opens([[run("Kế hoạch", 0, 1), run("Báo cáo", 1, 2)]], MARKS) == [[None, True]]
