"""Lines of nothing but marks without width (a soft hyphen, a mark of direction) print nothing: the
cell that holds them alone is empty."""

from collections.abc import Iterable, Iterator

import msgspec

from normalize.text import clean
from schemas.page import Block, Cell, Line, Page


def without_unseen(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages without lines that print nothing."""
    for page in pages:
        if any(map(_is_unseen, _lines(page))):  # hardly ever
            blocks = [block for block in page.blocks if not _is_gone(block)]
            page = msgspec.structs.replace(page, blocks=tuple(map(_seen, blocks)))
        yield page


def _lines(page: Page) -> Iterator[Line]:
    for block in page.blocks:
        if isinstance(block, Line):
            yield block
        else:
            for row in (*block.rows, block.below):
                for cell in row:
                    if cell is not None:
                        yield from cell.lines


def _is_unseen(line: Line) -> bool:
    """Whether a line prints nothing: most open with a letter or a figure."""
    return not line.text[:1].isalnum() and not clean(line.text)


def _is_gone(block: Block) -> bool:
    return isinstance(block, Line) and _is_unseen(block)


def _seen(block: Block) -> Block:
    if isinstance(block, Line):
        return block
    rows = tuple(tuple(map(_cell, row)) for row in block.rows)
    return msgspec.structs.replace(block, rows=rows, below=tuple(map(_cell, block.below)))


def _cell(cell: Cell | None) -> Cell | None:
    if cell is None or not any(map(_is_unseen, cell.lines)):
        return cell
    lines = tuple(line for line in cell.lines if not _is_unseen(line))
    return msgspec.structs.replace(cell, lines=lines)
