"""The road of one value: the task cell of 2.1, over the pages 5 and 6 of the transcription.

A tutorial that cannot go stale: what the cell is after every stage, in reading order.
"""

import json

import msgspec

from extract.readers import reader_for
from normalize.kinds import classify
from normalize.outline import outline
from normalize.scoring import is_rule_start
from normalize.stitch import stitch
from normalize.tables import find_tables
from phuluc import files, pipeline
from schemas.page import Grid
from schemas.rows import Place
from schemas.settings import Settings
from stages import SAMPLES

SOURCE = SAMPLES / "phuong-6-2023" / "phuong-6-2023.txt"
DATA = SOURCE.read_bytes()
SETTINGS = Settings()
PAGES = list(reader_for(DATA).read(DATA, SETTINGS))
TASKS = 4


def test_1_the_reader_says_what_is_printed() -> None:
    (above,) = (b for b in PAGES[4].blocks if isinstance(b, Grid))
    (behind,) = (b for b in PAGES[5].blocks if isinstance(b, Grid))
    cell, tail = above.rows[-3][TASKS], behind.rows[2][TASKS]
    assert cell is not None and cell.text.endswith("để tham mưu tốt công tác")
    assert tail is not None and tail.text.startswith("ban hành văn bản QPPL.")


def test_2_a_table_has_body_rows_alone() -> None:
    (table,) = find_tables(PAGES).tables
    assert table.columns[TASKS].role == "tasks"
    first = next(row for row in table.rows if row.place.page == 6)
    assert first.place == Place(6, 3)  # header and number row are rows 1 and 2


def test_3_the_tail_moves_along_its_column_to_the_row_of_2_1() -> None:
    (table,) = find_tables(PAGES).tables
    stitched = stitch(table, is_rule_start)
    moved = [d for d in stitched.decisions if d.place == Place(6, 3)]
    onto = {d.column: d.onto for d in moved}
    codes = {row.place: row.cells[0] for row in stitched.rows}
    assert {c: codes[place].text for c, place in onto.items()} == {"tasks": "2.1", "title": "2.3"}


def test_4_the_row_of_the_tail_is_gone() -> None:
    (table,) = find_tables(PAGES).tables
    assert Place(6, 3) not in {row.place for row in stitch(table, is_rule_start).rows}


def test_5_codes_make_the_outline() -> None:
    (table,) = find_tables(PAGES).tables
    rows = classify(table.columns, stitch(table, is_rule_start).rows)
    nodes = outline(rows)
    ids = {node.id: node for node in nodes.values()}
    assert ids["2.1"].parent == ids["2"].index


def test_6_the_tree_carries_the_text_for_every_row_that_it_serves() -> None:
    made = pipeline.extract(DATA, SOURCE.name, SETTINGS)
    criteria = {c.id: c for c in made.tree.appendices[0].criteria}
    text = criteria["2.1"].texts["tasks"].text
    assert "tham mưu tốt công tác ban hành văn bản QPPL." in text
    assert criteria["2.3"].texts["tasks"].anchor == "2.1"
    assert criteria["2.1"].assumed


def test_7_the_files_say_where_it_stood() -> None:
    made = files.make(pipeline.extract(DATA, SOURCE.name, SETTINGS))
    lines = [json.loads(line) for line in made["decisions.jsonl"].splitlines()]
    (moved,) = (d for d in lines if (d["page"], d["row"], d["column"]) == (6, 3, "tasks"))
    assert moved["onto"] == "2.1" and not moved["sure"]
    tree = msgspec.json.decode(made["tree.json"])
    assert tree["appendices"][0]["criteria"][1]["children"][0]["code"] == "2.1"
