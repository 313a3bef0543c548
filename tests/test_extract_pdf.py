"""Two engines read one geometry from real PDFs, and refuse what they cannot read."""

import re
from pathlib import Path
from types import ModuleType

import pytest

from bench.hostile.files import PAGE, changed
from extract import pdf, pdfium, plumber
from extract.drawn import Font, Glyphs, Style
from extract.ends import is_whole
from extract.runs import cut, words_in
from pdfs import document, ruled
from phuluc.worker import Job, run
from schemas.findings import Stopped
from schemas.page import Grid, Page
from schemas.settings import Settings

SAMPLES = Path(__file__).parent.parent / "samples" / "phuong-6-2023"
OFFICE = SAMPLES / "phuong-6-2023.office.pdf"
BROWSER = SAMPLES / "phuong-6-2023.browser.pdf"


def read(path: Path, engine: str = "pdfium") -> list[Page]:
    return list(pdf.read(path.read_bytes(), Settings(engine=engine)))


def grids(page: Page) -> list[Grid]:
    return [block for block in page.blocks if isinstance(block, Grid)]


@pytest.mark.parametrize("path", [OFFICE, BROWSER])
def test_both_engines_read_the_same_cells(path: Path) -> None:
    for one, other in zip(read(path), read(path, "pdfplumber"), strict=True):
        mine = [[c and (c.text, c.row_span) for c in row] for g in grids(one) for row in g.rows]
        twin = [[c and (c.text, c.row_span) for c in row] for g in grids(other) for row in g.rows]
        assert mine == twin


def test_an_office_suite_closes_every_cell_at_the_page_end() -> None:
    cells = [c for p in read(OFFICE) for g in grids(p) for row in g.rows for c in row if c]
    assert not any(cell.open_bottom for cell in cells)


def test_a_browser_leaves_a_cell_open_that_goes_on() -> None:
    last = grids(read(BROWSER)[0])[0].rows[-1]
    assert all(cell.open_bottom for cell in last if cell)


def test_a_merged_cell_spans_rows() -> None:
    task = grids(read(OFFICE)[4])[0].rows[2][4]
    assert task is not None and task.row_span == 3


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_a_truncated_pdf_stops_or_is_read(engine: str) -> None:
    data = OFFICE.read_bytes()[:300]
    with pytest.raises(Stopped) as stop:
        list(pdf.read(data, Settings(engine=engine)))
    assert stop.value.findings[0].code == "damaged"


def test_too_many_pages_stop() -> None:
    with pytest.raises(Stopped) as stop:
        list(pdf.read(OFFICE.read_bytes(), Settings(max_pages=3)))
    assert stop.value.findings[0].code == "too-large"


def test_too_many_objects_stop() -> None:
    with pytest.raises(Stopped) as stop:
        list(pdf.read(BROWSER.read_bytes(), Settings(max_objects=20)))
    assert stop.value.findings[0].code == "too-large"


