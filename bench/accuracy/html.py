"""A world -> HTML, for a browser, for WeasyPrint, and as a source of its own."""

import html as escaping
from dataclasses import dataclass

from bench.accuracy import where
from bench.accuracy.damage import damaged
from bench.accuracy.lay import PCell, PTable, lay_out
from bench.accuracy.legacy import legacy
from bench.accuracy.pages import cut, first_page
from bench.accuracy.records import Appendix, Look, Para, World

SIGNED = (
    "Người ký: Cổng Thông tin điện tử",
    "Email: thongtin@chinhphu.example",
    "Thời gian ký: 17.02.2025 14:44:38 +07:00",
)
RECEIVED = "Số: 2775/SNV-CCHC&amp;VTLT; 10/11/2025; 11:00:27;"
FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times"}
# Codes of a box and a ticked box in the font Wingdings, as files hold them.
SYMBOLS = {"□": "\uf0a3", "☑": "\uf0fe"}
FACE = '"Liberation Serif","Times New Roman",serif'
SEAL = (
    '<svg class="seal" width="110" height="110" viewBox="0 0 110 110">'
    '<circle cx="55" cy="55" r="50" '
    'fill="none" stroke="#d00" stroke-width="4"/><circle cx="55" cy="55" r="34" fill="none" '
    'stroke="#d00" stroke-width="1.5"/>'
    '<path d="M55 30l7 17h18l-14 11 5 18-16-11-16 11 5-18-14-11h18z" '
    'fill="#d00" fill-opacity="0.8"/></svg>'
)


def style_sheet(look: Look) -> str:
    """The file's style sheet: pages, borders, header repetition."""
    head = "table-row-group" if look.repeat == "none" else "table-header-group"
    border = {
        "collapse": "0.5pt solid #000",
        "separate": "0.5pt solid #000",
        "double": "1.5pt double #000",
        "dashed": "0.75pt dashed #000",
        "dotted": "0.75pt dotted #000",
    }
    collapse = "separate; border-spacing: 0" if look.borders == "separate" else "collapse"
    number = "@top-center{content:counter(page);font-size:13pt}" if look.page_number else ""
    running = (
        f'@top-right{{content:"{look.running_head}";font-size:10pt}}' if look.running_head else ""
    )
    spacing = f"letter-spacing:{look.spacing}" if look.spacing else ""
    white = "td p{background:#fff}" if look.white else ""
    return (
        f"@page{{size:A4 landscape;margin:20mm 20mm 18mm 30mm;{number}{running}}}"
        f"@page tall{{size:A4 portrait;margin:20mm 15mm 18mm 25mm;{number}{running}}}"
        f"body{{font-family:{FACE};font-size:{look.size}pt;margin:0;{spacing}}}"
        ".tall{page:tall}.next{break-before:page}.t{text-align:center;margin:0;position:relative}"
        f"table.d{{border-collapse:{collapse};table-layout:fixed;margin-top:5mm}}"
        f"table.d thead{{display:{head}}}"
        f"table.d td,table.d th{{border:{border[look.borders]};"
        f"padding:0.5mm 1.6mm;vertical-align:top}}"
        f"td p,th p{{margin:0 0 {look.space}pt}}td p:last-child,th p:last-child{{margin:0}}"
        f"th{{font-weight:normal;print-color-adjust:exact;-webkit-print-color-adjust:exact}}"
        ".c{text-align:center}.j{text-align:justify}table.d .m{vertical-align:middle}"
        "table.w{width:100%}table.w td{text-align:center;vertical-align:top}"
        f".seal{{position:absolute;left:20mm;top:0}}{white}"
        ".stamp{width:62mm;margin:0 0 0 auto;font-size:8pt}"
        ".received{text-align:right;font-size:8pt;margin:0}.links{font-size:4pt}"
    )


