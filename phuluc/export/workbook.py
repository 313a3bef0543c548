"""The workbook as officials expect it: the tree to fold, the table to print, the findings.

Every text is written as text, so that none of it is run; no clock is in it, so that the same tree
gives the same bytes. What a workbook cannot hold is said in a remark.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from phuluc.export import flat, outlined
from phuluc.export.measure import WIDEST, Block, heights, widths
from phuluc.export.printed import Sheet, first, issuing_line, sheet_of
from phuluc.export.safe import safe
from phuluc.publish import NotWritten
from schemas.nested import AppendixNode, TreeFile

SINCE = datetime(1980, 1, 1)
MARK = "phuluc export"
LONGEST = 32_767
"""Characters of a cell."""
SHORT = 255
"""Characters of a text that every program shows in a cell of the format ``@``."""
DIGITS = 15
"""Digits of a number that a workbook keeps; one with more is written as text."""
DEEPEST = 7
"""Outline levels below the uppermost one."""
LOW = 90.0
"""Points of a row of the tree, where a text of fifty lines shall not hide the next row."""
SEVERITIES = {"error": "Lỗi", "warning": "Cảnh báo", "note": "Ghi chú"}
TITLE = 32.0
"""Width of names, which are read most."""
_BASE = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
_BOX = _BASE | {"border": 1, "text_wrap": True}
_HEAD = _BOX | {"bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E7E6E6"}

Style = dict[str, Any]
Value = str | int | bool | Decimal | None


class Workbook:
    """A workbook that is being written, and what could not be kept as it is."""

    def __init__(self) -> None:
        import xlsxwriter

        self.stream = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book = xlsxwriter.Workbook(self.stream, options)
        self.book.set_properties({"created": SINCE, "comments": MARK})
        self.formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.cut = self.long_numbers = self.deep = 0

    def finish(self) -> bytes:
        """The bytes."""
        self.book.close()
        return self.stream.getvalue()

    def remarks(self) -> Iterator[str]:
        """What a workbook cannot hold."""
        if self.cut:
            yield f"{self.cut} texts are longer than {LONGEST} characters and were cut at the end"
        if self.long_numbers:
            yield f"{self.long_numbers} numbers of more than {DIGITS} digits stand as text"
        if self.deep:
            yield f"{self.deep} rows below level {DEEPEST + 1} fold with those of that level"

    def sheet(self, name: str) -> Any:
        """A new sheet, to be printed on A4 across, as wide as the paper."""
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.set_footer("&C&P/&N")
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # codes are meant so
        return sheet

    def format(self, style: Style) -> Any:
        """The format of a style, made once."""
        key = tuple(sorted(style.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(style)
        return self.formats[key]

    def put(self, sheet: Any, row: int, column: int, value: Value, style: Style) -> None:
        """A value in its cell: text as text, a number as a number shown like 0,00.

        :raises NotWritten: the cell lies beyond what a sheet can hold.
        """
        if isinstance(value, Decimal) and len(value.as_tuple().digits) > DIGITS:
            self.long_numbers += 1
            value = f"{value:f}"
        if value is None:
            wrong = sheet.write_blank(row, column, None, self.format(style))
        elif isinstance(value, str):
            short = self._short(value)
            wrong = sheet.write_string(row, column, short, self.format(_text(style, short)))
        else:
            shown = style | {"num_format": _number_format(value), "align": "center"}
            wrong = sheet.write_number(row, column, value, self.format(shown))
        if wrong:
            raise NotWritten(f"row {row + 1}, column {column + 1} is beyond what a sheet can hold")

    def _short(self, text: str) -> str:
        units = text.encode("utf-16-le")
        if len(units) <= 2 * LONGEST:
            return text
        self.cut += 1
        return units[: 2 * LONGEST - 2].decode("utf-16-le", "ignore") + "…"


def make(file: TreeFile) -> tuple[bytes, tuple[str, ...]]:
    """The bytes of the workbook, and remarks on what it could not hold.

    :raises ImportError: XlsxWriter is not installed.
    :raises NotWritten: more rows or columns than a sheet can hold.
    """
    book = Workbook()
    several = len(file.appendices) > 1
    for number, appendix in enumerate(file.appendices, 1):
        mark = f" {number}" if several else ""
        _tree_sheet(book, f"Tiêu chí{mark}", appendix)
        _print_sheet(book, f"Bản in{mark}", sheet_of(appendix))
    _table(book, "Phát hiện", _FINDINGS, _findings(file))
    options = list(_options(file))
    if options:
        _table(book, "Thang điểm", _OPTIONS, options)
    _table(book, "Nguồn", ("Mục", "Nội dung"), list(_source(file)))
    return book.finish(), tuple(book.remarks())


def is_ours(data: bytes) -> bool:
    """Whether these are the bytes of an earlier export that nobody saved since."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            told = archive.read("docProps/core.xml")
            kept = all(entry.date_time == SINCE.timetuple()[:6] for entry in archive.infolist())
    except (zipfile.BadZipFile, KeyError, ValueError, OSError):
        return False
    date = f"{SINCE:%Y-%m-%dT%H:%M:%SZ}</dcterms:modified>"
    return kept and f"<dc:description>{MARK}<".encode() in told and date.encode() in told


