"""Send rows of word lists out for review: a sheet for clinicians to fill in."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources.abc import Traversable
from pathlib import Path

from clarity.curate.sheet import SHEET, listed_rows
from clarity.curate.workbook import write_workbook
from clarity.errors import InputError
from clarity.files import replace_file
from clarity.reviews import DECISIONS, FILLED_IN, Review, read_reviews
from clarity.table import csv_bytes

__all__ = ["export_reviews"]


def export_reviews(lists: Iterable[Path | Traversable], target: Path) -> int:
    """Write a sheet for review; returns the number of rows. A review of a row that has not changed is filled in.

    Args:
        lists: The word lists.
        target: A .csv or .xlsx file that does not exist yet.

    Raises:
        WordListError: A list, or the reviews next to it, cannot be read or have faults.
        InputError: The target has another ending, is there already, or cannot be written.
    """
    if target.suffix.lower() not in (".csv", ".xlsx"):
        raise InputError(f"{target}: a sheet for review ends in .csv or .xlsx.")
    if target.exists():
        raise InputError(f"{target}: is there already, and may hold reviews. Name another file, or delete it first.")
    listed = list(listed_rows(lists))
    last: dict[tuple[Path, str, str], Review] = {}
    for folder in {row.folder for row in listed}:
        for review in sorted(read_reviews(folder), key=lambda review: review.date):
            last[folder, review.id, review.row] = review
    rows = [list(SHEET)]
    for row in listed:
        held = last.get((row.folder, row.cells["id"], row.digest))
        cells = {**row.cells, **(held._asdict() if held else {}), "file": row.file, "row": row.digest}
        rows.append([cells.get(column, "") for column in SHEET])
    is_workbook = target.suffix.lower() == ".xlsx"
    replace_file(target, write_workbook(rows, FILLED_IN, DECISIONS) if is_workbook else csv_bytes(rows, "utf-8-sig"))
    return len(listed)
