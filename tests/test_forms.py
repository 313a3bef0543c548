"""One appendix in four forms: what must be the same in all, counted on its pages."""

from collections import Counter
from decimal import Decimal

import msgspec
import pytest

from extract import compare, pdf
from extract.readers import reader_for
from normalize.tables import find_tables
from phuluc import pipeline
from schemas.page import Cell, Grid, Line, Page
from schemas.settings import Settings
from schemas.tree import Criterion, Extraction
from stages import SAMPLES

FOLDER = SAMPLES / "phuong-6-2023"
SPANS = ("office.pdf", "browser.pdf", "html")
FORMS = (*SPANS, "txt")
SETTINGS = Settings()


def extraction(form: str) -> Extraction:
    path = FOLDER / f"phuong-6-2023.{form}"
    return pipeline.extract(path.read_bytes(), path.name, SETTINGS)


MADE = {form: extraction(form) for form in FORMS}


def criteria(form: str) -> tuple[Criterion, ...]:
    return MADE[form].tree.appendices[0].criteria


def bare(criterion: Criterion) -> Criterion:
    return msgspec.structs.replace(criterion, page=0, assumed=False)


@pytest.mark.parametrize("form", SPANS[1:])
def test_the_forms_that_show_spans_give_one_tree_cell_for_cell(form: str) -> None:
    assert [bare(c) for c in criteria(form)] == [bare(c) for c in criteria(SPANS[0])]


@pytest.mark.parametrize("form", FORMS)
def test_heading_columns_and_total_are_the_same_in_all(form: str) -> None:
    own, first = MADE[form].tree.appendices[0], MADE[SPANS[0]].tree.appendices[0]
    assert (own.heading, own.columns, own.total, own.notes) == (
        first.heading, first.columns, first.total, first.notes,
    )  # fmt: skip


def test_the_transcription_gives_the_same_codes_titles_parents_and_scores() -> None:
    def outline(form: str) -> list[tuple[object, ...]]:
        return [(c.id, c.code, c.title, c.parent_id, c.level, c.scores) for c in criteria(form)]

    assert outline("txt") == outline("html")


def test_in_the_transcription_23_pieces_move_and_12_rows_go() -> None:
    built = MADE["txt"].built[0]
    moved = [d for d in built.decisions if d.rule != "no-spans"]
    assert len(moved) == 23
    assert len({(d.place.page, d.place.row) for d in moved} - set(_rows_of(built.ids))) == 12


def _rows_of(ids: dict[object, str]) -> list[tuple[int, int]]:
    return [(place.page, place.row) for place in ids]  # type: ignore[attr-defined]


@pytest.mark.parametrize("form", FORMS)
def test_109_criteria_on_four_levels(form: str) -> None:
    assert Counter(c.level for c in criteria(form)) == {1: 8, 2: 39, 3: 50, 4: 12}
    assert sorted(c.id for c in criteria(form) if not c.code) == ["7.2.9.u1", "7.2.9.u2"]


@pytest.mark.parametrize("form", FORMS)
def test_exactly_four_sums_do_not_add_up(form: str) -> None:
    sums = [f for f in MADE[form].tree.findings if f.code.endswith("-mismatch")]
    assert {(f.id, f.facts["column"], f.facts["stated"], f.facts["added"]) for f in sums} == {
        ("4", "target_score", "8.00", "7.80"), ("4.1", "target_score", "4.30", "4.50"),
        ("5", "target_score", "13.20", "14.00"), ("6.6", "target_score", "2.80", "3.00"),
    }  # fmt: skip
    assert {f.code for f in MADE[form].tree.findings if f.severity == "warning"} == {"sum-mismatch"}


def test_misprints_stay_as_printed() -> None:
    titles = {c.id: c.title for c in criteria("html")}
    assert titles["1.7"].endswith("doanh ngiệp")
    assert titles["7.2.7"] == titles["7.2.8"]


def test_a_dash_inside_a_name_is_no_bullet() -> None:
    for form in FORMS:
        lead = next(c for c in criteria(form) if c.id == "1.4").texts["lead"]
        assert lead.items[0] == "Công chức Văn hóa - xã hội Phường"


