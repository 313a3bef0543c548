"""A small extraction made by the real stages, for tests of what is written and read."""

import hashlib

import msgspec

from normalize.read import appendix
from schemas.checks import check
from schemas.findings import Finding
from schemas.nested import ScoringNode, TreeFile
from schemas.rows import Column
from schemas.tree import Built, Extraction, MadeBy, Source, Tree
from tables import table

COLUMNS = (
    Column("code", "STT"), Column("title", "Tiêu chí"), Column("max_score", "Điểm tối đa"),
    Column("self_score", "Tự đánh giá", "Điểm đánh giá"), Column("tasks", "Nhiệm vụ"),
    Column(None, "Cột lạ"),
)  # fmt: skip

PAGES = (
    (
        ("1", "CẢI CÁCH THỂ CHẾ", "7.00", "", ("- Việc một / - Việc hai", 2), "x"),
        ("1.1", "Tuân thủ quy trình", "1.50", "không áp dụng", None, ""),
        ("1.2", "Công khai", "5.5", "5", "- Việc ba", ""),
    ),
    (
        ("2", "Dữ liệu “mở”", "100000000.5", "", "", ""),
        ("", "TỔNG ĐIỂM", "100", "97.90", "", ""),
    ),
)


def built() -> Built:
    """One appendix of four criteria over two pages."""
    return appendix(table(*PAGES, columns=COLUMNS))


def extraction(appendices: int = 1) -> Extraction:
    """An extraction with that many equal appendices and their findings."""
    made = tuple(built() for _ in range(appendices))
    findings: list[Finding] = []
    for index, each in enumerate(made):
        findings += check(each.appendix, index)
    source = Source(
        name="nguồn.pdf", media_type="application/pdf", sha256=hashlib.sha256(b"").hexdigest(),
        pages=2, reader="pdf", engine="pdfium", made_by=MadeBy("0.1.0", "0" * 64),
    )  # fmt: skip
    return Extraction(Tree(source, tuple(each.appendix for each in made), tuple(findings)), made)


def scored(file: TreeFile) -> TreeFile:
    """The tree with alternatives and parts at its first criterion."""
    told = ScoringNode(
        options=({"text": "=1+1", "score": 1}, {"text": "ít"}),
        parts=({"text": "phần", "score": 0.5, "options": [{"text": "đủ", "score": 0.25}]},),
    )
    scoring = msgspec.convert(msgspec.to_builtins(told), ScoringNode, strict=False)
    one = file.appendices[0]
    node = msgspec.structs.replace(one.criteria[0], scoring=scoring)
    changed = msgspec.structs.replace(one, criteria=(node, *one.criteria[1:]))
    return msgspec.structs.replace(file, appendices=(changed, *file.appendices[1:]))
