"""A page with one table an appendix, which ``phuluc extract`` reads back.

Notes that stood inside the table follow it, and not every one is found there again.
"""

from collections.abc import Iterator
from html import escape

from phuluc.export.printed import Sheet, Shown, sheet_of
from schemas.nested import TreeFile

HEAD = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="generator" content="phuluc">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ font-family: "Times New Roman", "Liberation Serif", serif; margin: 2em }}
p.above {{ text-align: center }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ border: 1px solid; padding: .2em .4em; vertical-align: middle }}
td.figure {{ text-align: center; white-space: nowrap }}
td p {{ margin: 0 0 .3em }}
thead {{ display: table-header-group }}
</style>
</head>
<body>
"""


def page(file: TreeFile) -> str:
    """The page: per appendix its heading, its table with merged cells, its notes; text escaped."""
    parts = [HEAD.format(title=escape(file.source.name))]
    for appendix in file.appendices:
        parts += _appendix(sheet_of(appendix))
    parts.append("</body>\n</html>\n")
    return "".join(parts)


def _appendix(sheet: Sheet) -> Iterator[str]:
    yield from (f'<p class="above"><b>{escape(line)}</b></p>\n' for line in sheet.above)
    yield "<table>\n<thead>\n"
    for header in sheet.header:
        yield f"<tr>{''.join(_cell(cell, 'th') for cell in header if cell)}</tr>\n"
    yield "</thead>\n<tbody>\n"
    for row in sheet.rows:
        yield f"<tr>{''.join(_cell(cell, 'td') for cell in row.cells if cell)}</tr>\n"
    yield "</tbody>\n</table>\n"
    yield from (f"<p>{escape(line)}</p>\n" for line in sheet.below)


def _cell(cell: Shown, tag: str) -> str:
    spans = (("rowspan", cell.row_span), ("colspan", cell.column_span))
    shape = "".join(f' {name}="{size}"' for name, size in spans if size > 1)
    kind = ' class="figure"' if cell.figure is not None else ""
    lines = [escape(line) for line in cell.text.split("\n")]
    text = lines[0] if len(lines) == 1 else "".join(f"<p>{line}</p>" for line in lines)
    return f"<{tag}{shape}{kind}>{text}</{tag}>"
