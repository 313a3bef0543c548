"""The page: on the left what is printed, on the right what was read, each leading to the other.

It is one file that fetches nothing: its one script and one style are named by their digests, and
every text of the document is escaped.
"""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

import msgspec

from phuluc.review.rows import Box, Field, Shown
from schemas.findings import Finding
from schemas.sentences import sentence
from schemas.tree import Appendix, Option, Scoring, ScoringPart, Tree

NOTES = {
    "no-source": "Không có tệp nguồn tại nơi đã ghi, hoặc tệp đó đã đổi: chỉ hiện cây. "
    "Chạy lại với --source TỆP để xem cạnh trang in.",
    "no-pages": "Nguồn không phải là PDF nên không có ảnh trang: chỉ hiện cây.",
    "not-drawn": "Không vẽ được các trang của nguồn: chỉ hiện cây.",
    "some-drawn": "Không vẽ được hết các trang: trang nào thiếu thì chỉ có các dòng của cây.",
}
"""Why there are no pages, or not all -> what the page says of it."""

SEVERITIES = {"error": "lỗi", "warning": "cảnh báo", "note": "ghi chú"}


class Beside(msgspec.Struct, frozen=True):
    """What stands beside the tree: pictures and boxes, or why there are none."""

    pictures: Sequence[Any] = ()
    boxes: Sequence[Box] = ()
    missing: str | None = None


class Kept(msgspec.Struct, frozen=True):
    """The file that corrections go to, and what is in it."""

    name: str
    text: str


def page(tree: Tree, rows: Sequence[Shown], beside: Beside, kept: Kept) -> str:
    """The page as HTML.

    :param beside: see there; ``missing`` is one of NOTES.
    """
    style, script = (_part(f"page.{kind}") for kind in ("css", "js"))
    policy = (
        f"default-src 'none'; img-src data:; style-src '{_digest(style)}'; "
        f"script-src '{_digest(script)}'"
    )
    state = {"boxes": beside.boxes, "sha256": tree.source.sha256, "kept": kept.text}
    parts = [
        '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="generator" content="phuluc">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(tree.source.name)}</title><style>{style}</style></head>\n<body>",
        *_top(tree, rows, beside),
        "<main>",
        *_pages(beside),
        *_rows(tree, rows),
        "</main>\n",
        _forms(kept),
        f'<script type="application/json" id="state">{_json(state)}</script>',
        f"<script>{script}</script></body></html>\n",
    ]
    return "".join(parts)


def _top(tree: Tree, rows: Sequence[Shown], beside: Beside) -> Iterator[str]:
    yield f"<header><h1>{escape(tree.source.name)}</h1>"
    counts = [f"{tree.source.pages} trang", f"{len(rows)} dòng"]
    for severity, word in SEVERITIES.items():
        number = sum(finding.severity == severity for finding in tree.findings)
        counts += [f"{number} {word}"] if number else []
    yield f"<p>{', '.join(counts)}</p>"
    yield '<p><label><input type="checkbox" id="only"> chỉ dòng cần xem</label> '
    yield '<button id="back">◀ trước</button> <button id="on">sau ▶</button></p>'
    if beside.missing:
        yield f'<p class="missing">{escape(NOTES[beside.missing])}</p>'
    for finding in tree.findings:
        if finding.id is None:
            yield _finding(finding)
    yield "</header>\n"


def _pages(beside: Beside) -> Iterator[str]:
    if not beside.pictures:
        return
    yield '<section id="pages">'
    for each in beside.pictures:
        data = base64.b64encode(each.png).decode()
        yield (
            f'<figure data-page="{each.number}" data-width="{each.width:.1f}" '
            f'data-height="{each.height:.1f}"><figcaption>Trang {each.number}</figcaption>'
            f'<div class="sheet"><img loading="lazy" alt="trang {each.number}" '
            f'width="{each.width:.0f}" height="{each.height:.0f}" '
            f'src="data:image/png;base64,{data}"></div></figure>\n'
        )
    yield "</section>"


def _rows(tree: Tree, rows: Sequence[Shown]) -> Iterator[str]:
    findings: dict[tuple[int | None, str | None], list[Finding]] = {}
    for finding in tree.findings:
        findings.setdefault((finding.appendix, finding.id), []).append(finding)
    yield '<section id="rows">'
    for index, appendix in enumerate(tree.appendices):
        heading = " · ".join(filter(None, (appendix.heading.label, appendix.heading.title)))
        yield f"<h2>{escape(heading) or '–'}</h2>\n"
        yield from _above(appendix)
        for row in rows:
            if row.appendix == index:
                yield from _row(row, findings.get((index, row.criterion.id), []))
        yield from _below(appendix)
    yield "</section>"


def _above(appendix: Appendix) -> Iterator[str]:
    """What else was read above the table: the year, and with which document it was issued."""
    issued = appendix.heading.issued_with
    named = msgspec.structs.astuple(issued) if issued else ()
    told = [f"năm {appendix.heading.year}"] if appendix.heading.year else []
    told += ["kèm theo " + ", ".join(part or "–" for part in named)] if named else []
    if told:
        yield f'<p class="around">{escape(" · ".join(told))}</p>\n'


