"""CSV: the columns that a policy names, or those whose name says that they hold messages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from clarity.errors import InputError
from clarity.formats.options import ReadOptions
from clarity.formats.parts import Lines, join, part_of, unescaped
from clarity.original import LINE_BREAK, Original

__all__ = ["read"]

_COLUMNS = frozenset(["body", "letter", "message", "text"])
"""Names of columns that hold texts for people."""
_DELIMITERS = ",;\t"
_DOUBLED = re.compile('""')
_NEVER = re.compile("(?!)")
_HINT = 'Say which columns to read in the policy: fields = ["message"].'


class _Cell(NamedTuple):
    """A cell: its text as it is written, where that begins, and whether it stands in quotes."""

    raw: str
    start: int
    is_quoted: bool

    @property
    def text(self) -> str:
        return self.raw.replace('""', '"') if self.is_quoted else self.raw


def read(text: str, options: ReadOptions | None = None) -> Original:
    r"""Read the columns of a CSV file that the options name, or those called message, text, body or letter.

    The first row names the columns. Commas, semicolons or tabs stand between cells, as they do in the first row.

    Raises:
        InputError: A quote is not closed, or nothing says which columns to read.

    >>> original = read("id;message\n7;Rest today.\n")
    >>> original.text, original.where(0), original.locate(5)
    ('Rest today.', 'row 2, column message', Place(line=2, column=8))
    """
    lines = Lines(text)
    rows = _rows(text, lines)
    header = [cell.text.strip() for cell in next(rows, [])]
    fields = [field for field in options.fields if not field.startswith("/")] if options else []
    chosen = {
        place: name for place, name in enumerate(header) if (name in fields if fields else name.lower() in _COLUMNS)
    }
    if missing := [field for field in fields if field not in header]:
        raise InputError(f'has no column "{missing[0]}", which the policy names in `fields`.')
    if not chosen:
        raise InputError(f"has no column named {', '.join(sorted(_COLUMNS))}. {_HINT}")
    return join(
        part_of(
            unescaped(row[place].raw, row[place].start, _DOUBLED if row[place].is_quoted else _NEVER, lambda _: '"'),
            f"row {number}, column {name}",
            lines,
            options,
        )
        for number, row in enumerate(rows, 2)
        for place, name in chosen.items()
        if place < len(row) and row[place].raw.strip()
    )


def _rows(text: str, lines: Lines) -> Iterator[list[_Cell]]:
    """Yield the rows; an empty line is none.

    Raises:
        InputError: A quote is not closed, or something follows one that is.
    """
    delimiter = _delimiter(text)
    cell = re.compile(rf'"(?P<quoted>(?:[^"]|"")*+)"|(?P<plain>[^"{delimiter}\r\n][^{delimiter}\r\n]*+|)')
    end = re.compile(rf"{delimiter}|\r\n|\n|\r|\Z")
    row: list[_Cell] = []
    place = 0
    while place < len(text):
        found = cell.match(text, place)
        ended = end.match(text, found.end()) if found else None
        if found is None or ended is None:
            line, column = lines.place(place)
            raise InputError(f"line {line}, column {column}: a quote is not closed, or not doubled inside a cell.")
        kind = "plain" if found["quoted"] is None else "quoted"
        row.append(_Cell(found[kind], found.start(kind), kind == "quoted"))
        place = ended.end()
        if ended[0] != delimiter:
            if len(row) > 1 or row[0].raw:
                yield row
            row = []
    if row:
        yield row


def _delimiter(text: str) -> str:
    """What stands between cells: of the first row, what is most frequent outside quotes."""
    first = re.sub('"[^"]*"', "", LINE_BREAK.split(text, maxsplit=1)[0])
    return max(_DELIMITERS, key=first.count)
