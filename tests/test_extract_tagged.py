"""What the tags of a PDF say of cells and lines: of our browser's print, and of invented runs."""

from pathlib import Path

import msgspec
import pytest

from extract.drawn import Font, Run, Tagged
from extract.pdf import read
from extract.pdfium_api import library
from extract.pdfium_tags import Tags
from extract.tagged import below, bring_home, give_elements
from extract.tagging import Marks
from extract.tags import Element, Following
from extract.walls import Region
from schemas.page import Box, Cell, Grid, Line, Page
from schemas.settings import Settings

PRINT = Path(__file__).parent.parent / "samples" / "phuong-6-2023" / "phuong-6-2023.browser.pdf"
FONT, BOLD = Font("Serif", 10.0, False, False), Font("Serif Bold", 10.0, True, False)
CELL, OTHER = (0, 4, 1), (0, 5, 0)
SPACE = 15


@pytest.fixture(scope="module", params=["pdfium", "pdfplumber"])
def pages(request: pytest.FixtureRequest) -> list[Page]:
    return list(read(PRINT.read_bytes(), Settings(engine=request.param)))


def cells(page: Page) -> list[Cell]:
    return [
        cell
        for grid in page.blocks
        if isinstance(grid, Grid)
        for row in grid.rows
        for cell in row
        if cell is not None and cell.lines
    ]


def holding(page: Page, text: str) -> Cell:
    return next(cell for cell in cells(page) if text in cell.text.replace("\n", " "))


def test_each_cell_with_text_has_an_element(pages: list[Page]) -> None:
    assert all(cell.element for page in pages for cell in cells(page))


def test_no_two_cells_of_a_page_share_an_element(pages: list[Page]) -> None:
    for page in pages:
        found = [cell.element for cell in cells(page)]
        assert len(found) == len(set(found))


def test_a_cell_cut_by_a_page_is_one_element(pages: list[Page]) -> None:
    above, below = cells(pages[5]), cells(pages[6])
    shared = {cell.element for cell in above} & {cell.element for cell in below}
    tasks = [cell for cell in below if cell.element in shared and cell.column_span == 1]
    assert any(cell.lines[0].opens is False for cell in tasks)


def test_a_print_of_a_word_processor_without_tags_has_none() -> None:
    office = PRINT.with_name("phuong-6-2023.office.pdf")
    first = next(iter(read(office.read_bytes(), Settings())))
    assert not any(cell.element for cell in cells(first))


def test_beyond_the_bound_a_page_is_read_without_tags() -> None:
    data, pdfium = PRINT.read_bytes(), library()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    page = pdfium.FPDF_LoadPage(document, 0)
    tags = Tags(document)
    assert tags.of_page(page, range(9999))
    tags.left = 10
    assert len(tags.of_page(page, range(9999))) < 10
    assert tags.of_page(page, range(9999)) == {}
    pdfium.FPDF_ClosePage(page)
    pdfium.FPDF_CloseDocument(document)


def test_a_mark_without_text_tells_nothing_of_the_next_page() -> None:
    marks = {1: Element((0, 1), (0,), (0, 1)), 2: Element((0, 2), (0,), (0, 2))}
    following = Following()
    following.page(marks, {1})
    assert following.page({2: marks[2]}, {2})[2].before == (0,)


# --- invented cells: one below the other ---


def run(text: str, row: int, mark: int, x: float = 0.0, font: Font = FONT) -> Run:
    top = SPACE * row
    return Run(text, Box(x, top, x + 5 * len(text), top + 10.0), font, mark=mark)


def tag(cell: tuple[int, ...], *rest: int, before: tuple[int, ...] = ()) -> Tagged:
    """A text node in a paragraph of a cell, or in the cell itself."""
    piece = (*cell, *rest)
    return Tagged(cell, piece[:-1] if len(rest) > 1 else cell, piece, before)


WRAPPED = [run("e", 3, 3), run("f", 4, 3)]


def opens(texts: list[list[Run]], marks: Marks) -> list[list[bool | None]]:
    """Per cell whether its lines open; a line a run's height."""
    regions = [Region(i, 0, i + 1, 1) for i in range(len(texts))]
    rows: list[list[Cell | None]] = [
        [Cell(lines=tuple(Line(run.text, run.box) for run in runs))] for runs in texts
    ]
    give_elements(rows, regions, texts, marks)
    return [[line.opens for line in row[0].lines] for row in rows if row[0]]


