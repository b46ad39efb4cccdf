"""The terminal: how wide it is, whether it takes colours, and text cut and wrapped to the cells of a line.

Everything printed here is cleaned of what acts on a terminal, wherever it came from: a text, a file name, a word list.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TextIO, TypeAlias, TypeVar
from unicodedata import category, east_asian_width

from clarity.outputs import clean

__all__ = [
    "SEVERITY_STYLES",
    "Line",
    "Piece",
    "Terminal",
    "beginning",
    "cells",
    "cut",
    "ending",
    "with_progress",
    "wrapped",
]

Piece: TypeAlias = str | tuple[str, str]
"""A part of a line: a text, or a text and its style."""
Line: TypeAlias = Sequence[Piece]

SEVERITY_STYLES: Mapping[str, str] = {"error": "bold red", "warning": "yellow", "info": "cyan", "good": "green"}
_CODES: Mapping[str, str] = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}
"""What ANSI calls each word of a style."""
_NARROW = re.compile("[\x20-\x7e\xa0-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff]*")
"""Latin letters, punctuation and arrows: a cell each, and nearly all that is printed."""
_JOINERS = frozenset("\u200b\u200c\u200d\u2060\ufeff")  # other characters of no width are escaped, or some show them
_AS_EMOJI = "\ufe0f"  # makes the character before it wide, if it was not
_USUAL_WIDTH = 80  # cells: of a terminal that does not say how wide it is, and of what is written to a file

_Item = TypeVar("_Item")


class Terminal:
    """Prints to a stream: in colours if it is a terminal that wants them, or if the user does, else as plain text."""

    def __init__(self, stream: TextIO, *, color: bool | None = None) -> None:
        self.width = _width(stream)
        self._stream = stream
        self._has_color = _wants_color(stream) if color is None else color

    def print(self, lines: Iterable[Line]) -> None:
        """Print lines at once, each as long as it is, and hand them on."""
        self._stream.write("".join(f"{''.join(map(self._printed, line))}\n" for line in lines))
        self._stream.flush()

    def print_table(self, headings: Sequence[str], rows: Iterable[Sequence[Piece]]) -> None:
        """Print a table as wide as the terminal; cells of the last column are wrapped."""
        table: list[Sequence[Piece]] = [[(heading, "bold") for heading in headings], *rows]
        widths = [max(cells(clean(_text(row[column]))) for row in table) for column in range(len(headings) - 1)]
        self.print(line for row in table for line in _row(row, widths, self.width))

    def _printed(self, piece: Piece) -> str:
        if isinstance(piece, str):
            return clean(piece)
        text, style = piece
        if not self._has_color or not style:
            return clean(text)
        return f"\x1b[{';'.join(_CODES[word] for word in style.split())}m{clean(text)}\x1b[0m"


def _wants_color(stream: TextIO) -> bool:
    """Whether to use colours, by the conventions of no-color.org and force-color.org; a refusal goes before a wish."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _width(stream: TextIO) -> int:
    """How many cells a line holds: what COLUMNS says, or the terminal itself."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(stream.fileno()).columns or _USUAL_WIDTH
    except (OSError, ValueError):  # neither a file nor a stream in memory has a size
        return _USUAL_WIDTH


def _text(piece: Piece) -> str:
    return piece if isinstance(piece, str) else piece[0]


def _row(row: Sequence[Piece], widths: Sequence[int], width: int) -> Iterator[Line]:
    """A row of a table: columns a space apart, the last one wrapped."""
    indent = sum(widths) + len(widths)
    *first, last = row
    start: list[Piece] = []
    for piece, column in zip(first, widths, strict=True):
        start += [piece, " " * (column - cells(clean(_text(piece))) + 1)]
    for line in wrapped(clean(_text(last)).split(), max(1, width - indent)) or [""]:
        yield [*start, line if isinstance(last, str) else (line, last[1])]
        start = [" " * indent]


def cells(text: str) -> int:
    """How many cells of a terminal a text takes: two for each wide character, none for a combining one.

    >>> cells("Zoe"), cells("Zoe\u0308"), cells("手術")
    (3, 3, 4)
    """
    return len(text) if _NARROW.fullmatch(text) else sum(map(_cells, text))


def _cells(character: str) -> int:
    if character.isascii() or character == _AS_EMOJI:
        return 1
    if category(character) in ("Mn", "Me") or character in _JOINERS or "\u1160" <= character <= "\u11ff":
        return 0  # the last are what ends a Hangul syllable
    return 2 if east_asian_width(character) in "WF" else 1


def cut(text: str, width: int) -> str:
    """As much of a text as fits, with an ellipsis if there is more.

    >>> cut("a long sentence", 7), cut("手術です", 5)
    ('a long…', '手術…')
    """
    if len(text) * 2 <= width or cells(text) <= width:
        return text
    return f"{beginning(text, width - 1).rstrip()}…"


def beginning(text: str, width: int) -> str:
    """As many characters from the beginning as fit."""
    if text.isascii():
        return text[:width]
    for place, character in enumerate(text):
        width -= _cells(character)
        if width < 0:
            return text[:place]
    return text


def ending(text: str, width: int) -> str:
    r"""As many characters from the end as fit, without a mark whose letter is cut off.

    >>> ending("手術です", 5), ending("Zoe\u0308", 0)
    ('です', '')
    """
    first = len(text)
    while first and (width := width - _cells(text[first - 1])) >= 0:
        first -= 1
    while first < len(text) and not _cells(text[first]):
        first += 1
    return text[first:]


def wrapped(words: Sequence[str], width: int) -> list[str]:
    """Words in lines of at most so many cells.

    What has spaces is kept together if a line can hold it; a word that no line can hold is cut into pieces.

    >>> wrapped("take it twice".split(), 8), wrapped("abcdefgh ij".split(), 5), wrapped(["one", "two three"], 9)
    (['take it', 'twice'], ['abcde', 'fgh', 'ij'], ['one', 'two three'])
    """
    lines: list[str] = []
    line, room = "", 0
    size_of = len if all(map(_NARROW.fullmatch, words)) else cells
    if any(size_of(word) > width for word in words):
        words = list(_fitting(words, width))
    for word in words:
        size = size_of(word)
        if line and size < room:
            line, room = f"{line} {word}", room - size - 1
        else:
            if line:
                lines.append(line)
            line, room = word, width - size
    return [*lines, line] if line else lines


def _fitting(words: Iterable[str], width: int) -> Iterator[str]:
    """The words, each in pieces that fit in a line."""
    for word in words:
        if cells(word) <= width:
            yield word
        elif " " in word:
            yield from _fitting(word.split(), width)
        else:
            rest = word
            while rest:
                piece = beginning(rest, width) or rest[0]
                yield piece
                rest = rest[len(piece) :]


def with_progress(items: Sequence[_Item], what: str) -> Iterator[_Item]:
    """Yield the items, telling on standard error how many are done, in a line that is gone once all are."""
    message = ""
    try:
        for number, item in enumerate(items, 1):
            message = f"{what} {number} of {len(items)}"
            print(f"\r{message}", end="", file=sys.stderr, flush=True)
            yield item
    finally:
        print(f"\r{' ' * len(message)}\r", end="", file=sys.stderr, flush=True)
