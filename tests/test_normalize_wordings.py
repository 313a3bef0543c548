"""The words of headers: the JSON that is read instead of the TOML that people edit."""

import tomllib
from pathlib import Path

import pytest

from normalize import wordings
from phuluc.worker import made_by
from schemas.settings import Settings


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A vocabulary to which a user added a word, in the place of the program's."""
    words = wordings.TOML.read_text("utf-8").replace('"mã số",', '"mã số", "mã riêng",')
    place = tmp_path / "vocabulary.toml"
    place.write_text(words, "utf-8")
    monkeypatch.setattr(wordings, "TOML", place)
    return place


def test_a_word_that_a_user_adds_counts_at_once(own: Path) -> None:
    assert "mã riêng" in wordings.read_words()["roles"]["code"]["whole"]


def test_a_word_that_a_user_adds_makes_results_anew(request: pytest.FixtureRequest) -> None:
    before = made_by(Settings())
    request.getfixturevalue("own")
    assert made_by(Settings()) != before


def test_what_cannot_be_read_is_told(own: Path) -> None:
    own.write_text("[roles", "utf-8")
    with pytest.raises(tomllib.TOMLDecodeError):
        wordings.read_words()
