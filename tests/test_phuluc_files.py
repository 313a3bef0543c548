"""An extraction as the bytes of its four files."""

import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import msgspec
import pyarrow as pa
import pytest

from built import built, extraction
from phuluc import files
from schemas import nested
from schemas.arrow import INDEX
from schemas.decisions import Decision
from schemas.rows import Place
from schemas.tree import Appendix, Criterion, Extraction, Scoring

MADE = extraction(2)
FILES = files.make(MADE)
CRITERIA = files.read_table(FILES["criteria.parquet"])
CELLS = files.read_table(FILES["cells.parquet"])


def carried(row: Criterion) -> Criterion:
    """What the table carries of a criterion: no null score, nothing beyond its places."""
    kept = {r: s for r, s in row.scores.items() if s is not None and s < 100_000_000}
    return msgspec.structs.replace(row, scores=kept)


def with_first(**changes: object) -> Extraction:
    """The extraction with its first criterion changed."""
    appendix = MADE.tree.appendices[0]
    first = msgspec.structs.replace(appendix.criteria[0], **changes)
    changed = msgspec.structs.replace(appendix, criteria=(first, *appendix.criteria[1:]))
    tree = msgspec.structs.replace(MADE.tree, appendices=(changed,))
    return Extraction(tree, MADE.built[:1])


def test_there_are_four_files() -> None:
    assert tuple(FILES) == nested.FILES


def test_the_same_extraction_gives_the_same_bytes() -> None:
    assert files.make(extraction(2)) == FILES


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "import sys, hashlib; sys.path[:0] = sys.argv[1:]; from built import extraction; "
        "from phuluc import files; made = files.make(extraction(2)); "
        "print(*(hashlib.sha256(data).hexdigest() for data in made.values()))"
    )
    here = Path(__file__).parent
    run = [sys.executable, "-c", code, str(here), str(here.parent)]
    told = {
        subprocess.run(run, capture_output=True, check=True, env={"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_making_tables_loads_no_pandas() -> None:
    code = (
        "import sys; sys.path[:0] = sys.argv[1:]; from built import extraction; "
        "from phuluc import files; files.make(extraction()); sys.exit('pandas' in sys.modules)"
    )
    here = Path(__file__).parent
    run = [sys.executable, "-c", code, str(here), str(here.parent)]
    assert subprocess.run(run, check=False).returncode == 0


def test_criteria_rebuilt_from_the_table_are_those_of_the_tree() -> None:
    rebuilt = files.criteria_of(CRITERIA)
    assert rebuilt == [[carried(row) for row in each.criteria] for each in MADE.tree.appendices]


def test_scoring_comes_back_from_its_json() -> None:
    scoring = Scoring(formula="(b/a)*1.00", where={"a": "là tổng số"})
    made = with_first(scoring=scoring)
    table = files.criteria_table(made.tree)
    assert files.criteria_of(table)[0][0].scoring == scoring
    assert table["scoring"][0].as_py() == '{"formula":"(b/a)*1.00","where":{"a":"là tổng số"}}'
    assert table["scoring"][1].as_py() is None


def test_columns_stand_in_the_order_of_the_contract() -> None:
    assert CRITERIA.schema.names == [
        "appendix", "id", "parent_id", "path", "order", "level", "kind", "code", "title",
        "max_score", "self_score", "tasks", "tasks_items", "tasks_anchor", "scoring", "extra",
        "page", "assumed",
    ]  # fmt: skip


def test_columns_have_the_types_of_the_contract() -> None:
    kinds = {field.name: field.type for field in CRITERIA.schema}
    assert kinds["appendix"] == pa.int16()
    assert kinds["level"] == pa.int8()
    assert kinds["max_score"] == pa.decimal128(12, 4)
    assert pa.types.is_list(kinds["tasks_items"])
    assert pa.types.is_map(kinds["extra"])


def test_a_path_is_the_ids_from_the_root() -> None:
    assert CRITERIA["path"].to_pylist()[:4] == ["1", "1/1.1", "1/1.2", "2"]


def test_a_number_that_no_column_holds_is_null_in_the_table_and_whole_in_the_tree() -> None:
    assert CRITERIA["max_score"][3].as_py() is None
    assert b'"max_score": 100000000.5\n' in FILES["tree.json"]


@pytest.mark.parametrize("score", ["99999999.9999", "-99999999.9999", "0.0001", "7"])
def test_a_number_that_fits_is_kept_exactly(score: str) -> None:
    table = files.criteria_table(with_first(scores={"max_score": Decimal(score)}).tree)
    assert table["max_score"][0].as_py() == Decimal(score)


def test_every_column_tells_its_role_and_header() -> None:
    told = CRITERIA.schema.field("tasks_items").metadata
    assert told[b"role"] == b"tasks"
    assert told[b"header"].decode() == "Nhiệm vụ"


def test_the_table_tells_where_it_comes_from() -> None:
    told = CRITERIA.schema.metadata
    source = MADE.tree.source
    assert told[b"format"] == b"criteria-tree/1"
    assert told[b"source"].decode() == source.name
    assert told[b"sha256"].decode() == source.sha256
    assert told[b"version"].decode() == source.made_by.version
    assert json.loads(told[b"columns"])[1][3]["group"] == "Điểm đánh giá"


def test_every_piece_is_a_line_of_the_cells() -> None:
    texts = [piece.text for each in MADE.built for piece in each.pieces]
    assert CELLS["text"].to_pylist() == texts


def test_pieces_are_named_by_id_and_place() -> None:
    rows = CELLS.to_pylist()
    found = next(row for row in rows if row["text"] == "Công khai")
    assert (found["appendix"], found["id"], found["role"]) == (0, "1.2", "title")
    assert (found["page"], found["row"], found["piece"], found["part"]) == (1, 3, 0, "body")


def test_a_cell_without_geometry_has_no_box() -> None:
    assert CELLS["x0"].null_count == CELLS.num_rows


def test_a_decision_is_told_by_place_and_id() -> None:
    decision = Decision("text-goes-on", False, Place(2, 1), "tasks", Place(1, 3), ("a", "b"))
    each = msgspec.structs.replace(built(), decisions=(decision,))
    made = files.make(msgspec.structs.replace(MADE, built=(each,)))
    assert made["decisions.jsonl"] == (
        b'{"rule":"text-goes-on","sure":false,"page":2,"row":1,"column":"tasks","onto":"1.2",'
        b'"because":["a","b"]}\n'
    )


def test_a_tree_without_criteria_has_an_empty_table() -> None:
    empty = Appendix(MADE.tree.appendices[0].heading, (), ())
    tree = msgspec.structs.replace(MADE.tree, appendices=(empty,))
    assert files.make(Extraction(tree, ()))["criteria.parquet"][:4] == b"PAR1"


def test_the_index_replaces_the_lines_of_a_run_and_keeps_all_others() -> None:
    empty: dict[str, object] = dict.fromkeys(INDEX.names)
    first = files.merge_index(
        None, [empty | {"source": "a", "seconds": 1.5}, empty | {"source": "b"}]
    )
    both = files.read_table(files.merge_index(first, [empty | {"source": "b", "criteria": 3}]))
    assert both["source"].to_pylist() == ["a", "b"]
    assert both["criteria"].to_pylist() == [None, 3]
    assert both["seconds"].to_pylist() == [1.5, None]


def test_a_file_that_is_no_index_is_refused() -> None:
    with pytest.raises(ValueError):
        files.merge_index(b"something else", [])
