"""Provenance: where each printed piece stands, and which were moved to another row."""

from extract.html import read
from normalize.read import appendix, normalize
from schemas.rows import Place
from schemas.settings import Settings
from tables import table


def test_a_piece_of_a_second_table_row_says_which_row_got_it() -> None:
    built = appendix(table([
        ("1", "LĨNH VỰC", "3,00", "", ""),
        (("1.1", 2), ("Một", 2), ("1,00", 2), "Việc một", "A"),
        (None, None, None, "Việc hai", "B"),
        ("1.2", "Hai", "2,00", "Việc ba", "C"),
    ]))  # fmt: skip
    told = {(d.rule, d.place, d.column, d.onto, d.sure) for d in built.decisions}
    assert told == {
        ("second-row", Place(1, 3), column, Place(1, 2), True) for column in ("tasks", "lead")
    }
    assert not any(c.assumed for c in built.appendix.criteria)


def test_a_header_is_called_as_its_column_is_once_the_year_is_known() -> None:
    rows = "".join(
        f"<tr><td>{n}</td><td>Cải cách</td><td>3</td><td>2</td><td>3</td></tr>" for n in (1, 2)
    )
    page = (
        "<p>CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2024</p><table><tr><th>STT</th><th>Tiêu chí</th>"
        "<th>Điểm tối đa</th><th>Điểm đạt năm 2023</th><th>Điểm phấn đấu</th></tr>"
        f"{rows}</table>"
    )
    built = next(iter(normalize(read(page.encode(), Settings())).built))
    column = [c.header for c in built.appendix.columns].index("Điểm đạt năm 2023")
    called = {p.role for p in built.pieces if p.part == "header" and "2023" in p.text}
    assert called == {built.appendix.columns[column].role} == {"previous_score"}
