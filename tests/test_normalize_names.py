"""Which column names the rows: by its cells, where headers are unknown or mislead."""

import random
from collections import Counter
from collections.abc import Iterator

import pytest

from extract.html import read
from normalize.read import normalize
from schemas.findings import Stopped
from schemas.page import Cell, Grid, Line, Page
from schemas.settings import Settings
from schemas.tree import Built

NAMES = (
    "Ban hành kế hoạch cải cách", "Rà soát thủ tục hằng năm", "Công khai kết quả giải quyết",
    "Tuyên truyền trên trang tin", "Tập huấn cho người mới",
)  # fmt: skip
TASKS = (
    "Xây dựng kế hoạch trong quý một", "Lập danh mục thủ tục", "Niêm yết tại bộ phận một cửa",
    "Viết bài đăng hằng tháng", "Mở lớp buổi tối",
)  # fmt: skip
CELLS = {
    "STT": ("1", "2", "3", "4", "5"),
    "Tiêu chí": NAMES,
    "Điểm tối đa": ("2", "1,5", "3", "2,5", "1"),
    "Tự đánh giá": ("2", "1", "3", "2", "0,5"),
    "Nhiệm vụ": TASKS,
    "Đơn vị chủ trì": ("Văn phòng", "Tư pháp", "Văn phòng", "Văn hóa", "Nội vụ"),
    "Thời gian": ("Quý I", "30/6/2030", "Hằng tháng", "Hằng quý", "Quý III"),
    "Cách chấm điểm": ("Đủ thì đạt", "Đúng hạn thì đạt", "Đăng thì đạt", "Có là đạt", "Mở là đạt"),
    "Ghi chú": ("", "Theo quý", "", "", ""),
}
SYNONYMS = {
    "STT": "Dòng", "Tiêu chí": "Các mặt xem xét", "Điểm tối đa": "Phần được hưởng",
    "Tự đánh giá": "Bên nhận ghi", "Nhiệm vụ": "Phải làm", "Đơn vị chủ trì": "Ai lo",
    "Thời gian": "Khi nào", "Cách chấm điểm": "Làm thế nào", "Ghi chú": "Thêm",
}  # fmt: skip
MORE = {
    "Số lần": ("3", "12", "7", "7", "1"),
    "Dấu": ("x", "", "x", "x", ""),
    "Ngày ghi": ("1/2/2030", "3/4/2030", "5/6/2030", "7/8/2030", "9/9/2030"),
    "Tiêu chuẩn (ab)": ("01", "01", "02", "02", "03"),
    "Chỉ tiêu": ("100%", "95%", "80%", "90%", "100%"),
    "Chỉ số": ("CS1", "CS2", "CS3", "CS4", "CS5"),
}
ALL = {**CELLS, **MORE}
SCORED = ("STT", "Tiêu chí", "Điểm tối đa", "Tự đánh giá", "Ghi chú")
METHOD = ("STT", "Tiêu chí", "Cách chấm điểm", "Điểm tối đa")
PLAN = ("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian")
BOTH = ("STT", "Tiêu chí", "Điểm tối đa", "Nhiệm vụ", "Đơn vị chủ trì")

Headers = dict[str, tuple[str, ...]]


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell((Line(text),)) for text in texts)


def built(columns: Headers) -> Built:
    header = "".join(f"<th>{name}" for name in columns)
    rows = zip(*columns.values(), strict=True)
    body = "".join("<tr>" + "".join(f"<td>{text}" for text in row) for row in rows)
    table = f"<p>PHỤ LỤC<p>BỘ TIÊU CHÍ<table border=1><tr>{header}{body}</table>"
    (one,) = normalize(read(table.encode(), Settings())).built
    return one


def roles(made: Built) -> list[str | None]:
    return [column.role for column in made.appendix.columns]


def titles(made: Built) -> list[str]:
    return [criterion.title for criterion in made.appendix.criteria]


def told(made: Built) -> set[str]:
    return {f.facts["header"] for f in made.findings if f.code == "unknown-header"}


def lost(columns: Headers, made: Built) -> Counter[str]:
    """What is printed in the table and stands nowhere in the tree."""
    said = Counter[str]()
    for row in made.appendix.criteria:
        said.update((row.code, row.title, *row.extra.values()))
        said.update(text.text for text in row.texts.values())
        said.update(str(score).replace(".", ",") for score in row.scores.values())
    return Counter(text for cells in columns.values() for text in cells if text) - said


