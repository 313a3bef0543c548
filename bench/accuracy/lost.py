"""Whether a layout engine printed everything: some drop lines of merged cells at a page break."""

import unicodedata
from collections import Counter
from pathlib import Path

from bench.accuracy.damage import damaged
from bench.accuracy.lay import lay_out
from bench.accuracy.records import World


def lost(path: Path, world: World) -> str:
    """Letters of the tables that the printed pages do not show, "" where all are there."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    shown = Counter[str]()
    for page in document:
        text = page.get_textpage()
        shown.update(_letters(text.get_text_bounded()))
        text.close()
        page.close()
    document.close()
    wanted = Counter[str]()
    for appendix in world.appendices:
        table = lay_out(appendix, world.look)
        for row in table.body:
            for cell in filter(None, row):
                for para in cell.paras:
                    wanted.update(_letters(damaged(para.text, world.look.damage)))
    return "".join(sorted(wanted - shown))


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalpha())
