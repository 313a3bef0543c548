"""Options of the test run."""

import os
import signal

import pytest
from hypothesis import settings

from databases import fresh, postgres, sample, target  # noqa: F401 - fixtures of several files

settings.register_profile("phuluc", deadline=None)
settings.load_profile("phuluc")  # no test is timed: a slow machine proves nothing


def pytest_configure() -> None:
    """A run in the background of a script is started deaf to SIGINT, and its children would be too:
    those of tests are to hear it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="rewrite the goldens from what is made")


@pytest.fixture(scope="session")
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are rewritten; never in CI, for a golden is checked by a person."""
    wanted = bool(request.config.getoption("--bless"))
    if wanted and os.environ.get("CI"):
        pytest.exit("goldens are blessed by a person, not in CI", returncode=2)
    return wanted