def variants() -> Iterator[Headers]:
    """Tables with their columns shuffled, one header unknown, and a column more."""
    chosen = random.Random(4)
    for base in (SCORED, METHOD, PLAN, BOTH):
        for _ in range(4):
            yield {name: ALL[name] for name in chosen.sample(base, len(base))}
        for unknown in base:
            yield {SYNONYMS[n] if n == unknown else n: ALL[n] for n in base}
        for more in MORE:
            for at in range(len(base) + 1):
                yield {name: ALL[name] for name in (*base[:at], more, *base[at:])}
            unknown = chosen.choice(base)
            wide = (base[0], more, *base[1:])
            yield {SYNONYMS[n] if n == unknown else n: ALL[n] for n in wide}


@pytest.mark.parametrize("columns", list(variants()), ids="|".join)
def test_names_are_the_title_and_nothing_is_lost(columns: Headers) -> None:
    made = built(columns)
    named = NAMES if NAMES in columns.values() else TASKS
    assert titles(made) == list(named)
    assert not lost(columns, made)
    assert told(made) >= set(columns).intersection(SYNONYMS.values())


def test_tasks_name_the_rows_where_the_column_called_so_repeats_itself() -> None:
    places = ("Toàn tỉnh", "", "Toàn tỉnh", "", "Cao")
    made = built(
        {**{n: ALL[n] for n in PLAN[:2]}, "Hạng mục đầu tư": places, PLAN[2]: ALL[PLAN[2]]}
    )
    assert titles(made) == list(TASKS)
    assert roles(made)[2] is None


RANGES = ("Từ 0 đến 20 điểm", "Tối đa 25 điểm", "0 - 25", "Từ 0 đến 20 điểm", "0-10")


@pytest.mark.parametrize("header", ["Khung điểm", "Mức điểm", "Số điểm", "Điểm"])
def test_points_in_words_beside_an_unknown_header_make_a_criteria_table(header: str) -> None:
    columns = {"STT": CELLS["STT"], "Các mặt xem xét": NAMES, header: RANGES}
    made = built(columns)
    assert roles(made) == ["code", "title", "max_score"]
    assert all(row.scores == {"max_score": None} for row in made.appendix.criteria)
    assert [row.extra[header] for row in made.appendix.criteria] == list(RANGES)


def test_a_column_called_a_name_is_the_title_where_the_criterion_is_a_number() -> None:
    columns = {
        "STT": CELLS["STT"], "Hộp": ("H1", "H1", "H2", "H2", "H3"),
        "Tiêu chuẩn (ab)": MORE["Tiêu chuẩn (ab)"], "Tên minh chứng gợi ý": NAMES,
        "Tên minh chứng tương ứng": TASKS,
    }  # fmt: skip
    made = built(columns)
    assert roles(made) == ["code", None, None, "title", None]
    assert told(made) == {"Hộp", "Tiêu chuẩn (ab)", "Tên minh chứng tương ứng"}


def test_codes_below_the_title_s_header_are_the_codes_where_no_other_column_is() -> None:
    columns = {"Chỉ tiêu": ("1", "1.1", "1.2", "2", "2.1"), "Phải làm": NAMES, "Điểm": CELLS["STT"]}
    made = built(columns)
    assert roles(made) == ["code", "title", "max_score"]
    assert [row.id for row in made.appendix.criteria] == ["1", "1.1", "1.2", "2", "2.1"]


def test_letters_are_names_though_they_are_short() -> None:
    names = ("PAPI", "PCI", "SIPAS", "PAR", "DTI")
    columns = {
        "STT": CELLS["STT"], "Chỉ số": names, "Phải làm": TASKS, "Điểm": CELLS["STT"],
    }  # fmt: skip
    assert titles(built(columns)) == list(names)


