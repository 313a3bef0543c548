"""How a leaf is scored: the printed paragraphs, and what they say."""

import random
from decimal import Decimal

from bench.accuracy import words
from bench.accuracy.records import Para, para

ZERO = Decimal(0)


def figure(value: Decimal, mark: str, rng: random.Random | None = None) -> str:
    """A figure inside a sentence: no needless zeros, mostly."""
    text = f"{value.normalize():f}" if value else "0"
    if rng is not None and value == value.to_integral() and rng.random() < 0.2:
        text = f"{value:.2f}" if value else "0"
    return text.replace(".", mark)


def _said(text: str, mark: str) -> str:
    return text.replace(mark, ".")


def options(rng: random.Random, best: Decimal) -> list[tuple[str, Decimal]]:
    """Alternatives, best first: (condition, figure)."""
    what = rng.choice(words.COUNTED)[0]
    half = best / 2
    shape = rng.randrange(5) if best > Decimal("0.25") else 2
    if shape == 0:
        return [
            (f"Từ 90% trở lên số {what}", best),
            (f"Từ 70% - dưới 90% số {what}", half),
            (f"Dưới 70% số {what}", ZERO),
        ]
    if shape == 1:
        return [(f"Đạt 100% số {what}", best), (f"Đạt từ 80% đến dưới 100% số {what}", half),
                (f"Đạt dưới 80% số {what}", ZERO)]  # fmt: skip
    if shape == 2:
        return [("Thực hiện đầy đủ, đúng quy định", best),
                ("Thực hiện không đầy đủ hoặc không đúng quy định", ZERO)]  # fmt: skip
    if shape == 3:
        return [("Có từ 02 sáng kiến trở lên", best), ("Có 01 sáng kiến", half),
                ("Không có sáng kiến", ZERO)]  # fmt: skip
    return [("Ban hành kịp thời, đủ nội dung theo quy định", best),
            ("Ban hành nhưng chậm thời hạn hoặc thiếu nội dung", half),
            ("Không ban hành", ZERO)]  # fmt: skip


def parts(rng: random.Random, best: Decimal) -> list[tuple[str, Decimal]]:
    """Things that add up to the maximum: (name, figure)."""
    count = 2 if best < 1 else rng.choice((2, 3))
    names = rng.sample(words.PART_NAMES, count)
    share = Decimal("0.25")
    figures = [best - share * (count - 1)] + [share] * (count - 1)
    return list(zip(names, figures, strict=True))


def formula(rng: random.Random) -> tuple[str, dict[str, str]]:
    """A formula and its variables."""
    _, whole, part = rng.choice(words.COUNTED)
    text = rng.choice(("(b/a)*điểm tối đa", "(b/a) * điểm tối đa", "b/a x điểm tối đa"))
    return text, {"a": f"là tổng số {whole}", "b": f"là số {part}"}


Told = tuple[list[list[Para]], dict]


def rule_rows(rng: random.Random, best: Decimal, mark: str) -> Told:
    """The rule rows below a leaf (a list of paragraphs a row) and the scoring that they tell."""
    shape = rng.random()
    if shape < 0.5 or best < Decimal("0.5"):
        levels = options(rng, best)
        tail = rng.choice((": {}", ": {} điểm", ":{}", " thì điểm đánh giá là {}"))
        printed = [(text, figure(value, mark, rng)) for text, value in levels]
        paras = [para(text + tail.format(fig)) for text, fig in printed]
        rows = [paras] if rng.random() < 0.25 else [[p] for p in paras]
        told = [{"text": text, "score": _said(fig, mark)} for text, fig in printed]
        return rows, {"options": told}
    if shape < 0.75:
        printed = [(text, figure(value, mark, rng)) for text, value in parts(rng, best)]
        rows = [[para(f"{text}: {fig}")] for text, fig in printed]
        return rows, {"parts": [{"text": t, "score": _said(f, mark)} for t, f in printed]}
    text, where = formula(rng)
    lead = rng.choice(("Tính điểm theo công thức: ", "Điểm đánh giá được tính theo công thức: "))
    paras = [para(lead + text + "."), para("Trong đó:")]
    paras += [para(f"{name} {meaning}") for name, meaning in where.items()]
    told = {"formula": text, "where": where}
    if rng.random() < 0.5:
        limit = f"Nếu tỷ lệ b/a < 0{mark}7 thì điểm đánh giá là 0."
        paras.append(para(limit))
        told["conditions"] = [limit]
    rows = [paras] if rng.random() < 0.6 else [[paras[0]], paras[1:]]
    return rows, told


def guidance(rng: random.Random, best: Decimal, mark: str) -> tuple[list[Para], dict]:
    """Paragraphs of guidance below a name in its cell, and the scoring that they tell."""
    need = rng.choice(words.REQUIREMENTS)
    end = rng.choice((".", ".", ";"))
    if rng.random() < 0.75:
        printed = [(text, figure(value, mark, rng)) for text, value in options(rng, best)]
        broken = rng.random() < 0.15
        last = (("N", "i"), ("ếu:", "bi")) if broken else (("Nếu:", "bi"),)
        paras = [Para((("Yêu cầu: ", "bi"), (need + " ", ""), *last))]
        for number, (text, fig) in enumerate(printed):
            stop = "." if number == len(printed) - 1 else end
            paras.append(para(f"- {text} thì điểm đánh giá là {fig}{stop}", "i"))
        told: dict = {"options": [{"text": t, "score": _said(f, mark)} for t, f in printed]}
    else:
        text, where = formula(rng)
        paras = [
            Para((("Yêu cầu: ", "bi"), (need, ""))),
            para(f"Xác định kết quả đạt được và tính điểm theo công thức: {text}."),
            para("Trong đó:"),
            para(f"a {where['a']}"),
            para(f"b {where['b']}."),
        ]
        told = {"formula": text, "where": where}
    if rng.random() < 0.35:
        condition = rng.choice(words.CONDITIONS)
        paras.append(para(condition))
        told["conditions"] = [condition]
    return paras, told


def method(rng: random.Random, best: Decimal, mark: str) -> tuple[list[Para], dict]:
    """A "cách chấm điểm" cell, and the scoring that it tells."""
    if rng.random() < 0.6:
        printed = [(text, figure(value, mark, rng)) for text, value in options(rng, best)]
        paras = [para("- Yêu cầu: " + rng.choice(words.REQUIREMENTS))]
        paras += [para(f"+ {text} thì điểm đánh giá là {fig};") for text, fig in printed[:-1]]
        paras.append(para(f"+ {printed[-1][0]} thì điểm đánh giá là {printed[-1][1]}."))
        return paras, {"options": [{"text": t, "score": _said(f, mark)} for t, f in printed]}
    text, where = formula(rng)
    paras = [Para((("Điểm đạt được tính theo công thức: ", ""), (text, "b"), (". Trong đó:", "")))]
    paras += [para(f"{name} {meaning}.") for name, meaning in where.items()]
    told = {"formula": text, "where": where}
    if rng.random() < 0.4:
        limit = f"Nếu tỷ lệ b/a < 0{mark}8 thì điểm đánh giá là 0."
        paras.append(para(limit))
        told["conditions"] = [limit]
    return paras, told
