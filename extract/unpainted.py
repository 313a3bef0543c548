"""Text that is drawn and not painted (text render mode 3), beside text that is.

The letters that recognition lays over a picture of a page are drawn so, and are all that a scan
has; few of them among others are somebody's note to himself, and no reader of the page sees them.
"""

from collections.abc import Container
from itertools import repeat

from extract.pdfium_api import Pointer, quick

UNPAINTED = 3
"""FPDF_TEXTRENDERMODE_INVISIBLE."""


def without_unpainted(text_page: int, text: str, unpainted: Container[int]) -> str:
    """The characters of a page, blanks where they are not painted, if those are the fewer.

    :param unpainted: the text objects of the page that are drawn so.
    """
    object_of, page = quick("FPDFText_GetTextObject", Pointer), Pointer.from_param(text_page)
    items = map(object_of, repeat(page), range(len(text)))
    gone = [item in unpainted for item in items]
    letters = [not letter.isspace() for letter in text]
    hidden = sum(map(min, gone, letters))
    if not 0 < 2 * hidden < sum(letters):
        return text
    return "".join([" " if each else letter for each, letter in zip(gone, text, strict=True)])