def test_a_line_in_another_paragraph_opens() -> None:
    marks = {1: tag(CELL, 0, 0), 2: tag(CELL, 1, 0)}
    assert opens([[run("a", 0, 1), run("b", 1, 2)]], marks) == [[None, True]]


def test_a_line_of_the_same_text_goes_on_where_paragraphs_are_elements() -> None:
    marks = {1: tag(CELL, 0, 0), 2: tag(CELL, 1, 0)}
    texts = [[run("a", 0, 1), run("b", 1, 1), run("c", 2, 2)]]
    assert opens(texts, marks) == [[None, False, True]]


def test_a_cell_of_one_text_says_nothing_of_its_lines() -> None:
    assert opens([[run("a", 0, 1), run("b", 1, 1)]], {1: tag(CELL, 0)}) == [[None, None]]


def test_a_line_break_parts_two_texts_of_one_paragraph() -> None:
    marks = {1: tag(CELL, 0), 2: tag(CELL, 1), 3: tag(OTHER, 0)}
    assert opens([[run("a", 0, 1), run("b", 1, 2)], WRAPPED], marks)[0] == [None, True]


def test_no_line_break_is_told_of_where_pieces_of_a_sentence_stand_on_two_lines() -> None:
    marks = {n: tag(CELL, n) for n in range(1, 4)} | {3: tag(OTHER, 0), 4: tag(OTHER, 1)}
    texts = [[run("Một", 0, 1), run("Hai", 1, 2)], [*WRAPPED, run("hai ba", 5, 4)]]
    assert opens(texts, marks)[0] == [None, None]
    ended = [*WRAPPED, run("ba.", 5, 3), run("2. Hai", 6, 4)]
    assert opens([texts[0], [*ended, run("và ba", 7, 3)]], marks)[1][-2] is True


def test_pieces_that_end_inside_words_tell_of_no_line_break_behind_a_stop() -> None:
    levels = [run("Đạt ba.", 0, 1), run("Đạt hai.", 1, 2), *WRAPPED]
    marks = {n: tag(CELL, 0, n) for n in range(4)} | {n: tag(OTHER, 0, n) for n in range(4, 7)}
    for behind, told in ((5, True), (6, None)):  # 5 stands inside a word then
        inline = [run("Thực", 6, 4), run("hiện", 6, behind, x=23)]
        assert opens([levels, inline], marks)[0][1] is told


def test_where_every_line_is_a_text_of_its_own_the_next_one_may_go_on() -> None:
    marks = {1: tag(CELL, 0, 0), 2: tag(CELL, 0, 1), 3: tag(CELL, 1, 0)}
    texts = [[run("a", 0, 1), run("b", 1, 2), run("c", 2, 3)]]
    assert opens(texts, marks) == [[None, None, True]]


def test_texts_of_two_fonts_may_be_one_sentence() -> None:
    marks = {1: tag(CELL, 0), 2: tag(CELL, 1)}
    assert opens([[run("a", 0, 1), run("b", 1, 2, font=BOLD)]], marks) == [[None, None]]


def test_where_texts_meet_inside_a_line_they_end_with_none() -> None:
    marks = {1: tag(CELL, 0), 2: tag(CELL, 1), 3: tag(OTHER, 0), 4: tag(OTHER, 1)}
    spans = [run("c", 2, 3), run("d", 2, 4, x=7.0)]
    assert opens([[run("a", 0, 1), run("b", 1, 2)], spans], marks)[0] == [None, None]


def test_a_text_that_ends_in_a_stop_above_a_capital_is_ended_by_a_line_break() -> None:
    """Spans may end with a line by chance; hardly so, and where a sentence or an item does."""
    marks = {1: tag(CELL, 0), 2: tag(CELL, 1), 3: tag(OTHER, 0), 4: tag(OTHER, 1)}
    spans = [*WRAPPED, run("c", 5, 3), run("d", 5, 4, x=7.0)]
    assert opens([[run("a;", 0, 1), run("B", 1, 2)], spans], marks)[0] == [None, True]
    assert opens([[run("a;", 0, 1), run("b", 1, 2)], spans], marks)[0] == [None, None]
    assert opens([[run("a;", 0, 1), run("B", 1, 2)], spans[2:]], marks)[0] == [None, None]


