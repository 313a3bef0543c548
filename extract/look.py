"""How markup wants letters to look: bold, italic, hidden; by tag, style attribute, simple rules."""

import re
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from extract.faces import capital_font, sign_font
from extract.markers import declared_way, marker_way
from schemas.patterns import late

BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
ITALIC = frozenset({"i", "em", "cite", "var", "dfn", "address"})
HIDDEN = frozenset(
    {"head", "title", "script", "style", "template", "noscript", "meta", "link", "iframe", "object",
     "audio", "video", "canvas", "svg", "datalist", "select", "noframes"}
)  # fmt: skip
"""Elements whose text a browser does not print (``select`` prints a choice, not a text)."""

DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;]*)")
COMMENT = late(r"/\*.*?(?:\*/|\Z)", re.S, has="/*")
SELECTOR = late(r"([a-z][a-z0-9]*)?(?:\.([\w-]+)|(#[\w-]+))?", re.I)
COMPOUND = late(r"([a-z][a-z0-9]*|\*)?((?:[.#][\w-]+)*)", re.I)
NAME = late(r"\.([\w-]+)|(#[\w-]+)")
ITEM = late(r"[a-z]*\.([\w-]+)(?:\s*>\s*|\s+)li(?:::?before)?", re.I)
"""What a sheet says of the items of a class of lists, and of what stands before them."""
HEAVY = re.compile(r"\b(?:bold|bolder|[6-9]00|1000)\b")
LIGHT = re.compile(r"\b(?:normal|lighter|[1-5]00)\b")
LEANING = re.compile(r"\b(?:italic|oblique)\b")

NOTHING = late(r"0*\.?0+(?:[a-z]+|%)?")
OUTSIDE = late(r"-\d{4,}(?:\.\d*)?(?:px|pt|em|rem)?")
"""A place thousands of points off the page, where pages hide what only machines shall read."""
ABSOLUTE = late(r"[\d.]+(?:px|pt|rem|cm|mm|in|pc)|(?:xx?-)?(?:small|large)|medium")

KNOWN = frozenset(
    {"font", "font-weight", "font-style", "font-size", "list-style", "list-style-type",
     "white-space", "display", "visibility", "opacity", "position", "left", "top", "text-indent",
     "mso-hide", "text-transform", "font-family", "border", "border-left", "border-right",
     "border-top", "border-bottom", "content", "counter-increment", "vertical-align", "float"}
)  # fmt: skip
LETTERS = frozenset(
    {"font", "font-weight", "font-style", "font-family", "list-style", "list-style-type",
     "white-space", "text-transform", "border", "border-left", "border-right", "border-top",
     "border-bottom", "vertical-align"}
)  # fmt: skip
"""Of these, what a rule for elements inside others may say."""
IMPLIED = ("html", "body", "tbody")
DEEPEST = 8
"""Parts of a selector, at most."""
MANY = 10_000
"""Places of elements, at most, of which is known what rules say there."""
HIDING = ("display", "visibility", "opacity", "position")
FIRST = "!important"
ITEMS = ">li"
CELLS = frozenset({"td", "th"})
SIDES = ("border-left", "border-right", "border-top", "border-bottom")
ABOVE_BELOW = SIDES[2:]
UNDRAWN = frozenset({"none", "hidden"})
Declarations = Mapping[str, str]
Element = tuple[str, frozenset[str]]
"""An element's tag ("" for any), and its classes and "#" and id."""


class Within(NamedTuple):
    """Declarations for an element with several names, or inside others: ``tr.area td``. They say
    how letters look and never what is shown: scripts show what a page's sheet hides."""

    element: Element
    above: tuple[Element, ...]
    style: Declarations


class Counted(NamedTuple):
    """What a style sheet says of counters for an element (``first``: of those beside it;
    ``before``: for what is printed before it) inside others (``body``: in no header of a table)."""

    element: Element
    above: tuple[Element, ...]
    first: bool
    before: bool
    body: bool
    style: Declarations


_Place = tuple[tuple[tuple[str, str], ...], tuple[str, ...], tuple[Element, ...]]
"""The keys of an element, its names, and the elements that it stands in."""


class Rules(NamedTuple):
    """The rules of a document's style sheets.

    ``simple``: (tag or "", class, "#" and id, or "") -> declarations, of selectors ``tag``,
    ``.class``, ``#id`` and a tag with one of both; ``ITEMS`` and a class, for the items of its
    lists and what stands before them. What is ``!important`` says so at the end of its value.
    ``within``: those of other selectors, by the tag and one name of their elements; ``known``: what
    they say of elements that stand in the same ones, asked once: cells of a column all do.
    ``counted``: what they say of counters.
    """

    simple: Mapping[tuple[str, str], Declarations] = MappingProxyType({})
    within: Mapping[tuple[str, str], Sequence[Within]] = MappingProxyType({})
    known: MutableMapping[_Place, Sequence[Declarations]] | None = None
    counted: Sequence[Counted] = ()


