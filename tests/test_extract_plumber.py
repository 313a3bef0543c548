"""The second engine: what its decoder trips over costs a page, not the source."""

from types import SimpleNamespace

import pytest

from bench.hostile.files import changed, stream
from extract.plumber import read
from extract.plumber_tags import Tags
from schemas.settings import Settings


def test_a_page_that_the_decoder_trips_over_cannot_be_read() -> None:
    data = changed({4: stream(b"x>", "/Filter [/ASCIIHexDecode /ASCIIHexDecode]")})
    (page,) = read(data, Settings())
    assert page.unreadable


class Starving(dict[str, object]):
    """A catalog that there is no memory to read."""

    def get(self, key: str, default: object = None) -> object:
        raise MemoryError(key)


def test_want_of_memory_is_no_broken_tree_of_tags() -> None:
    with pytest.raises(MemoryError):
        Tags(SimpleNamespace(doc=SimpleNamespace(catalog=Starving())))
