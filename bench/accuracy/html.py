"""A world -> HTML, for a browser, for WeasyPrint, and as a source of its own."""

import html as escaping

from bench.accuracy.damage import damaged
from bench.accuracy.lay import PCell, PTable, lay_out
from bench.accuracy.pages import cut
from bench.accuracy.records import Appendix, Look, Para, World

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
    head = "table-header-group" if look.repeat == "all" else "table-row-group"
    border = {
        "collapse": "0.5pt solid #000",
        "separate": "0.5pt solid #000",
        "double": "1.5pt double #000",
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
    )


class Writer:
    """Writes one world; ``line_breaks`` puts ``<br>`` between paragraphs instead of ``<p>``."""

    def __init__(self, world: World, paged: bool, line_breaks: bool) -> None:
        self.world = world
        self.paged = paged
        self.line_breaks = line_breaks

    def text(self, text: str) -> str:
        return escaping.escape(damaged(text, self.world.look.damage), quote=False)

    def runs(self, para: Para) -> str:
        out = ""
        for text, style in para.runs:
            piece = self.text(text)
            for letter in style:
                piece = f"<{letter}>{piece}</{letter}>"
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
        inner = "<br>".join(pieces) if self.line_breaks else "".join(f"<p>{p}</p>" for p in pieces)
        return f"<{tag}{spans}{attributes}{shade}>{inner}</{tag}>"

    def rows(self, rows: list, tag: str) -> str:
        return "".join(
            "<tr>" + "".join(self.cell(c, tag) for c in row if c is not None) + "</tr>\n"
            for row in rows
        )

    def table(self, table: PTable) -> str:
        columns = "".join(f'<col style="width:{w}mm">' for w in table.widths)
        head = f"<thead>{self.rows(table.head, 'th')}</thead>" if table.head else ""
        body = self.rows(table.body, "td")
        wide = sum(table.widths)
        return (
            f'<table class="d" style="width:{wide}mm"><colgroup>{columns}</colgroup>{head}'
            f"<tbody>{body}</tbody></table>\n"
        )

    def letterhead(self) -> str:
        left = self.text("ỦY BAN NHÂN DÂN")
        right = self.text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        motto = self.text("Độc lập - Tự do - Hạnh phúc")
        return (
            f'<table class="w"><tr><td><b>{left}</b></td>'
            f"<td><b>{right}</b><br><b>{motto}</b></td></tr></table>\n"
        )

    def signature(self) -> str:
        return (
            f'<table class="w"><tr><td><i>{self.text("Nơi nhận:")}</i>'
            f"<br>{self.text('- Như trên;')}<br>"
            f"{self.text('- Lưu: VT.')}</td><td><b>{self.text('TM. ỦY BAN NHÂN DÂN')}</b><br>"
            f"<b>{self.text('CHỦ TỊCH')}</b></td></tr></table>\n"
        )

    def appendix(self, appendix: Appendix, first: bool) -> str:
        look = self.world.look
        out = self.letterhead() if appendix.heading.letterhead else ""
        for number, line in enumerate(appendix.heading.lines):
            seal = SEAL if look.seal and first and number == 0 else ""
            out += f'<p class="t">{seal}{self.runs(line)}</p>\n'
        table = lay_out(appendix, look)
        tables = cut(table, self.world.seed) if self.paged else [table]
        out += "".join(self.table(t) for t in tables)
        if appendix.notes and not appendix.note_inside:
            out += "".join(f"<p><i>{self.text(n)}</i></p>\n" for n in appendix.notes)
        return out

    def results(self, table: dict) -> str:
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
            inner = self.appendix(appendix, number == 0)
            if number == len(world.appendices) - 1 and world.signature:
                inner += self.signature()
            parts.append(("" if appendix.landscape else "tall", inner))
        parts += [("", self.results(table)) for table in world.skipped]
        body = ""
        for number, (name, inner) in enumerate(parts):
            names = " ".join(filter(None, (name, "next" if number else "")))
            body += f'<div class="{names}">{inner}</div>\n'
        return (
            '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Phụ lục</title>'
            f"<style>{style_sheet(world.look)}</style></head><body>{body}</body></html>\n"
        )


def write(world: World, paged: bool = False, line_breaks: bool = False) -> str:
    """The HTML of a world: one table an appendix, or (``paged``) a table a page."""
    return Writer(world, paged, line_breaks).document()
