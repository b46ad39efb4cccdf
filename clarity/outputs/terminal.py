"""The terminal: lines with styles, tables and a progress bar. The only module that imports rich.

Everything printed here is cleaned of what acts on a terminal, wherever it came from: a text, a file name, a word list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO, TypeAlias, TypeVar

from rich.console import Console
from rich.segment import Segment, Segments
from rich.style import Style

from clarity.outputs import clean

if TYPE_CHECKING:
    pass

__all__ = ["SEVERITY_STYLES", "Line", "Piece", "Terminal", "with_progress"]

Piece: TypeAlias = str | tuple[str, str]
"""A part of a line: a text, or a text and its style."""
Line: TypeAlias = list[Piece]

SEVERITY_STYLES: Mapping[str, str] = {"error": "bold red", "warning": "yellow", "info": "cyan", "good": "green"}

_Item = TypeVar("_Item")


class _Console(Console):
    """rich ends the program itself when nobody reads on; the command line has its own exit code for that."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


class Terminal:
    """Prints to a stream: in colours if it is a terminal that wants them, as plain text otherwise."""

    def __init__(self, stream: TextIO) -> None:
        self._console = _Console(file=stream, highlight=False)

    @property
    def width(self) -> int:
        """How many characters a line of the terminal holds."""
        return self._console.width

    def print(self, lines: Iterable[Line]) -> None:
        """Print lines at once, each as long as it is.

        One call of rich for a whole report, and segments, not rich's `Text`: a call a line took longer than the check.
        """
        segments: list[Segment] = []
        for line in lines:
            segments += map(_segment, line)
            segments.append(Segment.line())
        self._console.print(Segments(segments), end="", soft_wrap=True)

    def print_table(self, headings: Sequence[str], rows: Iterable[Sequence[Piece]]) -> None:
        """Print a table as wide as the terminal; cells of the last column are wrapped."""
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, pad_edge=False, header_style="bold")
        for heading in headings:
            table.add_column(heading, no_wrap=heading != headings[-1])
        for row in rows:
            table.add_row(
                *(Text(clean(cell)) if isinstance(cell, str) else Text(clean(cell[0]), style=cell[1]) for cell in row)
            )
        self._console.print(table)


def _segment(piece: Piece) -> Segment:
    if isinstance(piece, str):
        return Segment(clean(piece))
    text, style = piece
    return Segment(clean(text), Style.parse(style))


def with_progress(items: Sequence[_Item], what: str) -> Iterator[_Item]:
    """Yield the items, with a progress bar on standard error that is gone once all are done."""
    from rich.progress import track

    yield from track(items, description=what, console=Console(stderr=True), transient=True)
