"""Tagged PDF files whose tree of tags is odd: circles, depths, long lists, one cell for all."""

from collections.abc import Iterator, Mapping

from bench.hostile.cases import READ, Made
from bench.hostile.files import PAGE, changed, flate, table_content

QUICK = frozenset({"tags in a circle", "three million children of a cell"})
ROOT, PARENTS, FIRST = 10, 11, 12
"""Objects: the root of the tree, the list that leads to it from the page's marks, its elements."""


def made() -> Iterator[Made]:
    """Every file, by name."""
    yield "tags in a circle", _circle, READ
    yield (
        "an element that is its own child",
        lambda: _tree({FIRST: ("TD", "[12 0 R 0 12 0 R]")}),
        READ,
    )
    yield "tags 20,000 deep", _deep, READ
    yield "three million children of a cell", _wide, READ
    yield "every text in one cell", lambda: _tree({FIRST: ("TD", "[0]")}), READ
    yield "one mark in two cells", _shared, READ
    yield "elements of no type", lambda: _tree({FIRST: ("", "[0]")}), READ
    yield "elements that are numbers", lambda: _tree({FIRST: ("TD", "(x)")}, parent="7"), READ


def _tree(elements: Mapping[int, tuple[str, str]], parent: str = f"{FIRST} 0 R") -> bytes:
    """The sound file with its page's text as mark 0, and these elements: their types and children.

    :param parent: the element that the mark is said to be of.
    """
    content = b"/P << /MCID 0 >> BDC\n" + table_content() + b"\nEMC"
    objects: dict[int, bytes | str] = {
        1: f"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot {ROOT} 0 R "
        "/MarkInfo << /Marked true >> >>",
        3: PAGE.replace("/Contents", "/StructParents 0 /Contents"),
        4: flate(content),
        ROOT: f"<< /Type /StructTreeRoot /K {FIRST} 0 R /ParentTree {PARENTS} 0 R >>",
        PARENTS: f"<< /Nums [0 [{parent}]] >>",
    }
    for number, (kind, children) in elements.items():
        above = number - 1 if number > FIRST else ROOT
        objects[number] = (
            f"<< /Type /StructElem /S /{kind} /P {above} 0 R /Pg 3 0 R /K {children} >>"
        )
    return changed(objects)


def _circle() -> bytes:
    return _tree({FIRST: ("TD", "[13 0 R]"), FIRST + 1: ("P", "[12 0 R 0]")}, parent="13 0 R")


def _deep() -> bytes:
    last = FIRST + 20_000
    elements = {number: ("Div", f"[{number + 1} 0 R]") for number in range(FIRST, last)}
    return _tree({**elements, last: ("TD", "[0]")}, parent=f"{last} 0 R")


def _wide() -> bytes:
    return _tree({FIRST: ("TD", f"[0 {'5 ' * 3_000_000}]")})


def _shared() -> bytes:
    return _tree({FIRST: ("TD", "[0 13 0 R]"), FIRST + 1: ("TD", "[0]")}, parent="13 0 R")