class Look(NamedTuple):
    """What an element's letters inherit. ``marker``: what its list items begin with, the name of a
    bullet or of a way to count, or the text itself.

    ``capitals``: small letters are printed as capitals; ``capital_font``: by a font of TCVN3, which
    has codes for small letters with tones alone; ``signs``: the font that draws signs for letters.
    ``sizeless``: letters of size nothing, until an element inside gives its own a size. Not
    inherited, but the element's own, are ``display``, where a style says so, ``floats``: what comes
    after it stands beside it, and ``framed``: a cell
    has a border of its own at a side, or both above and below, and ``bare``: those of its sides
    above and below of which a style says that they have none. ``raised``: higher than the line.
    """

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    kept_blanks: bool = False
    marker: str = "disc"
    capitals: bool = False
    capital_font: bool = False
    sizeless: bool = False
    signs: str = ""
    display: str = ""
    framed: bool = False
    bare: frozenset[str] = frozenset()
    raised: bool = False
    floats: bool = False


def look_of(
    name: str,
    attributes: Mapping[str, str],
    outer: Look,
    rules: Rules,
    above: Sequence[Element] = (),
) -> Look:
    """The look of an element inside ``outer``: the browser's own rules, the sheet's, its style.

    :param above: the elements that it stands in, the innermost last.
    """
    look = Look(
        outer.bold or name in BOLD,
        outer.italic or name in ITALIC,
        name in HIDDEN or "hidden" in attributes,
        outer.kept_blanks or name in ("pre", "textarea"),
        marker_way(name, attributes, outer.marker),
        outer.capitals,
        outer.capital_font,
        outer.sizeless,
        outer.signs,
        raised=outer.raised or name == "sup",
    )
    if "face" in attributes:
        look = _declared("font-family", attributes["face"], look)
    style = attributes.get("style")
    if not rules.simple and not rules.within:
        return _styled(_declarations(style), look, name) if style else look

    wins: dict[str, str] = {}
    named = names_of(attributes)
    keys = [(tag, one) for one in ("", *named) for tag in ("", name)]
    for key in keys:
        if key in rules.simple:
            _cascade(wins, rules.simple[key])
    if asked := [key for key in keys if key in rules.within] if rules.within else ():
        for declared in _said_inside(rules, asked, named, above):
            _cascade(wins, declared)
    if style:
        _cascade(wins, _declarations(style))
    return _styled(wins, look, name) if wins else look


def names_of(attributes: Mapping[str, str]) -> list[str]:
    """The classes of an element, and "#" and its id."""
    named = [f"#{attributes['id']}"] if "id" in attributes else []
    return [*attributes.get("class", "").split(), *named]


def _said_inside(
    rules: Rules,
    keys: Sequence[tuple[str, str]],
    named: Sequence[str],
    above: Sequence[Element],
) -> Sequence[Declarations]:
    """What rules for elements inside others say of one, by its keys among them."""
    place = (tuple(keys), tuple(named), tuple(above))
    known = {} if rules.known is None else rules.known
    said = known.get(place)
    if said is None:
        said = [
            rule.style
            for key in keys
            for rule in rules.within[key]
            if rule.element[1].issubset(named) and stands_in(rule.above, above)
        ]
        if len(known) < MANY:
            known[place] = said
    return said


def stands_in(wanted: Sequence[Element], above: Sequence[Element]) -> bool:
    """Whether elements stand in each other, as a selector wants them, among those above one."""
    inner = reversed(above)
    return all(
        any(tag in ("", own) and names <= have for own, have in inner)
        for tag, names in reversed(wanted)
    )


def _cascade(wins: dict[str, str], later: Declarations) -> None:
    """Declarations over those before them: later ones win, but over an important one."""
    for what, value in later.items():
        if not wins.get(what, "").endswith(FIRST) or value.endswith(FIRST):
            wins.pop(what, None)  # the order tells a shorthand from what it resets
            wins[what] = value


def _declarations(style: str) -> dict[str, str]:
    """The known declarations, the last of a name alone: later ones win, and few are left."""
    found: dict[str, str] = {}
    for match in DECLARATION.finditer(style):
        what = match[1].lower()
        if what in KNOWN:
            _cascade(found, {what: (match[2] if what == "content" else match[2].lower()).strip()})
    return found


def _styled(style: Declarations, look: Look, name: str) -> Look:
    if any(map(style.__contains__, HIDING)):
        look = look._replace(hidden=_is_hidden(style, look.hidden, name))
    for what, value in style.items():
        look = _declared(what, value.removesuffix(FIRST).rstrip(" !"), look)
    if name not in CELLS or not any(what.startswith("border") for what in style):
        return look
    drawn = _drawn(style)
    left, right, top, bottom = (drawn.get(side, False) for side in SIDES)
    bare = frozenset(side for side in ABOVE_BELOW if not drawn.get(side, True))
    return look._replace(framed=left or right or (top and bottom), bare=bare)


def _drawn(style: Declarations) -> dict[str, bool]:
    """The sides of which a style says whether they have a border."""
    drawn: dict[str, bool] = {}
    for what, value in style.items():
        if what.startswith("border"):
            words = value.removesuffix(FIRST).rstrip(" !").split()
            line = bool(words) and not any(w in UNDRAWN or NOTHING.fullmatch(w) for w in words)
            drawn |= dict.fromkeys(SIDES if what == "border" else (what,), line)
    return drawn


