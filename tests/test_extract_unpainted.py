"""Text that is drawn and not painted."""

import pytest

from extract.pdf import lines_of, read
from pdfs import document
from schemas.settings import Settings

SHOWN = b"BT /F0 10 Tf 0 Tr 40 700 Td (Tieu chi va thang diem) Tj ET"
HIDDEN = b"BT /F0 10 Tf 3 Tr 60 690 Td (Ban nhap) Tj ET"
SCANNED = HIDDEN.replace(b"Ban nhap", b"Tieu chi va thang diem cham chi so")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (SHOWN + b" " + HIDDEN, ["Tieu chi va thang diem"]),
        (HIDDEN, ["Ban nhap"]),  # a scan
        (SHOWN.replace(b"Tieu chi va thang diem", b"So 12") + b" " + SCANNED, None),  # stamped
    ],
)
def test_what_is_not_painted_is_not_read_beside_more_that_is(
    content: bytes, said: list[str] | None
) -> None:
    (page,) = read(document(content, ["Times-Roman"], None), Settings())
    lines = [line.text for line in lines_of(page)]
    assert lines == said or (said is None and len(lines) == 2)
