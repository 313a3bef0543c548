"""Codes that the others of their table read otherwise."""

from normalize.read import appendix
from tables import table


def test_a_letter_for_the_figure_1_at_the_front_of_a_path_is_read_as_it() -> None:
    rows = [("1", "A", "3", "", ""), ("l.1", "B", "2", "", ""), ("1.2", "C", "1", "", "")]
    found = appendix(table(rows)).appendix.criteria
    assert [(c.code, c.level) for c in found] == [("1", 1), ("l.1", 2), ("1.2", 2)]


def test_paths_are_no_running_numbers_beside_names_that_count_themselves() -> None:
    rows = [("1", "A", "3", "", ""), ("1.1", "1. Kế hoạch", "2", "", ""),
            ("1.2", "2. Báo cáo", "1", "", "")]  # fmt: skip
    found = appendix(table(rows)).appendix.criteria
    assert [(c.code, c.level) for c in found] == [("1", 1), ("1.1", 2), ("1.2", 2)]
