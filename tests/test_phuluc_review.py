"""A result beside its printed pages: the page, what it does in a browser, and where it goes."""

import base64
import hashlib
import json
import re
import shutil
from html import unescape
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import phuluc
from browsers import after_scripts, program
from phuluc.cli import main
from phuluc.files import read_table
from phuluc.review.drawn import draw
from stages import SAMPLES
from test_normalize_corrections import PAGE, correction

SAMPLE = SAMPLES / "phuong-6-2023" / "phuong-6-2023.browser.pdf"


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a source and its result."""
    place = tmp_path_factory.mktemp("review")
    shutil.copy(SAMPLE, place / "a.pdf")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        assert main(["extract", "a.pdf"]) == 0
    return place


@pytest.fixture
def here(extracted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, from which commands run."""
    shutil.copytree(extracted, tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


def review(*words: str) -> tuple[int, str]:
    """The exit code, and the page where there is one."""
    code = main(["review", "out/a", *words])
    place = Path("out/a/review.html")
    return code, place.read_text("utf-8") if place.exists() else ""


def page_of(markup: str) -> str:
    """The page of an HTML source, extracted here."""
    Path("a.html").write_text(markup)
    main(["extract", "a.html"])
    return review()[1]


def test_the_page_has_a_picture_a_page_and_a_row_a_criterion(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, page = review()
    assert code == 0
    assert capsys.readouterr().out == f"{here}/out/a/review.html\n"
    assert page.count('<img loading="lazy"') == 20
    assert page.count("<article ") == 109
    assert page.count('class="row criterion marked"') == 4


def test_every_printed_piece_of_a_row_has_its_box_and_its_value(here: Path) -> None:
    _, page = review()
    state = json.loads(re.findall(r'id="state">(.*?)</script>', page)[0])
    cells = phuluc.read("out/a").to_arrow("cells").to_pylist()
    body = [cell for cell in cells if cell["part"] == "body" and cell["id"] is not None]
    assert len(state["boxes"]) == len(body) > 500
    keys = {unescape(key) for key in re.findall(r'data-key="([^"]*)"', page)}
    assert {box[5] for box in state["boxes"]} - keys == {
        f"0/{own}/code" for own in {cell["id"] for cell in body if cell["role"] == "code"}
    }


def test_the_same_result_gives_the_same_page(here: Path) -> None:
    assert review() == review()


def test_the_page_fetches_nothing_and_runs_its_own_script_alone(here: Path) -> None:
    _, page = review()
    assert not re.findall(r'(?:src|href)="(?!data:image/png)', page)
    policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0]
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.S)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert policy.endswith(f"script-src 'sha256-{digest}'")


def test_markup_of_a_document_comes_out_as_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    evil = "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; &quot;&#39;"
    (tmp_path / "a.html").write_text(PAGE.replace("Ban hành kế hoạch", evil))
    main(["extract", "a.html"])
    code, page = review()
    assert code == 0
    assert "<img src=x" not in page
    assert "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; &quot;&#x27;" in page
    assert page.count("</script>") == 2


def test_a_source_without_pages_shows_the_tree_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.html").write_text(PAGE)
    main(["extract", "a.html"])
    code, page = review()
    assert (code, "<img" in page) == (0, False)
    assert "không có ảnh trang" in page
    assert "no pages that can be drawn" in capsys.readouterr().err


@pytest.mark.parametrize("change", ["gone", "changed", "no index", "a strange index"])
def test_without_the_source_the_page_says_so_and_shows_the_tree_alone(
    here: Path, capsys: pytest.CaptureFixture[str], change: str
) -> None:
    if change == "gone":
        (here / "a.pdf").rename(here / "b.pdf")
    elif change == "changed":
        (here / "a.pdf").write_bytes(b"%PDF-")
    elif change == "no index":
        (here / "out" / "index.parquet").unlink()
    else:
        (here / "out" / "index.parquet").write_text("mine")
    code, page = review()
    assert code == 0
    assert "<img" not in page and page.count("<article ") == 109
    assert "Không có tệp nguồn" in page
    assert "name it with --source" in capsys.readouterr().err