@dataclass(frozen=True)
class Form:
    """What the file is for: a page for a printer, or a source of its own.

    ``paged``: a table a page. ``line_breaks``: ``<br>`` between paragraphs instead of ``<p>``.
    ``links``: a last page of links to the rows.
    """

    printed: bool = True
    paged: bool = False
    line_breaks: bool = False
    links: bool = False


class Writer:
    """Writes one world; ``pages`` then says in which top-level table each row begins."""

    def __init__(self, world: World, form: Form) -> None:
        self.world = world
        self.form = form
        self.legacy = "" if form.printed else world.look.legacy
        self.tables = 0
        self.number = 0
        self.marked: list[str] = []
        self.pages: dict[str, int] = {}

    def text(self, text: str) -> str:
        if not self.legacy:
            return escaping.escape(damaged(text, self.world.look.damage), quote=False)
        out = ""
        for letters, capital in legacy(text, self.legacy):
            piece = escaping.escape(letters, quote=False)
            out += f'<span style="font-family:.VnTimeH">{piece}</span>' if capital else piece
        return out

    def runs(self, para: Para) -> str:
        out = ""
        for text, style in para.runs:
            piece = self.text(text)
            for letter in style:
                if letter != "w":
                    piece = f"<{letter}>{piece}</{letter}>"
                elif not self.form.printed:
                    piece = f'<span style="font-family:Wingdings">{SYMBOLS[text]}</span>'
            out += piece
        return out

    def cell(self, cell: PCell, tag: str) -> str:
        spans = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
        spans += f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
        names = " ".join(
            filter(None, (cell.align if cell.align != "l" else "", "m" if cell.middle else ""))
        )
        attributes = f' class="{names}"' if names else ""
        light = ";color:#fff" if cell.shade == "#1f4e79" else ""
        shade = f' style="background:{cell.shade}{light}"' if cell.shade else ""
        pieces = [self.runs(p) for p in cell.paras]
        if pieces and cell.item is not None:
            pieces[0] = self.mark(pieces[0], cell.item)
        inner = (
            "<br>".join(pieces) if self.form.line_breaks else "".join(f"<p>{p}</p>" for p in pieces)
        )
        return f"<{tag}{spans}{attributes}{shade}>{inner}</{tag}>"

    def mark(self, text: str, row: int) -> str:
        """The first paragraph of a cell of a row: where it stands is kept, or a link finds it."""
        self.pages.setdefault(where.row_name(self.number, row), self.tables)
        if not self.form.links:
            return text
        self.marked.append(where.cell_name(self.number, row, len(self.marked)))
        return f'<span id="{self.marked[-1]}">{text}</span>'

    def rows(self, rows: list, tag: str) -> str:
        return "".join(
            "<tr>" + "".join(self.cell(c, tag) for c in row if c is not None) + "</tr>\n"
            for row in rows
        )

    def table(self, table: PTable, name: str = "d") -> str:
        self.tables += 1
        columns = "".join(f'<col style="width:{w}mm">' for w in table.widths)
        head = f"<thead>{self.rows(table.head, 'th')}</thead>" if table.head else ""
        body = self.rows(table.body, "td")
        wide = sum(table.widths)
        return (
            f'<table class="{name}" style="width:{wide}mm"><colgroup>{columns}</colgroup>{head}'
            f"<tbody>{body}</tbody></table>\n"
        )

    def letterhead(self) -> str:
        self.tables += 1
        left = self.text("ỦY BAN NHÂN DÂN")
        right = self.text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        motto = self.text("Độc lập - Tự do - Hạnh phúc")
        return (
            f'<table class="w"><tr><td><b>{left}</b></td>'
            f"<td><b>{right}</b><br><b>{motto}</b></td></tr></table>\n"
        )

    def signature(self) -> str:
        self.tables += 1
        return (
            f'<table class="w"><tr><td><i>{self.text("Nơi nhận:")}</i>'
            f"<br>{self.text('- Như trên;')}<br>"
            f"{self.text('- Lưu: VT.')}</td><td><b>{self.text('TM. ỦY BAN NHÂN DÂN')}</b><br>"
            f"<b>{self.text('CHỦ TỊCH')}</b></td></tr></table>\n"
        )

    def appendix(self, appendix: Appendix, first: bool) -> str:
        look = self.world.look
        out = self.stamp() if first else ""
        out += self.letterhead() if appendix.heading.letterhead else ""
        for number, line in enumerate(appendix.heading.lines):
            seal = SEAL if look.seal and first and number == 0 else ""
            out += f'<p class="t">{seal}{self.runs(line)}</p>\n'
        table = lay_out(appendix, look)
        tables = cut(table, self.world.seed) if self.form.paged else [table]
        halves = None
        if self.form.printed and look.repeat == "number" and appendix.number_row:
            halves = first_page(table)
        if halves:
            out += self.table(halves[0]) + self.table(halves[1], "d next")
        else:
            out += "".join(self.table(t) for t in tables)
        if appendix.notes and not appendix.note_inside:
            out += "".join(f"<p><i>{self.text(n)}</i></p>\n" for n in appendix.notes)
        return out

    def stamp(self) -> str:
        """What an archive prints on the first page: it is not the issuing line."""
        if self.world.look.stamp == "signature":
            lines = "<br>".join(self.text(line) for line in SIGNED)
            return f'<div class="stamp">{lines}</div>\n'
        if self.world.look.stamp == "receipt":
            return f'<p class="received">{self.text(RECEIVED)}</p>\n'
        return ""

    def links(self) -> str:
        """A page of links, one to each cell."""
        links = " ".join(f'<a href="#{name}">.</a>' for name in self.marked)
        return f'<div class="next links">{links}</div>'

    def results(self, table: dict) -> str:
        self.tables += 1
        head = "".join(f"<th><p><b>{self.text(h)}</b></p></th>" for h in table["header"])
        body = "".join(
            "<tr>" + "".join(f"<td><p>{self.text(c)}</p></td>" for c in row) + "</tr>"
            for row in table["rows"]
        )
        return (
            f'<p class="t"><b>{self.text(table["title"])}</b></p>'
            f'<table class="d" style="width:200mm"><thead><tr>{head}</tr></thead>'
            f"<tbody>{body}</tbody></table>\n"
        )

    def document(self) -> str:
        """The whole file."""
        world = self.world
        parts = []
        if world.before:
            prose = "".join(f"<p>{self.runs(p)}</p>\n" for p in world.before)
            parts.append(("", prose))
        for number, appendix in enumerate(world.appendices):
            self.number = number
            inner = self.appendix(appendix, number == 0)
            if number == len(world.appendices) - 1 and world.signature:
                inner += self.signature()
            parts.append(("" if appendix.landscape else "tall", inner))
        parts += [("", self.results(table)) for table in world.skipped]
        body = ""
        for number, (name, inner) in enumerate(parts):
            names = " ".join(filter(None, (name, "next" if number else "")))
            body += f'<div class="{names}">{inner}</div>\n'
        body += self.links() if self.form.links else ""
        sheet = style_sheet(world.look)
        if self.legacy:
            sheet = sheet.replace(FACE, f'"{FONTS[self.legacy]}"')
        return (
            f'<!doctype html><html lang="vi"><head><meta charset="{self.charset()}">'
            f"<title>{self.text('Phụ lục')}</title>"
            f"<style>{sheet}</style></head><body>{body}</body></html>\n"
        )

    def charset(self) -> str:
        """Half of the old files say that they are in a Western code page."""
        return "windows-1252" if self.legacy and self.world.seed % 2 else "utf-8"


def write(world: World, form: Form | None = None) -> tuple[bytes, dict[str, int]]:
    """The HTML of a world, and in which of its top-level tables each row begins, from 1."""
    writer = Writer(world, form or Form())
    text = writer.document()
    return text.encode(writer.charset(), "xmlcharrefreplace"), writer.pages
