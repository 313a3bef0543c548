"""Where the rows below a header begin."""

from normalize.columns import find_header
from test_normalize_columns import row


def test_a_row_with_a_code_beside_a_name_that_runs_on_is_no_second_level() -> None:
    found = find_header(
        (row("STT", "Tiêu chí", "Điểm tối đa", ("Ghi chú", 2, 1)), row("1", "Một", "2,0", None))
    )
    assert found is not None and found.stop == 1