def test_a_header_below_which_a_page_ends_waits_for_its_rows() -> None:
    header = (cells("STT", "Các mặt xem xét", "Khung điểm"),)
    rows = tuple(zip(CELLS["STT"], NAMES, RANGES, strict=True))
    pages = [header, *[(*header, cells(*row)) for row in rows]]
    grids = [Page(n, blocks=(Grid(rows, shows_spans=True),)) for n, rows in enumerate(pages, 1)]
    (made,) = normalize(grids).built
    assert titles(made) == list(NAMES)
    assert [piece.role for piece in made.pieces if piece.part == "header"][:3] == [
        "code", "title", "max_score",
    ]  # fmt: skip


OFFICES = ("Sở Nội vụ", "Sở Tư pháp", "Sở Tài chính", "Ban Dân tộc", "Thanh tra tỉnh")
SCALE = ("Hoàn thành xuất sắc", "Hoàn thành tốt", "Hoàn thành", "Còn yếu kém", "Chưa xếp loại")


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Nơi được xét", OFFICES), ("Tên cơ quan được xét", NAMES), ("Xếp loại", SCALE),
        ("Mức xếp", SCALE), ("Các mặt xem xét", ("x", "x", "", "x", "x")),
        ("Các mặt xem xét", ("Như trên đây",) * 5),
    ],
)  # fmt: skip
def test_numbered_units_levels_and_marks_with_points_are_no_criteria(
    header: str, cells: tuple[str, ...]
) -> None:
    columns = {"STT": CELLS["STT"], header: cells, "Điểm": CELLS["Điểm tối đa"]}
    with pytest.raises(Stopped):
        built(columns)


@pytest.mark.parametrize("header", ["Mức trừ", "Trừ tối đa", "Điểm trừ", "Điểm trừ tối đa"])
def test_what_is_taken_off_has_no_role(header: str) -> None:
    columns = {"STT": CELLS["STT"], "Nội dung vi phạm": NAMES, header: CELLS["Điểm tối đa"]}
    made = built(columns)
    assert roles(made) == ["code", "title", None]
    assert told(made) == {header} and not lost(columns, made)


def test_what_a_column_says_again_and_again_beside_names_is_no_name() -> None:
    """Communes' criteria have a measure for each group of communes: "Đạt", "UBND tỉnh quy định"."""
    measures = ("Đạt", "UBND tỉnh quy định", "Đạt", "UBND tỉnh quy định", "Đạt")
    rows = "".join(
        f"<tr><td>{n}<td>{name}<td>{said}"
        for n, (name, said) in enumerate(zip(NAMES, measures, strict=True), 1)
    )
    source = f"<table><tr><th>STT<th>Nội dung tiêu chí<th>Chỉ tiêu{rows}</table>"
    (built,) = normalize(read(source.encode(), Settings())).built
    assert [c.title for c in built.appendix.criteria] == list(NAMES)
    assert [c.extra for c in built.appendix.criteria] == [{"Chỉ tiêu": said} for said in measures]


def test_aspects_that_come_again_head_the_names_right_of_them() -> None:
    """Hierarchy in columns: each criterion has the same aspects, merged over their contents."""
    rows = ""
    for n in range(4):
        rows += f"<tr><td rowspan=4>Tiêu chí về {NAMES[n]}"
        for at, aspect in enumerate(("Sự phù hợp", "Tính hiệu quả")):
            rows += ("<tr>" if at else "") + f"<td rowspan=2>{aspect}<td>{NAMES[n]} ở xã {at}<td>1"
            rows += f"<tr><td>{NAMES[n]} ở tỉnh {at}<td>1"
    source = f"<table><tr><th>Tiêu chí<th>Khía cạnh<th>Nội dung<th>Điểm số{rows}</table>"
    (built,) = normalize(read(source.encode(), Settings())).built
    assert [c.level for c in built.appendix.criteria][:7] == [1, 2, 3, 3, 2, 3, 3]


def test_a_total_below_the_parents_names_is_none_of_them() -> None:
    rows = "".join(
        f"<tr><td rowspan=2>Tiêu chí về {NAMES[n]}<td rowspan=2>Mặt {NAMES[n + 2]}"
        f"<td>{NAMES[n]} ở xã<td>1<tr><td>{NAMES[n]} ở tỉnh<td>1"
        for n in range(2)
    )
    head = "<tr><th>Tiêu chí<th>Khía cạnh<th>Nội dung<th>Điểm số"
    source = f"<table>{head}{rows}<tr><td>TỔNG ĐIỂM<td><td><td>4</table>"
    (built,) = normalize(read(source.encode(), Settings())).built
    assert [c.level for c in built.appendix.criteria] == [1, 2, 3, 3, 1, 2, 3, 3]