def test_lines_of_a_word_processor_s_paragraph_are_left_to_geometry() -> None:
    marks = {1: Tagged(CELL, (*CELL, 0), (*CELL, 0)), 2: Tagged(CELL, (*CELL, 1), (*CELL, 1))}
    texts = [[run("a", 0, 1), run("b", 1, 1), run("c", 2, 2)]]
    assert opens(texts, marks) == [[None, None, True]]


@pytest.mark.parametrize(
    ("before", "expected"),
    [((), None), ((*CELL, 1, 0), False), ((*CELL, 1), True), (CELL, True)],
    ids=["a cell of its own", "the text goes on", "a line break", "a new paragraph"],
)
def test_the_first_line_of_a_page(before: tuple[int, ...], expected: bool | None) -> None:
    marks = {1: tag(CELL, 1, 0, before=before), 3: tag(OTHER, 0)}
    assert opens([[run("a", 0, 1)], WRAPPED], marks)[0] == [expected]


def test_an_item_at_a_page_s_top_may_stand_behind_a_line_break_of_its_paragraph() -> None:
    marks = {1: tag(CELL, 1, 0, before=(*CELL, 1, 0)), 3: tag(OTHER, 0)}
    assert opens([[run("• b", 0, 1)], WRAPPED], marks)[0] == [None]


def test_bold_words_or_an_address_at_a_page_s_top_may_go_on_with_the_paragraph_before() -> None:
    marks = {1: tag(CELL, 1, 0, before=(*CELL, 1)), 3: tag(OTHER, 0)}
    assert opens([[run("a", 0, 1, font=BOLD)], WRAPPED], marks)[0] == [None]
    assert opens([[run("https://a.vn/tin-", 0, 1)], WRAPPED], marks)[0] == [None]
    assert opens([[run("tuc/so-lieu-6292.html", 0, 1)], WRAPPED], marks)[0] == [None]


def test_a_cell_without_smaller_elements_says_nothing_of_the_first_line_of_a_page() -> None:
    assert opens([[run("a", 0, 1)]], {1: Tagged(CELL, CELL, CELL, CELL)}) == [[None]]


def test_a_text_of_two_elements_has_none() -> None:
    marks = {1: tag(CELL, 0), 2: tag(OTHER, 0)}
    rows: list[list[Cell | None]] = [[Cell()]]
    give_elements(rows, [Region(0, 0, 1, 1)], [[run("a", 0, 1), run("b", 1, 2)]], marks)
    assert rows == [[Cell()]]


def torn(texts: list[list[Run]], marks: Marks) -> list[int]:
    """The rows of a column of cells in which a wall is not drawn."""
    rows: list[list[Cell | None]] = [[Cell()] for _ in texts]
    return give_elements(rows, [Region(i, 0, i + 1, 1) for i in range(len(texts))], texts, marks)


def test_a_wall_is_lost_between_two_elements_of_one_cell() -> None:
    marks = {1: tag(CELL, 0), 2: tag(OTHER, 0), 3: tag((0, 6, 0), 0)}
    assert torn([[run("c", 0, 3)], [run("a", 1, 1), run("b", 2, 2)]], marks) == [1]


def test_no_wall_is_lost_where_a_text_of_another_cell_is_printed_over_one() -> None:
    marks = {1: tag(CELL, 0), 2: tag(OTHER, 0)}
    assert torn([[run("a", 0, 1)], [run("b", 1, 1), run("c", 2, 2)]], marks) == []


def test_no_wall_is_lost_between_cells_of_a_table_inside_a_cell() -> None:
    marks = {1: tag(CELL, 0), 2: tag((*OTHER, 0, 0, 0), 0), 3: tag((*OTHER, 0, 0, 1), 0)}
    assert torn([[run("a", 0, 1)], [run("b", 1, 2), run("c", 2, 3)]], marks) == []


def test_an_element_that_two_cells_share_is_none() -> None:
    rows: list[list[Cell | None]] = [[Cell()], [Cell()]]
    regions = [Region(0, 0, 1, 1), Region(1, 0, 2, 1)]
    give_elements(rows, regions, [[run("a", 0, 1)], [run("b", 1, 1)]], {1: tag(CELL, 0)})
    assert rows == [[Cell()], [Cell()]]


