"""The sheet that goes out for review: its columns, and the rows of the lists as they are in the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from clarity.bundle import categories, rules
from clarity.files import read_file
from clarity.reviews import FILLED_IN
from clarity.table import csv_rows
from clarity.wordlists import COLUMNS, read, row_digest

__all__ = ["SHEET", "ListedRow", "listed_rows"]

SHEET = ("id", "term", *FILLED_IN, *(column for column in COLUMNS if column not in ("id", "term")), "file", "row")
"""The columns of a sheet: what a reviewer needs most, then the other cells of the row, then its file and its hash."""


class ListedRow(NamedTuple):
    """A row of a list as it is in the file, and the hash that ties a review to it."""

    file: str
    folder: Path
    cells: dict[str, str]
    digest: str


def listed_rows(lists: Iterable[Path | Traversable]) -> Iterator[ListedRow]:
    """Every row of some lists.

    Raises:
        WordListError: A list cannot be read or has faults.
    """
    for source in lists:
        read(source, categories(rules()))
        rows = csv_rows(source.name, read_file(source), [])
        _, header = next(rows)
        folder = Path(str(source)).parent
        for _, cells in rows:
            row = dict.fromkeys(COLUMNS, "") | {
                column: cell.strip() for column, cell in zip(header, cells, strict=True)
            }
            yield ListedRow(source.name, folder, row, row_digest(row))
