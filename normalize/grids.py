"""The tables that begin and end a page."""

from collections.abc import Iterator, Sequence

import msgspec

from schemas.page import Grid, Page


def first_grid(page: Page) -> Grid | None:
    """A page's first table, None where it has none."""
    return next((block for block in page.blocks if isinstance(block, Grid)), None)


def last_grid(page: Page) -> Grid | None:
    """A page's last table, None where it has none."""
    return next((block for block in reversed(page.blocks) if isinstance(block, Grid)), None)


def with_grid(page: Page, grid: Grid, other: Grid) -> Page:
    """The page with another table in the place of one of its own."""
    blocks = tuple(other if block is grid else block for block in page.blocks)
    return msgspec.structs.replace(page, blocks=blocks)


def over_breaks(pages: Sequence[Page]) -> Iterator[tuple[Page, Grid | None, Grid | None]]:
    """Each page with its last table and the first one of the page behind it."""
    for page, following in zip(pages, (*pages[1:], None), strict=False):
        yield page, last_grid(page), first_grid(following) if following is not None else None