def _tree_sheet(book: Workbook, name: str, appendix: AppendixNode) -> None:
    """A row a criterion; what lies below one folds under it."""
    header, rows = outlined.header(appendix), list(outlined.rows(appendix))
    sheet = book.sheet(name)
    sheet.outline_settings(True, False, True, False)
    blocks = _blocks([header, *(row.values for row in rows)])
    wide = [min(each, 45.0) for each in widths(blocks, len(header))]
    wide[1] = 45.0
    high = heights(blocks, wide, len(rows) + 1)
    _columns(sheet, wide)
    _head(book, sheet, header, high[0])
    for number, row in enumerate(rows, 1):
        level = min(row.level - 1, DEEPEST)
        book.deep += row.level - 1 > DEEPEST
        sheet.set_row(number, min(high[number], LOW), None, {"level": level})
        for column, value in enumerate(row.values):
            named = column < 2 or isinstance(value, Decimal)
            style = _BOX | {"bold": row.is_parent and named}
            if column == 1:
                style |= {"indent": min(row.level - 1, 15)}
            book.put(sheet, number, column, value, style)
    sheet.freeze_panes(1, 2)
    if appendix.criteria:
        last = len(rows) - (appendix.total is not None)
        sheet.autofilter(0, 0, last, len(header) - 1)


def _print_sheet(book: Workbook, name: str, shown: Sheet) -> None:
    """The table as printed, merged cells merged, between its heading and its notes."""
    sheet = book.sheet(name)
    grid = [*shown.header, *(row.cells for row in shown.rows)]
    top, bold = len(shown.above), len(shown.header)
    blocks = [
        Block(cell.text, row, column, cell.row_span, cell.column_span)
        for row, cells in enumerate(grid)
        for column, cell in enumerate(cells)
        if cell
    ]
    wide = widths(blocks, len(shown.columns))
    title = first(shown.columns, "title") or 0
    wide[title] = max(wide[title], TITLE)
    _columns(sheet, wide)
    for number, line in enumerate(shown.above):
        _line(book, sheet, number, (line, len(wide)), {"align": "center", "bold": number < 2})
    for row, height in enumerate(heights(blocks, wide, len(grid))):
        sheet.set_row(top + row, height)
    for row, cells in enumerate(grid):
        heavy = row >= bold and shown.rows[row - bold].kind in ("group", "total")
        for column, cell in enumerate(cells):
            if cell:
                area = (top + row, column, cell.row_span, cell.column_span)
                style = _HEAD if row < bold else _BOX | {"bold": heavy}
                value = cell.figure if cell.figure is not None else cell.text or None
                _merged(book, sheet, area, (value, style))
    for number, line in enumerate(shown.below):
        _line(book, sheet, top + len(grid) + number, (line, len(wide)), {"italic": True})
    sheet.repeat_rows(top, top + bold - 1)
    sheet.freeze_panes(top + bold, 0)


