"""A world -> a Word file (plain WordprocessingML, zipped), for LibreOffice to print.

Written by hand so that rows may split, header rows repeat, cells merge over pages and the bytes are
the same for the same seed; the bench needs no Word library for it.
"""

import io
import zipfile
from xml.sax.saxutils import escape

from bench.accuracy import where
from bench.accuracy.damage import damaged
from bench.accuracy.html import RECEIVED, SIGNED
from bench.accuracy.lay import PCell, PTable, Row, lay_out
from bench.accuracy.pages import first_page
from bench.accuracy.records import Appendix, Look, Para, World, para

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TWIPS = 56.7
ALIGN = {"c": "center", "l": "left", "j": "both"}

CONTENT_TYPES = (
    f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORDML}.document.main+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{WORDML}.header+xml"/></Types>'
)
ROOT_RELATIONS = (
    f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument"'
    f' Target="word/document.xml"/></Relationships>'
)
DOCUMENT_RELATIONS = (
    f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/header" Target="header1.xml"/></Relationships>'
)
FACE = '<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" w:cs="Liberation Serif"/>'
BORDERS = {
    "collapse": ("single", 4),
    "separate": ("single", 8),
    "double": ("double", 4),
    "dashed": ("dashed", 4),
    "dotted": ("dotted", 4),
}


