"""A person's corrections: what they change, what follows from it, and when one is stale."""

import hashlib
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from normalize.corrections import BadCorrectionsError, correct, parse, scoring_again
from phuluc import pipeline
from schemas.findings import Finding
from schemas.settings import Settings
from schemas.tree import Correction, Criterion, Extraction
from stages import SAMPLES

SAMPLE = SAMPLES / "phuong-6-2023" / "phuong-6-2023.html"

PAGE = """<!doctype html><meta charset=utf-8><table>
<tr><th>STT<th>Tiêu chí<th>Điểm tối đa<th>Nhiệm vụ<th>Ghi chép
<tr><td>1<td>Cải cách thể chế<td>3<td rowspan=2>- Soạn văn bản<br>- Rà soát văn bản<td>x
<tr><td>1.1<td>Ban hành kế hoạch<td>2,00<td>y
<tr><td><td>Ban hành đúng hạn: 2<td><td><td>
<tr><td><td>Ban hành chậm: 1<td><td><td>
<tr><td>1.2<td>Kiểm tra văn bản<td>hai điểm<td>Kiểm tra<td>
<tr><td><td>TỔNG ĐIỂM<td>3<td><td>
</table>"""


def extracted(corrections: str, page: str = PAGE) -> Extraction:
    """The page with these corrections, which need not name its digest."""
    data = page.encode()
    head = f'sha256 = "{hashlib.sha256(data).hexdigest()}"\n'
    return pipeline.extract(data, "a.html", Settings(), (head + corrections).encode())


def correction(row: int, field: str, value: str, was: str = "") -> str:
    """A correction on page 1 as TOML; value and was are TOML too."""
    lines = ["[[correction]]", "page = 1", f"row = {row}", f'field = "{field}"']
    lines += [f"value = {value}"] if value else []
    lines += [f"was = {was}"] if was else []
    return "\n".join([*lines, 'why = "xem bản giấy"', 'who = "An"', ""])


def row(made: Extraction, own: str) -> Criterion:
    """The criterion with an id."""
    (found,) = (each for each in made.tree.appendices[0].criteria if each.id == own)
    return found


def stale(made: Extraction) -> list[str]:
    """What is said of corrections that do not apply."""
    return [f.facts["seen"] for f in made.tree.findings if f.code == "correction-stale"]


def codes(findings: Sequence[Finding]) -> set[str]:
    """The kinds of these findings."""
    return {each.code for each in findings}


def test_a_score_is_corrected_and_says_what_it_was() -> None:
    made = extracted(correction(3, "scores.max_score", "2.50", "2.00"))
    assert row(made, "1.1").scores == {"max_score": Decimal("2.50")}
    assert str(row(made, "1.1").scores["max_score"]) == "2.50"
    mark = Correction(was=Decimal("2.00"), why="xem bản giấy", who="An")
    assert row(made, "1.1").corrected == {"scores.max_score": mark}
    assert not stale(made)


def test_checks_see_the_new_value() -> None:
    (before,) = (f for f in extracted("").tree.findings if f.code == "sum-mismatch")
    made = extracted(correction(2, "scores.max_score", "2", "3"))
    assert (before.id, before.facts["added"]) == ("1", "2.00")
    assert "sum-mismatch" not in codes(made.tree.findings)
    assert "total-mismatch" in codes(made.tree.findings)


def test_a_number_for_words_settles_their_finding() -> None:
    page = PAGE.replace("hai điểm", "2,0,0")
    assert "bad-number" in codes(extracted("", page).tree.findings)
    made = extracted(correction(6, "scores.max_score", "1"), page)
    assert row(made, "1.2").scores == {"max_score": Decimal(1)}
    assert row(made, "1.2").extra == {"Điểm tối đa": "2,0,0"}
    assert "bad-number" not in codes(made.tree.findings)


def test_a_name_is_one_line() -> None:
    made = extracted(correction(3, "title", '"Ban hành\\nnghị quyết"', '"Ban hành kế hoạch"'))
    assert row(made, "1.1").title == "Ban hành nghị quyết"


