"""A glyph that a font maps to the wrong letter, everywhere in the file."""

import io
import re
from random import Random

from bench.damage.base import Base, Damaged

CHARS = re.compile(r"beginbfchar(.*?)endbfchar", re.S)
RANGES = re.compile(r"beginbfrange(.*?)endbfrange", re.S)
PAIR = re.compile(r"<\s*([0-9a-fA-F]+)\s*>\s*<\s*([0-9a-fA-F ]+?)\s*>")
TRIPLE = re.compile(
    r"<\s*([0-9a-fA-F]+)\s*>\s*<\s*([0-9a-fA-F]+)\s*>\s*"
    r"(?:<\s*([0-9a-fA-F]+)\s*>|\[(.*?)\])", re.S
)  # fmt: skip
SMALL = "aăâbcdđeêghiklmnoôơpqrstuưvxy"


def digit(base: Base, rng: Random) -> Damaged | None:
    """A digit reads as another one."""
    return _mapped(base, rng, "0123456789")


def letter(base: Base, rng: Random) -> Damaged | None:
    """A small letter reads as another one."""
    return _mapped(base, rng, SMALL)


def _mapped(base: Base, rng: Random, letters: str) -> Damaged | None:
    import pypdf
    from pypdf.generic import NameObject, StreamObject

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(base.data))
    fonts = {}
    for page in writer.pages:
        for font in (page["/Resources"].get("/Font") or {}).values():
            found = font.get_object()
            if "/ToUnicode" in found:
                fonts[found.indirect_reference.idnum] = found
    used = "".join(spot.text for spot in base.spots)
    most: list[tuple[int, object, dict[str, str]]] = []
    for font in fonts.values():
        map_ = _read(font["/ToUnicode"].get_data().decode("latin-1"))
        most.append((len(map_), font, map_))
    for _, font, map_ in sorted(most, key=lambda each: -each[0]):
        codes = [code for code, text in map_.items() if text in letters and text in used]
        if not codes:
            continue
        code = rng.choice(sorted(codes))
        map_[code] = rng.choice([each for each in letters if each != map_[code]])
        made = StreamObject()
        made.set_data(_written(map_))
        font[NameObject("/ToUnicode")] = writer._add_object(made)
        out = io.BytesIO()
        writer.write(out)
        pages = {spot.page for spot in base.spots}
        return Damaged(out.getvalue(), base.ids_on(pages), frozenset(pages))
    return None


def _read(text: str) -> dict[str, str]:
    """Code (hexadecimal) -> letters."""
    found = {}
    for section in CHARS.findall(text):
        for code, letters in PAIR.findall(section):
            found[code.lower()] = _letters(letters)
    for section in RANGES.findall(text):
        for first, last, start, listed in TRIPLE.findall(section):
            width = len(first)
            each = re.findall(r"<\s*([0-9a-fA-F ]+?)\s*>", listed)
            for n, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                if start:
                    found[f"{code:0{width}x}"] = chr(int(start, 16) + n)
                elif n < len(each):
                    found[f"{code:0{width}x}"] = _letters(each[n])
    return found


def _letters(hexadecimal: str) -> str:
    return bytes.fromhex(hexadecimal.replace(" ", "")).decode("utf-16-be", "replace")


def _written(map_: dict[str, str]) -> bytes:
    width = len(next(iter(map_)))
    pairs = [f"<{code}> <{text.encode('utf-16-be').hex()}>" for code, text in map_.items()]
    blocks = "".join(
        f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar\n"
        for part in (pairs[n : n + 100] for n in range(0, len(pairs), 100))
    )
    return (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /M def /CMapType 2 def\n"
        f"1 begincodespacerange <{'0' * width}> <{'f' * width}> endcodespacerange\n"
        f"{blocks}endcmap end"
    ).encode()


KINDS = {"glyph of a digit": digit, "glyph of a letter": letter}
