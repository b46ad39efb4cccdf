"""A text as its author keeps it, and its prose: every format makes one, and everything else reads it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from operator import attrgetter
from typing import Literal, NamedTuple

__all__ = ["LINE_BREAK", "Block", "BlockKind", "Branch", "Ignore", "Moved", "Original", "Piece", "Place", "Unread"]

_MOST_ASIDE = 50  # branches that have ended before a place in the same branch; past them it has no name, to save time

BlockKind = Literal["paragraph", "heading", "item", "cell", "label"]

LINE_BREAK = re.compile(r"\r\n|\n|\r")
"""What ends a line for editors, and so for the lines and columns of findings."""


class Block(NamedTuple):
    """A stretch of prose that no sentence crosses, and what it is: None where a format cannot say, as in plain text."""

    start: int
    end: int
    kind: BlockKind | None


class Unread(NamedTuple):
    """A stretch of the source that holds words and was not read, and why."""

    start: int
    end: int
    reason: str


class Moved(NamedTuple):
    """A stretch of prose that is not where it is in the source, or is not as long there, and where it is there.

    So the parts of a word that markup parts ("hyper<b>tension</b>") stand together in the prose, and so does an entity
    with its neighbours ("don&rsquo;t"). Its last character ends where the stretch ends in the source.
    """

    start: int
    end: int
    source_start: int
    source_end: int


class Ignore(NamedTuple):
    """A stretch of the source in which the author has switched rules off: those named, or every rule if none is."""

    start: int
    end: int
    rules: frozenset[str]


class Branch(NamedTuple):
    """One of the texts that a template chooses from, and its name: the tag that it stands under."""

    start: int
    end: int
    name: str


class Place(NamedTuple):
    """Line and column of a character, both from 1; columns are characters."""

    line: int
    column: int


class Piece(NamedTuple):
    """A stretch of a text that was taken out of a file, and where it is there.

    `where` names the part of the file ("header 1", "/note/0/text"), as a person would look for it. `place` is where the
    stretch begins if the file is itself a text: character for character it is there as it is here, on one line.
    """

    start: int
    end: int
    where: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Original:
    r"""A source and its prose.

    `prose` is as long as `text`: markup is blanked out, a placeholder is a neutral noun padded with spaces, an entity
    is its character. So a place in one is the same place in the other, but for what has been moved to join the parts of
    a word: `widened` says where a stretch of prose is in the source. `placeholders` are where the placeholders are in
    the source; the neutral nouns begin there. `choices` are the branches of which a template writes one, a choice
    inside a branch before the one that it is in; no word is joined from two, so prose moves only within its branch.
    `pieces` are where a text that was taken out of a file is there, in order, none over another: `text` is then what
    was taken out, and what is between two pieces (line breaks) is in no place of the file.

    >>> original = Original("**Rest**\r\ntoday", "  Rest  \r\ntoday", (Block(0, 15, "paragraph"),))
    >>> original.locate(10), original.is_verbatim(2, 6), original.is_verbatim(0, 6)
    (Place(line=2, column=1), True, False)
    """

    text: str
    prose: str
    blocks: tuple[Block, ...]
    ignores: tuple[Ignore, ...] = ()
    unread: tuple[Unread, ...] = ()
    placeholders: tuple[tuple[int, int], ...] = ()
    moved: tuple[Moved, ...] = ()
    choices: tuple[tuple[Branch, ...], ...] = ()
    pieces: tuple[Piece, ...] = ()
    _line_starts: Sequence[int] = field(init=False, repr=False, compare=False)
    _branches: Sequence[Branch] = field(init=False, repr=False, compare=False)
    _partings: Sequence[tuple[int, Branch, Branch]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_line_starts", [0, *(found.end() for found in LINE_BREAK.finditer(self.text))])
        partings = ((left.end, left, right) for branches in self.choices for left, right in pairwise(branches))
        object.__setattr__(self, "_branches", sorted(chain.from_iterable(self.choices)))
        object.__setattr__(self, "_partings", sorted(partings))

    def locate(self, start: int) -> Place:
        """The line and column of a character, as editors count them: a line ends at LF, CRLF or CR.

        Of a text that was taken out of a file, they are those of the file, if it has lines.

        >>> taken = Original("Rest.", "Rest.", (), pieces=(Piece(0, 5, "/note", Place(7, 12)),))
        >>> taken.locate(2), taken.where(2)
        (Place(line=7, column=14), '/note')
        """
        piece = self._piece_at(start)
        if piece is not None and piece.place is not None:
            return Place(piece.place.line, piece.place.column + start - piece.start)
        line = bisect_right(self._line_starts, start)
        return Place(line, start - self._line_starts[line - 1] + 1)

    def where(self, start: int) -> str:
        """The part of the file that a character was taken out of; "" if the text is the file."""
        piece = self._piece_at(start)
        return "" if piece is None else piece.where

    def is_verbatim(self, start: int, end: int) -> bool:
        """Whether a stretch of prose is as written, but for white space: an edit there destroys no markup or code."""
        source_start, source_end = self._in_source(start, end)
        return self.text[source_start:source_end].split() == self.prose[start:end].split()

    def widened(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of prose is in the source, with all of a placeholder that it ends in: in the prose only its
        first letters are a word.
        """
        start, end = self._in_source(start, end)
        if not self.placeholders:
            return start, end
        place = bisect_left(self.placeholders, (end,)) - 1
        if place >= 0 and self.placeholders[place][0] < end < self.placeholders[place][1]:
            return start, self.placeholders[place][1]
        return start, end

    def has_placeholder(self, start: int, end: int) -> bool:
        """Whether a placeholder is in a stretch of prose, or the stretch in it, so that not all it says is known."""
        start, end = self._in_source(start, end)
        place = bisect_left(self.placeholders, (end,)) - 1
        return place >= 0 and start < self.placeholders[place][1]

    def is_never_said(self, start: int, end: int) -> bool:
        """Whether a stretch has words of two branches of which only one is written."""
        for place in range(bisect_left(self._partings, (start,)), len(self._partings)):
            parting, left, right = self._partings[place]
            if parting >= end:
                break
            before, after = self.prose[max(start, left.start) : left.end], self.prose[right.start : min(end, right.end)]
            if before.strip() and after.strip():
                return True
        return False

    def branch_of(self, start: int, end: int) -> str:
        """The name of the branch that a stretch is in, the innermost; "" if it is in none."""
        place = bisect_right(self._branches, start, key=attrgetter("start"))
        for branch in reversed(self._branches[max(0, place - _MOST_ASIDE) : place]):
            if branch.start <= start and end <= branch.end:
                return branch.name
        return ""

    def ignores_rule(self, rule: str, start: int, end: int) -> bool:
        """Whether the author has switched a rule off for the whole of a stretch of prose; part of it is not enough."""
        start, end = self._in_source(start, end)
        return any(
            ignore.start <= start and end <= ignore.end and (not ignore.rules or rule in ignore.rules)
            for ignore in self.ignores
        )

    def _in_source(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of prose is in the source; a place between two characters is behind the first of them."""
        if not self.moved:
            return start, end
        last = end
        stretch = self._moved_at(end - 1)
        if stretch is not None:
            last = stretch.source_end if end == stretch.end else stretch.source_start + end - stretch.start
        if start == end:
            return last, last
        stretch = self._moved_at(start)
        return (start if stretch is None else stretch.source_start + start - stretch.start), last

    def _piece_at(self, place: int) -> Piece | None:
        """The piece that a character is in, or else the last one before it."""
        number = bisect_right(self.pieces, place, key=_START) - 1
        return self.pieces[number] if number >= 0 else None

    def _moved_at(self, place: int) -> Moved | None:
        number = bisect_right(self.moved, place, key=_START) - 1
        return self.moved[number] if number >= 0 and place < self.moved[number].end else None


_START = attrgetter("start")