# --- a text printed over the cell below ---


def moved(texts: list[list[Run]], marks: Marks) -> list[str]:
    bring_home([Region(0, 0, 1, 1), Region(1, 0, 2, 1)], texts, marks)
    return ["".join(run.text for run in runs) for runs in texts]


def test_the_rest_of_a_text_comes_back_from_the_cell_below() -> None:
    marks = {1: tag(CELL, 0), 2: tag(OTHER, 0)}
    texts = [[run("a", 0, 1)], [run("b", 1, 1), run("c", 1, 2)]]
    assert moved(texts, marks) == ["ab", "c"]


def test_turned_texts_of_one_mark_stay_where_they_are() -> None:
    turned = [
        msgspec.structs.replace(run(text, row, 1), turned=90) for row, text in enumerate("ab")
    ]
    marks = {1: tag(CELL, 0), 2: tag(OTHER, 0)}
    assert moved([turned[:1], [turned[1], run("c", 1, 2)]], marks) == ["a", "bc"]


def test_another_text_of_the_same_element_stays_where_it_is() -> None:
    marks = {1: tag(CELL, 0), 2: tag(CELL, 1)}
    assert moved([[run("a", 0, 1)], [run("b", 1, 2)]], marks) == ["a", "b"]


@pytest.mark.parametrize(("between", "expected"), [("", ["ab", "", ""]), ("c", ["a", "c", "b"])])
def test_the_rest_of_a_text_comes_back_over_an_empty_cell_alone(
    between: str, expected: list[str]
) -> None:
    """A browser draws the wall of a cell cut by a page too high: what is below it is no row."""
    texts = [[run("a", 0, 1)], [run(between, 1, 2)] if between else [], [run("b", 2, 1)]]
    bring_home(
        [Region(i, 0, i + 1, 1) for i in range(3)], texts, {1: tag(CELL, 0), 2: tag(OTHER, 0)}
    )
    assert ["".join(each.text for each in runs) for runs in texts] == expected


@pytest.mark.parametrize(("own", "expected"), [("", ["b", "c"]), ("a", ["a", "bc"])])
def test_a_text_of_the_page_before_comes_back_to_the_empty_cell_that_opens_the_page(
    own: str, expected: list[str]
) -> None:
    marks = {
        1: Tagged(CELL, CELL, CELL, before=CELL), 2: tag(OTHER, 0), 3: tag((0, 0, 9), 0),
    }  # fmt: skip
    texts = [[run(own, 0, 3)] if own else [], [run("b", 1, 1), run("c", 1, 2)]]
    assert moved(texts, marks) == expected


PASSES = Region(0, 2, 2, 3)
"""A cell beside both rows: no row of the table ends where the first one does."""


@pytest.mark.parametrize("right", [1, 2])
def test_another_text_of_the_element_alone_below_its_cell_comes_back(right: int) -> None:
    """A browser draws the wall below a cut cell too high, or none beside what is below it."""
    texts = [[run("a", 0, 1)], [run("c", 0, 3)], [run("b", 1, 2)], [run("d", 0, 4)]]
    regions = [Region(0, 0, 1, 1), Region(0, 1, 1, 2), Region(1, 0, 2, right), PASSES]
    marks = {1: tag(CELL, 0), 2: tag(CELL, 1), 3: tag(OTHER, 0), 4: tag((0, 0, 9), 0)}
    bring_home(regions, texts, marks)
    assert [[run.text for run in runs] for runs in texts] == [["a", "b"], ["c"], [], ["d"]]


def test_another_text_of_the_element_beside_a_later_row_s_comes_back() -> None:
    """A browser that has no room prints the last paragraph of a merged cell over the next row's."""
    texts = [[run("a", 0, 1)], [run("b", 1, 2)], [run("c", 1, 3)]]
    regions = [Region(0, 0, 1, 1), Region(1, 0, 2, 1), Region(1, 1, 2, 2)]
    marks = {1: tag((0, 3, 2), 0), 2: tag((0, 3, 2), 1), 3: tag((0, 4, 0), 0)}
    bring_home(regions, texts, marks)
    assert [[run.text for run in runs] for runs in texts] == [["a", "b"], [], ["c"]]


SIDE_BY_SIDE = [Region(0, 0, 1, 1), Region(0, 1, 1, 2)]