def plan(beside: str, scored: bool = False) -> Built:
    """A name merged over two rows of what stands beside it."""
    points = "<th>Điểm tối đa" if scored else ""
    rows = "".join(
        f"<tr><td rowspan=2>{n + 1}<td rowspan=2>{name}"
        + "".join(
            f"<td>{TASKS[2 * n + k]}<td>Báo cáo {k}<td>Quý {k + 1}" + ("<td>1" if scored else "")
            + ("<tr>" if k == 0 else "")
            for k in (0, 1)
        )
        for n, name in enumerate(("Thể chế", "Thủ tục"))
    )  # fmt: skip
    head = f"<tr><th>STT<th>Lĩnh vực<th>{beside}<th>Sản phẩm<th>Thời gian{points}"
    text = f"<p>PHỤ LỤC<p>KẾ HOẠCH<table border=1>{head}{rows}</table>"
    (one,) = normalize(read(text.encode(), Settings())).built
    return one


@pytest.mark.parametrize("header", ["Nhiệm vụ cụ thể", "Hoạt động", "Công việc cụ thể"])
def test_tasks_of_a_plan_in_rows_of_their_own_stand_below_the_name_left_of_them(
    header: str,
) -> None:
    made = plan(header)
    assert titles(made) == ["Thể chế", *TASKS[:2], "Thủ tục", *TASKS[2:4]]


def test_tasks_beside_points_are_what_is_done_for_a_criterion() -> None:
    assert roles(plan("Nhiệm vụ", scored=True))[2] == "tasks"


def test_what_is_to_be_reached_in_each_year_names_nothing() -> None:
    years = "".join(f"<tr><td>Năm {year}: ≥{bound}" for year, bound in ((2031, 42), (2032, 45)))
    text = (
        "<p>PHỤ LỤC<p>BỘ TIÊU CHÍ<table border=1><tr><th>TT<th>Tên tiêu chí<th>Nội dung tiêu chí"
        "<th>Chỉ tiêu<tr><td rowspan=2>1<td rowspan=2>Nhà ở<td>1.1. Nhà tạm<td>Không"
        "<tr><td>1.2. Nhà kiên cố<td>≥75%<tr><td rowspan=3>2<td rowspan=3>Thu nhập"
        f"<td rowspan=3>Thu nhập bình quân<td>Năm 2030: ≥39{years}</table>"
    )
    (made,) = normalize(read(text.encode(), Settings())).built
    assert titles(made) == ["Nhà ở", "Nhà tạm", "Nhà kiên cố", "Thu nhập", "Thu nhập bình quân"]


def test_what_is_done_for_the_tasks_of_a_plan_does_not_name_them() -> None:
    text = (
        "<p>PHỤ LỤC<p>KẾ HOẠCH<table border=1><tr><th>STT<th>Nhiệm vụ<th>Nội dung công việc"
        "<th>Đơn vị thực hiện<th>Thời gian<tr><td>1<td>Chỉ đạo điều hành<td>Ban hành kế hoạch"
        "<td>Văn phòng<td>Quý I<tr><td>2<td>Cải cách thủ tục<td>- Rà soát<td>Văn phòng<td>Quý II"
        "</table>"
    )
    (made,) = normalize(read(text.encode(), Settings())).built
    assert roles(made)[1:3] == ["title", "tasks"]
    assert titles(made) == ["Chỉ đạo điều hành", "Cải cách thủ tục"]


def test_names_are_called_so_whatever_they_name() -> None:
    text = (
        "<p>PHỤ LỤC<p>DANH MỤC<table border=1><tr><th>STT<th>Tên hồ sơ, tài liệu<th>Nơi lưu"
        "<th>Thời gian lưu<tr><td>1<td>Hồ sơ một cửa<td>Kho lưu trữ<td>5 năm"
        "<tr><td>2<td>Sổ theo dõi thủ tục<td>Bộ phận một cửa<td>2 năm</table>"
    )
    (made,) = normalize(read(text.encode(), Settings())).built
    assert titles(made) == ["Hồ sơ một cửa", "Sổ theo dõi thủ tục"]
