"""How a criterion is scored: sentences of the genre, written for these tests (scoring.jsonl)."""

import json
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.scoring import is_remark, is_rule, is_rule_start, read_scoring
from normalize.scoring_words import score_of
from schemas.tree import Scoring

CASES = [
    json.loads(line)
    for line in Path(__file__).with_name("scoring.jsonl").read_text("utf-8").splitlines()
]
TRUTH = Path(__file__).parents[2] / "shared" / "samples" / "pl02-cap-xa.truth.json"


def shown(scoring: Scoring | None) -> Any:
    """A scoring as it is written, empty members left out, figures as their printed digits."""
    return _filled(msgspec.to_builtins(scoring))


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _filled(v) for k, v in value.items() if v or isinstance(v, Decimal)}
    return [_filled(v) for v in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_scoring_of_the_genre(case: dict[str, Any]) -> None:
    maximum = Decimal(case["maximum"]) if case["maximum"] else None
    scoring, reasons = read_scoring(case["text"], maximum)
    assert shown(scoring) == case["scoring"]
    assert [reason.code for reason in reasons] == case.get("reasons", [])


def test_a_mismatch_says_what_was_added() -> None:
    text = ["Điểm là tổng điểm của 02 nội dung:", "(1) Có kế hoạch: 1.0", "(2) Có báo cáo: 0.5"]
    assert read_scoring(text, Decimal("1.00"))[1][0].seen == "1.0 + 0.5 = 1.5; maximum 1.00"


def test_figures_may_stand_in_the_score_cell() -> None:
    rows = ["a) Ban hành đủ văn bản", "b) Không ban hành từ 01 văn bản"]
    scoring, reasons = read_scoring(rows, Decimal(1), [Decimal(1), Decimal(0)])
    assert shown(scoring) == {
        "options": [
            {"text": "Ban hành đủ văn bản", "score": "1"},
            {"text": "Không ban hành từ 01 văn bản", "score": "0"},
        ]
    }
    assert reasons == ()


RULES = [
    "Đạt 100% kế hoạch: 1",
    "Từ 80% - dưới 100% số cơ quan, đơn vị: 0.5",
    "Dưới 80%",
    "Không đáp ứng một trong các yêu cầu về thời hạn: 0",
    "Mức độ đa dạng kênh tuyên truyền: 1.00",
    "Tính điểm theo công thức: (b/a)*điểm tối đa. Trong đó:",
    "a là tổng số nhiệm vụ; b là số nhiệm vụ đã xong",
    "b là số nhiệm vụ đã xong",
    "(b/a)*điểm tối đa",
    "Trong đó:",
    "Nếu tỷ lệ b/a < 0.8 thì điểm đánh giá là 0",
    "Trường hợp a = 0 thì đạt điểm tối đa.",
    "Trường hợp hồ sơ còn trong hạn, đề nghị giải trình cụ thể.",
    "- Ban hành kịp thời thì điểm đánh giá là 0,5.",
    "BCĐ họp 4 lần/năm: 20 điểm",
    "- Điểm = Tỷ lệ*Điểm tối đa",
    "- Tỷ lệ = a/b;",
    "Cộng 1 điểm nếu có sáng kiến",
    "Giảm 0,1 điểm cho mỗi 1% hồ sơ trễ hạn",
    "Tỷ lệ hồ sơ đúng hạn = số hồ sơ đúng hạn/tổng số hồ sơ",
    "Còn lại: 0 điểm",
    "b) Không ban hành từ 01 văn bản trở lên",
    "Thực hiện không đầy đủ hoặc không kịp thời",
    "(Trường hợp không tuyển dụng thì không tính điểm)",
    "Tính điểm theo công thức:",
]
NAMES = [
    "Tính kịp thời của thông tin trên Trang thông tin điện tử",
    "Mức độ hài lòng của người dân",
    "Tỷ lệ hồ sơ được giải quyết đúng hạn",
    "Ban hành kế hoạch cải cách hành chính",
    "Thực hiện chế độ báo cáo",
    "Công tác chỉ đạo, điều hành",
    "Xử lý văn bản trái pháp luật",
    "Có kế hoạch phát động thi đua (2 điểm)",
    "Ghi chú: điểm tối đa do Sở Nội vụ xác định: 100",
    "giá là 0.",
    "phương thì điểm đánh giá là 0.",
    "quy định thì đạt 1 điểm",
    "cấp xã tiếp nhận trong năm được giải quyết đúng hạn",
    "MÁY HÀNH CHÍNH",
    "Chuyển đổi số",
    "2026 - 2030",
    "",
]


@pytest.mark.parametrize("text", RULES)
def test_rows_that_say_how_to_score(text: str) -> None:
    assert is_rule(text)


@pytest.mark.parametrize("text", NAMES)
def test_names_notes_and_tails_are_no_rules(text: str) -> None:
    assert not is_rule(text)


@pytest.mark.parametrize(
    "text",
    [
        "Đạt 100%: 1", "Từ 80% trở lên", "- Có kế hoạch", "Tính điểm theo công thức: (b/a)*1",
        "Trong đó:", "a là tổng số hồ sơ", "b là số hồ sơ", "(b/a)*điểm tối đa", "100% hồ sơ: 1",
        "Nếu b/a < 0.8 thì điểm đánh giá là 0", "Trường hợp a = 0 thì đạt điểm tối đa",
        "Dưới 80%: 0", "≥ 90%: 1", "Không ban hành: 0", "Điểm = a*2", "(2) Mức độ công khai: 0.5",
    ],
)  # fmt: skip
def test_what_opens_a_new_rule_at_a_page_top(text: str) -> None:
    assert is_rule_start(text)


@pytest.mark.parametrize(
    "text",
    ["", "hành chính cấp xã", "giá là 0.", "thì điểm đánh giá là 1", "MÁY HÀNH CHÍNH",
     "UBND tỉnh giao", "quy định: 0.5", "bộ phận một cửa"],
)  # fmt: skip
def test_what_goes_on_with_the_page_before(text: str) -> None:
    assert not is_rule_start(text)


_WORDS = st.sampled_from(
    ["Đạt 100%", "Từ 80% - dưới 100%", "thì điểm đánh giá là", "1", "0.5", "0,25", "0", ":", ";",
     ".", "(", ")", "(1)", "(2)", "- ", "+ ", "a là", "b là tổng số", "(b/a)*điểm tối đa",
     "Trong đó:", "CỘNG THÊM", "điểm", "tối đa", "Nếu", "Trường hợp", "b/a < 0.8", "\n", "trừ",
     "Tính điểm theo công thức", "tổng điểm của 02 nội dung", "1.500", "Ví dụ:", "một việc"]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=25).map(" ".join))
