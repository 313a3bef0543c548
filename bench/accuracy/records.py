"""Plain records of the generated world: paragraphs, rows, columns, appendices, files."""

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class Para:
    """One printed paragraph: runs of (text, style), style any of the letters b, i and w.

    w is a box of a symbol font: its text here is the sign that a reader sees.
    """

    runs: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """The paragraph without its styles."""
        return "".join(text for text, _ in self.runs)


def para(text: str, style: str = "") -> Para:
    """A paragraph of one style."""
    return Para(((text, style),))


@dataclass(frozen=True)
class Column:
    """A leaf column. ``role`` None: unknown to the vocabulary. ``groups`` outermost first."""

    role: str | None
    header: str
    width: int
    groups: tuple[str, ...] = ()
    name: str = ""
    """Tells columns with equal or empty headers apart."""

    @property
    def key(self) -> str:
        """What names the column in a row's cells."""
        return self.name or self.role or self.header


@dataclass
class Item:
    """One row of the truth, and how it is printed.

    ``cells`` holds the printed words of score, percent, running-number and unknown columns,
    ``texts`` the paragraphs of text columns, ``subrows`` (column -> paragraphs per table row) the
    columns that fall into several table rows under covered code and title cells, ``wide`` (column
    -> columns covered) cells merged sideways. ``beside``: printed only as a merged cell at the
    left. ``spanning``: the title spans the whole table, or the rest beside the code.
    """

    code: str
    title: str
    parent: int | None
    level: int
    kind: str = "criterion"
    print_code: str = ""
    title_paras: tuple[Para, ...] = ()
    cells: dict[str, str] = field(default_factory=dict)
    texts: dict[str, tuple[Para, ...]] = field(default_factory=dict)
    scoring: dict | None = None
    values: dict[str, Decimal] = field(default_factory=dict)
    style: str = ""
    spanning: str = ""
    subrows: dict[str, tuple[tuple[Para, ...], ...]] = field(default_factory=dict)
    leaf: bool = True
    wide: dict[str, int] = field(default_factory=dict)
    beside: bool = False
    short: bool = False
    """A spanning title that leaves the last column free, where a merged cell runs by."""


@dataclass
class Heading:
    """What stands above a table: its printed lines and what they say."""

    lines: list[Para]
    label: str | None
    title: str
    year: int | None
    issued: dict | None
    letterhead: bool = False


@dataclass
class Appendix:
    """A criteria table with its heading."""

    heading: Heading
    columns: list[Column]
    items: list[Item]
    spans: list[tuple[str, int, int]] = field(default_factory=list)
    total: dict | None = None
    notes: list[str] = field(default_factory=list)
    note_inside: bool = False
    number_row: tuple[str, ...] = ()
    landscape: bool = True
    findings: list[dict] = field(default_factory=list)
    may: set[str] = field(default_factory=set)
    family: str = ""
    spacers: bool = False
    orphans: dict[int, str] = field(default_factory=dict)
    """Row -> words of a note cell in a table row below it that has nothing else."""


@dataclass(frozen=True)
class Look:
    """How the whole file is drawn."""

    size: int
    decimal: str
    places: str
    repeat: str
    shade: str
    middle: bool
    space: int
    borders: str
    white: bool
    page_number: bool
    running_head: str
    seal: bool
    turn: str
    damage: str
    bullets: str
    spacing: str
    stamp: str = ""
    legacy: str = ""


@dataclass
class World:
    """One generated file: its blocks in reading order and its look."""

    seed: int
    family: str
    look: Look
    appendices: list[Appendix]
    skipped: list[dict] = field(default_factory=list)
    before: list[Para] = field(default_factory=list)
    after: list[Para] = field(default_factory=list)
    signature: bool = False