class Writer:
    """Writes one world as WordprocessingML."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.number = 0
        self.marked = 0
        self.look: Look = world.look

    def run(self, text: str, style: str, colour: str = "") -> str:
        marks = "".join(f"<w:{letter}/>" for letter in style if letter != "w")
        colour = f'<w:color w:val="{colour}"/>' if colour else ""
        size = self.look.size * 2
        if self.look.spacing:
            twentieths = round(float(self.look.spacing[:-2]) * 20)
            marks += f'<w:spacing w:val="{twentieths}"/>'
        return (
            f'<w:r><w:rPr>{FACE}{marks}{colour}<w:sz w:val="{size}"/></w:rPr>'
            f'<w:t xml:space="preserve">{escape(damaged(text, self.look.damage))}</w:t></w:r>'
        )

    def para(
        self, para: Para, align: str = "l", after: int = 0, colour: str = "", mark: str = ""
    ) -> str:
        runs = mark + "".join(self.run(text, style, colour) for text, style in para.runs)
        return (
            f'<w:p><w:pPr><w:spacing w:before="0" w:after="{after}"/>'
            f'<w:jc w:val="{ALIGN[align]}"/></w:pPr>'
            f"{runs}</w:p>"
        )

    def empty(self) -> str:
        return f'<w:p><w:pPr><w:rPr><w:sz w:val="{self.look.size * 2}"/></w:rPr></w:pPr></w:p>'

    def cell(self, cell: PCell | None, width: int, merge: str, wide: int) -> str:
        """``merge`` is '' or restart or continue; ``wide`` the columns that the cell covers."""
        inner, marks = "", f'<w:tcW w:w="{width}" w:type="dxa"/>'
        marks += f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
        marks += f'<w:vMerge w:val="{merge}"/>' if merge else ""
        colour = ""
        if cell is not None:
            if cell.shade:
                marks += f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.shade[1:]}"/>'
                colour = "FFFFFF" if cell.shade == "#1f4e79" else ""
            marks += '<w:vAlign w:val="center"/>' if cell.middle else ""
            space = self.look.space * 20
            last = len(cell.paras) - 1
            mark = self.mark(cell)
            for number, paragraph in enumerate(cell.paras):
                after = 0 if number == last else space
                inner += self.para(paragraph, cell.align, after, colour, mark)
                mark = ""
        return f"<w:tc><w:tcPr>{marks}</w:tcPr>{inner or self.empty()}</w:tc>"

    def mark(self, cell: PCell) -> str:
        """A bookmark at the first word of a cell of a row."""
        if cell.item is None:
            return ""
        self.marked += 1
        name = where.cell_name(self.number, cell.item, self.marked)
        return (
            f'<w:bookmarkStart w:id="{self.marked}" w:name="{name}"/>'
            f'<w:bookmarkEnd w:id="{self.marked}"/>'
        )

    def stamp(self) -> str:
        """What an archive prints on the first page: it is not the issuing line."""
        small = '<w:rPr><w:sz w:val="16"/></w:rPr>'
        if self.look.stamp == "receipt":
            return (
                '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="right"/></w:pPr>'
                f"<w:r>{small}<w:t>{escape(RECEIVED)}</w:t></w:r></w:p>"
            )
        if self.look.stamp == "signature":
            frame = (
                '<w:framePr w:w="3600" w:hSpace="0" w:wrap="around" w:vAnchor="page"'
                ' w:hAnchor="page" w:x="11800" w:y="350"/><w:spacing w:before="0" w:after="0"/>'
            )
            return "".join(
                f"<w:p><w:pPr>{frame}</w:pPr><w:r>{small}<w:t>{escape(line)}</w:t></w:r></w:p>"
                for line in SIGNED
            )
        return ""

    def rows(self, rows: list[Row], widths: list[int], repeat: bool) -> str:
        owners = _owners(rows)
        out = ""
        for r, row in enumerate(rows):
            mark = "<w:trPr><w:tblHeader/></w:trPr>" if repeat else ""
            out += f"<w:tr>{mark}"
            c = 0
            while c < len(row):
                top, left = owners[r][c]
                owner = rows[top][left]
                wide = owner.column_span if owner else 1
                width = sum(widths[c : c + wide])
                merge = (
                    ""
                    if owner is None or owner.row_span == 1
                    else "restart"
                    if top == r
                    else "continue"
                )
                out += self.cell(owner if top == r else None, width, merge, wide)
                c += wide
            out += "</w:tr>"
        return out

    def table(self, table: PTable) -> str:
        kind, size = BORDERS[self.look.borders]
        widths = [round(w * TWIPS) for w in table.widths]
        sides = "".join(
            f'<w:{side} w:val="{kind}" w:sz="{size}" w:space="0" w:color="000000"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
        head = self.rows(table.head, widths, self.look.repeat != "none")
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f"<w:tblBorders>{sides}</w:tblBorders>"
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"{head}{self.rows(table.body, widths, False)}</w:tbl>"
        )

    def lines(self, cells: list[list[str]]) -> str:
        """A table without rulings: letterhead or signature block."""
        out = "".join(
            f"<w:tc><w:tcPr/>{''.join(self.para(para(t, 'b'), 'c') for t in texts)}</w:tc>"
            for texts in cells
        )
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
            f'<w:tblGrid><w:gridCol w:w="5500"/>'
            f'<w:gridCol w:w="8000"/></w:tblGrid><w:tr>{out}</w:tr></w:tbl>{self.empty()}'
        )

    def appendix(self, appendix: Appendix) -> str:
        out = self.stamp() if self.number == 0 else ""
        if appendix.heading.letterhead:
            out += self.lines(
                [
                    ["ỦY BAN NHÂN DÂN"],
                    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
                ]
            )
        out += "".join(self.para(line, "c") for line in appendix.heading.lines)
        table = lay_out(appendix, self.look)
        halves = None
        if self.look.repeat == "number" and appendix.number_row:
            halves = first_page(table)
        out += self.empty()
        if halves:
            breaking = (
                '<w:p><w:pPr><w:pageBreakBefore/><w:rPr><w:sz w:val="4"/></w:rPr></w:pPr></w:p>'
            )
            out += self.table(halves[0]) + breaking + self.table(halves[1])
        else:
            out += self.table(table)
        if appendix.notes and not appendix.note_inside:
            out += "".join(self.para(para(n, "i")) for n in appendix.notes)
        return out

    def results(self, table: dict) -> str:
        rows: list[Row] = [[PCell((para(c),), align="l") for c in row] for row in table["rows"]]
        head: list[Row] = [[PCell((para(h, "b"),), align="c") for h in table["header"]]]
        printed = PTable([14, 60, 30, 30, 30, 30], head, rows)
        return self.para(para(table["title"], "b"), "c") + self.empty() + self.table(printed)

    def section(self, landscape: bool, last: bool) -> str:
        size = (
            'w:w="16838" w:h="11906" w:orient="landscape"'
            if landscape
            else 'w:w="11906" w:h="16838"'
        )
        left, right = (1701, 1134) if landscape else (1417, 850)
        mark = (
            f'<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:pgSz {size}/>'
            f'<w:pgMar w:top="1134" '
            f'w:right="{right}" w:bottom="1020" '
            f'w:left="{left}" w:header="500" w:footer="500"/></w:sectPr>'
        )
        return mark if last else f"<w:p><w:pPr>{mark}</w:pPr></w:p>"

    def document(self) -> str:
        world = self.world
        parts: list[tuple[bool, str]] = []
        if world.before:
            parts.append((True, "".join(self.para(p, "j", 80) for p in world.before)))
        for number, appendix in enumerate(world.appendices):
            self.number = number
            inner = self.appendix(appendix)
            if number == len(world.appendices) - 1 and world.signature:
                inner += self.empty() + self.lines(
                    [
                        ["Nơi nhận:", "- Như trên;", "- Lưu: VT."],
                        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
                    ]
                )
            parts.append((appendix.landscape, inner))
        parts += [(True, self.results(table)) for table in world.skipped]
        body = ""
        for number, (landscape, inner) in enumerate(parts):
            body += inner + self.section(landscape, number == len(parts) - 1)
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{MAIN}" '
            f'xmlns:r="{RELATIONS}">'
            f"<w:body>{body}</w:body></w:document>"
        )

    def header(self) -> str:
        number = (
            '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
            '<w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        )
        out = self.para(para(self.look.running_head), "l") if self.look.running_head else ""
        out += number if self.look.page_number else ""
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>'
            f'<w:hdr xmlns:w="{MAIN}">{out or "<w:p/>"}</w:hdr>'
        )


def _owners(rows: list[Row]) -> list[list[tuple[int, int]]]:
    """For every place the (row, column) of the cell that stands there."""
    owners = [[(r, c) for c in range(len(row))] for r, row in enumerate(rows)]
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell is None:
                continue
            for down in range(cell.row_span):
                for right in range(cell.column_span):
                    owners[r + down][c + right] = (r, c)
    return owners


def write(world: World) -> bytes:
    """The Word file of a world; the same world gives the same bytes."""
    writer = Writer(world)
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": ROOT_RELATIONS,
        "word/_rels/document.xml.rels": DOCUMENT_RELATIONS,
        "word/document.xml": writer.document(),
        "word/header1.xml": writer.header(),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), text)
    return out.getvalue()