def test_a_source_that_cannot_be_drawn_shows_the_tree_alone(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = b"%PDF-1.4 broken"
    tree = here / "out" / "a" / "tree.json"
    digest, other = (hashlib.sha256(data).hexdigest() for data in (SAMPLE.read_bytes(), broken))
    tree.write_text(tree.read_text("utf-8").replace(digest, other), "utf-8")
    cells = read_table((here / "out" / "a" / "cells.parquet").read_bytes())
    metadata = cells.schema.metadata | {b"sha256": other.encode()}
    pq.write_table(cells.replace_schema_metadata(metadata), here / "out" / "a" / "cells.parquet")
    (here / "b.pdf").write_bytes(broken)
    code, page = review("--source", "b.pdf")
    assert (code, "<img" in page) == (0, False)
    assert "Không vẽ được các trang" in page


def test_more_pictures_than_a_page_can_carry_are_the_first_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("phuluc.review.drawn.LARGEST", 100_000)
    made = draw(SAMPLE.read_bytes(), range(1, 21))
    assert [each.number for each in made] == [1, 2]


def test_a_source_that_was_moved_is_named(here: Path) -> None:
    (here / "a.pdf").rename(here / "b.pdf")
    assert review("--source", "b.pdf")[1].count("<img") == 20


def test_the_source_is_found_from_another_folder(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    assert main(["review", str(here / "out" / "a")]) == 0
    assert (here / "out" / "a" / "review.html").read_text("utf-8").count("<img") == 20


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("nix.pdf", "nix.pdf: it cannot be read (no such file or directory); check the path."),
        ("other.pdf", "other.pdf: it is not the source of a, whose sha256 begins with 662dae30e4"),
        (".", ".: it cannot be read (neither a regular file nor a folder); check the path."),
    ],
)
def test_what_is_not_the_source_is_told(
    here: Path, capsys: pytest.CaptureFixture[str], source: str, told: str
) -> None:
    (here / "other.pdf").write_bytes(b"%PDF-1.4")
    code, page = review("--source", source)
    said = capsys.readouterr().err
    assert (code, page) == (3, "")
    assert said.startswith(told) and said.count("\n") == 1


def test_a_new_extract_drops_the_old_page_and_a_kept_result_keeps_it(here: Path) -> None:
    review()
    main(["extract", "a.pdf"])
    assert (here / "out" / "a" / "review.html").exists()
    main(["extract", "a.pdf", "--fresh"])
    assert not (here / "out" / "a" / "review.html").exists()


def test_a_folder_with_a_strange_file_is_left_alone(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "out" / "a" / "mine").touch()
    assert review() == (4, "")
    assert "holds mine, which is not a file of ours" in capsys.readouterr().err


@pytest.mark.parametrize("word", ["nix", "out", "out/a.json"])
def test_what_is_no_result_is_told(
    here: Path, capsys: pytest.CaptureFixture[str], word: str
) -> None:
    shutil.copy("out/a/tree.json", "out/a.json")
    assert main(["review", word]) == 3
    assert capsys.readouterr().err.count("\n") == 1


def test_a_result_without_its_cells_is_told(here: Path) -> None:
    (here / "out" / "a" / "cells.parquet").write_text("mine")
    assert review() == (3, "")


GUIDED = PAGE.replace("Ban hành kế hoạch", "Ban hành kế hoạch<br>Yêu cầu: đúng hạn. Nếu:")


def test_guidance_in_the_cell_of_a_name_leads_to_that_cell_and_scoring_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = page_of(GUIDED)
    assert 'data-field="texts.method" data-key="0/1.1/title"' in page
    assert "<li>mức: Ban hành đúng hạn → 2</li><li>mức: Ban hành chậm → 1</li>" in page


PARTS = """<!doctype html><meta charset=utf-8><p>Phụ lục II
<p>BỘ CHỈ SỐ NĂM 2026<p>(Kèm theo Kế hoạch số 5/KH-UBND ngày 08/3/2026 của UBND xã)
<table><tr><th>STT<th>Tiêu chí<th>Điểm tối đa<th>Cách chấm điểm
<tr><td>1<td>Tuyên truyền<td>1,00<td>Điểm đạt được là tổng điểm của 02 nội dung sau:<br>
(1) Đa dạng kênh: 0.5<br>- Đủ 03 kênh: 0.5<br>- Dưới 03 kênh: 0<br>
(2) Lượt xem: 0.5<br>Tính điểm theo công thức: (b/a)*điểm tối đa. Trong đó:<br>
a là tổng số tin<br>b là số tin được xem<br>Nếu b/a &lt; 0.8 thì điểm đánh giá là 0
<tr><td>2<td>Kiểm tra<td>1,00<td><tr><td><td>TỔNG ĐIỂM<td>2,00<td></table>"""


