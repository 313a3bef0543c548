"""Layers of a PDF (optional content) that its readers do not show: what they draw is taken out.

No engine leaves them out of its text. They are taken out of the file, by an update at its end (PDF
32000-1, 7.5.6), so that every engine reads the same.
"""

import io
import re
import zlib
from collections.abc import Container, Sequence
from typing import Any

from extract.ends import REACH, TAIL

MOST = 10_000_000
"""Bytes that a stream of objects may unpack to."""
_TOKEN = (
    rb"%[^\r\n]*|<<|>>|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<[0-9A-Fa-f\s]*>"
    rb"|/[^\s()<>\[\]{}/%]*|[\[\]{}]|[^\s()<>\[\]{}/%]+"
)
_IMAGE_END = rb"\sEI(?!\S)"
_PACKED = rb"/Type\s*/ObjStm"
PAINTED = frozenset((b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
"""Operators that draw a path, and end it."""
WRITTEN = frozenset((b"Tj", b"TJ", b"'", b'"', b"Do", b"sh", b"BI", b"ID"))
"""Operators that draw a text, another object, a shading or an image."""
NOTHING = b"<< /Type /XObject /Subtype /Form /BBox [0 0 0 0] /Length 0 >>\nstream\n\nendstream"


def without_hidden(data: bytes) -> bytes:
    """A PDF without what is drawn in layers that are off when it is opened; any other as it is."""
    if b"/Encrypt" in data or not _has_layers(data) or not data.startswith(b"%PDF-"):
        return data
    try:
        return _Layers(data).taken_out()
    except MemoryError:
        raise  # a bound, not damage
    except Exception:  # pdfminer raises whatever a broken file makes it trip over
        return data


def _has_layers(data: bytes) -> bool:
    """Whether a file may have a layer that is off, by words of its catalogue, which may be packed
    with other objects."""
    if b"/OCProperties" in data:
        return b"/OFF" in data or re.search(_PACKED, data) is not None
    if b"/Catalog" in data:
        return False
    for found in re.finditer(_PACKED, data):
        begin = data.find(b"stream", found.end(), found.end() + REACH) + len(b"stream")
        packed = data[begin : data.find(b"endstream", begin)].lstrip(b"\r\n")
        try:
            objects = zlib.decompressobj().decompress(packed, MOST)
        except zlib.error:
            continue
        if b"/Catalog" in objects:
            return b"/OCProperties" in objects
    return False


class _Layers:
    """A file's objects as pdfminer gives them, and those that are drawn anew."""

    def __init__(self, data: bytes) -> None:
        from pdfminer.pdfdocument import PDFDocument
        from pdfminer.pdfparser import PDFParser

        self.data = data
        self.document = PDFDocument(PDFParser(io.BytesIO(data)))
        self.off = _off(self.document.catalog)
        self.new: dict[int, bytes] = {}
        self.seen: set[int] = set()

    def taken_out(self) -> bytes:
        from pdfminer.pdfpage import PDFPage

        if self.off:
            for page in PDFPage.create_pages(self.document):
                self._page(page)
        return self.data + _update(self.data, self.new, self._trailer()) if self.new else self.data

    def _trailer(self) -> dict[str, Any]:
        return dict(next(x.get_trailer() for x in self.document.xrefs if "Root" in x.get_trailer()))

    def _page(self, page: Any) -> None:
        hidden = self._named(page.resources)
        contents = page.attrs.get("Contents")
        parts = _value(contents)
        stack: list[bool] = []
        for part in parts if isinstance(parts, list) else [contents]:
            number = getattr(part, "objid", 0)
            if hidden and number:
                drawn = _value(part).get_data()
                shown = visible(drawn, hidden, stack)
                if shown != drawn:
                    self.new[number] = _stream(b"", shown)
        self._drawn(page.resources)

    def _drawn(self, resources: Any) -> None:
        """What pages or other objects draw by name: whole objects that are off, and their own."""
        for part in _dict(_dict(resources).get("XObject")).values():
            number = getattr(part, "objid", 0)
            if not number or number in self.seen:
                continue
            self.seen.add(number)
            item = _value(part)
            attrs = _dict(getattr(item, "attrs", None))
            if self._is_off(attrs.get("OC")):
                self.new[number] = NOTHING
            elif _told(attrs.get("Subtype")) == "Form":
                own = attrs.get("Resources") or resources
                if hidden := self._named(own):
                    drawn = item.get_data()
                    shown = visible(drawn, hidden, [])
                    if shown != drawn:
                        packing = ("Length", "Filter", "DecodeParms")
                        kept = {k: v for k, v in attrs.items() if k not in packing}
                        self.new[number] = _stream(_written(kept)[2:-2], shown)
                self._drawn(own)

    def _named(self, resources: Any) -> frozenset[bytes]:
        """The names by which a content calls layers that are off."""
        named = _dict(_dict(resources).get("Properties"))
        return frozenset(name.encode("latin-1") for name, at in named.items() if self._is_off(at))

    def _is_off(self, layer: Any) -> bool:
        """Whether a layer is off, or the layers are by whose states its own goes."""
        item = _dict(layer)
        if _told(item.get("Type")) != "OCMD":
            return getattr(layer, "objid", 0) in self.off
        members = _value(item.get("OCGs"))
        states = [
            getattr(each, "objid", 0) in self.off
            for each in (members if isinstance(members, list) else [item.get("OCGs")])
        ]
        rules = {"AllOn": any(states), "AnyOff": not any(states), "AllOff": not all(states)}
        return rules.get(_told(item.get("P")) or "", all(states))


def _off(catalog: dict[str, Any]) -> frozenset[int]:
    """The numbers of the layers that are off by default."""
    layers = _dict(catalog.get("OCProperties"))
    default = _dict(layers.get("D"))
    every = _numbers(layers.get("OCGs")) if _told(default.get("BaseState")) == "OFF" else set()
    return frozenset((every - _numbers(default.get("ON"))) | _numbers(default.get("OFF")))


def visible(content: bytes, hidden: Container[bytes], stack: list[bool]) -> bytes:
    """A content without what it draws in layers by these names.

    :param stack: which of the marked contents around it are such; it goes on behind this one.
    """
    tokens = re.compile(_TOKEN, re.DOTALL)
    made: list[bytes] = []
    begin = at = kept = 0
    operands: list[bytes] = []
    while (found := tokens.search(content, at)) is not None:
        token, at = found[0], found.end()
        if token[:1] in b"%/<>[](){}0123456789+-.":
            begin = found.start() if not operands else begin
            operands.append(token)
            continue
        begin = found.start() if not operands else begin
        if token == b"ID":
            end = re.compile(_IMAGE_END).search(content, at)
            at = end.end() if end else len(content)
        if any(stack) and (token in WRITTEN or token in PAINTED):
            made += [content[kept:begin], b"n" if token in PAINTED else b""]
            kept = at
        _mark(token, operands, hidden, stack)
        operands = []
    return b"".join((*made, content[kept:]))


def _mark(
    token: bytes, operands: Sequence[bytes], hidden: Container[bytes], stack: list[bool]
) -> None:
    """What an operator does to the marked contents around it."""
    if token in (b"BDC", b"BMC"):
        stack.append(operands[:1] == [b"/OC"] and operands[-1][1:] in hidden)
    elif token == b"EMC" and stack:
        stack.pop()


# --- objects ---


def _value(item: Any) -> Any:
    from pdfminer.pdftypes import resolve1

    return resolve1(item)


def _dict(item: Any) -> dict[str, Any]:
    found = _value(item)
    return found if isinstance(found, dict) else {}


def _numbers(items: Any) -> set[int]:
    found = _value(items)
    return {getattr(item, "objid", 0) for item in found} if isinstance(found, list) else set()


def _told(item: Any) -> str | None:
    name = getattr(_value(item), "name", None)
    return name if isinstance(name, str) else None


def _written(item: Any) -> bytes:
    """An object as a file has it."""
    if isinstance(item, dict):
        pairs = (
            b"/%s %s" % (key.encode("latin-1"), _written(value)) for key, value in item.items()
        )
        return b"<<%s>>" % b" ".join(pairs)
    if isinstance(item, list | tuple):
        return b"[%s]" % b" ".join(map(_written, item))
    if isinstance(item, bytes):
        return b"<%s>" % item.hex().encode()
    if item is None or isinstance(item, bool):
        return {None: b"null", True: b"true", False: b"false"}[item]
    if isinstance(item, int | float):
        return repr(item).encode()
    if (number := getattr(item, "objid", None)) is not None:
        return b"%d 0 R" % number
    return b"/" + str(item.name).encode("latin-1")


def _stream(attributes: bytes, content: bytes) -> bytes:
    return b"<<%s /Length %d>>\nstream\n%s\nendstream" % (attributes, len(content), content)


def _update(data: bytes, objects: dict[int, bytes], trailer: dict[str, Any]) -> bytes:
    """What is written behind a file so that these objects are others than before."""
    (before,) = re.findall(rb"startxref\s+(\d+)", data[-TAIL:])[-1:]
    made, places = [b"\n"], list[tuple[int, int]]()
    place = len(data) + 1
    for number, body in sorted(objects.items()):
        places.append((number, place))
        made.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        place += len(made[-1])
    size = int(trailer["Size"])
    told = b"/Root %s /Prev %s" % (_written(trailer["Root"]), before)
    if data[int(before) :].lstrip()[:4] == b"xref":
        made.append(b"xref\n")
        made += [b"%d 1\n%010d 00000 n \n" % each for each in places]
        made.append(b"trailer\n<< /Size %d %s >>\n" % (size, told))
    else:
        places.append((size, place))
        rows = b"".join(b"\1%s\0\0" % at.to_bytes(4, "big") for _, at in places)
        index = b" ".join(b"%d 1" % number for number, _ in places)
        told = b"/Type /XRef /W [1 4 2] /Size %d /Index [%s] %s" % (size + 1, index, told)
        made.append(b"%d 0 obj\n%s\nendobj\n" % (size, _stream(told, rows)))
    return b"".join((*made, b"startxref\n%d\n%%%%EOF\n" % place))
