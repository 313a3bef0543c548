"""The second engine: what its decoder trips over costs a page, not the source."""

from bench.hostile.files import changed, stream
from extract.plumber import read
from schemas.settings import Settings


def test_a_page_that_the_decoder_trips_over_cannot_be_read() -> None:
    data = changed({4: stream(b"x>", "/Filter [/ASCIIHexDecode /ASCIIHexDecode]")})
    (page,) = read(data, Settings())
    assert page.unreadable