_MAXIMA = st.one_of(st.none(), st.sampled_from([Decimal("1"), Decimal("0.50"), Decimal("1.5")]))


@given(_TEXTS, _MAXIMA)
def test_never_raises_and_never_invents_a_figure(text: str, maximum: Decimal | None) -> None:
    scoring, _ = read_scoring(text.split("\n"), maximum)
    assert isinstance(is_rule(text), bool)
    assert isinstance(is_rule_start(text), bool)
    if scoring is None:
        return
    printed = text.replace(",", ".").replace("−", "-").replace("–", "-")
    options = (*scoring.options, *(o for part in scoring.parts for o in part.options))
    for score in (*(o.score for o in options), *(part.score for part in scoring.parts)):
        assert score is None or str(score) in printed


@given(st.lists(_TEXTS, max_size=4), _MAXIMA)
def test_the_same_text_gives_the_same_scoring(texts: list[str], maximum: Decimal | None) -> None:
    assert read_scoring(texts, maximum) == read_scoring(tuple(texts), maximum)


def test_agrees_with_an_independent_reading_of_a_real_guide() -> None:
    if not TRUTH.exists():
        pytest.skip(f"{TRUTH.name} lies in ../shared/samples, not beside this checkout")
    rows = json.loads(TRUTH.read_text("utf-8"))["rows"]
    rows = [row for row in rows if row.get("scoring") and not row.get("unsure")]
    assert rows
    for row in rows:
        lines = row["texts"]["method"].split("\n")
        scoring, reasons = read_scoring(lines, Decimal(row["scores"]["max_score"]))
        assert shown(scoring) == row["scoring"], row["code"]
        assert reasons == (), row["code"]


def test_a_scoring_can_be_encoded() -> None:
    scoring, _ = read_scoring(["Đạt: 1", "Không đạt: 0"], Decimal(1))
    assert b'"score":1' in msgspec.json.Encoder(decimal_format="number").encode(scoring)