def test_a_whole_pdf_is_whole_and_a_cut_one_is_not() -> None:
    data = OFFICE.read_bytes()
    assert is_whole(data)
    assert not is_whole(data[: len(data) * 9 // 10])


def test_a_pdf_with_a_broken_end_is_read_and_says_so() -> None:
    data = re.sub(rb"startxref\s+\d+", b"startxref\n17", OFFICE.read_bytes())
    pages = list(pdf.read(data, Settings()))
    assert len(pages) == 19
    assert "damaged" in {note.code for note in pages[0].notes}


@pytest.mark.parametrize("engine", [pdfium, plumber])
def test_a_slanted_word_is_as_wide_as_an_upright_one(engine: ModuleType) -> None:
    def widths(lean: float) -> list[tuple[float, float]]:
        (page,) = engine.read(ruled([[("Times", b"mot hai")]], lean=lean), Settings())
        return [(run.box.x0, run.box.x1) for run in words_in(page.runs)]

    assert widths(0.3) == [pytest.approx(pair, abs=0.05) for pair in widths(0.0)]


@pytest.mark.parametrize("engine", [pdfium, plumber])
def test_a_round_seal_is_no_wall(engine: ModuleType) -> None:
    cells = [[("Times", b"a"), ("Times", b"b")]] * 2
    plain, sealed = (
        next(engine.read(ruled(cells, seal=seal), Settings())).rulings for seal in (False, True)
    )
    assert sealed == plain


@pytest.mark.parametrize("engine", [pdfium, plumber])
def test_the_level_stroke_of_a_star_is_no_wall(engine: ModuleType) -> None:
    cells = [[("Times", b"a"), ("Times", b"b")]] * 2
    star = b"1 0 0 RG 200 770 m 230 770 l 206 752 l 215 781 l 224 752 l h S"
    plain, starred = (
        next(engine.read(ruled(cells, also=also), Settings())).rulings for also in (b"", star)
    )
    assert starred == plain


@pytest.mark.parametrize("engine", [pdfium, plumber])
def test_a_watermark_is_no_text_of_the_page(engine: ModuleType) -> None:
    cells = [[("Times", b"a"), ("Times", b"b")]]
    mark = b"BT /F0 30 Tf 0.8 0.6 -0.6 0.8 46 770 Tm (MAU) Tj ET"
    (page,) = engine.read(ruled(cells, also=mark), Settings())
    assert [run.text for run in page.runs] == ["a", "b"]


def test_letters_of_two_lines_that_meet_are_two_words() -> None:
    style = Style(Font("Times", 10.0, False, False), 12.0)
    lower = Style(Font("Times", 10.0, False, False), 26.0)
    glyphs = Glyphs(
        "amYe", [0.0, 5.0, 10.0, 15.0], [2.0, 2.0, 16.0, 16.0], [5.0, 10.0, 15.0, 20.0],
        [13.0, 13.0, 27.0, 27.0], lambda at: [style if i < 2 else lower for i in at],
    )  # fmt: skip
    assert [run.text for run in cut(glyphs, 0.15)] == ["am", "Ye"]


def test_a_word_loses_nothing_to_the_letter_of_a_watermark_over_it() -> None:
    upright, oblique = (
        Style(Font("Times", 10.0, False, False), 12.0),
        Style(Font("Times", 60.0, False, False), 50.0, oblique=True),
    )
    glyphs = Glyphs(
        "Bhi", [0.0, 20.0, 25.0], [0.0, 2.0, 2.0], [60.0, 25.0, 28.0], [70.0, 13.0, 13.0],
        lambda at: [upright if i else oblique for i in at],
    )  # fmt: skip
    assert [run.text for run in cut(glyphs, 0.15)] == ["hi"]


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("way", [b"0 1 -1 0 70 765", b"0 -1 1 0 70 795"])
def test_a_header_that_is_read_upwards_or_downwards_is_one_line(engine: str, way: bytes) -> None:
    cells = [[("Times", b""), ("Times", b"b c d e")], [("Times", b"f g"), ("Times", b"h i j")]]
    upright = b"BT /F0 10 Tf %s Tm (mot hai) Tj ET" % way
    (page,) = pdf.read(ruled(cells, also=upright), Settings(engine=engine))
    first = grids(page)[0].rows[0][0]
    assert first is not None and first.text == "mot hai"


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_a_page_of_little_below_turned_headers_stays_upright(engine: str) -> None:
    cells = [[("Times", b""), ("Times", b"bcdefg")], [("Times", b"hi"), ("Times", b"klmnopq")]]
    header = b"BT /F0 5 Tf 0 1 -1 0 70 765 Tm (mot hai ba bon nam sau bay tam) Tj ET"
    (page,) = pdf.read(ruled(cells, also=header), Settings(engine=engine))
    assert [cell.text for cell in grids(page)[0].rows[1] if cell] == ["hi", "klmnopq"]


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_a_running_head_up_the_side_of_one_row_leaves_its_page_upright(engine: str) -> None:
    head = b"BT /F0 5 Tf 0 1 -1 0 20 300 Tm (mot hai ba bon nam sau bay tam) Tj ET"
    data = ruled([[("Times", b"bcdefg"), ("Times", b"hi")]], also=head)
    (page,) = pdf.read(data, Settings(engine=engine))
    assert [cell.text for cell in grids(page)[0].rows[0] if cell] == ["bcdefg", "hi"]


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_an_empty_paragraph_is_told_from_an_empty_cell(engine: str) -> None:
    data = ruled([[("Times", b"a"), ("Times", b" "), ("Times", b"")]] * 2)
    (page,) = pdf.read(data, Settings(engine=engine))
    assert [cell.blank for cell in grids(page)[0].rows[0] if cell] == [False, True, False]


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_a_scan_with_recognised_text_is_told_from_a_document_without_a_table(engine: str) -> None:
    picture = b"q 800 0 0 800 20 20 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q"
    words = b"BT /F0 10 Tf 3 Tr 40 700 Td (PHU LUC Tieu chi va thang diem cham chi so) Tj ET"
    made = document(picture + b"\n" + words, ["Arial"], None)
    found = run(Job("scan.pdf", made, Settings(engine=engine))).findings[0]
    assert found.code == "no-table"
    assert "no drawn line on pages 1" in found.facts["seen"]


SLICE = b"q 0 640 842 165 re W n %s Q"
"""A page that shows y from 640 to 805 of what is drawn."""


def test_a_line_that_is_drawn_outside_the_clipping_path_is_not_printed() -> None:
    lines = b"BT /F0 10 Tf 46 %d Td (ab, c) Tj ET "
    data = ruled([[("Times", b"x")]], also=SLICE % (lines % 804 + lines % 780 + lines % 636))
    (page,) = pdfium.read(data, Settings())
    assert [run.text for run in page.runs] == ["ab, c", "x"]


def test_a_line_outside_the_clipping_path_may_stand_below_a_running_head() -> None:
    head = b"BT /F0 10 Tf 46 825 Td (Head) Tj ET "
    lines = b"BT /F0 10 Tf 46 %d Td (ab, c) Tj ET "
    data = ruled([[("Times", b"x")]], also=head + SLICE % (lines % 808 + lines % 780))
    (page,) = pdfium.read(data, Settings())
    assert [run.text for run in page.runs] == ["Head", "ab, c", "x"]


def test_of_a_line_through_which_the_clipping_path_runs_what_is_shown_has_a_place() -> None:
    cut = b"q 0 640 842 168 re W n BT /F0 10 Tf 46 %d Td (ab) Tj ET Q"
    whole, half = (
        next(run for run in page.runs if run.text == "ab").box
        for y in (780, 804)
        for page in pdfium.read(ruled([[("Times", b"x")]], also=cut % y), Settings())
    )
    assert (half.top + 804) - (whole.top + 780) > 1  # user space goes up, the page down


def test_a_line_of_which_less_than_its_base_line_is_shown_is_not_printed() -> None:
    head = b"BT /F0 10 Tf 46 825 Td (Head) Tj ET "
    cut = b"q 0 %d 842 90 re W n BT /F0 10 Tf 300 812 Td (ab) Tj ET Q"
    for low, shown in ((813, True), (815, False)):
        (page,) = pdfium.read(ruled([[("Times", b"x")]], also=head + cut % low), Settings())
        assert ("ab" in [run.text for run in page.runs]) is shown


def test_lines_outside_the_clipping_path_are_sought_below_a_header_of_many_lines() -> None:
    heads = b"".join(b"BT /F0 10 Tf 46 %d Td (Head) Tj ET " % (830 - 11 * n) for n in range(9))
    cut = b"q 40 600 200 120 re W n BT /F0 10 Tf 46 724 Td (Cut) Tj ET Q"
    (page,) = pdfium.read(ruled([[("Times", b"x")]], also=heads + cut), Settings())
    assert {run.text for run in page.runs} == {"Head", "x"}


def test_names_that_a_repeated_row_of_a_header_cuts_off_are_not_printed() -> None:
    heads = b"".join(b"BT /F0 10 Tf 46 %d Td (Head) Tj ET " % y for y in (825, 812))
    cut = b"q 40 806 200 30 re W n BT /F0 10 Tf 46 790 Td (Cut) Tj ET Q"
    (page,) = pdfium.read(ruled([[("Times", b"x")]], high=60, also=heads + cut), Settings())
    assert sorted(run.text for run in page.runs) == ["Head", "Head", "x"]


def test_the_clipping_path_of_one_line_hides_no_other() -> None:
    first = b"q 0 812 842 9 re W n BT /F0 10 Tf 46 812 Td (ab) Tj ET Q"
    data = ruled([[("Times", b"x")]], also=first + b" BT /F0 10 Tf 46 802 Td (cd) Tj ET")
    (page,) = pdfium.read(data, Settings())
    assert [run.text for run in page.runs] == ["ab", "cd", "x"]


def test_a_path_as_wide_as_the_page_hides_no_line_beside_a_hidden_one() -> None:
    hidden = b"q 0 640 842 100 re W n BT /F0 10 Tf 200 812 Td (ab) Tj ET Q"
    data = ruled([[("Times", b"x")]], also=hidden + b" BT /F0 10 Tf 46 812 Td (cd) Tj ET")
    (page,) = pdfium.read(data, Settings())
    assert [run.text for run in page.runs] == ["cd", "x"]


def test_a_clipping_path_of_very_many_segments_is_not_followed() -> None:
    path = b"0 640 m " + b"842 640 l 842 805 l 0 805 l " * 20_000 + b"W n"
    drawn = b"q " + path + b" 300 700 m 300 500 l S Q"
    (page,) = pdfium.read(ruled([[("Times", b"x")]], also=drawn), Settings())
    assert max(r.bottom for r in page.rulings) > 340  # the clip would end it at 202


def test_of_rulings_only_what_the_clipping_path_leaves_is_one() -> None:
    drawn = b"300 700 m 300 500 l S 40 630 m 400 630 l S"
    data = ruled([[("Times", b"x")]], also=SLICE % drawn)
    (page,) = pdfium.read(data, Settings())
    assert sorted(r.bottom for r in page.rulings if r.bottom > 100) == [202.0]


def test_of_a_dotted_border_the_dots_outside_the_clipping_path_are_none() -> None:
    dots = b"".join(b"%.1f 620 .8 .8 re f " % (40 + n / 10) for n in range(1500))
    (page,) = pdfium.read(ruled([[("Times", b"x")]], also=SLICE % dots), Settings())
    assert not [r for r in page.rulings if r.top > 203]


def test_a_cell_that_clips_its_own_text_hides_nothing_of_its_neighbours() -> None:
    clipped = b"q 230 796 60 20 re W n BT /F0 10 Tf 235 795 Td (Own) Tj ET Q"
    page = next(
        iter(pdfium.read(ruled([[("Arial", b"One"), ("Arial", b"Two")]], also=clipped), Settings()))
    )
    assert sorted(run.text for run in page.runs) == ["One", "Own", "Two"]


@pytest.mark.parametrize("engine", [pdfium, plumber])
def test_letters_on_both_sides_of_a_wall_are_two_words(engine: ModuleType) -> None:
    letters = b"BT /F0 10 Tf 209.5 %d Td (ab) Tj ET BT /F0 10 Tf 220.5 %d Td (cd) Tj ET "
    inside, below = letters % (780, 780), letters % (700, 700)  # the table ends at 760
    data = ruled([[("Plain", b"x"), ("Plain", b"y")]], also=inside + below)
    (page,) = engine.read(data, Settings())
    assert sorted(run.text for run in page.runs) == ["ab", "abcd", "cd", "x", "y"]


@pytest.mark.parametrize("engine", [pdfium, plumber])
@pytest.mark.parametrize(
    ("letters", "words"), [(b"STTGhi", ["STT", "Ghi"]), (b"VNeIDs", ["VNeIDs"])]
)
def test_a_word_that_hangs_over_its_wall_is_none_with_the_next_cell_s(
    engine: ModuleType, letters: bytes, words: list[str]
) -> None:
    hanging = b"BT /F0 10 Tf 207 780 Td (%s) Tj ET " % letters  # the wall stands at 220
    data = ruled([[("Plain", b"x"), ("Plain", b"y")]], also=hanging)
    (page,) = engine.read(data, Settings())
    assert [run.text for run in page.runs if run.box.x0 > 200 and run.text != "y"] == words


def test_figures_that_hang_over_their_wall_are_none_with_those_of_another_text_object() -> None:
    hanging = b"BT /F0 10 Tf 207 780 Td (2024) Tj ET BT /F0 10 Tf 229.24 780 Td (12) Tj ET "
    data = ruled([[("Plain", b"x"), ("Plain", b"y")]], also=hanging)
    (page,) = pdfium.read(data, Settings())
    assert [run.text for run in page.runs if run.text.isdigit()] == ["2024", "12"]


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_what_a_page_is_cropped_of_is_not_read(engine: str) -> None:
    cropped = PAGE.replace("/Contents", "/CropBox [20 712 560 842] /Contents")
    (page,) = pdf.read(changed({3: cropped}), Settings(engine=engine))
    (grid,) = grids(page)
    assert [row[0].text for row in grid.rows if row[0]] == ["STT", "1", "1.1"]
    assert (page.width, page.height) == (540, 130)
    assert grid.box.bottom == pytest.approx(130)
    line = grid.rows[0][0].lines[0] if grid.rows[0][0] else None
    assert line is not None and line.box is not None and line.box.x0 == pytest.approx(25, abs=1)


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_a_blank_between_two_highlighted_words_is_no_wall(engine: str) -> None:
    boxes = b"60 786 20 14 re f %s 80 786 2.5 14 re f 82.5 786 20 14 re f"
    marked = b"q 1 1 0 rg " + boxes + b" Q 0 g"
    for colour, columns in ((b"", 1), (b"1 0 0 rg", 2)):  # of another colour it is one
        data = ruled([[("Arial", b"a b")]], high=14, also=marked % colour)
        (page,) = pdf.read(data, Settings(engine=engine))
        assert len(grids(page)[0].rows[0]) == columns


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_the_border_of_a_page_is_no_table(engine: str) -> None:
    frame = b"20 20 m 560 20 l 560 830 l 20 830 l h S"
    cells = [[("Arial", b"a"), ("Arial", b"b")]]
    (page,) = pdf.read(ruled(cells, also=frame), Settings(engine=engine))
    (grid,) = grids(page)
    assert [cell and cell.text for cell in grid.rows[0]] == ["a", "b"]


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_a_box_beside_the_page_crops_nothing(engine: str) -> None:
    beside = PAGE.replace("/Contents", "/CropBox [9000 9000 9600 9842] /Contents")
    (page,) = pdf.read(changed({3: beside}), Settings(engine=engine))
    assert len(grids(page)[0].rows) == 5


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_what_reaches_beyond_the_only_box_of_a_page_is_read(engine: str) -> None:
    narrow = PAGE.replace("[0 0 600 842]", "[0 0 390 842]")
    (page,) = pdf.read(changed({3: narrow}), Settings(engine=engine))
    (grid,) = grids(page)
    assert [cell.text for cell in grid.rows[1] if cell] == ["1", "CẢI CÁCH THỂ CHẾ", "5,00"]


@pytest.mark.parametrize(("size", "told"), [(b"02", "2"), (b"10", ""), (b"24", "24")])
def test_letters_that_nobody_prints_at_this_size_are_told(size: bytes, told: str) -> None:
    words = b"cac don vi gui bao cao truoc ngay muoi lam"
    data = ruled([[("Times", words), ("Times", words)]] * 9, wide=380.0)
    (page,) = pdf.read(data.replace(b" 10 Tf", b" %s Tf" % size), Settings())
    seen = f"letters on page 1 are {told} points high, print it at its own size"
    assert any(note.facts["seen"] == seen for note in page.notes) == bool(told)


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_the_stems_of_outlined_letters_are_no_walls(engine: str) -> None:
    outline = b"300 700 m 300 712 l 304 716 308 716 310 712 c 310 700 l S "
    drawn = ruled([[("Times", b"x")]], also=b"q .3 w " + outline + b"Q")
    plain = ruled([[("Times", b"x")]])
    one, other = (list(pdf.read(d, Settings(engine=engine))) for d in (drawn, plain))
    assert one == other


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize(("colour", "walls"), [(b"1 1 0 rg", 0), (b"0 0 .6 rg", 1)])
def test_a_mark_behind_one_narrow_letter_is_no_wall(engine: str, colour: bytes, walls: int) -> None:
    drawn = ruled([[("Times", b"x")]], also=b"q " + colour + b" 300 700 2.5 12 re f Q")
    (page,) = {"pdfium": pdfium, "pdfplumber": plumber}[engine].read(drawn, Settings())
    assert len([r for r in page.rulings if 299 < r.x0 < 301 and r.bottom - r.top < 13]) == walls


@pytest.mark.parametrize("engine", [pdfium, plumber])
def test_the_box_of_a_word_in_a_font_of_negative_size_has_its_top_above(engine: ModuleType) -> None:
    word = b"BT /F0 -10 Tf -1 0 0 1 46 770 Tm (ab) Tj ET"
    (page,) = engine.read(ruled([[("Times", b"x")]], also=word), Settings())
    assert all(run.box.top < run.box.bottom for run in page.runs)


def test_a_clipping_path_around_the_letters_of_a_line_moves_it_nowhere() -> None:
    clip = b"q 40 %d 200 %d re W n BT /F0 10 Tf 46 812 Td (ab) Tj ET Q"
    whole, close = (
        next(run for run in page.runs if run.text == "ab").box
        for sides in ((640, 200), (812, 9))
        for page in pdfium.read(ruled([[("Times", b"x")]], also=clip % sides), Settings())
    )
    assert whole == close
