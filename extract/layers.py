"""Layers of a PDF (optional content) that its readers do not show: what they draw is taken out.

No engine leaves them out of its text. They are taken out of the file, by an update at its end (PDF
32000-1, 7.5.6), so that every engine reads the same.
"""

import io
import re
import zlib
from collections.abc import Container
from typing import Any

from extract.ends import REACH, TAIL

MOST = 50_000_000
"""Bytes that streams of objects may unpack to, until one of them holds the catalogue."""
DEEP = 32
"""References, each to the next one, until one leads nowhere."""
_TOKEN = (
    rb"%[^\r\n]*+|<<|>>|\(|<[0-9A-Fa-f\s]*+>"
    rb"|/[^\s()<>\[\]{}/%]*+|[\[\]{}]|[^\s()<>\[\]{}/%]++"
)
_BRACKET = rb"\\.|[()]"
_IMAGE_END = rb"\sEI(?!\S)"
_PACKED = rb"/Type\s*/ObjStm"
PAINTED = frozenset((b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
"""Operators that draw a path, and end it."""
WRITTEN = frozenset((b"Tj", b"TJ", b"'", b'"', b"Do", b"sh", b"BI", b"ID"))
"""Operators that draw a text, another object, a shading or an image."""
LINES = {b"'": b"T*", b'"': b"T*"}
"""Operators that go to the next line before they draw, which stays."""
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
    packed, end, left = re.compile(_PACKED), 0, MOST
    while left > 0 and (found := packed.search(data, end)) is not None:
        begin = data.find(b"stream", found.end(), found.end() + REACH)
        end = data.find(b"endstream", begin) if begin >= 0 else found.end()
        if end < 0:
            return False
        body = data[begin + len(b"stream") : end].lstrip(b"\r\n") if begin >= 0 else b""
        try:
            objects = zlib.decompressobj().decompress(body, left)
        except zlib.error:
            continue
        if b"/Catalog" in objects:
            return b"/OCProperties" in objects
        left -= len(objects)
    return False


class _Layers:
    """A file's objects as pdfminer gives them, and those that are drawn anew."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.document = _opened(data)
        self.off = _off(self.document.catalog)
        self.new: dict[int, bytes] = {}
        self.made: dict[int, bytes] = {}
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
            if number := getattr(part, "objid", 0):
                self._content(number, part, hidden, stack)
        self._drawn(page.resources)

    def _content(self, number: int, part: Any, hidden: frozenset[bytes], stack: list[bool]) -> None:
        """A page's content; one that pages share is left as it is where one of them shows more."""
        made = b""
        if hidden:
            drawn = _value(part).get_data()
            shown = visible(drawn, hidden, stack)
            made = _stream(b"", shown) if shown != drawn else b""
        if self.made.setdefault(number, made) != made:
            self.new.pop(number, None)
        elif made:
            self.new[number] = made

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
        return frozenset(name.encode() for name, at in named.items() if self._is_off(at))

    def _is_off(self, layer: Any) -> bool:
        """Whether a layer is off, or the layers are by whose states its own goes."""
        item = _dict(layer)
        if _told(item.get("Type")) != "OCMD":
            return getattr(layer, "objid", 0) in self.off
        named = item.get("OCGs")
        members = _value(named)
        every = members if isinstance(members, list) else [named]
        states = [getattr(each, "objid", 0) in self.off for each in every if _is_layer(each)]
        if not states or "VE" in item:  # such show what they hold, or where an expression says so
            return False
        rules = {"AllOn": any(states), "AnyOff": not any(states), "AllOff": not all(states)}
        return rules.get(_told(item.get("P")) or "", all(states))


def _off(catalog: dict[str, Any]) -> frozenset[int]:
    """The numbers of the layers that are off by default."""
    layers = _dict(catalog.get("OCProperties"))
    default = _dict(layers.get("D"))
    every = _numbers(layers.get("OCGs")) if _told(default.get("BaseState")) == "OFF" else set()
    return frozenset((every - _numbers(default.get("ON"))) | _numbers(default.get("OFF")))


def _is_layer(item: Any) -> bool:
    return getattr(item, "objid", 0) > 0 and bool(_dict(item))


def visible(content: bytes, hidden: Container[bytes], stack: list[bool]) -> bytes:
    """A content without what it draws in layers by these names.

    :param stack: which of the marked contents around it are such; it goes on behind this one.
    """
    tokens = re.compile(_TOKEN, re.DOTALL)
    made: list[bytes] = []
    begin = at = kept = 0
    hiding = sum(stack)
    first = last = b""  # of an operator's operands
    while (found := tokens.search(content, at)) is not None:
        token, at = found[0], found.end()
        begin = begin if first else found.start()
        if token[:1] in b"%/<>[](){}0123456789+-.":
            at = _string_end(content, at) if token == b"(" else at
            first, last = first or token, token
            continue
        if token == b"ID":
            end = re.compile(_IMAGE_END).search(content, at)
            at = end.end() if end else len(content)
        if hiding and (token in WRITTEN or token in PAINTED):
            made += [content[kept:begin], b"n" if token in PAINTED else LINES.get(token, b"")]
            kept = at
        elif token in (b"BDC", b"BMC"):
            stack.append(first == b"/OC" and last[1:] in hidden)
            hiding += stack[-1]
        elif token == b"EMC" and stack:
            hiding -= stack.pop()
        first = last = b""
    return b"".join((*made, content[kept:]))


def _string_end(content: bytes, at: int) -> int:
    """Where a string ends that begins before a place: brackets in it stand in pairs."""
    depth = 1
    for found in re.compile(_BRACKET, re.DOTALL).finditer(content, at):
        if len(found[0]) == 1:
            depth += 1 if found[0] == b"(" else -1
        if not depth:
            return found.end()
    return len(content)


# --- objects ---


def _opened(data: bytes) -> Any:
    """A file's objects, of which none is a reference to itself: pdfminer follows such for ever."""
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfexceptions import PDFObjectNotFound
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import PDFObjRef

    class Document(PDFDocument):
        def getobj(self, objid: int) -> object:
            found = super().getobj(objid)
            for _ in range(DEEP):
                if not isinstance(found, PDFObjRef):
                    return found
                found = super().getobj(found.objid)
            raise PDFObjectNotFound(objid)

    return Document(PDFParser(io.BytesIO(data)))


def _value(item: Any) -> Any:
    from pdfminer.pdftypes import resolve1

    return resolve1(item)


def _dict(item: Any) -> dict[str, Any]:
    found = _value(item)
    return found if isinstance(found, dict) else {}


def _numbers(items: Any) -> set[int]:
    found = _value(items)
    numbers = {getattr(item, "objid", 0) for item in found} if isinstance(found, list) else set()
    return numbers - {0}  # what is no reference is no layer, nor what has no number


def _told(item: Any) -> str | None:
    name = getattr(_value(item), "name", None)
    return name if isinstance(name, str) else None


def _written(item: Any) -> bytes:
    """An object as a file has it."""
    if isinstance(item, dict):
        pairs = (b"%s %s" % (_name(key), _written(value)) for key, value in item.items())
        return b"<<%s>>" % b" ".join(pairs)
    if isinstance(item, list | tuple):
        return b"[%s]" % b" ".join(map(_written, item))
    if isinstance(item, bytes):
        return b"<%s>" % item.hex().encode()
    if item is None or isinstance(item, bool):
        return {None: b"null", True: b"true", False: b"false"}[item]
    if isinstance(item, int | float):
        return (f"{item:.9f}" if isinstance(item, float) else str(item)).encode()
    if (number := getattr(item, "objid", None)) is not None:
        return b"%d 0 R" % number
    return _name(item.name)


def _name(name: str | bytes) -> bytes:
    """A name, of which pdfminer gives the bytes where they are no UTF-8."""
    told = name.encode() if isinstance(name, str) else name
    return b"/" + re.sub(rb"[^!-~]|[#%()/<>\[\]{}]", lambda found: b"#%02x" % found[0][0], told)


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