def _is_hidden(style: Declarations, hidden: bool, name: str) -> bool:
    """Whether what an author declares hides an element, or shows one that was hidden."""
    said = {what: value.removesuffix(FIRST).rstrip(" !") for what, value in style.items()}
    if "display" in said and name not in HIDDEN:
        hidden = said["display"] == "none"
    return (
        hidden
        or said.get("visibility") in ("hidden", "collapse")
        or bool(NOTHING.fullmatch(said.get("opacity", "1")))
        or (
            said.get("position") in ("absolute", "fixed")
            and any(OUTSIDE.fullmatch(said.get(side, "")) for side in ("left", "top"))
        )
    )


def _declared(what: str, value: str, look: Look) -> Look:
    """One declaration; what is not known changes nothing."""
    if what in ("font-weight", "font"):
        if HEAVY.search(value):
            look = look._replace(bold=True)
        elif what == "font" or LIGHT.search(value):  # the shorthand resets what it does not say
            look = look._replace(bold=False)
    if what in ("font-style", "font"):
        look = look._replace(italic=bool(LEANING.search(value)))
    if what == "display":
        look = look._replace(display=value)
    if what in ("list-style", "list-style-type"):
        look = look._replace(marker=declared_way(value, look.marker))
    if what == "text-transform":
        look = look._replace(capitals=value == "uppercase")
    if what == "font-family":
        first = value.split(",")[0].strip("'\" ")
        look = look._replace(capital_font=capital_font(first), signs=sign_font(first))
    if what == "white-space":
        look = look._replace(kept_blanks=value.startswith(("pre", "break-spaces")))
    return _sized(what, value, look)


def _sized(what: str, value: str, look: Look) -> Look:
    if (what, value) == ("mso-hide", "all") or (what == "text-indent" and OUTSIDE.fullmatch(value)):
        look = look._replace(hidden=True)
    if what == "float":
        look = look._replace(floats=value in ("left", "right"))
    if (what, value) == ("vertical-align", "super"):
        look = look._replace(raised=True)
    if what == "font-size" and (NOTHING.fullmatch(value) or ABSOLUTE.fullmatch(value)):
        look = look._replace(sizeless=bool(NOTHING.fullmatch(value)))
    elif what == "font":  # the shorthand names a font
        look = look._replace(sizeless=False, signs="")
    return look


def rules_of(sheet: str) -> Rules:
    """The rules of a style sheet; at-rules (``@page``, ``@media``) are passed over.

    One pass over the braces: linear in the sheet's length whatever stands in it.
    """
    simple: dict[tuple[str, str], dict[str, str]] = {}
    within: dict[tuple[str, str], list[Within]] = {}
    for prelude, body in blocks_of(sheet):
        style = _declarations(body)
        for selector in map(str.strip, prelude.split(",") if style else ()):
            found = SELECTOR.fullmatch(selector)
            items = None if found else ITEM.fullmatch(selector)
            if found and found[0]:
                key = (found[1] or "").lower(), found[2] or found[3] or ""
                _cascade(simple.setdefault(key, {}), style)
            elif items:
                _cascade(simple.setdefault((ITEMS, items[1]), {}), style)
            elif rule := _within(selector, style):
                tag, names = rule.element
                within.setdefault((tag, min(names, default="")), []).append(rule)
    return Rules(simple, within, {})


def _within(selector: str, style: Declarations) -> Within | None:
    """The rule of a selector of several parts, None where one of them is not known."""
    kept = {what: value for what, value in style.items() if what in LETTERS}
    found = element_of(selector) if kept else None
    return Within(*found, kept) if found else None


def element_of(selector: str) -> tuple[Element, tuple[Element, ...]] | None:
    """The element that a selector means, and those that it stands in, None where a part of it is
    not known; a child is read as any element inside, for parsers leave elements out."""
    parts = selector.replace(">", " ").split()
    found = [match for part in parts if (match := COMPOUND.fullmatch(part))]
    if len(found) < len(parts) or not found or len(parts) > DEEPEST:
        return None
    elements = [
        ((m[1] or "").lower().replace("*", ""), frozenset(a or b for a, b in NAME.findall(m[2])))
        for m in found
    ]
    return elements[-1], tuple(e for e in elements[:-1] if e[0] not in IMPLIED)


def blocks_of(sheet: str) -> Iterator[tuple[str, str]]:
    """(selectors, declarations) of the blocks that stand in no other block."""
    sheet = COMMENT.sub(" ", sheet).replace("<!--", "").replace("-->", "")
    depth = 0
    prelude = ""
    for piece in re.split(r"([{}])", sheet):
        if piece == "{":
            depth += 1
        elif piece == "}":
            depth = max(0, depth - 1)
            prelude = "" if depth == 0 else prelude
        elif depth == 0:
            prelude = piece.rsplit(";", 1)[-1].strip()
        elif depth == 1 and not prelude.startswith("@"):
            yield prelude, piece
