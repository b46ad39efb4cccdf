"""Values in files of data: each is read by itself, in its own format, and has its place in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeVar, cast

from clarity.formats import html, plain
from clarity.formats.options import ReadOptions
from clarity.original import LINE_BREAK, Block, Branch, Ignore, Moved, Original, Piece, Place, Unread

__all__ = ["Lines", "Part", "chosen_by", "join", "not_read", "part_of", "pointers_in", "unescaped"]

_TAG = re.compile(
    r"</?(?:a|b|br|div|em|h[1-6]|i|li|ol|p|span|strong|table|td|th|tr|u|ul)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
"""What texts in HTML have, and no other text."""

_SURROGATE = re.compile("[\ud800-\udfff]")

_BETWEEN = "\n\n"

_Stretched = TypeVar("_Stretched", Block, Branch, Ignore, Moved, Piece, Unread)
_Stretch = tuple[str, int]
"""A text that is in a source as it is, or a character that an escape stands for, and where it begins there."""


class Part(NamedTuple):
    """A value as it is read, and its pieces: where each stretch of its text is in the file."""

    original: Original
    pieces: tuple[Piece, ...]


class Lines:
    """The lines of a file, to tell the place of a character in it."""

    def __init__(self, source: str) -> None:
        self._starts = [0, *(found.end() for found in LINE_BREAK.finditer(source))]

    def place(self, offset: int) -> Place:
        """The line and column of a character."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)


def pointers_in(options: ReadOptions | None) -> tuple[str, ...]:
    """The JSON pointers among the fields that are to be read; the others are names of columns."""
    return tuple(field for field in options.fields if field.startswith("/")) if options else ()


def chosen_by(fields: Iterable[str]) -> Callable[[str], bool]:
    """What tells of a JSON pointer whether one of some patterns is its like.

    "*" is any one name or number, "**" any number of them.

    >>> is_chosen = chosen_by(["/note/*/text", "/item/**/text"])
    >>> is_chosen("/note/0/text"), is_chosen("/note/text"), is_chosen("/item/2/item/0/text")
    (True, False, True)
    """
    wild = {"*": "/[^/]*", "**": "(?:/[^/]*)*"}
    patterns = ["".join(wild.get(name, f"/{re.escape(name)}") for name in field.split("/")[1:]) for field in fields]
    pattern = re.compile("|".join(patterns) or "(?!)")
    return lambda pointer: pattern.fullmatch(pointer) is not None


def unescaped(raw: str, start: int, escape: re.Pattern[str], character: Callable[[str], str]) -> Iterator[_Stretch]:
    """Yield the stretches of a literal between its escapes, and the character of each escape, with their places.

    Args:
        raw: The literal, without what stands around it.
        start: Where it begins in the source.
        escape: What an escape is.
        character: What an escape stands for.
    """
    place = 0
    for found in escape.finditer(raw):
        if found.start() > place:
            yield raw[place : found.start()], start + place
        yield character(found[0]), start + found.start()
        place = found.end()
    if place < len(raw):
        yield raw[place:], start + place


def part_of(
    stretches: Iterable[_Stretch], where: str, lines: Lines, options: ReadOptions | None, kind: str = ""
) -> Part:
    """A value that is in a source in stretches; as HTML if that is its kind, or it has tags of HTML."""
    pieces: list[Piece] = []
    texts: list[str] = []
    length = 0
    for text, start in stretches:
        place = start
        for line in text.splitlines(keepends=True):
            pieces.append(Piece(length, length + len(line), where, lines.place(place)))
            texts.append(line)
            length += len(line)
            place += len(line)
    text = _SURROGATE.sub("\ufffd", "".join(texts))
    is_html = kind == "html" or (not kind and _TAG.search(text) is not None)
    return Part((html if is_html else plain).read(text, options), tuple(pieces))


def not_read(text: str, where: str, place: Place | None, reason: str) -> Part:
    """A value that is not read, and why."""
    unread = (Unread(0, len(text), reason),)
    return Part(Original(text, " " * len(text), (), unread=unread), (Piece(0, len(text), where, place),))


def join(parts: Iterable[Part]) -> Original:
    """The parts one after another, a blank line between two, so that nothing goes on from one into the next."""
    originals: list[tuple[int, Original]] = []
    pieces: list[Piece] = []
    offset = 0
    for original, own in parts:
        originals.append((offset, original))
        pieces += (_shifted(piece, offset) for piece in own)
        offset += len(original.text) + len(_BETWEEN)
    return Original(
        _BETWEEN.join(original.text for _, original in originals),
        _BETWEEN.join(original.prose for _, original in originals),
        tuple(_shifted(block, by) for by, original in originals for block in original.blocks),
        tuple(_shifted(ignore, by) for by, original in originals for ignore in original.ignores),
        tuple(_shifted(unread, by) for by, original in originals for unread in original.unread),
        tuple((start + by, end + by) for by, original in originals for start, end in original.placeholders),
        tuple(_shifted(moved, by) for by, original in originals for moved in original.moved),
        tuple(
            tuple(_shifted(branch, by) for branch in branches)
            for by, original in originals
            for branches in original.choices
        ),
        tuple(pieces),
    )


def _shifted(item: _Stretched, offset: int) -> _Stretched:
    """The same so many characters on: all numbers of a stretch are places in the text."""
    make = cast(Any, item)._make
    return cast(_Stretched, make(value + offset if isinstance(value, int) else value for value in item))
