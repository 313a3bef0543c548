"""Progress on a terminal: documents, pages a second, time left; nothing where nobody looks."""

import os
import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from phuluc.report import speak

if TYPE_CHECKING:
    from rich.progress import Progress as Bar


class Progress:
    """A bar on standard error, where that is a terminal and nobody asked for silence.

    It is drawn when something is done, never by a thread: a child is a copy of this process, and an
    interruption finds no half-drawn line. One document alone is done before a bar is read.
    """

    def __init__(self, documents: int, quiet: bool = False) -> None:
        shy = quiet or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
        seen = sys.stderr is not None and sys.stderr.isatty() and not shy
        self._bar = _bar() if seen and documents > 1 else None
        self._documents = documents
        self._pages = 0

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
            self._bar.add_task("", total=self._documents, speed="")
            self._bar.refresh()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar:
            self._bar.stop()

    def advance(self, pages: int) -> None:
        """One document more is done, with so many pages read now."""
        if self._bar:
            self._pages += pages
            task = self._bar.tasks[0]
            speed = f"{self._pages / max(task.elapsed or 0.0, 0.1):.0f} pages/s"
            self._bar.update(task.id, advance=1, speed=speed)
            self._bar.refresh()

    def say(self, text: str) -> None:
        """Lines on standard error, above the bar."""
        if not text:
            return
        if self._bar:
            self._bar.console.print(text, markup=False, highlight=False, soft_wrap=True)
        else:
            speak(sys.stderr, text)


def _bar() -> "Bar":
    from rich.console import Console  # a tenth of a second, on a terminal alone
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    return Bar(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("documents  {task.fields[speed]}"),
        TimeRemainingColumn(),
        TextColumn("left"),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
    )