@pytest.mark.parametrize("form", FORMS)
def test_every_printed_cell_has_its_line_of_provenance_and_nothing_else_has(form: str) -> None:
    path = FOLDER / f"phuong-6-2023.{form}"
    data = path.read_bytes()
    pages = list(reader_for(data).read(data, SETTINGS))
    printed = Counter(
        cell.text
        for page in pages for block in page.blocks if isinstance(block, Grid)
        for row in block.rows for cell in row if cell is not None and cell.lines
    )  # fmt: skip
    pieces = Counter(p.text for p in MADE[form].built[0].pieces if p.row is not None)
    assert pieces == printed


@pytest.mark.parametrize("form", FORMS)
def test_no_word_of_the_body_is_lost_or_invented(form: str) -> None:
    path = FOLDER / f"phuong-6-2023.{form}"
    data = path.read_bytes()
    (table,) = find_tables(reader_for(data).read(data, SETTINGS)).tables
    printed = Counter(_words(*(c.text for row in table.rows for c in row.cells if c is not None)))
    appendix = MADE[form].tree.appendices[0]
    texts = {(t.anchor, role, t.text) for c in appendix.criteria for role, t in c.texts.items()}
    total = appendix.total
    assert total is not None
    said = Counter(_words(
        total.label, *(text for _, _, text in texts),
        *(part for c in appendix.criteria for part in (c.code, c.title, *c.extra.values())),
    ))  # fmt: skip
    figures = Counter(
        str(score) for each in (*appendix.criteria, total) for score in each.scores.values()
    )
    assert Counter("".join(sorted(said.elements()))) + Counter(
        "".join(sorted(figures.elements()))
    ) == Counter("".join(sorted(printed.elements())).replace(",", "."))


def _words(*texts: str) -> list[str]:
    return [word for text in texts for word in text.replace(",", ".").split()]


@pytest.mark.parametrize("form", ["office.pdf", "browser.pdf"])
def test_the_engines_agree_on_every_cell(form: str) -> None:
    assert compare.differences((FOLDER / f"phuong-6-2023.{form}").read_bytes(), SETTINGS) == ()


def test_a_bent_text_of_one_engine_is_reported_with_its_place() -> None:
    data = (FOLDER / "phuong-6-2023.office.pdf").read_bytes()
    straight = list(pdf.read(data, SETTINGS))
    (finding,) = compare.compare(straight, [*straight[:1], _bent(straight[1]), *straight[2:]])
    assert (finding.code, finding.page) == ("engines-disagree", 2)
    assert finding.facts["pdfium"] == "“2,50”" and finding.facts["pdfplumber"] == "“2,60”"


def test_a_figure_of_the_issuing_line_that_one_engine_lacks_is_reported() -> None:
    data = (FOLDER / "phuong-6-2023.office.pdf").read_bytes()
    first, *others = pdf.read(data, SETTINGS)
    lines = tuple(
        msgspec.structs.replace(b, text=b.text.replace(" 2023", "")) if isinstance(b, Line) else b
        for b in first.blocks
    )
    lacking = msgspec.structs.replace(first, blocks=lines)
    (finding,) = compare.compare([first, *others], [lacking, *others])
    assert (finding.code, finding.page) == ("engines-disagree", 1)
    assert (finding.facts["pdfium"], finding.facts["pdfplumber"]) == ("“2023”", "“”")


def test_a_blank_beside_a_field_is_no_difference() -> None:
    mine, theirs = (
        Page(1, (Line(text),)) for text in ("Kế hoạch số 12/KH-UBND", "Kế hoạch số 12 /KH-UBND")
    )
    assert list(compare.compare([mine], [theirs])) == []


def _bent(page: Page) -> Page:
    """The page as an engine would read it that takes one 5 for a 6."""
    done = False

    def bend(cell: Cell | None) -> Cell | None:
        nonlocal done
        if done or cell is None or cell.text != "2,50":
            return cell
        done = True
        return msgspec.structs.replace(cell, lines=(Line("2,60"),))

    blocks = tuple(
        msgspec.structs.replace(b, rows=tuple(tuple(map(bend, row)) for row in b.rows))
        if isinstance(b, Grid) else b
        for b in page.blocks
    )  # fmt: skip
    return msgspec.structs.replace(page, blocks=blocks)


def test_the_total_is_100_and_97_90() -> None:
    total = MADE["html"].tree.appendices[0].total
    assert total is not None
    assert total.scores == {"max_score": Decimal("100"), "target_score": Decimal("97.90")}