def test_a_merged_cell_is_corrected_for_every_row_that_it_serves() -> None:
    was = '"- Soạn văn bản\\n- Rà soát văn bản"'
    made = extracted(correction(2, "texts.tasks", '"- Soạn nghị quyết\\n- Rà soát"', was))
    for own in ("1", "1.1"):
        text = row(made, own).texts["tasks"]
        assert text.items == ("Soạn nghị quyết", "Rà soát")
        assert text.anchor == "1"
        assert set(row(made, own).corrected) == {"texts.tasks"}
    assert not row(made, "1.2").corrected


def test_where_a_merged_cell_does_not_begin_the_row_gets_a_text_of_its_own() -> None:
    was = '"- Soạn văn bản\\n- Rà soát văn bản"'
    made = extracted(correction(3, "texts.tasks", '"Soạn kế hoạch"', was))
    assert row(made, "1.1").texts["tasks"].anchor == "1.1"
    assert row(made, "1").texts["tasks"].text == "- Soạn văn bản\n- Rà soát văn bản"


def test_a_value_that_is_left_out_leaves_the_cell_empty() -> None:
    made = extracted(correction(6, "texts.tasks", "", '"Kiểm tra"'))
    assert not row(made, "1.2").texts
    assert row(made, "1.2").corrected["texts.tasks"].was == "Kiểm tra"


def test_an_empty_cell_is_filled() -> None:
    made = extracted(correction(6, "extra.Ghi chép", '"z"'))
    assert row(made, "1.2").extra["Ghi chép"] == "z"
    assert row(made, "1.2").corrected["extra.Ghi chép"].was is None


def test_scoring_is_read_again_from_a_corrected_level() -> None:
    before = row(extracted(""), "1.1").scoring
    made = extracted(correction(4, "title", '"Ban hành trước hạn: 2"', '"Ban hành đúng hạn: 2"'))
    after = row(made, "1.1").scoring
    assert before is not None and after is not None
    assert [each.text for each in before.options] == ["Ban hành đúng hạn", "Ban hành chậm"]
    assert [each.text for each in after.options] == ["Ban hành trước hạn", "Ban hành chậm"]


def test_scoring_is_judged_by_a_corrected_maximum() -> None:
    page = PAGE.replace("2,00", "5,00")
    assert "scoring-unclear" in codes(extracted("", page).tree.findings)
    made = extracted(correction(3, "scores.max_score", "2", "5"), page)
    assert "scoring-unclear" not in codes(made.tree.findings)
    assert "scoring-unclear" in codes(
        extracted(correction(3, "scores.max_score", "5", "2")).tree.findings
    )


@pytest.mark.parametrize("path", sorted(SAMPLE.parent.glob("phuong-*")), ids=str)
def test_scoring_read_from_the_tree_is_that_of_the_rows(path: Path) -> None:
    for built in pipeline.extract(path.read_bytes(), path.name, Settings()).built:
        for each in built.appendix.criteria:
            if each.kind == "criterion":
                assert scoring_again(built.appendix.criteria, each.id)[0] == each.scoring


def test_scoring_read_from_a_tree_with_levels_is_that_of_the_rows() -> None:
    criteria = extracted("").tree.appendices[0].criteria
    assert scoring_again(criteria, "1.1")[0] == row(extracted(""), "1.1").scoring is not None


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (correction(3, "scores.max_score", "3", "1.5"), "it was “1.5” and is now read as “2.00”"),
        (correction(3, "scores.max_score", "3"), "it was empty and is now read as “2.00”"),
        (correction(6, "texts.tasks", '"a"', '"b"'), "it was “b” and is now read as “Kiểm tra”"),
        (correction(6, "extra.Ghi chép", '"a"', '"b"'), "it was “b” and is now read as empty"),
        (correction(9, "title", '"a"', '"b"'), "no row of a criterion begins there"),
        (correction(1, "title", '"a"', '"b"'), "no row of a criterion begins there"),
        (correction(7, "title", '"a"', '"b"'), "no row of a criterion begins there"),
        (correction(3, "scores.self_score", "1"), "the table has no such column"),
        (correction(3, "extra.Khác", '"a"'), "the table has no such column"),
    ],
)
def test_a_stale_correction_changes_nothing_and_says_why(made: str, why: str) -> None:
    plain, with_stale = extracted(""), extracted(made)
    (seen,) = stale(with_stale)
    assert seen.endswith(why) and seen.startswith("page 1, row ")
    assert with_stale.tree.appendices == plain.tree.appendices


