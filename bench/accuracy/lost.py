"""Whether a layout engine printed everything: some drop lines of merged cells at a page break."""

import html as escaping
import re
import unicodedata
from collections import Counter
from itertools import product
from pathlib import Path

from bench.accuracy import html
from bench.accuracy.damage import damaged
from bench.accuracy.lay import PTable, lay_out
from bench.accuracy.records import World

TOLERATED = 3
"""Letters that may differ: an engine may join two into a sign that stands for neither."""


def lost(path: Path, world: World) -> int:
    """Letters that the pages show too few or too many, 0 where every word is there.

    A page shows the file's text once, its running head once a page, and a header row any number of
    times: a remainder that no such number explains was not printed.
    """
    shown, pages = _shown(path)
    source = html.write(world)[0].decode()
    text = escaping.unescape(re.sub(r"<[^>]*>", "", source.partition("<body>")[2]))
    rest = Counter(shown)
    rest.subtract(_letters(text))
    damage = world.look.damage
    heads = [_head(lay_out(a, world.look), bool(a.number_row), damage) for a in world.appendices]
    repeated = [Counter(_letters(world.look.running_head)), *(v for head in heads for v in head)]
    times = [(0, pages), *(range(pages) for _ in repeated[1:])]
    used = [n for n, letters in enumerate(repeated) if letters]
    return _least(rest, [repeated[n] for n in used], [times[n] for n in used])


def _shown(path: Path) -> tuple[str, int]:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    out = ""
    for page in document:
        text = page.get_textpage()
        out += _letters(text.get_text_bounded())
        text.close()
        page.close()
    pages = len(document)
    document.close()
    return out, pages


def _head(table: PTable, numbered: bool, damage: str) -> list[Counter[str]]:
    """Letters of the header rows, and of the number row."""
    last = len(table.head) - numbered
    rows = (table.head[:last], table.head[last:])
    texts = ("".join(p.text for row in part for c in row if c for p in c.paras) for part in rows)
    return [Counter(_letters(damaged(text, damage))) for text in texts]


def _least(rest: Counter[str], repeated: list[Counter[str]], times: list) -> int:
    """The least remainder over all numbers of repetitions."""
    best = sum(abs(n) for n in rest.values())
    for counts in product(*times):
        left = Counter(rest)
        for count, letters in zip(counts, repeated, strict=True):
            left.subtract({c: n * count for c, n in letters.items()})
        best = min(best, sum(abs(n) for n in left.values()))
        if best <= TOLERATED:
            return 0
    return best


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalpha())