def test_a_word_that_stands_in_the_cell_beside_its_own_comes_back() -> None:
    texts = [[run("ngày", 1, 1), run("b", 0, 2)], [run("Trước", 0, 1), run("15/12", 1, 1)]]
    bring_home(SIDE_BY_SIDE, texts, {1: tag(CELL, 0), 2: tag(OTHER, 0)})
    assert [[run.text for run in runs] for runs in texts] == [["b"], ["Trước", "15/12", "ngày"]]


def test_another_text_of_the_same_element_beside_it_stays() -> None:
    texts = [[run("a", 0, 1)], [run("bcd", 0, 2)]]
    bring_home(SIDE_BY_SIDE, texts, {1: tag(CELL, 0), 2: tag(CELL, 1)})
    assert [len(runs) for runs in texts] == [1, 1]


def test_cells_that_do_not_touch_share_no_text() -> None:
    texts = [[run("a", 0, 1)], [run("bcd", 0, 1)]]
    bring_home([Region(0, 0, 1, 1), Region(2, 2, 3, 3)], texts, {1: tag(CELL, 0)})
    assert [len(runs) for runs in texts] == [1, 1]


def test_one_text_all_over_a_page_is_of_no_cell() -> None:
    texts = [[run("a", 0, 1)], [run("b", 1, 1)], [run("c", 2, 1)]]
    bring_home([Region(i, 0, i + 1, 1) for i in range(3)], texts, {1: tag(CELL, 0)})
    assert [len(runs) for runs in texts] == [1, 1, 1]


def test_text_without_a_mark_stays_where_it_is() -> None:
    assert moved([[run("a", 0, -1)], [run("b", 1, -1)]], {1: tag(CELL, 0)}) == ["a", "b"]


# --- a text printed below the table ---


@pytest.mark.parametrize(
    ("left", "mark", "is_own"), [(50.0, 1, True), (50.0, 2, False), (0.0, 1, False)]
)
def test_lines_below_a_table_are_its_own_by_element_and_column(
    left: float, mark: int, is_own: bool
) -> None:
    marks = {1: tag(CELL, 0), 2: tag(OTHER, 0)}
    under = run("chức mới.", 2, mark, left)
    box = Box(0, 0, 200, 2 * SPACE)
    assert below(box, [run("tổ chức", 1, 1, 50.0)], [under], marks) == [under] * is_own


def test_a_line_that_stands_across_the_lower_wall_is_below_the_table_by_its_middle() -> None:
    across = run("huyện", 1, 1, 50.0)
    above = run("Thanh tra", 0, 1, 50.0)
    height = across.box.bottom - across.box.top
    ends = [across.box.top + share * height for share in (0.2, 0.8)]
    boxes = [Box(0, 0, 200, bottom) for bottom in ends]
    found = [below(box, [above], [across], {1: tag(CELL, 0)}) for box in boxes]
    assert found == [[across], []]


def test_the_text_of_a_merged_cell_that_stands_below_the_table_is_of_its_row() -> None:
    """A browser sets it in the middle of rows that the page has no room for."""
    beside = (*CELL[:-1], 4)
    under, marks = run("Quý I", 4, 2, 50.0), {1: tag(CELL, 0), 2: tag(beside, 0)}
    assert below(Box(0, 0, 200, 2 * SPACE), [run("Họp", 1, 1)], [under], marks) == [under]


def test_a_line_above_a_table_is_not_its_own() -> None:
    above = run("một", 0, 1)
    box = Box(0, SPACE, 200, 2 * SPACE)
    assert below(box, [run("hai", 1, 1)], [above], {1: tag(CELL, 0)}) == []


def test_both_engines_give_a_cell_the_same_element() -> None:
    data = PRINT.read_bytes()
    first, second = (
        [cell.element for page in read(data, Settings(engine=engine)) for cell in cells(page)]
        for engine in ("pdfium", "pdfplumber")
    )
    assert first == second


def test_a_footnote_is_no_text_of_the_cell_that_its_mark_stands_in() -> None:
    cell = Element((0, 4), siblings=3).of_type("TD")
    note = cell.child(0, 1).of_type("P").child(1, 2).of_type("Note").child(0, 1).of_type("P")
    assert (cell.cell, note.cell) == ((0, 4), ())
