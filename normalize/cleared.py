"""The pages of a source, cleared of what is drawn on them and is no part of a table, in order."""

from collections.abc import Iterable

from normalize.abreast import with_right_parts
from normalize.cut_copies import without_cut_copies
from normalize.cut_headers import with_whole_headers
from normalize.folios import without_folios
from normalize.overnumbered import without_numbers
from normalize.remarks import unframed
from normalize.repaged import repaged
from normalize.slivers import without_slivers
from normalize.undrawn import with_undrawn
from normalize.unseen import without_unseen
from schemas.page import Page


def cleared(pages: Iterable[Page]) -> tuple[Page, ...]:
    """The pages with whole headers, less what prints nothing, frames, slivers, folios and
    copies of a header that a page cuts."""
    shown = without_slivers(unframed(without_unseen(pages)))
    shown = without_numbers(without_folios(repaged(shown)))
    return without_cut_copies(with_whole_headers(with_right_parts(with_undrawn(shown))))