@pytest.mark.parametrize(
    ("figure", "value"),
    [("1.125", "1.125"), ("1,125", "1.125"), ("0.375", "0.375"), ("1.500", None)],
)
def test_points_with_three_places_are_no_thousands_where_these_would_be_odd(
    figure: str, value: str | None
) -> None:
    assert score_of(figure) == (None if value is None else Decimal(value))


def test_a_share_of_the_points_in_words_is_a_level() -> None:
    scoring, _ = read_scoring(["Tốt: Điểm tối đa", "Khá: 75% điểm", "Yếu: 0 điểm"], Decimal(2))
    assert shown(scoring) == {
        "options": [{"text": "Tốt"}, {"text": "Khá: 75% điểm"}, {"text": "Yếu", "score": "0"}]
    }


def test_a_sentence_goes_on_behind_a_level_s_figure() -> None:
    scoring, _ = read_scoring(["Có: 5; Không có: 0. Chậm mỗi ngày trừ 0,5 điểm"], Decimal(5))
    assert scoring is not None and scoring.conditions == ("Chậm mỗi ngày trừ 0,5 điểm",)
    assert [option.score for option in scoring.options] == [Decimal(5), Decimal(0)]


def test_a_figure_padded_with_a_zero_is_a_score_where_its_unit_follows() -> None:
    told = ["- Nộp đúng hạn: 03 điểm", "- Nộp muộn 02 ngày: 01 điểm"]
    scoring, _ = read_scoring(told, Decimal(3))
    assert scoring is not None
    assert [str(option.score) for option in scoring.options] == ["3", "1"]


def test_what_is_asked_of_all_levels_names_no_part() -> None:
    told = ["Yêu cầu: Nộp trước ngày 15.", "- Có kế hoạch: 0,5", "- Có báo cáo: 0,5", "- Đủ: 1"]
    scoring, _ = read_scoring(told, Decimal("1.5"))
    assert scoring is not None and not scoring.parts
    assert len(scoring.options) == 3


def test_a_deduction_between_levels_is_a_condition() -> None:
    told = ["Gửi đúng hạn: 2 điểm; chậm 01 ngày trừ 01 điểm; không gửi: 0 điểm"]
    scoring, _ = read_scoring(told, Decimal(2))
    assert scoring is not None and scoring.conditions == tuple(told)
    assert [option.text for option in scoring.options] == ["Gửi đúng hạn", "không gửi"]


def test_levels_that_leave_room_keep_their_range_and_have_no_score() -> None:
    told = ["Tốt: 9-10 điểm; Khá: 7-8 điểm", "Yếu (dưới 5 điểm)"]
    scoring, doubts = read_scoring(told, Decimal(10))
    assert scoring is not None
    assert [(option.text, option.score) for option in scoring.options] == [
        ("Tốt: 9-10 điểm", None),
        ("Khá: 7-8 điểm", None),
        ("Yếu (dưới 5 điểm)", None),
    ]
    assert [doubt.code for doubt in doubts] == ["scoring-unclear"]


@pytest.mark.parametrize(
    ("told", "score"), [("Đúng hạn: 3/5 điểm", "3"), ("Đúng hạn [2 điểm]", "2")]
)
def test_a_figure_out_of_the_maximum_or_in_square_brackets_is_one(told: str, score: str) -> None:
    scoring, _ = read_scoring([told, "Quá hạn: 0 điểm"], Decimal(5))
    assert scoring is not None
    assert str(scoring.options[0].score) == score


@pytest.mark.parametrize(
    ("told", "options"),
    [
        ("Đạt (1 điểm); Chưa đạt (0 điểm)", [("Đạt", "1"), ("Chưa đạt", "0")]),
        ("Sạch (1đ), chưa sạch (0đ)", [("Sạch", "1"), ("chưa sạch", "0")]),
        (
            "Có loa: 1 điểm; có loa hỏng: 1/2 số điểm; không có: không có điểm",
            [("Có loa", "1"), ("có loa hỏng: 1/2 số điểm", "None"), ("không có", "0")],
        ),
    ],
)
def test_clauses_between_semicolons_are_levels(told: str, options: list[tuple[str, str]]) -> None:
    scoring, _ = read_scoring([told], Decimal(1))
    assert scoring is not None
    assert [(option.text, str(option.score)) for option in scoring.options] == options


