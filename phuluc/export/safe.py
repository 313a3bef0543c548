"""Text that no spreadsheet takes for a formula.

A cell of a CSV file that begins with ``=``, ``+``, ``-`` or ``@`` is run by spreadsheets (OWASP,
"CSV injection"), and a task that begins with a bullet becomes an error. An apostrophe before it
keeps it text; it is taken off again by ``bare``.
"""

import re

_RUNS = "=+\\-@\t\r\n＝＋－＠"
"""What a spreadsheet may take for the beginning of a formula, full-width forms included."""

_UNSAFE = re.compile(f"'*[{_RUNS}]")
_SAVED = re.compile(f"'+[{_RUNS}]")


def safe(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet might run it."""
    return f"'{text}" if _UNSAFE.match(text) else text


def bare(text: str) -> str:
    """What ``safe`` was given."""
    return text[1:] if _SAVED.match(text) else text
