"""Rulings that are found by their place are those that a look at each would find."""

import random

from extract.drawn import Ruling
from extract.stretches import MANY, Borders, Stretches, reach
from extract.ticks import CROWD, without_ticks


def _across(y: float, x0: float, x1: float) -> Ruling:
    return Ruling(x0, y - 0.25, x1, y + 0.25)


def _box(x: float, y: float, side: float = 8.0) -> list[Ruling]:
    return [
        _across(y, x, x + side),
        _across(y + side, x, x + side),
        *(Ruling(at - 0.25, y - 0.25, at + 0.25, y + side + 0.25) for at in (x, x + side)),
    ]


def test_those_near_a_place_that_touch_a_stretch_are_found() -> None:
    drawn = random.Random(7)
    rulings = []
    for _ in range(400):
        x = drawn.uniform(0, 100)
        rulings.append(_across(drawn.uniform(0, 20), x, x + 2 ** drawn.uniform(-3, 6)))
    kept = Stretches((((r.top + r.bottom) / 2, r) for r in rulings), reach)
    for _ in range(50):
        y, x = drawn.uniform(0, 20), drawn.uniform(0, 100)
        found = [id(r) for _, r in kept.near(y, 2.5, (x, x + 5))]
        wanted = [
            id(r)
            for r in rulings
            if abs((r.top + r.bottom) / 2 - y) <= 2.5 and r.x0 <= x + 5 and r.x1 >= x
        ]
        assert sorted(found) == sorted(wanted)


def test_of_many_at_a_height_those_beside_a_cell_are_given() -> None:
    row = [_across(100.0, 10.0 * at, 10.0 * at + 9) for at in range(2 * MANY)]
    borders = Borders([*row, _across(300.0, 0, 500)])
    near = [r.x0 for _, r in borders.across(101.0, 2.0, (50.0, 59.0))]
    assert near == [50.0]
    assert borders.heights(99.0, 101.0) == [100.0] * len(row)


def test_all_boxes_of_a_page_full_of_them_are_gone() -> None:
    boxes = [r for at in range(600) for r in _box(20 + 14 * (at % 30), 20 + 14 * (at // 30))]
    wall = _across(500.0, 20, 500)
    assert list(without_ticks([*boxes, wall])) == [wall]


def test_a_crowd_of_sides_at_one_place_is_a_drawing() -> None:
    crowd = [r for at in range(2 * CROWD) for r in _box(20 + at / 50, 20 + at / 50)]
    assert list(without_ticks(crowd)) == crowd
