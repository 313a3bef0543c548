"""tree.json: flat and nested say the same, scores keep their digits, the schema describes it."""

import json
from decimal import Decimal
from pathlib import Path

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from built import extraction
from schemas import nested
from schemas.findings import KINDS, Finding
from schemas.nested import decode, encode, flatten, json_schema, nest, nest_criteria
from schemas.rows import SCORE_ROLES, TEXT_ROLES, Column
from schemas.tree import (
    Appendix,
    Correction,
    Criterion,
    Heading,
    IssuedWith,
    MadeBy,
    Option,
    Scoring,
    ScoringPart,
    Source,
    Text,
    Total,
    Tree,
)

TREE = nest(extraction().tree)

words = st.text(max_size=8)
numbers = st.decimals(allow_nan=False, allow_infinity=False, places=2) | st.sampled_from(
    [Decimal("7.00"), Decimal("100"), Decimal("0.0000001"), Decimal("123456789012345678901.5")]
)
scores = st.dictionaries(st.sampled_from(SCORE_ROLES), numbers | st.none(), max_size=3)
where = st.dictionaries(words, words, max_size=2)
lines = st.lists(words, max_size=2).map(tuple)
options = st.lists(st.builds(Option, words, numbers | st.none()), max_size=2).map(tuple)
parts = st.lists(
    st.builds(ScoringPart, words, numbers | st.none(), options, words | st.none(), where, lines),
    max_size=2,
).map(tuple)
scorings = st.builds(Scoring, options, parts, words | st.none(), where, lines).filter(
    lambda scoring: scoring != Scoring()
)
texts = st.dictionaries(
    st.sampled_from(TEXT_ROLES), st.builds(Text, words, lines, words), max_size=2
)
corrected = st.dictionaries(
    words, st.builds(Correction, numbers | words | st.none(), words, words), max_size=1
)


@st.composite
def criteria(draw: st.DrawFn) -> tuple[Criterion, ...]:
    """Flat criteria, each below the last one or below one of its ancestors."""
    made: list[Criterion] = []
    open_ids: list[str] = []
    for order in range(draw(st.integers(0, 6))):
        level = draw(st.integers(1, len(open_ids) + 1))
        parent = open_ids[level - 2] if level > 1 else None
        open_ids = [*open_ids[: level - 1], str(order)]
        made.append(
            Criterion(
                id=str(order), parent_id=parent, order=order, level=level,
                kind=draw(st.sampled_from(["criterion", "group", "rule"])), code=draw(words),
                title=draw(words), page=draw(st.integers(1, 999)), scores=draw(scores),
                texts=draw(texts), extra=draw(where), scoring=draw(st.none() | scorings),
                assumed=draw(st.booleans()), corrected=draw(corrected),
            )
        )  # fmt: skip
    return tuple(made)


optional = words | st.none()
years = st.integers(1900, 2100) | st.none()
headings = st.builds(
    Heading, optional, optional, years,
    st.none() | st.builds(IssuedWith, optional, optional, optional, optional, optional),
)  # fmt: skip
columns = st.builds(Column, st.sampled_from([*SCORE_ROLES, None]), words, optional)
appendices = st.builds(
    Appendix, headings, st.lists(columns, max_size=2).map(tuple), criteria(),
    st.none() | st.builds(Total, words, scores, where), lines,
)  # fmt: skip
findings = st.builds(
    Finding, st.sampled_from(sorted(KINDS)), where, st.sampled_from(["", "warning"]),
    st.none() | st.integers(0, 3), optional, st.none() | st.integers(1, 9),
)  # fmt: skip
sources = st.builds(
    Source, words, words, words, st.integers(0, 9), words, optional, st.builds(MadeBy, words, words)
)
trees = st.builds(
    Tree, sources, st.lists(appendices, max_size=2).map(tuple),
    st.lists(findings, max_size=2).map(tuple),
)  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(trees)
def test_a_tree_comes_back_from_its_bytes(tree: Tree) -> None:
    assert flatten(decode(encode(nest(tree)))) == tree


@settings(deadline=None, max_examples=40)
@given(trees)
def test_the_schema_describes_every_tree(tree: Tree) -> None:
    jsonschema.validate(json.loads(encode(nest(tree))), json_schema())


