"""The words of headers, read from their file."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from normalize import vocabulary
from normalize.vocabulary import words

FILE = Path(vocabulary.__file__).with_suffix(".toml")


def _phrases(content: object) -> Iterator[str]:
    if isinstance(content, dict):
        content = list(content.values())
    if isinstance(content, list):
        for each in content:
            yield from _phrases(each)
    elif isinstance(content, str):
        yield content


def test_a_phrase_of_the_file_is_read_as_the_same_words_in_a_header_are() -> None:
    phrases = list(_phrases(tomllib.loads(FILE.read_text("utf-8"))))
    assert len(phrases) > 500
    assert all(vocabulary._phrase(each) == words(each) for each in phrases)