def _below(appendix: Appendix) -> Iterator[str]:
    """The total row and the notes."""
    if total := appendix.total:
        headers = {column.role: column.header for column in appendix.columns}
        told = [
            f"{headers.get(role) or role} {'–' if score is None else f'{score:f}'}"
            for role, score in total.scores.items()
        ]
        told += [f"{name} {text}" for name, text in total.extra.items()]
        yield f'<p class="around">{escape(" · ".join((total.label, *told)))}</p>\n'
    for note in appendix.notes:
        yield f'<p class="around">{escape(note)}</p>\n'


def _row(row: Shown, findings: Sequence[Finding]) -> Iterator[str]:
    each = row.criterion
    marked = each.assumed or any(finding.severity != "note" for finding in findings)
    classes = f"row {escape(each.kind)}{' marked' if marked else ''}"
    place = f' data-row="{row.row}"' if row.row is not None else ""
    yield (
        f'<article class="{classes}" data-level="{min(each.level, 9)}" '
        f'data-page="{each.page}"{place} id="r{row.appendix}/{escape(each.id)}">'
        f'<h3><span class="code">{escape(each.code or each.id)}</span> '
    )
    title, *others = row.fields
    yield f"{_value(title, each.corrected)} <small>tr. {each.page}</small>"
    if each.assumed:
        yield ' <span class="badge" title="assumed: một quy tắc yếu đã quyết định">suy đoán</span>'
    yield "</h3>"
    if others:
        yield "<dl>"
        for field in others:
            begins = f" <small>ô bắt đầu ở {escape(field.anchor)}</small>" if field.anchor else ""
            value = _value(field, each.corrected)
            yield f"<dt>{escape(field.header)}{begins}</dt><dd>{value}</dd>"
        yield "</dl>"
    yield from _scoring(each.scoring)
    yield from map(_finding, findings)
    yield "</article>\n"


def _scoring(scoring: Scoring | ScoringPart | None) -> Iterator[str]:
    """How it is scored, as it was read from the rules; a part's own scoring stands below it."""
    told = [*_scored(scoring)] if scoring else []
    if told:
        yield '<ul class="scoring">'
        yield from (f"<li>{line}</li>" for line in told)
        yield "</ul>"


def _scored(scoring: Scoring | ScoringPart) -> Iterator[str]:
    for level in scoring.options:
        yield f"mức: {_gives(level)}"
    for part in scoring.parts if isinstance(scoring, Scoring) else ():
        yield f"phần: {_gives(part)}{''.join(_scoring(part))}"
    if scoring.formula:
        yield f"công thức: {escape(scoring.formula)}"
    for name, meaning in scoring.where.items():
        yield f"{escape(name)}: {escape(meaning)}"
    for condition in scoring.conditions:
        yield f"điều kiện: {escape(condition)}"


def _gives(each: Option | ScoringPart) -> str:
    return escape(each.text) + ("" if each.score is None else f" → {each.score:f}")


def _value(field: Field, corrected: dict[str, Any]) -> str:
    mark = corrected.get(field.name)
    text = escape(field.text) if field.text is not None else "–"
    empty = "" if field.text is not None else " data-empty"
    done = " data-corrected" if mark else ""
    shown = (
        f'<span class="value" tabindex="0" data-field="{escape(field.name)}" '
        f'data-key="{escape(field.key)}"{empty}{done}>{text}</span>'
    )
    if mark:
        was = "–" if mark.was is None else escape(str(mark.was))
        why = escape(f"{mark.why} ({mark.who})")
        shown += f' <span class="badge" title="{why}">đính chính, trước là {was}</span>'
    return shown


def _finding(finding: Finding) -> str:
    word = SEVERITIES.get(finding.severity, finding.severity)
    told = f"{word} {finding.code}: {sentence(finding, 'vi')}"
    return f'<p class="finding {escape(finding.severity)}">{escape(told)}</p>'


def _forms(kept: Kept) -> str:
    name = escape(kept.name)
    return (
        '<dialog id="form"><form method="dialog"><h3 id="what"></h3>'
        '<label>Giá trị đúng <textarea id="value" rows="4"></textarea></label>'
        '<label>Lý do <input id="why" required></label>'
        '<label>Người sửa <input id="who" required></label><p id="wrong"></p>'
        '<p><button id="save" value="save">Ghi</button> '
        '<button value="no" formnovalidate>Thôi</button></p></form></dialog>'
        f'<aside id="made" hidden><p>Lưu thành <code>{name}</code> cạnh thư mục kết quả, rồi chạy '
        f'lại <code>phuluc extract</code>. <a id="file" download="{name}">Tải về</a></p>'
        '<textarea id="toml" readonly rows="8"></textarea></aside>'
    )


def _json(value: Any) -> str:
    """JSON that no markup can end."""
    return msgspec.json.encode(value).decode().replace("<", "\\u003c")


def _part(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def _digest(text: str) -> str:
    made = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"sha256-{made}"