def _line(book: Workbook, sheet: Any, row: int, text: tuple[str, int], style: Style) -> None:
    """A line over all columns of the table."""
    area = (row, 0, 1, text[1])
    _merged(book, sheet, area, (text[0], _BASE | {"text_wrap": True} | style))


def _merged(
    book: Workbook, sheet: Any, area: tuple[int, int, int, int], cell: tuple[Value, Style]
) -> None:
    row, column, down, across = area
    value, style = cell
    if down > 1 or across > 1:
        last = (row + down - 1, column + across - 1)
        if sheet.merge_range(row, column, *last, "", book.format(style)):
            raise NotWritten(f"row {last[0] + 1} is beyond what a sheet can hold")
    book.put(sheet, row, column, value, style)


def _table(
    book: Workbook, name: str, header: Sequence[str], rows: Sequence[Sequence[Value]]
) -> None:
    """A plain table with a frozen header."""
    sheet = book.sheet(name)
    blocks = _blocks([header, *rows])
    wide = widths(blocks, len(header))
    last = [len(each.text) + 2.0 for each in blocks if each.column == len(header) - 1]
    wide[-1] = min(max(last), WIDEST)
    high = heights(blocks, wide, len(rows) + 1)
    _columns(sheet, wide)
    _head(book, sheet, header, high[0])
    for number, row in enumerate(rows, 1):
        sheet.set_row(number, high[number])
        for column, value in enumerate(row):
            book.put(sheet, number, column, value, _BOX)
    sheet.freeze_panes(1, 0)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(header) - 1)


def _head(book: Workbook, sheet: Any, header: Sequence[str], height: float) -> None:
    sheet.set_row(0, height)
    sheet.repeat_rows(0)
    for column, text in enumerate(header):
        book.put(sheet, 0, column, text, _HEAD)


def _columns(sheet: Any, wide: Sequence[float]) -> None:
    for column, width in enumerate(wide):
        sheet.set_column(column, column, width)


def _blocks(rows: Sequence[Sequence[Value]]) -> list[Block]:
    return [
        Block(str(value), row, column)
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value is not None
    ]


def _text(style: Style, text: str) -> Style:
    """Text that stays text where a person edits the cell: a formula is none there either.

    Older programs draw a long text of the format ``@`` as hash marks.
    """
    shown = {"quote_prefix": safe(text) != text}
    return style | shown | ({"num_format": "@"} if len(text) <= SHORT else {})


def _number_format(value: int | Decimal) -> str:
    """``0,00`` as Vietnam writes it, with more digits where more are printed."""
    if isinstance(value, int):
        return "0"
    exponent = value.as_tuple().exponent
    places = max(2, -exponent) if isinstance(exponent, int) else 2
    return f"[$-42A]0.{'0' * places}"


_FINDINGS = ("Mức", "Loại", "Phụ lục", "Tiêu chí", "Trang", "Nội dung")
_OPTIONS = ("Phụ lục", "Tiêu chí", "Phần", "Mức", "Điểm", "Nội dung")


def _findings(file: TreeFile) -> list[Sequence[Value]]:
    return [
        (SEVERITIES[str(severity)], code, None if at is None else int(at) + 1, id_, page, message)
        for severity, code, at, id_, page, message, _ in flat.findings(file, "vi").rows
    ]


def _options(file: TreeFile) -> Iterator[Sequence[Value]]:
    for at, id_, part, option, text, score in flat.options(file).rows:
        yield int(at or 0) + 1, id_, part, option, score, text


def _source(file: TreeFile) -> Iterator[Sequence[Value]]:
    source = file.source
    engine = f"{source.reader} ({source.engine})" if source.engine else source.reader
    yield "Tệp nguồn", source.name
    yield "SHA-256", source.sha256
    yield "Số trang", source.pages
    yield "Đọc bằng", engine
    yield "Định dạng cây", file.format
    yield "Phiên bản phuluc", source.made_by.version
    for number, appendix in enumerate(file.appendices, 1):
        issued = issuing_line(appendix.issued_with) if appendix.issued_with else None
        for told in (appendix.label, appendix.title, issued):
            if told:
                yield f"Phụ lục {number}", told
