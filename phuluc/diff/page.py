"""A difference as one page for a browser: no script, nothing fetched, all text escaped."""

from html import escape

from phuluc.diff.changes import KINDS, Change, Difference, Side
from phuluc.diff.worded import Run
from phuluc.opened import Opened
from phuluc.sources import printable

NAMES = {
    "added": "Thêm mới", "dropped": "Bỏ", "moved": "Chuyển chỗ", "renumbered": "Đổi số",
    "reweighted": "Đổi điểm tối đa, trọng số", "rescored": "Đổi điểm khác",
    "reworded": "Đổi lời", "tasks": "Đổi nhiệm vụ", "units": "Đổi đơn vị",
    "texts": "Đổi nội dung khác", "scoring": "Đổi cách chấm", "kind": "Đổi loại dòng",
    "appendix-added": "Thêm phụ lục", "appendix-dropped": "Bỏ phụ lục", "heading": "Đổi tiêu đề",
    "columns": "Đổi cột", "total": "Đổi tổng điểm", "notes": "Đổi ghi chú",
}  # fmt: skip
"""Kind of change -> its heading on the page, which officials read."""

UNSHOWN = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0x202A, 0x202F),
     *range(0x2066, 0x206A)], "\ufffd"
)  # fmt: skip
"""Letters that command a terminal, or turn the lines of others: a page may be printed on one."""

HEAD = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="generator" content="phuluc">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><title>{title}</title>
<style>
body {{ font: 16px/1.5 "Noto Sans", "Segoe UI", Arial, sans-serif; margin: 2rem; color: #222 }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ border: 1px solid #bbb; padding: .3rem .6rem; text-align: left; vertical-align: top }}
th {{ background: #eee; position: sticky; top: 0 }}
td.code {{ white-space: nowrap }}
del {{ background: #fdd; color: #900 }} ins {{ background: #dfd; color: #060 }}
@media print {{ th {{ position: static }} }}
</style></head><body>
"""


def page(old: Opened, new: Opened, found: Difference) -> str:
    """The page: a table of counts, then a table a kind of change, dropped words struck out."""
    title = printable(f"{old.name} → {new.name}")
    counts = found.count()
    parts = [HEAD.format(title=escape(title)), f"<h1>{escape(title)}</h1>\n"]
    parts.append(f"<p>{_source(old)} → {_source(new)}. {_rows(found)}</p>\n")
    if counts:
        cells = "".join(f"<tr><td>{NAMES[k]}</td><td>{n}</td></tr>" for k, n in counts.items())
        parts.append(f"<table><tr><th>Thay đổi</th><th>Số dòng</th></tr>{cells}</table>\n")
    for kind in KINDS:
        changes = [change for change in found.changes if change.change == kind]
        if changes:
            parts.append(_table(kind, changes))
    return ("".join(parts) + "</body></html>\n").translate(UNSHOWN)


def _source(opened: Opened) -> str:
    source = opened.file.source
    return f"{escape(source.name)} (sha256 {escape(source.sha256[:12])}…)"


def _rows(found: Difference) -> str:
    if not found.changes:
        return "Không có gì khác nhau."
    return f"{found.rows_old} → {found.rows_new} dòng, {found.same} dòng giữ nguyên."


def _table(kind: str, changes: list[Change]) -> str:
    head = "<tr><th>Cũ</th><th>Mới</th><th>Tên</th><th>Cột</th><th>Thay đổi</th></tr>"
    rows = "\n".join(map(_row, changes))
    return f"<h2>{NAMES[kind]} ({len(changes)})</h2>\n<table>{head}\n{rows}</table>\n"


def _row(change: Change) -> str:
    side = change.new or change.old
    name = "" if side is None or change.change == "reworded" else escape(side.title or "")
    cells = (name, escape(change.field or ""), _what(change))
    codes = f'<td class="code">{_code(change.old)}</td><td class="code">{_code(change.new)}</td>'
    return f"<tr>{codes}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _code(side: Side | None) -> str:
    if side is None:
        return ""
    if side.id is None:
        return f"phụ lục {side.appendix + 1}"
    return f"{escape(side.code or side.id)}<br><small>tr. {side.page}</small>"


def _what(change: Change) -> str:
    if change.words:
        serves = f"<p>Dùng chung cho: {escape(', '.join(change.rows))}</p>" if change.rows else ""
        return " ".join(map(_run, change.words)) + serves
    if change.was is None and change.now is None:
        return ""
    return f"<del>{escape(change.was or '–')}</del> → <ins>{escape(change.now or '–')}</ins>"


def _run(run: Run) -> str:
    text = escape(run.text).replace("\n", "<br>")
    tag = {"dropped": "del", "added": "ins"}.get(run.op)
    return f"<{tag}>{text}</{tag}>" if tag else text
