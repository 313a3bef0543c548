"""The words of headers, read from their file."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from normalize import vocabulary
from normalize.vocabulary import role_of, words

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


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Chỉ số đạt được (%)", "index_percent"),
        ("Đạt tỷ lệ %", "index_percent"),
        ("% điểm đạt", "index_percent"),
        ("Hướng khắc phục", "tasks"),
        ("Đơn vị triển khai", "agencies"),
        ("Dự kiến kết quả", "product"),
        ("Chỉ tiêu điểm năm 2031", "target_score"),
        ("Kết quả chấm", "achieved_score"),
        ("Điểm cơ quan, đơn vị tự chấm", "self_score"),
    ],
)
def test_headers_of_plans_and_results(header: str, role: str) -> None:
    assert role_of(header) == role
