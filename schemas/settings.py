"""Tolerances and bounds, each with its unit and reason. Their digest is part of the resume key."""

import hashlib

import msgspec


class Settings(msgspec.Struct, frozen=True):
    """All that may be tuned. Lengths are points unless said otherwise."""

    engine: str = "pdfium"
    """Which PDF engine reads: ``pdfium`` or ``pdfplumber``."""
    cross_check: bool = False
    """Read a PDF with both engines and report each cell on which they differ."""

    snap: float = 2.52
    """Rulings nearer than this are one wall: doubled lines and both edges of a thick rule; borders
    of a point in the spacing that web pages have by default stand 2.5 apart."""
    thin: float = 3.0
    """A filled rectangle thinner than this is a ruling, a thicker one is shading."""
    gap: float = 4.0
    """A wall may be broken by this much and is still one: cells draw their own borders."""
    white: float = 0.95
    """A fill lighter than this (0..1) is paragraph shading, not a ruling."""
    blank: float = 0.15
    """A gap wider than this share of the font size is a blank where none is drawn."""

    max_seconds: float = 40.0
    """Time for one source, beyond it ``too-large`` (the contract's bound)."""
    max_memory: int = 1536 * 1024 * 1024
    """Bytes of address space that reading one source may add (the contract's bound)."""
    max_bytes: int = 256 * 1024 * 1024
    """Bytes of a source: a scanned annual report stays far below."""
    max_pages: int = 5_000
    """Pages of a source: the longest appendix seen has some 400."""
    max_objects: int = 200_000
    """Drawn objects read on one page: a dense ruled page has some 2,000."""
    max_characters: int = 400_000
    """Characters of one page: a dense page has some 6,000."""
    max_columns: int = 1_000
    """Column span and columns of a grid, as HTML clamps them."""
    max_rows: int = 65_534
    """Row span, as HTML clamps it."""
    max_cells: int = 2_000_000
    """Cells of one source's grids."""
    max_places: int = 50_000
    """Elementary places between the rulings of one drawn table: a dense page has some 2,000, and
    the time that cells take grows with them."""
    max_elements: int = 300_000
    """Elements of a markup source: 2,000 pages of a dense appendix have some 150,000; of more the
    tree alone takes a source's time (some 20 microseconds each, and twice that to read them)."""
    max_nesting: int = 200
    """Depth of nested markup or drawn forms."""

    def digest(self, corrections: bytes = b"") -> str:
        """SHA-256 over all values that can change a result, in their order.

        How long a source may take decides whether there is a result, never what stands in it.

        :param corrections: the bytes of a person's corrections, if there are any.
        """
        timeless = msgspec.structs.replace(self, max_seconds=Settings().max_seconds)
        return hashlib.sha256(msgspec.json.encode(timeless) + corrections).hexdigest()