def test_the_page_shows_how_a_part_is_scored_and_what_stands_around_the_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    page = page_of(PARTS)
    assert '<li>phần: Đa dạng kênh → 0.5<ul class="scoring"><li>mức: Đủ 03 kênh → 0.5</li>' in page
    assert "<li>điều kiện: Nếu b/a &lt; 0.8 thì điểm đánh giá là 0</li></ul></li></ul>" in page
    around = re.findall('<p class="around">(.*?)</p>', page)
    assert around == [
        "năm 2026 · kèm theo Kế hoạch, 5, KH-UBND, 2026-03-08, UBND xã",
        "TỔNG ĐIỂM · Điểm tối đa 2.00",
    ]


# --- in a browser ---


def ran(page: str, script: str, tmp_path: Path) -> str:
    """What a script says, run at the end of the page in a real browser."""
    if program() is None:
        pytest.skip("there is no Chromium")
    script = f"{script}\ndocument.body.append('SAID' + JSON.stringify(said) + 'SAID');"
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    page = page.replace("script-src '", f"script-src 'sha256-{digest}' '", 1)
    place = tmp_path / "page.html"
    place.write_text(page.replace("</body>", f"<script>{script}</script></body>"), "utf-8")
    shown = after_scripts(place, tmp_path / "profile")
    return str(json.loads(unescape(shown.split("SAID")[-2])))


CORRECT = """
const value = [...document.querySelectorAll('[data-field="scores.target_score"]')].find(
  (each) => each.closest(".row").id == "r0/6.6");
value.click();
const boxes = document.querySelectorAll(".box.on");
value.nextElementSibling.click();
byId("value").value = "3,00";
byId("why").value = 'có dấu "ghi"';
byId("who").value = "An";
byId("save").click();
"""


def test_a_value_leads_to_its_place_on_the_page(here: Path, tmp_path: Path) -> None:
    script = CORRECT + "const said = [...boxes].map((b) => b.closest('figure').dataset.page);"
    assert ran(review()[1], script, tmp_path) == "['15']"


def test_a_place_on_the_page_leads_to_its_value(here: Path, tmp_path: Path) -> None:
    script = """
    for (const box of printed.get("0/2.1/tasks")) box.click();
    const on = document.querySelector(".value.on");
    const said = [on.dataset.field, on.closest(".row").id];"""
    assert ran(review()[1], script, tmp_path) == "['texts.tasks', 'r0/2.1']"


def test_what_is_corrected_in_the_page_is_applied_by_the_next_extract(
    here: Path, tmp_path: Path
) -> None:
    script = CORRECT + "const said = byId('toml').value;"
    (here / "out" / "a.corrections.toml").write_text(
        ran(review()[1], script, tmp_path), encoding="utf-8"
    )
    assert main(["extract", "a.pdf"]) == 0
    (row,) = (c for c in phuluc.read("out/a").tree.appendices[0].criteria if c.corrected)
    assert (row.id, str(row.scores["target_score"])) == ("6.6", "3.00")
    assert row.corrected["scores.target_score"].why == 'có dấu "ghi"'
    _, page = review()
    assert "đính chính, trước là 2.80" in page
    script = 'document.querySelector("[data-corrected]").click();'
    script += "const said = document.querySelectorAll('.pen').length;"
    assert ran(page, script, tmp_path) == "0"


def test_corrections_that_are_kept_stay_in_the_file_that_is_made(
    here: Path, tmp_path: Path
) -> None:
    digest = hashlib.sha256(SAMPLE.read_bytes()).hexdigest()
    kept = f'sha256 = "{digest}"\n\n{correction(9, "title", chr(34) + "x" + chr(34))}'
    (here / "out" / "a.corrections.toml").write_text(kept, "utf-8")
    made = ran(review()[1], CORRECT + "const said = byId('toml').value;", tmp_path)
    assert made.startswith(kept.rstrip())
    assert made.count("[[correction]]") == 2


def test_marked_rows_are_gone_through(here: Path, tmp_path: Path) -> None:
    script = """const said = [];
    for (let i = 0; i < 5; i++) {
      byId("on").click();
      said.push(document.querySelector(".value.on").closest(".row").id);
    }"""
    assert ran(review()[1], script, tmp_path) == "['r0/4', 'r0/4.1', 'r0/5', 'r0/6.6', 'r0/4']"
