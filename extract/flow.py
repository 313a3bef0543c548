"""Marked-up text to paragraphs: blocks and breaks open a Line, inline markup flows on.

The events come from a parsed tree or from a tokenizer; this module sees names, attributes, text.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from extract.faces import signs
from extract.generated import Generated
from extract.look import CELLS, ITEMS, Element, Look, Rules, look_of, names_of
from extract.markers import content_of, marker_of
from schemas.findings import Finding, Stopped
from schemas.page import Line
from schemas.patterns import late
from schemas.settings import Settings
from schemas.superscripts import raised

BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
     "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
     "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu",
     "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "tfoot", "thead",
     "tr", "ul"}
)  # fmt: skip
"""Elements that the browser's own style sheet displays as blocks, list items or table rows."""
TABLED = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"})
"""Elements that stand where their table has them, whatever a style displays them as."""
STACKED = frozenset({"block", "flow-root", "list-item", "flex", "grid", "table", "table-row"})
BESIDE = frozenset({"inline", "inline-block", "inline-flex", "inline-grid", "contents"})
"""What a style may display other elements as: below each other, or in one line."""
LISTS = frozenset({"ol", "ul", "menu", "dir"})
VOID = frozenset({"br", "hr", "img", "input", "wbr", "col", "meta", "link"})

INVISIBLE = " \u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
"""Characters without width, and the blank: editors leave them in cells that are empty."""
COLLAPSIBLE = re.compile(r"[ \t\n\r\f]+")
NEWLINE = late(r"\r\n|\n|\r")
RAISED = late(r"^\s*[0-9]+")
"""The number of a footnote behind words, or a power."""
BULLETS = ("-", "–", "—", "+", "•", "*", "·", "▪", "○", "●")
"""A list item that begins with one of these prints its own bullet: the list's beside it is none."""


class _Open(NamedTuple):
    """An element that is open, with its look; ``block``: it stands on lines of its own;
    ``classes``: those of a list."""

    name: str
    look: Look
    block: bool = False
    classes: str = ""


