"""Which of two columns names who leads a task."""

import pytest

from normalize.columns import Leaf
from normalize.roles import columns_of
from normalize.vocabulary import role_of


@pytest.mark.parametrize(
    ("leader", "office"),
    [("Lãnh đạo chỉ đạo", "Chủ trì"), ("Lãnh đạo phụ trách", "Cơ quan chủ trì")],
)
def test_the_office_that_leads_a_task_goes_before_the_leader_who_looks_after_it(
    leader: str, office: str
) -> None:
    columns = columns_of([Leaf(header) for header in ("STT", "Nhiệm vụ", leader, office)])
    assert [column.role for column in columns[2:]] == [None, "lead"]


def test_a_leader_leads_where_no_office_does() -> None:
    columns = columns_of([Leaf(header) for header in ("STT", "Nhiệm vụ", "Lãnh đạo chỉ đạo")])
    assert columns[2].role == "lead"


def test_who_directs_a_task_leads_it() -> None:
    assert role_of("Người chỉ đạo") == "lead"


def test_when_evidence_is_due_is_no_evidence() -> None:
    assert role_of("Hạn nộp minh chứng") == "deadline"