def test_a_stale_correction_stops_no_other() -> None:
    made = extracted(
        correction(9, "title", '"a"', '"b"') + correction(3, "scores.max_score", "1", "2")
    )
    assert row(made, "1.1").scores["max_score"] == 1
    (finding,) = (f for f in made.tree.findings if f.code == "correction-stale")
    assert (finding.severity, finding.page) == ("warning", 1)


def test_corrections_for_other_bytes_are_stale_as_a_whole() -> None:
    data = PAGE.encode()
    file = f'sha256 = "{"0" * 64}"\n{correction(3, "scores.max_score", "1", "2")}'
    made = pipeline.extract(data, "a.html", Settings(), file.encode())
    assert [seen[:32] for seen in stale(made)] == ["they are for the source 00000000"]
    assert row(made, "1.1").scores["max_score"] == 2


def test_a_file_that_cannot_be_used_is_a_finding() -> None:
    made = pipeline.extract(PAGE.encode(), "a.html", Settings(), b"sha256 = ")
    assert [seen[:11] for seen in stale(made)] == ["their file:"]


def test_corrections_are_part_of_what_made_a_result() -> None:
    made = {extracted(text).tree.source.made_by.settings for text in ("", "# a", "# b")}
    assert len(made) == 3
    plain = pipeline.extract(PAGE.encode(), "a.html", Settings()).tree.source.made_by
    assert plain.settings == Settings().digest()


def test_corrections_of_two_appendices_find_theirs() -> None:
    other = PAGE.replace("Ban hành kế hoạch", "Ban hành quyết định")
    page = PAGE + "<h2>Phụ lục 2</h2>" + other
    made = extracted(
        correction(3, "title", '"A"', '"Ban hành kế hoạch"')
        + correction(3, "title", '"B"', '"Ban hành quyết định"').replace("page = 1", "page = 2"),
        page,
    )
    titles = [[each.title for each in a.criteria][1] for a in made.tree.appendices]
    assert titles == ["A", "B"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "sha256"),
        ('sha256 = "00"', "sha256"),
        (f'sha256 = "{"0" * 64}"\ncorrections = []', "corrections"),
        (correction(0, "title", '"a"'), "row"),
        (correction(1, "code", '"1.2"', '"1.3"'), "code is no field that can be corrected"),
        (correction(1, "scores.max", "1"), "scores.max is no field"),
        (correction(1, "scores.max_score", '"1,50"'), "needs a number such as 1.50"),
        (correction(1, "scores.max_score", "true"), "needs a number"),
        (correction(1, "scores.max_score", "nan"), "NaN is no number"),
        (correction(1, "texts.tasks", "1"), "needs a text"),
        (correction(1, "title", "", '"a"'), "needs a text"),
        (correction(1, "title", '"a"', '"a "'), "corrects nothing"),
        (correction(1, "title", '"a"') * 2, "is corrected twice"),
        (correction(1, "title", '"a"').replace('who = "An"', ""), "who"),
        ("\0", "Invalid"),
    ],
)
def test_what_is_no_file_of_corrections_says_why(text: str, why: str) -> None:
    head = "" if "sha256" in text or not text else f'sha256 = "{"0" * 64}"\n'
    with pytest.raises(BadCorrectionsError, match=why):
        parse((head + text).encode())


def test_bytes_that_are_no_text_are_no_corrections() -> None:
    assert codes(correct((), b"\xff\xfe", "0")[1]) == {"correction-stale"}


def test_every_text_in_a_correction_is_cleaned_as_printed_text_is() -> None:
    made = extracted(correction(3, "title", '"Ban  hành nghị\\u00a0quyết"', '"Ban hành kế hoạch "'))
    assert row(made, "1.1").title == "Ban hành nghị quyết"