@given(numbers)
def test_a_score_keeps_its_digits_and_has_no_exponent(score: Decimal) -> None:
    row = Criterion("1", None, 0, 1, "criterion", "1", "E+3", 1, scores={"max_score": score})
    source = Source("a", "b", "c", 1, "pdf", None, MadeBy("0", "0"))
    data = encode(nest(Tree(source, (Appendix(Heading(), (), (row,)),))))
    assert f'"max_score": {score:f}\n'.encode() in data
    assert str(flatten(decode(data)).appendices[0].criteria[0].scores["max_score"]) == str(score)


def test_a_text_that_looks_like_a_number_is_left_alone() -> None:
    row = Criterion("1", None, 0, 1, "criterion", "1", ' "x": 1E+3', 1, extra={"a": " 1E-7,"})
    source = Source("a", "b", "c", 1, "pdf", None, MadeBy("0", "0"))
    tree = Tree(source, (Appendix(Heading(), (), (row,)),))
    assert flatten(decode(encode(nest(tree)))) == tree


def test_the_file_is_indented_by_two_and_ends_with_a_line_end() -> None:
    data = encode(TREE)
    assert data.startswith(b'{\n  "format": "criteria-tree/1",\n  "source": {\n    "name"')
    assert data.endswith(b"\n}\n")


def test_members_stand_in_the_order_of_the_contract() -> None:
    plain = json.loads(encode(TREE))
    assert list(plain) == ["format", "source", "appendices", "findings"]
    assert list(plain["appendices"][0]) == [
        "label", "title", "year", "issued_with", "columns", "criteria", "total", "notes",
    ]  # fmt: skip
    assert list(plain["appendices"][0]["criteria"][0]) == [
        "id", "code", "kind", "level", "title", "scores", "texts", "extra", "page", "assumed",
        "children",
    ]  # fmt: skip
    assert list(plain["findings"][0]) == [
        "code", "severity", "appendix", "id", "page", "message", "facts",
    ]  # fmt: skip


def test_empty_group_scoring_and_corrected_are_left_out() -> None:
    plain = json.loads(encode(TREE))["appendices"][0]
    assert [sorted(column) for column in plain["columns"]].count(["header", "role"]) == 5
    assert not {"scoring", "corrected"} & set(plain["criteria"][0])


def test_total_and_issued_with_are_null_where_none_is_printed() -> None:
    source = Source("a", "b", "c", 1, "pdf", None, MadeBy("0", "0"))
    plain = json.loads(encode(nest(Tree(source, (Appendix(Heading(), (), ()),)))))
    assert plain["appendices"][0]["total"] is None
    assert plain["appendices"][0]["issued_with"] is None


@pytest.mark.parametrize(
    "wrong",
    ['"7.00"', '"NaN"', "NaN", "Infinity", "-Infinity", "true", "1e-999999999", "-1.5e-5000"],
)
def test_a_score_that_is_no_finite_number_is_refused(wrong: str) -> None:
    data = encode(TREE).replace(b'"max_score": 7.00', f'"max_score": {wrong}'.encode())
    with pytest.raises(msgspec.DecodeError):
        decode(data)


def test_a_string_in_a_scoring_part_is_refused() -> None:
    scoring = Scoring(parts=(ScoringPart("a", options=(Option("b", Decimal("0.5")),)),))
    row = Criterion("1", None, 0, 1, "criterion", "1", "", 1, scoring=scoring)
    source = Source("a", "b", "c", 1, "pdf", None, MadeBy("0", "0"))
    data = encode(nest(Tree(source, (Appendix(Heading(), (), (row,)),))))
    with pytest.raises(msgspec.DecodeError):
        decode(data.replace(b'"score": 0.5', b'"score": "0.5"'))


def test_a_criterion_without_its_parent_is_refused() -> None:
    with pytest.raises(ValueError, match="hang on no root"):
        nest_criteria([Criterion("1.1", "1", 0, 2, "criterion", "1.1", "", 1)])


def test_the_committed_schema_is_what_the_records_say() -> None:
    place = Path(nested.__file__).with_name("criteria-tree.schema.json")
    assert json.loads(place.read_text("utf-8")) == json_schema()


def test_the_schema_refuses_a_score_that_is_a_string() -> None:
    plain = json.loads(encode(TREE))
    plain["appendices"][0]["criteria"][0]["scores"]["max_score"] = "7.00"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plain, json_schema())