def test_a_share_of_what_was_done_may_stand_behind_its_level() -> None:
    told = "Hoàn thành 100%: 20 điểm; hoàn thành dưới 100%: điểm = tỷ lệ hoàn thành x 20"
    scoring, _ = read_scoring([told], Decimal(20))
    assert scoring is not None and scoring.formula == "tỷ lệ hoàn thành x 20"


def test_variables_and_their_formula_may_stand_on_one_line() -> None:
    told = ["a= Số hộ có Internet; b= Tổng số hộ; Điểm= a/b*Điểm tối đa"]
    scoring, _ = read_scoring(told, Decimal(10))
    assert scoring is not None and scoring.formula == "a/b*Điểm tối đa"
    assert scoring.where == {"a": "= Số hộ có Internet", "b": "= Tổng số hộ"}


def test_all_of_the_points_are_the_maximum() -> None:
    told = ["- Đầy đủ: 100% điểm tối đa", "- Chưa đầy đủ: 50% điểm tối đa", "- Không có: 0 điểm"]
    scoring, doubts = read_scoring(told, Decimal(10))
    assert scoring is not None and len(scoring.options) == 3 and not doubts


@pytest.mark.parametrize("ends", ["- 1 điểm", ": được 1 điểm", "thì điểm đánh giá là 1", ": 1"])
def test_what_a_level_asks_for_may_end_in_a_word_of_points(ends: str) -> None:
    told = [f"Xác định rõ kết quả phải đạt được {ends}".replace(" :", ":"), "Không xác định: 0"]
    scoring, _ = read_scoring(told, Decimal(1))
    assert scoring is not None
    assert scoring.options[0].text == "Xác định rõ kết quả phải đạt được"


@pytest.mark.parametrize("before", [["Cách tính điểm:"], ["Yêu cầu:", "- Đúng;", "- Đủ."]])
def test_what_is_asked_or_announced_above_parts_is_none_of_them(before: list[str]) -> None:
    parts = ["Kế hoạch: 0,5", "+ Kịp thời: 0,5", "+ Không có: 0"]
    more = ["Báo cáo: 1", "+ Đầy đủ: 1", "+ Thiếu: 0"]
    scoring, _ = read_scoring([*before, *parts, *more], Decimal("1.5"))
    assert scoring is not None
    assert [part.text for part in scoring.parts] == ["Kế hoạch", "Báo cáo"]


@pytest.mark.parametrize(
    ("text", "remark"),
    [("Việc chưa đến hạn thì không tính vào tổng số", True), ("Việc chưa đến hạn", False)],
)
def test_what_follows_from_a_condition_is_a_remark(text: str, remark: bool) -> None:
    assert is_remark(text) is remark


BONUS = "Có sáng kiến thì được cộng thêm 0,5 điểm nhưng không vượt quá điểm tối đa."


def test_what_is_added_to_levels_that_reach_the_maximum_alone_is_no_part() -> None:
    levels = ("Thực hiện đủ: 1 điểm", "Không thực hiện: 0 điểm", BONUS)
    scoring, reasons = read_scoring(levels, Decimal(1))
    assert scoring is not None and scoring.conditions == (BONUS,) and reasons == ()
    assert [option.score for option in scoring.options] == [Decimal(1), Decimal(0)]


def test_a_list_for_each_case_gives_the_maximum() -> None:
    one, other = ("Đúng quy định thì điểm là 1.", "Sai quy định thì điểm là 0."), "kỳ gần nhất"
    case = "Trường hợp không tuyển dụng thì đánh giá dựa trên kết quả của kỳ tuyển dụng gần nhất."
    lists = [*one, case, f"Nếu {other} đúng thì điểm là 1.", f"Nếu {other} sai thì điểm là 0."]
    scoring, doubts = read_scoring(lists, Decimal(1))
    assert scoring is not None
    assert (len(scoring.options), scoring.conditions, doubts) == (4, (case,), ())
    assert read_scoring([x for x in lists if x != case], Decimal(1))[1]


@pytest.mark.parametrize("word", ["nhân ", "chia nhân "])
def test_what_never_ends_as_a_formula_is_read_in_a_breath(word: str) -> None:
    start = time.process_time()
    read_scoring(["Lấy số " + word * (50_000 // len(word))], Decimal(2))
    assert time.process_time() - start < 5
