"""Findings in words."""

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import sentences
from schemas.findings import KINDS, Finding
from schemas.sentences import message, one_line, sentence

LANGUAGES = ("en", "vi")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(KINDS))
def test_every_kind_has_a_sentence_of_its_own(code: str, language: str) -> None:
    told = sentence(Finding(code), language)
    assert told.endswith(".")
    assert "; " in told
    assert "omething was found" not in told


@given(
    st.sampled_from(sorted(KINDS)),
    st.dictionaries(
        st.sampled_from(["seen", "column", "stated", "added", "header", "code", "page"]), st.text()
    ),
    st.sampled_from(["", "error", "warning", "note"]),
    st.sampled_from([*LANGUAGES, "fr"]),
)
def test_a_sentence_is_one_printable_line_whatever_the_facts(
    code: str, facts: dict[str, str], severity: str, language: str
) -> None:
    told = sentence(Finding(code, facts, severity), language)
    assert told
    assert told.isprintable()


def test_a_sum_quotes_both_numbers_and_the_row() -> None:
    facts = {"column": "target_score", "stated": "13.20", "added": "14.00"}
    told = message(Finding("sum-mismatch", facts, id="5", page=11))
    assert told == (
        "The target_score of 5 is printed as 13.20, its parts add up to 14.00; "
        "compare both with the page; the printed number is kept."
    )


def test_without_its_facts_a_sum_is_told_in_general() -> None:
    told = message(Finding("sum-mismatch"))
    assert told.startswith("A printed number is not the sum of its parts;")


def test_what_was_seen_is_never_lost() -> None:
    assert "(19 pages)" in message(Finding("no-text-layer", {"seen": "19 pages"}))


def test_a_fact_in_braces_is_quoted_as_it_is() -> None:
    assert "{0.x} %s" in message(Finding("orphan-row", {"seen": "{0.x} %s"}))


def test_an_empty_fact_counts_as_missing() -> None:
    told = message(Finding("code-gap", {"seen": "3", "after": ""}))
    assert told.startswith("Codes do not go on by one (3);")


def test_a_long_fact_is_cut() -> None:
    assert len(message(Finding("orphan-row", {"seen": "a" * 10_000}))) < 500


def test_a_note_and_a_warning_of_one_kind_may_differ() -> None:
    facts = {"column": "max_score", "seen": "1.50 ."}
    assert message(Finding("bad-number", facts, "note")) != message(Finding("bad-number", facts))


def test_one_line_takes_away_what_a_terminal_would_obey() -> None:
    assert one_line("a\x1b[31m\n b\u202e") == "a [31m b"


def test_both_languages_quote_the_same_facts() -> None:
    for kind in map(sentences._kind, sentences._tables()):
        quoted = [
            {name for _, name, _, _ in string.Formatter().parse(kind[language][0]) if name}
            for language in LANGUAGES
        ]
        assert quoted[0] == quoted[1], kind


def test_the_sentences_lie_beside_the_code() -> None:
    assert Path(sentences.__file__).with_name("sentences.toml").is_file()