class Flow:
    """Collects events into paragraphs. ``lines`` gives them and begins anew.

    :param first: what the first paragraph's ``opens`` is where no block opens it: None where a
        cell may go on with text of the page before (a transcription), True in HTML.
    :param rules: simple rules of the document's style sheets.
    :param scheme: the encoding from before Unicode that the document was in, or "".
    """

    def __init__(
        self, settings: Settings, rules: Rules, first: bool | None = True, scheme: str = ""
    ) -> None:
        self._settings, self._rules, self._first = settings, rules, first
        self._capital_fonts = scheme == "TCVN3"
        self._open: list[_Open] = []
        self._above: list[Element] = []  # the same elements, where rules ask for them
        self._numbers: list[int] = []
        self._counters: dict[str, int] = {}
        self._generated = Generated(rules.counted) if rules.counted else None
        self._done: list[Line] = []
        self._begin(first)

    def _begin(self, opens: bool | None) -> None:
        self._opens = opens
        self._parts: list[str] = []
        self._blank = False  # a collapsed blank that is printed only between letters
        self._marker = ""
        self._letters = self._bold = self._italic = 0

    @property
    def look(self) -> Look:
        """The look of the innermost open element."""
        return self._open[-1].look if self._open else Look()

    def start(self, name: str, attributes: Mapping[str, str]) -> bool:
        """An element opens. False: it is hidden, the caller passes over all of it.

        :raises Stopped: ``too-large`` where elements nest deeper than the settings allow.
        """
        look = look_of(name, attributes, self.look, self._rules, self._above)
        if look.hidden:
            return False
        block = _is_block(name, look)
        if name == "br" or block:
            self.paragraph()
        elif name in CELLS:  # cells of a table inside a cell stand beside each other
            self._blank = True
        if name == "input":
            self.text(_field(attributes))
        if name in VOID:
            return True
        if len(self._open) >= self._settings.max_nesting:
            raise too_deep(self._settings)
        printed = self._generated and self._generated.opened(name, attributes, self._above)
        classes = attributes.get("class", "") if name in LISTS else ""
        self._open.append(_Open(name, look, block, classes))
        if self._rules.within or self._generated:
            self._above.append((name, frozenset(names_of(attributes))))
        self._list(name, attributes)
        if printed:
            self._add(printed)
        return True

    def _list(self, name: str, attributes: Mapping[str, str]) -> None:
        """Count list items, and remember the bullet or number that a browser prints."""
        if name in LISTS:
            self._numbers.append(_number(attributes.get("start"), 1))
        elif name == "li" and self._numbers:
            number = _number(attributes.get("value"), self._numbers[-1])
            self._numbers[-1] = number + 1
            self._marker = self._before(number) or marker_of(self.look.marker, number)

    def _before(self, number: int) -> str:
        """What the style sheet puts before the ``number``-th item of its list, as pages do that a
        word processor on the web has saved."""
        lists = next((item for item in reversed(self._open) if item.name in LISTS), None)
        for classed in lists.classes.split() if lists else ():
            style = self._rules.simple.get((ITEMS, classed), {})
            if "counter-increment" in style:
                self._counters[style["counter-increment"].split(" ")[0]] = number
            if "content" in style:
                return content_of(style["content"], self._counters)
        return ""

    def end(self, name: str) -> None:
        """An element closes; an end without a start is passed over, as browsers do."""
        depth = len(self._open) - 1
        while depth >= 0 and self._open[depth].name != name:
            depth -= 1
        if depth < 0:
            return
        lists = sum(item.name in LISTS for item in self._open[depth:])
        block, floats = self._open[depth].block, self._open[depth].look.floats
        del self._open[depth:], self._above[depth:]
        del self._numbers[len(self._numbers) - lists :]
        if block:
            self.paragraph()
            if name == "li" and any(map(str.isalnum, self._marker)):
                self._parts.append(self._marker)  # an empty item of a list that counts
                self.paragraph()
            if name == "li" or name in LISTS:
                self._marker = ""
        elif name in CELLS or floats:
            self._blank = True

    def text(self, text: str) -> None:
        """Letters, entities decoded; blanks collapse unless the look keeps them."""
        if self.look.sizeless:
            return
        if self.look.capitals or (self.look.capital_font and self._capital_fonts):
            text = text.upper()
        if self.look.signs:
            text = signs(text, self.look.signs)
        if self.look.raised and self._parts:
            text = RAISED.sub(lambda match: raised(match[0]), text)
        if self.look.kept_blanks:
            for i, line in enumerate(NEWLINE.split(text)):
                if i:
                    self.paragraph()
                self._add(line)
            return
        collapsed = COLLAPSIBLE.sub(" ", text)
        inner = collapsed.strip(" ")
        if collapsed.startswith(" "):
            self._blank = True
        if inner:
            self._add(inner)
            self._blank = collapsed.endswith(" ")

    def _add(self, text: str) -> None:
        if self._blank and self._parts:
            self._parts.append(" ")
        self._blank = False
        if self._marker and text.strip():
            if not text.lstrip().startswith(BULLETS):
                self._parts.append(f"{self._marker} ")
            self._marker = ""
        self._parts.append(text)
        letters = len(text) - text.count(" ") - text.count("\xa0")
        self._letters += letters
        self._bold += letters * self.look.bold
        self._italic += letters * self.look.italic

    def paragraph(self) -> None:
        """The paragraph ends; the next letters open one. A blank paragraph is none."""
        if not self._parts:
            self._opens, self._blank = True, False
            return
        text = "".join(self._parts).replace("\xa0", " ").strip().strip(INVISIBLE)
        marker = self._marker
        if text:
            share = max(1, self._letters)
            bold, italic = self._bold / share, self._italic / share
            self._done.append(Line(text, bold=bold, italic=italic, opens=self._opens))
        self._begin(True)
        self._marker = marker  # <li><p>: the bullet stands before the first letters

    def lines(self) -> tuple[Line, ...]:
        """The paragraphs so far; open elements stay open."""
        self.paragraph()
        self._opens, self._marker = self._first, ""
        if not self._done:
            return ()
        done = tuple(self._done)
        self._done = []
        return done


def _is_block(name: str, look: Look) -> bool:
    """Whether an element stands on lines of its own."""
    if look.display and name not in TABLED:
        if look.display in STACKED:
            return name in BLOCKS or not look.floats
        if look.display in BESIDE:
            return False
    return name in BLOCKS


def too_deep(settings: Settings) -> Stopped:
    """What is said of markup that nests deeper than the settings allow."""
    return Stopped(
        Finding("too-large", {"seen": f"markup nested deeper than {settings.max_nesting}"})
    )


def _number(value: str | None, default: int) -> int:
    found = re.match(r"\s*(-?[0-9]{1,9})", value or "")
    return int(found[1]) if found else default


def _field(attributes: Mapping[str, str]) -> str:
    """What a form field prints: its mark or its value."""
    kind = attributes.get("type", "text").lower()
    if kind in ("checkbox", "radio"):
        return "☑" if "checked" in attributes else "□"
    return attributes.get("value", "") if kind in ("text", "number", "date") else ""
