"""Questions in their order: the first that has an answer decides.

A question is a function of one subject that answers with yes or no, or with None: then the next one
is asked. So an order that carries meaning stands in a table, a line for each question.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

Subject = TypeVar("Subject")


def first_answer(
    questions: Iterable[Callable[[Subject], bool | None]], about: Subject
) -> tuple[bool, str]:
    """The answer of the first question that has one, and that question's name; no, and no name,
    where none has."""
    for asks in questions:
        answer = asks(about)
        if answer is not None:
            return answer, asks.__name__
    return False, ""
