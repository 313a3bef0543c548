import json
import re
import unicodedata
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import pytest

import normalize
from bench.accuracy.world import make_world
from normalize import formula_words as words
from normalize.codes import in_title
from schemas.patterns import late


def _patterns(module: ModuleType) -> list[re.Pattern[str]]:
    """The patterns of a module that are asked of texts with some words alone."""
    return [each for each in vars(module).values() if getattr(each, "needs", None)]


MODULES = tuple(
    module
    for found in iter_modules(normalize.__path__, "normalize.")
    if _patterns(module := import_module(found.name))
)
HERE = Path(__file__).parent
SAMPLE = HERE.parent / "samples" / "phuong-6-2023" / "phuong-6-2023.txt"


def _texts() -> set[str]:
    """What the sample and twenty made documents print, line by line and cell by cell, and how
    documents say how a criterion is scored."""
    made = " ".join(repr(make_world(seed)) for seed in range(20))
    printed = SAMPLE.read_text("utf-8").replace("\t", "\n").splitlines()
    rules = (HERE / "scoring.jsonl").read_text("utf-8").splitlines()
    said = (text for line in rules for text in json.loads(line)["text"])
    return {*printed, *re.findall(r"'([^'\\]{3,})'", made), *said}


def test_a_pattern_is_not_compiled_for_a_text_without_its_words() -> None:
    pattern = late("điểm (", needs=("điểm",))  # wrong: to compile it would fail
    assert pattern.search("một văn bản") is None


def test_a_pattern_is_compiled_for_a_text_with_one_of_its_words() -> None:
    with pytest.raises(re.error):
        late("điểm (", needs=("số", "điểm")).search("Điểm tối đa")


def test_a_pattern_with_words_finds_what_the_pattern_itself_finds() -> None:
    pattern = late(r"\d điểm", re.IGNORECASE, needs=("điểm",))
    assert [match[0] for match in pattern.finditer("1 ĐIỂM, 2 điểm")] == ["1 ĐIỂM", "2 điểm"]


def test_a_word_with_its_capital_is_not_seen_in_another() -> None:
    pattern = late("Ông (", has=("Ông",))  # wrong: to compile it would fail
    assert pattern.search("công thức") is None
    with pytest.raises(re.error):
        pattern.search("Ông Lê A")


@pytest.mark.parametrize("given", ["needs", "has"])
def test_a_single_word_is_not_taken_for_its_letters(given: str) -> None:
    pattern = late("công thức: (", **{given: "công thức:"})  # type: ignore[arg-type]
    assert pattern.search("một công việc: hai") is None


@pytest.mark.parametrize(("named", "vowels"), [("À-Ỹ", "AĂÂEÊIOÔƠUƯY"), ("à-ỹ", "aăâeêioôơuưy")])
def test_a_range_of_letters_fits_those_of_its_case(named: str, vowels: str) -> None:
    tones = ("", *"\u0300\u0301\u0309\u0303\u0323")
    letters = {unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in tones}
    every = "".join(map(chr, range(0x80, 0x2000)))
    assert {*late(f"[{named}]").findall(every)} == {c for c in letters if not c.isascii()}


def test_a_text_without_the_words_stays_as_it_is() -> None:
    assert late(r"\d điểm", needs=("điểm",)).sub("", "1 văn bản") == "1 văn bản"


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_no_text_fits_a_pattern_and_has_none_of_its_words(module: ModuleType) -> None:
    texts = _texts()
    hidden = [
        (pattern.pattern, text)
        for pattern in _patterns(module)
        for text in texts
        if not pattern._may_fit(text) and re.compile(pattern.pattern, pattern.flags).search(text)
    ]
    assert not hidden


def test_no_formula_opens_a_text_that_is_not_looked_at_for_one() -> None:
    texts = [*_texts(), "(b/a)*1.00", "ax2", "[ điểm/2 ]*3", "Số điểm = b/a*2", "1x2", "đ1 : a"]
    assert all(bool(words.bare_formula(each)) == bool(words.BARE.match(each)) for each in texts)


@pytest.mark.parametrize(
    "title",
    ["Điều 24. Tên", "1.2. Tên", "12) Tên", "LXXXVIII - Tên", "b) Tên", "KT12: Tên", "3 – Tên",
     "IV/ Tên", "TIÊU CHÍ 3: Tên", "nhóm II. Tên"],
)  # fmt: skip
def test_each_way_of_a_code_in_a_title_is_looked_at(title: str) -> None:
    assert in_title(title) is not None
